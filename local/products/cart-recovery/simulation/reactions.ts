// What robots, shoppers and the owner do about a mail of cart recovery.
import { parse } from 'csv-parse/sync';
import type { Chance } from '../../../chance.ts';
import type { Books } from '../../../simulator/books.ts';
import type { Deed } from '../../../simulator/deed.ts';
import { type DoorAnswer, isYes } from '../../../simulator/doors.ts';
import { linksIn, type Visitors } from '../../../simulator/visitors.ts';
import type { InboxMessage } from '../../../world.ts';
import { reminderIn } from '../demo/reminder.ts';
import { noteOf } from './store.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const OWNER_ACTIONS = ['Suppress this cart', 'Unsubscribe this address', 'Write off this cart'];

type Parts = {
  readonly visitors: Visitors;
  readonly books: Books;
  readonly chance: Chance;
  readonly now: () => Date;
};

export function reactionsTo(parts: Parts, message: InboxMessage): readonly Deed[] {
  const arrived = Date.parse(message.at);
  const reminder = reminderIn(message);
  const own = parts.chance.of(`${message.to} ${message.at} ${message.subject}`);
  const robots = parts.visitors.robots(linksIn(message), arrived);
  if (reminder?.unsubscribe !== undefined)
    return [...robots, ...shopperDeeds(parts, own, arrived, message.to, reminder.unsubscribe)];
  return [...robots, ...ownerDeeds(parts, own, arrived, message)];
}

function shopperDeeds(
  { visitors, books, now }: Parts,
  own: Chance,
  arrived: number,
  email: string,
  link: string,
): readonly Deed[] {
  if (!own.happens(0.35)) return [];
  const note = noteOf(books, now);
  const act = (at: number, does: string, kind: string, run: () => Promise<readonly DoorAnswer[]>): Deed => ({
    at,
    who: email,
    does,
    async run() {
      const fact = note(kind, { email });
      const answers = await run();
      if (answers.some(({ status }) => isYes(status))) fact.acknowledgedAt = now().toISOString();
      return [];
    },
  });
  const at = arrived + own.between(1, 600) * MINUTE_MS;
  const times = own.between(1, 2);
  const leaves = own.happens(0.5)
    ? act(at, 'unsubscribes by one click', 'opted-out', async () => [await visitors.oneClick(link)])
    : act(at, 'unsubscribes by the page', 'opted-out', () => visitors.presses(link, '', times));
  if (!own.happens(0.4)) return [leaves];
  return [
    leaves,
    act(at + own.between(1, 40) * 60 * MINUTE_MS, 'comes back by the page', 'came-back', () =>
      visitors.presses(link, 'wish=opt-in', times),
    ),
  ];
}

/** The owner opens the nightly list, presses one of its links, and presses it again days later. */
function ownerDeeds(
  { visitors, books, now }: Parts,
  own: Chance,
  arrived: number,
  message: InboxMessage,
): readonly Deed[] {
  const link = /https?:\/\/\S+\/e\/\S+/.exec(message.text)?.[0];
  if (link === undefined || !own.happens(0.5)) return [];
  const note = noteOf(books, now);
  const press = (at: number, action: string): Deed => ({
    at,
    who: 'owner',
    does: `presses "${action}" in a list`,
    async run() {
      const { status, text } = await visitors.taps(`${link}?csv`);
      if (status !== 200) return [];
      const rows = parse(text, { bom: true, columns: true }) as Readonly<Record<string, string>>[];
      const row = rows.find((one) => (one[action] ?? '') !== '');
      if (row === undefined) return [];
      const fact = note('owner-acts', { action, cartId: row.Cart });
      const answers = await visitors.presses(row[action] ?? '', '', own.between(1, 2));
      if (answers.some((answer) => isYes(answer.status))) fact.acknowledgedAt = now().toISOString();
      return [];
    },
  });
  const action = own.draws.oneOf(OWNER_ACTIONS);
  const at = arrived + own.between(60, 600) * MINUTE_MS;
  return [press(at, action), press(at + own.between(1, 3) * DAY_MS, action)];
}
