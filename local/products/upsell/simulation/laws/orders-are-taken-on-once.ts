// However often and in whatever order a store speaks of an order, its purchase is counted once, and somebody decides on it.
import { breach, HOUR_MS, ms, takenOn } from '../../../../simulator/evidence.ts';
import type { Law } from '../../../../simulator/law.ts';
import { customerOf, ordersById } from './reading.ts';

const PATIENCE_MS = 12 * HOUR_MS;
/** Of each month how much was counted of a customer before it began. */
const before = new WeakMap<object, ReadonlyMap<string, number>>();

export const ordersAreTakenOnOnce: Law = {
  says: 'Every order that was taken on is counted once, and is decided on.',
  when: 'hour',
  check(seen) {
    const orders = ordersById(seen);
    const offers = new Set(seen.rows('upsr-offers').map(({ order_id }) => String(order_id)));
    const own = (id: unknown) =>
      [...orders.values()].filter(
        ({ customer_id, gate_outcome }) => customer_id === id && gate_outcome !== undefined,
      ).length;
    if (!before.has(seen.told))
      before.set(
        seen.told,
        new Map(
          seen
            .rows('upsr-customers')
            .map(({ customer_id, order_count = 0 }) => [
              String(customer_id),
              Number(order_count) - own(customer_id),
            ]),
        ),
      );
    const counted = seen.rows('upsr-customers').flatMap((customer) => {
      const id = String(customer.customer_id);
      const earlier = before.get(seen.told)?.get(id) ?? 0;
      const wanted = own(id) + earlier;
      // Who was forgotten begins anew, and what is counted from then on is less than the rows.
      const wasErased = takenOn(seen, ['customer.erased']).some(({ event }) => customerOf(event).id === id);
      return customer.order_count === undefined || wasErased || Number(customer.order_count) === wanted
        ? []
        : [breach(`${id} has ${customer.order_count} orders counted and ${wanted} written down`, customer)];
    });
    const until = seen.now.getTime() - PATIENCE_MS;
    const lost = takenOn(seen, ['order.created'])
      .filter(
        ({ at, event }) =>
          ms(at) < until && !seen.deadLetters.some(({ body }) => body.includes(`"${event.order_id}"`)),
      )
      .flatMap(({ event, at }) => {
        const order = orders.get(String(event.order_id));
        const outcome = order?.gate_outcome;
        if (outcome === undefined)
          return [breach(`The order ${event.order_id}, taken on at ${at}, is not written down`, event)];
        return (outcome === 'queueing' || outcome === 'queued') && !offers.has(String(event.order_id))
          ? [
              breach(
                `The order ${event.order_id}, taken on at ${at}, was queued and nothing came of it`,
                order,
              ),
            ]
          : [];
      });
    return [...counted, ...lost];
  },
};
