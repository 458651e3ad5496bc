// Whoever asked for no more of it, whose mail came back, or who never confirmed the address, gets none.
import { breach, groupedBy, HOUR_MS, ms } from '../../../../simulator/evidence.ts';
import type { Law, Row } from '../../../../simulator/law.ts';
import { instantIn, type Letter, lettersIn, membersByAddress } from './reading.ts';

/** The bus tells of a complaint in whole seconds; and what was claimed a moment before it is on its way. */
const MOMENT_MS = 60_000;
/** Laws are asked at least once an hour. */
const STILL_NEW_MS = 2 * HOUR_MS;
const MARKETING = new Set(['nightly', 'nudge', 'bonus']);

export const mailIsWelcome: Law = {
  says: 'No mail goes to a member who does not want it, or to an address that is not confirmed or in trouble.',
  when: 'step',
  check(seen) {
    const members = membersByAddress(seen);
    const audit = groupedBy(seen.rows('loy-audit'), ({ phone }) => String(phone));
    return lettersIn(seen).flatMap((letter) => {
      const why = unwelcome(letter, members.get(letter.to), { audit, now: seen.now.getTime() });
      return why === undefined
        ? []
        : [
            breach(
              `“${letter.message.subject}” went to ${letter.to} at ${letter.at}: ${why}`,
              letter.message,
            ),
          ];
    });
  },
};

function unwelcome(
  { kind, at }: Letter,
  member: Row | undefined,
  { audit, now }: { readonly audit: ReadonlyMap<string, readonly Row[]>; readonly now: number },
): string | undefined {
  if (kind === 'confirm') return undefined;
  if (member === undefined) return 'nobody confirmed this address';
  // Asked while it is new: whoever confirms an address once more has only the later moment on their row.
  if (now - ms(at) < STILL_NEW_MS && String(member.email_confirmed_at ?? '9') > at)
    return 'it was not confirmed by then';
  const changes = [...(audit.get(String(member.phone)) ?? [])]
    .filter(({ after, ts }) => {
      const { opted_in } = (after ?? {}) as Row;
      return typeof opted_in === 'boolean' && ms(instantIn(ts)) < ms(at) - MOMENT_MS;
    })
    .sort((one, other) => (String(one.ts) < String(other.ts) ? -1 : 1));
  const last = (changes.at(-1)?.after ?? {}) as Row;
  if (last.email_trouble !== undefined && last.opted_in === false) return 'mail to it came back before';
  return MARKETING.has(kind) && last.opted_in === false ? 'its reader wanted no more of it' : undefined;
}
