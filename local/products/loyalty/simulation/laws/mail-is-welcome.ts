// Whoever asked for no more of it, whose mail came back, or who never confirmed the address, gets none.
import { breach, groupedBy, HOUR_MS, ms } from '../../../../simulator/evidence.ts';
import type { Law, Row } from '../../../../simulator/law.ts';
import { erasuresIn, instantIn, type Letter, lettersIn, membersByAddress } from './reading.ts';

/** The bus tells of a complaint in whole seconds; and what was claimed a moment before it is on its way. */
const MOMENT_MS = 60_000;
/** The trail has the moment of the trouble itself, and word of it may come so much later. */
const HEARD_LATE_MS = 4 * HOUR_MS;
/** Laws are asked at least once an hour. */
const STILL_NEW_MS = 2 * HOUR_MS;
/** They ask whether an address is right, and go to it as long as nobody knows. */
const QUESTIONS = new Set(['confirm', 'address-note']);
const MARKETING = new Set(['nightly', 'nudge', 'bonus']);

export const mailIsWelcome: Law = {
  says: 'No mail goes to a member who does not want it, or to an address that is not confirmed or in trouble.',
  when: 'step',
  check(seen) {
    const members = membersByAddress(seen);
    const audit = groupedBy(seen.rows('loy-audit'), ({ phone }) => String(phone));
    // Mail that comes back never arrives; the list of what was sent knows of it.
    const inVain = seen
      .rows('loy-sends')
      .filter(
        ({ phone, kind, at, outcome }) =>
          outcome === 'sent' &&
          !QUESTIONS.has(String(kind)) &&
          lastWord(audit.get(String(phone)) ?? [], ms(String(at)) - HEARD_LATE_MS).email_trouble !==
            undefined,
      )
      .map((send) => breach(`The ${send.kind} of ${send.at} went to an address that sent mail back`, send));
    // Of whoever was forgotten no row is left that says what they wanted before.
    const erased = new Map(
      erasuresIn(seen).flatMap(({ about, acknowledgedAt = '9' }) =>
        seen.told.people
          .filter(({ phone }) => phone === about.phone)
          .map(({ email = '' }) => [email, acknowledgedAt] as const),
      ),
    );
    const known = lettersIn(seen).filter(({ to, at }) => at >= (erased.get(to) ?? ''));
    const unasked = known.flatMap((letter) => {
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
    return [...inVain, ...unasked];
  },
};

/** What the trail says of the address and of mail to it before this moment. */
function lastWord(trail: readonly Row[], before: number): Row {
  const changes = trail
    .filter(({ after, ts }) => {
      const { opted_in } = (after ?? {}) as Row;
      return typeof opted_in === 'boolean' && ms(instantIn(ts)) < before;
    })
    .sort((one, other) => (String(one.ts) < String(other.ts) ? -1 : 1));
  return (changes.at(-1)?.after ?? {}) as Row;
}

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
  const trail = audit.get(String(member.phone)) ?? [];
  const heard = lastWord(trail, ms(at) - HEARD_LATE_MS);
  if (heard.email_trouble !== undefined && heard.opted_in === false) return 'mail to it came back before';
  return MARKETING.has(kind) && lastWord(trail, ms(at) - MOMENT_MS).opted_in === false
    ? 'its reader wanted no more of it'
    : undefined;
}
