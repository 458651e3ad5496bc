// Nothing says that nothing happened; the sweep notices.
import { breach, HOUR_MS, ms } from '../../../../simulator/evidence.ts';
import type { Law } from '../../../../simulator/law.ts';

/** The sweep comes every hour. */
const SWEPT_WITHIN_MS = 8 * HOUR_MS;

export const windowsAreClosed: Law = {
  says: 'An offer whose window has ended is closed.',
  when: 'hour',
  check: ({ rows, now }) =>
    rows('upsr-offers')
      .filter(
        ({ state, window_ends_at: ends }) =>
          state === 'sent' && now.getTime() - ms(String(ends)) > SWEPT_WITHIN_MS,
      )
      .map((offer) =>
        breach(`The window of ${offer.order_id} ended at ${offer.window_ends_at} and stands open`, offer),
      ),
};
