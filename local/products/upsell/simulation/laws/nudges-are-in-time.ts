// Not before the owner's hour is over, and not when the parcel has long arrived.
import { breach, HOUR_MS, MINUTE_MS, ms } from '../../../../simulator/evidence.ts';
import type { Law } from '../../../../simulator/law.ts';
import { nudgesIn, ordersById } from './reading.ts';

/** As shipped. */
const DELAY_MS = HOUR_MS;
const LATEST_MS = 24 * HOUR_MS;
const SLACK_MS = 5 * MINUTE_MS;

export const nudgesAreInTime: Law = {
  says: 'A nudge goes out an hour after its order at the soonest and a day later at the latest.',
  when: 'step',
  check(seen) {
    const orders = ordersById(seen);
    return nudgesIn(seen).flatMap(({ offer, at, claimedAt, message }) => {
      const placed = ms(String(orders.get(String(offer?.order_id))?.placed_at ?? ''));
      const passed = ms(claimedAt) - placed;
      return passed < DELAY_MS - SLACK_MS || passed > DELAY_MS + LATEST_MS + SLACK_MS
        ? [
            breach(
              `The nudge of ${offer?.order_id} went out at ${at}, ${Math.round(passed / MINUTE_MS)} minutes after its order`,
              message,
              offer,
            ),
          ]
        : [];
    });
  },
};
