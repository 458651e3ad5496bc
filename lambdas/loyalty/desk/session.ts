// Sessions: who signed in, when, and proof that we said so. The cookie holds all of it; loy-staff is read with every
// request, so that removing somebody, resetting a PIN and signing out count at once.
import { deleteCookie, setCookie } from 'hono/cookie';
import { openToken, signToken } from '../../../shared/signed-link.ts';
import { parseInstant } from '../../../shared/time.ts';
import type { StaffRow } from '../state/rows.ts';
import type { DeskContext } from './parts.ts';

export const SESSION_HOURS = 12;
export const SESSION_COOKIE = '__Host-desk';

const PURPOSE = 'desk-session';
const SESSION_MS = SESSION_HOURS * 3_600_000;

export type Session = { readonly name: string; readonly id: string; readonly begunAt: Date };

export const sessionEnd = ({ begunAt }: Session): Date => new Date(begunAt.getTime() + SESSION_MS);

/** The cookie's value, signed with the present key. Throws RangeError when there is none. */
export function sealSession({ name, id, begunAt }: Session, keys: readonly string[]): string {
  return signToken(PURPOSE, [name, id, begunAt.toISOString()], keys[0] ?? '');
}

/** The session in a cookie; undefined when it is not ours, or its twelve hours are over. Never throws. */
export function openSession(value: string, keys: readonly string[], now: Date): Session | undefined {
  const fields = openToken(PURPOSE, value, keys);
  const [name, id, begun] = fields ?? [];
  const begunAt = begun === undefined ? undefined : parseInstant(begun);
  if (fields?.length !== 3 || name === undefined || id === undefined || begunAt === undefined)
    return undefined;
  const session = { name, id, begunAt };
  return now < sessionEnd(session) ? session : undefined;
}

/** Whether the staff list still lets this session in. */
export function isSessionGood(session: Session, row: StaffRow | undefined): row is StaffRow {
  if (row === undefined || row.name !== session.name) return false;
  const begun = session.begunAt.getTime();
  // A name that was removed and given again is another person.
  if (begun < Date.parse(row.added_at)) return false;
  if (row.sessions_from !== undefined && begun < Date.parse(row.sessions_from)) return false;
  return row.ended_sessions?.[session.id] === undefined;
}

const options = { path: '/', secure: true, httpOnly: true, sameSite: 'Strict' } as const;

export function giveCookie(context: DeskContext, session: Session, keys: readonly string[]): void {
  setCookie(context, SESSION_COOKIE, sealSession(session, keys), {
    ...options,
    maxAge: SESSION_HOURS * 3600,
  });
}

export function takeCookie(context: DeskContext): void {
  deleteCookie(context, SESSION_COOKIE, options);
}
