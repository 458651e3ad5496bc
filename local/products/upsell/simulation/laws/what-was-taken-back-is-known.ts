// A store that was answered with a yes does not say again that an order was cancelled or refunded.
import { breach, HOUR_MS, ms, takenOn } from '../../../../simulator/evidence.ts';
import type { Law } from '../../../../simulator/law.ts';
import { ordersById } from './reading.ts';

const PATIENCE_MS = 2 * HOUR_MS;

export const whatWasTakenBackIsKnown: Law = {
  says: 'Every order of which the shop was told that it was taken back says so.',
  when: 'hour',
  check(seen) {
    const orders = ordersById(seen);
    return takenOn(seen, ['order.cancelled', 'order.refunded'])
      .filter(({ at }) => seen.now.getTime() - ms(at) > PATIENCE_MS)
      .flatMap((delivery) => {
        const order = orders.get(String(delivery.event.order_id));
        return order?.stopped_reason === undefined
          ? [
              breach(
                `The order ${delivery.event.order_id} was taken back and does not say so`,
                delivery,
                order,
              ),
            ]
          : [];
      });
  },
};
