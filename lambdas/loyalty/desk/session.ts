// Sessions: who signed in, when, with which PIN, and proof that we said so. The cookie holds all of it; loy-staff is read
// with every request, so that removing somebody, resetting a PIN and signing out count at once.
import { createHash } from 'node:crypto';
import { deleteCookie, setCookie } from 'hono/cookie';
import { openToken, signToken } from '../../../shared/links/signed-link.ts';
import { readInstant } from '../../../shared/time/instant.ts';
import type { StaffRow } from '../desk-rows.ts';
import type { DeskContext } from './parts.ts';

export const SESSION_HOURS = 12;
export const SESSION_COOKIE = '__Host-desk';

const PURPOSE = 'desk-session';
const SESSION_MS = SESSION_HOURS * 3_600_000;

export type Session = {
  readonly name: string;
  readonly id: string;
  readonly begunAt: Date;
  /** `pinMarkOf` the PIN that opened it. */
  readonly pinMark: string;
};

export const sessionEnd = ({ begunAt }: Pick<Session, 'begunAt'>): Date =>
  new Date(begunAt.getTime() + SESSION_MS);

/** The cookie's value, signed with the present key. Throws RangeError when there is none. */
export function sealSession({ name, id, begunAt, pinMark }: Session, keys: readonly string[]): string {
  return signToken(PURPOSE, [name, id, begunAt.toISOString(), pinMark], keys[0] ?? '');
}

/** The session in a cookie; undefined when it is not ours, or its twelve hours are over. Never throws. */
export function openSession(value: string, keys: readonly string[], now: Date): Session | undefined {
  const fields = openToken(PURPOSE, value, keys);
  const [name, id, begun, pinMark] = fields ?? [];
  const begunAt = begun === undefined ? undefined : readInstant(begun);
  if (fields?.length !== 4 || name === undefined || id === undefined) return undefined;
  if (begunAt === undefined || pinMark === undefined) return undefined;
  const session = { name, id, begunAt, pinMark };
  return now < sessionEnd(session) ? session : undefined;
}

/** Whether the staff list still lets this session in. */
export function isSessionGood(session: Session, row: StaffRow | undefined): row is StaffRow {
  if (row === undefined || row.name !== session.name) return false;
  // Another PIN ends every session, also one that was opened with the old PIN while the new one was on its way; and a
  // name that was removed and given again is another person, with a hash of their own.
  if (session.pinMark !== pinMarkOf(row)) return false;
  return row.ended_sessions?.[session.id] === undefined;
}

/** Tells one PIN of a name from the next, even where the digits are the same: each hash has its own salt. */
export const pinMarkOf = ({ pin_hash }: Pick<StaffRow, 'pin_hash'>): string =>
  createHash('sha256').update(`desk-pin\0${pin_hash}`).digest('base64url').slice(0, 16);

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
