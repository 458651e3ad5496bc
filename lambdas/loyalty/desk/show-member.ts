// A member's page as the answer to a request, always as things stand this second.
import { csrfField, type DeskPage, layout } from './layout.ts';
import { memberBody } from './member-page.ts';
import { noSuchMember } from './member-parts.ts';
import type { DeskContext, DeskParts } from './parts.ts';
import { seenChanges } from './seen-changes.ts';
import { staffNames } from './staff-names.ts';
import { entryTicket, memberTicket } from './tickets.ts';

const LAST_CHANGES = 5;
/** A correction of today stands beside its sale of last week: enough are read that it is among the last. */
const READ_CHANGES = 30;

export async function showMember(
  context: DeskContext,
  parts: DeskParts,
  {
    phone,
    typed,
    remark,
    said,
  }: {
    readonly phone: string;
    readonly typed: string;
    readonly remark: string;
    /** What just happened, in words of its own, in place of a remark. */
    readonly said?: string;
  },
  status: DeskPage['status'] = 200,
): Promise<Response> {
  const [member, rules, changes, keys] = await Promise.all([
    parts.members.get(phone),
    parts.rules(),
    seenChanges(parts, { phone, read: READ_CHANGES }),
    parts.sessionKeys(),
  ]);
  if (member === undefined) return noSuchMember(context);
  const now = parts.now();
  return layout(context, {
    // Titles stay in the browser's history; names do not belong there.
    title: 'Member',
    at: '/',
    status,
    body: memberBody({
      member,
      typed,
      remark,
      said,
      rewards: rules.rewards,
      cards: rules.stampCards ?? [],
      changes: changes.slice(0, LAST_CHANGES),
      staffNames: await staffNames(parts),
      role: context.get('staff').role,
      place: parts.shop,
      now,
      csrf: csrfField(context),
      ticket: memberTicket.seal({ phone, typed, remark: '', member, at: now }, keys),
      entry: (ts) => entryTicket.seal({ phone, typed, ts, at: now }, keys),
    }),
  });
}
