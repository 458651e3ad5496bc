// Nobody gets an add-on for a bike that went back.
import { breach } from '../../../../simulator/evidence.ts';
import type { Law } from '../../../../simulator/law.ts';
import { nudgesIn, ordersById } from './reading.ts';

export const noNudgeForWhatWasTakenBack: Law = {
  says: 'No nudge goes out for an order that was cancelled or refunded, and none is even chosen for one that was gone before it came.',
  when: 'step',
  check(seen) {
    const orders = ordersById(seen);
    const late = nudgesIn(seen).flatMap(({ offer, at, claimedAt, message }) => {
      const order = orders.get(String(offer?.order_id));
      const stoppedAt = String(order?.stopped_at ?? '9');
      return stoppedAt < claimedAt
        ? [
            breach(
              `The nudge of ${order?.order_id} went out at ${at}, and it was taken back at ${stoppedAt}`,
              message,
              order,
            ),
          ]
        : [];
    });
    const chosen = seen.rows('upsr-offers').flatMap((offer) => {
      const order = orders.get(String(offer.order_id));
      const { stopped_at: stoppedAt = '9', recorded_at: recordedAt = '0' } = order ?? {};
      return String(stoppedAt) < String(recordedAt)
        ? [breach(`The order ${offer.order_id} was gone before it came, and was picked for`, offer, order)]
        : [];
    });
    return [...late, ...chosen];
  },
};
