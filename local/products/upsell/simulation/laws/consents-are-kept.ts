// A yes of somebody's that the shop took on is remembered, or they are on the list.
import { breach, HOUR_MS, ms, takenOn } from '../../../../simulator/evidence.ts';
import type { Law } from '../../../../simulator/law.ts';
import { customerOf, keysOf } from './reading.ts';

/** What could not be read at once is told again for hours. */
const PATIENCE_MS = 12 * HOUR_MS;

export const consentsAreKept: Law = {
  says: 'A consent that was taken on stands on its shopper’s row, unless they want no messages.',
  when: 'hour',
  check(seen) {
    const until = seen.now.getTime() - PATIENCE_MS;
    const customers = new Map(seen.rows('upsr-customers').map((row) => [String(row.customer_id), row]));
    const listed = new Set(seen.rows('upsr-optout').map(({ customer_id }) => String(customer_id)));
    // Whose orders say otherwise has changed their mind.
    const refused = new Set(
      takenOn(seen, ['order.created'])
        .filter(({ event }) => customerOf(event).marketing_consent === false)
        .map(({ event }) => String(customerOf(event).id)),
    );
    return takenOn(seen, ['customer.consented'])
      .filter(({ at }) => ms(at) < until)
      .flatMap((delivery) => {
        const { event, at } = delivery;
        const id = String(customerOf(event).id);
        const person = seen.told.people.find(({ customerId }) => customerId === id);
        const keys = person === undefined ? [id] : keysOf(person);
        if (refused.has(id) || keys.some((key) => listed.has(key))) return [];
        const row = customers.get(id);
        return row?.[`${event.channel}_consent`] === true
          ? []
          : [
              breach(
                `${id} agreed to ${event.channel} at ${at}, and their row does not say so`,
                delivery,
                row,
              ),
            ];
      });
  },
};
