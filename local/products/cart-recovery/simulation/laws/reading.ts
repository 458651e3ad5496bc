// How the laws of carts read what is seen. Written apart from the product's own rules on purpose; a mistake there must not
// hide itself here.
import type { Delivery, Row } from '../../../../simulator/books.ts';
import { HOUR_MS, ms, struck, takenOn } from '../../../../simulator/evidence.ts';
import { keptOf, keptOfList } from '../../../../simulator/kept.ts';
import type { Seen } from '../../../../simulator/law.ts';
import type { InboxMessage } from '../../../../world.ts';
import { reminderIn } from '../../demo/reminder.ts';

export const ZONE = 'Europe/London';

export type Reminder = {
  readonly at: string;
  /** Lower case. */
  readonly to: string;
  readonly cartId: string;
  readonly step: string;
  readonly unsubscribe: string | undefined;
  readonly message: InboxMessage;
};

/** Reminders that left the house, oldest first. */
export const remindersIn = ({ messages }: Pick<Seen, 'messages'>): readonly Reminder[] =>
  remindersAmong(messages);

const remindersAmong = keptOfList(
  (): Reminder[] => [],
  (found, message: InboxMessage) => {
    const reminder = message.product === 'cart-recovery' ? reminderIn(message) : undefined;
    if (reminder === undefined) return;
    const { cartId, step, unsubscribe } = reminder;
    found.push({ at: message.at, to: message.to.toLowerCase(), cartId, step, unsubscribe, message });
  },
);

export const cartsById = ({ rows }: Pick<Seen, 'rows'>): ReadonlyMap<string, Row> => byId(rows('cr-state'));

const byId = keptOf(
  (carts: readonly Row[]): ReadonlyMap<string, Row> =>
    new Map(carts.map((row) => [String(row.cart_id), row])),
);

export const CHANGES = ['cart.updated', 'cart.saved'] as const;
export const PURCHASE = 'checkout.completed';

/** When the store says that it happened, as UTC text. */
export const occurredAt = ({ event }: Delivery): string => occurred(event);

const occurred = keptOf((event: Row) => new Date(String(event.occurred_at)).toISOString());

/** A store's clock cannot be that far ahead: such an event happened when it was first heard of. */
export const isAhead = (delivery: Delivery): boolean =>
  ms(occurredAt(delivery)) > ms(delivery.at) + 5 * 60_000;

type Events = Pick<Seen, 'told' | 'deadLetters'>;

const isDeadLetter = ({ event }: Delivery, { deadLetters }: Events): boolean =>
  deadLetters.some(({ body }) => body.includes(`"${event.event_id}`));

/** What was taken on of carts, without what waits among the dead letters for a person. */
export const cartEvents = (seen: Events): readonly Delivery[] =>
  takenOn(seen, [...CHANGES, PURCHASE]).filter((delivery) => !isDeadLetter(delivery, seen));

/** Of what was told twice one telling may lie among the dead letters, and the other may have been taken in. */
export const perhapsTakenIn = (seen: Events): readonly Delivery[] =>
  takenOn(seen, [...CHANGES, PURCHASE]).filter((delivery) => isDeadLetter(delivery, seen));

/** True where nothing struck these functions for so long: what was owed by then is done. */
export const wasCalm = (seen: Pick<Seen, 'faults' | 'now'>, hours: number): boolean =>
  struck(seen, /^cr-/, { from: seen.now.getTime() - hours * HOUR_MS, until: seen.now.getTime() }) === 0;

/** By the document as shipped: the waits of a cart of this total, in hours. */
export function waitsOf(totalMinor: number): readonly [first: number, second: number] {
  if (totalMinor < 4_000) return [4, 24];
  return totalMinor < 15_000 ? [2, 22] : [1, 20];
}

export const minorOf = (total: unknown): number => Math.round(Number(total) * 100);

/** What the stand-in of the mail service sends back, or has its reader complain of, minutes later. */
export const comesBack = (email: string): boolean => /^(?:bounce|complaint)\b/.test(email);

/** The lists of days and the letters of months. */
export const periodicalLetters = ({ messages }: Pick<Seen, 'messages'>): readonly InboxMessage[] =>
  lettersAmong(messages);

const lettersAmong = keptOfList(
  (): InboxMessage[] => [],
  (found, message: InboxMessage) => {
    if (/^(?:Carts of |Cart recovery in )/.test(message.subject ?? '')) found.push(message);
  },
);

/** What a month's letter counts, of `2026-10`. */
export const cartsOfMonth = (month: string, { rows }: Pick<Seen, 'rows'>): readonly Row[] =>
  rows('cr-state').filter(
    ({ day, changed_at, closed_reason }) =>
      String(day).startsWith(month) && changed_at !== undefined && closed_reason !== 'written-off',
  );
