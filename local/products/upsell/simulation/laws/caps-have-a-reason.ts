// An order is passed over for another nudge only where there is one, sent or on its way.
import { breach, DAY_MS, groupedBy, HOUR_MS, ms } from '../../../../simulator/evidence.ts';
import type { Law, Row } from '../../../../simulator/law.ts';
import { keysOf, ordersById } from './reading.ts';

const CAP_DAYS = 1;
/** A picker may be stopped right before it frees what it reserved, and be tried again hours later. */
const SLACK_MS = 6 * HOUR_MS;

export const capsHaveAReason: Law = {
  says: 'An order is capped only where its shopper had a nudge, or one is on its way.',
  when: 'hour',
  check(seen) {
    const orders = [...ordersById(seen).values()];
    // The cap is a person's, with an account and as a guest.
    const names = new Map(
      seen.told.people.flatMap((person) => keysOf(person).map((key) => [key, person.name] as const)),
    );
    const whoseIs = (id: unknown) => names.get(String(id)) ?? String(id);
    const offers = new Map(seen.rows('upsr-offers').map((row) => [String(row.order_id), row]));
    const nudged = groupedBy(
      [...offers.values()].filter(({ sent_at }) => sent_at !== undefined),
      ({ customer_id }) => whoseIs(customer_id),
    );
    return orders
      .filter(({ gate_outcome }) => gate_outcome === 'capped')
      .flatMap((order) => {
        const at = ms(String(order.recorded_at));
        const id = String(order.customer_id);
        const had = (nudged.get(whoseIs(id)) ?? []).some(
          ({ sent_at }) => ms(String(sent_at)) <= at && at - ms(String(sent_at)) <= CAP_DAYS * DAY_MS,
        );
        const isOnItsWay = orders.some(
          (other) =>
            whoseIs(other.customer_id) === whoseIs(id) &&
            other.order_id !== order.order_id &&
            ms(String(other.recorded_at)) <= at &&
            mayStillCome(other, offers.get(String(other.order_id)), at),
        );
        return had || isOnItsWay
          ? []
          : [breach(`The order ${order.order_id} of ${id} was capped and nobody had been nudged`, order)];
      });
  },
};

function mayStillCome(order: Row, offer: Row | undefined, at: number): boolean {
  if (order.gate_outcome !== 'queueing' && order.gate_outcome !== 'queued') return false;
  const end = offer?.closed_at ?? offer?.sent_at;
  if (end === undefined || offer?.sent_at !== undefined) return true;
  return ms(String(end)) + SLACK_MS > at;
}
