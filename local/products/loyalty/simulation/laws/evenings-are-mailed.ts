// Whoever's balance changed on a day hears of it that evening, or somebody can say why not.
import type { Row } from '../../../../simulator/books.ts';
import { breach, groupedBy, HOUR_MS, MINUTE_MS, ms } from '../../../../simulator/evidence.ts';
import type { Law, LogLine } from '../../../../simulator/law.ts';
import { instantIn, short } from './reading.ts';

const EVENING = '"balance mails of the evening"';
const TOO_LATE = /"mail dropped".*"too-late"/;
/** What comes in while the evening's run looks is told the day after, or by nobody: it is in no hurry. */
const BEFORE_MS = 10 * MINUTE_MS;
const SETTLED_MS = 2 * HOUR_MS;

export const eveningsAreMailed: Law = {
  says: 'Each balance mail of an evening is in the list of what was sent, or came too late, or waits for a person.',
  when: 'end',
  check({ rows, logs, deadLetters }) {
    if (deadLetters.some(({ queue }) => queue.startsWith('loy-'))) return [];
    if (logs.some(({ line }) => TOO_LATE.test(line))) return [];
    const sent = new Set(
      rows('loy-sends').map(({ phone, letter }) => `${phone} ${letter}`.replace(/ nightly#.*#/, ' ')),
    );
    const posted = new Map(
      rows('loy-ledger').map(({ phone, ts, posted_at }) => [`${phone} ${ts}`, ms(String(posted_at))]),
    );
    const sales = groupedBy(
      rows('loy-sales').filter(({ move, phone }) => move === 'add' && phone !== undefined),
      ({ day }) => String(day),
    );
    const changes = groupedBy(rows('loy-audit').filter(isOfMail), ({ phone }) => String(phone));
    const members = new Map(rows('loy-members').map((row) => [String(row.phone), row]));
    return logs.flatMap(eveningIn).flatMap(({ day, at }) => {
      const bought = new Map(
        (sales.get(day) ?? [])
          .filter((sale) => (posted.get(`${sale.phone} ${sale.ts}`) ?? at) < at - BEFORE_MS)
          .map((sale) => [String(sale.phone), sale]),
      );
      return [...bought].flatMap(([phone, sale]) =>
        sent.has(`${phone} ${day}`) || !wantsMail(members.get(phone), changes.get(phone) ?? [], at)
          ? []
          : [breach(`${short(phone)} bought on ${day} and the list of what was sent knows of no mail`, sale)],
      );
    });
  },
};

/** The runs that found the day's members; one that was cut off is made up for. */
function eveningIn({ line }: LogLine): readonly { readonly day: string; readonly at: number }[] {
  if (!line.includes(EVENING)) return [];
  const { day, timestamp } = JSON.parse(line) as Row;
  return [{ day: String(day), at: ms(String(timestamp)) }];
}

const isOfMail = ({ after }: Row): boolean => typeof ((after ?? {}) as Row).opted_in === 'boolean';

/** Before the evening and ever since. */
const wantsMail = (member: Row | undefined, changes: readonly Row[], at: number): boolean =>
  member?.email !== undefined &&
  member.opted_in === true &&
  member.email_trouble === undefined &&
  ms(String(member.email_confirmed_at)) < at - SETTLED_MS &&
  changes.every(({ ts }) => ms(instantIn(ts)) < at - SETTLED_MS);
