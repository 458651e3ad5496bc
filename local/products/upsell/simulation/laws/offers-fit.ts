// What is chosen goes with the order: at a sensible price, not in the basket, not at home already.
import { breach, ms } from '../../../../simulator/evidence.ts';
import type { Law, Row } from '../../../../simulator/law.ts';
import { ordersById } from './reading.ts';

/** As shipped. */
const LEAST_PERCENT = 3;
const MOST_PERCENT = 40;

export const offersFit: Law = {
  says: 'What is offered costs a sensible share of the order, and the shopper neither just bought it nor has it.',
  when: 'step',
  check(seen) {
    const orders = ordersById(seen);
    return seen.rows('upsr-offers').flatMap((offer) => {
      const order = orders.get(String(offer.order_id));
      if (offer.sku === undefined || order === undefined) return [];
      const total = Number(order.total_minor);
      const percent = (100 * Number(offer.price_minor)) / total;
      const why =
        percent < LEAST_PERCENT || percent > MOST_PERCENT
          ? `costs ${percent.toFixed(1)} % of it`
          : skusOf(order).includes(String(offer.sku))
            ? 'is in it'
            : ownedBefore(offer, order, [...orders.values()])
              ? 'was bought before'
              : undefined;
      return why === undefined
        ? []
        : [breach(`${offer.sku}, offered with ${offer.order_id}, ${why}`, offer, order)];
    });
  },
};

const skusOf = ({ items = [] }: Row): readonly string[] =>
  (items as readonly Row[]).map(({ sku }) => String(sku));

/** Known well before it was chosen, so that no reader can be blamed for a moment. */
const ownedBefore = (offer: Row, order: Row, orders: readonly Row[]): boolean =>
  orders.some(
    (other) =>
      other.customer_id !== undefined &&
      other.customer_id === order.customer_id &&
      other.order_id !== order.order_id &&
      ms(String(other.recorded_at)) < ms(String(offer.chosen_at)) - 60_000 &&
      skusOf(other).includes(String(offer.sku)),
  );
