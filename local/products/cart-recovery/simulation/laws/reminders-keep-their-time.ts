// Not before the wait is over, not at the heels of the one before, and not when nobody remembers the cart any more.
import { breach, groupedBy, HOUR_MS, MINUTE_MS, ms, struck } from '../../../../simulator/evidence.ts';
import type { Law } from '../../../../simulator/law.ts';
import {
  CHANGES,
  cartEvents,
  cartsById,
  isAhead,
  minorOf,
  occurredAt,
  perhapsTakenIn,
  remindersIn,
  waitsOf,
} from './reading.ts';

const WELCOME_HOURS = 48;
const APART_HOURS = 6;
/** By so much the owner's edit makes them wait longer. */
const LONGER_HOURS = 8;
/** So long after it was told, an event is in its cart's row unless something struck. */
const TAKEN_IN_MS = 10 * MINUTE_MS;
const SLACK_MS = 2 * MINUTE_MS;

export const remindersKeepTheirTime: Law = {
  says: 'A reminder goes out neither before its wait is over nor later than it is welcome, and keeps its distance.',
  when: 'step',
  check(seen) {
    const carts = cartsById(seen);
    const changes = groupedBy(
      cartEvents(seen).filter(({ event }) => CHANGES.some((type) => type === event.type)),
      ({ event }) => String(event.cart_id),
    );
    // It may be in the row all the same, where it was handed out once more than it took.
    const perhaps = new Set(perhapsTakenIn(seen).map(({ event }) => String(event.cart_id)));
    const reminders = remindersIn(seen);
    return reminders.flatMap(({ at, to, cartId, step, message }) => {
      const sentAt = ms(at);
      const first = reminders.find((other) => other.cartId === cartId && other.step === 'first');
      if (
        step === 'second' &&
        first !== undefined &&
        sentAt - ms(first.at) < APART_HOURS * HOUR_MS - SLACK_MS
      )
        return [
          breach(
            `The second reminder of ${cartId} came ${(sentAt - ms(first.at)) / HOUR_MS} hours after the first`,
            message,
            first.message,
          ),
        ];
      if (carts.get(cartId)?.wait_override !== undefined) return [];
      const known = (changes.get(cartId) ?? []).filter((delivery) => ms(delivery.at) <= sentAt);
      const wasStruck = struck(seen, /^cr-in/, { from: sentAt - 4 * HOUR_MS, until: sentAt }) > 0;
      const sure = known.filter(
        (delivery) => ms(delivery.at) <= sentAt - (wasStruck ? 4 * HOUR_MS : TAKEN_IN_MS),
      );
      if (known.some(isAhead) || perhaps.has(cartId) || sure.length === 0) return [];
      const newest = sure.reduce((one, other) => (occurredAt(other) > occurredAt(one) ? other : one));
      const waits = waitsOf(minorOf(newest.event.total));
      const due = ms(occurredAt(newest)) + waits[step === 'first' ? 0 : 1] * HOUR_MS;
      if (sentAt < due - SLACK_MS)
        return [
          breach(
            `${to} was reminded of ${cartId} at ${at}, which was due at ${new Date(due).toISOString()}`,
            message,
            newest,
          ),
        ];
      const afterFirst = step === 'second' && first !== undefined ? ms(first.at) + APART_HOURS * HOUR_MS : 0;
      const latest = Math.max(due, afterFirst) + (WELCOME_HOURS + LONGER_HOURS) * HOUR_MS;
      return known.length === sure.length && sentAt > latest + SLACK_MS
        ? [
            breach(
              `${to} was reminded of ${cartId} at ${at}, ${(sentAt - due) / HOUR_MS} hours late`,
              message,
              newest,
            ),
          ]
        : [];
    });
  },
};
