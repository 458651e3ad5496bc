// Nobody is even picked for who did not agree.
import { breach, takenOn } from '../../../../simulator/evidence.ts';
import type { Law } from '../../../../simulator/law.ts';
import { customerOf } from './reading.ts';

export const consentComesFirst: Law = {
  says: 'Nothing is chosen for, or sent to, a shopper who did not agree.',
  when: 'step',
  check(seen) {
    const orders = takenOn(seen, ['order.created']);
    const consents = takenOn(seen, ['customer.consented']);
    const offers = new Map(seen.rows('upsr-offers').map((row) => [String(row.order_id), row]));
    return orders.flatMap(({ event, at }) => {
      const customer = customerOf(event);
      const offer = offers.get(String(event.order_id));
      if (offer === undefined || customer.marketing_consent === true) return [];
      // What was told in the store may have come before the shop's own answer to it was heard.
      const agreed = [...consents, ...orders].some(
        (other) =>
          customerOf(other.event).id === customer.id &&
          (other.event.type === 'customer.consented' || customerOf(other.event).marketing_consent === true),
      );
      const tried = seen.told.deliveries.some(
        (other) => other.event.type === 'customer.consented' && customerOf(other.event).id === customer.id,
      );
      return agreed || tried
        ? []
        : [
            breach(
              `The order ${event.order_id}, told at ${at}, was picked for without a consent`,
              event,
              offer,
            ),
          ];
    });
  },
};
