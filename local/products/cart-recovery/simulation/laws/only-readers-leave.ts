// Scanners open the page behind every link; only whoever presses the button has left.
import { breach, MINUTE_MS, ms } from '../../../../simulator/evidence.ts';
import type { Law } from '../../../../simulator/law.ts';

export const onlyReadersLeave: Law = {
  says: 'Nobody is taken off the list of readers who pressed nothing.',
  when: 'step',
  check: ({ rows, told }) =>
    rows('cr-unsub')
      .filter(
        ({ source, unsubscribed_at: at }) =>
          source === 'shopper' &&
          !told.visits.some(
            (visit) =>
              visit.product === 'cart-recovery' &&
              visit.method === 'POST' &&
              ms(visit.at) <= ms(String(at)) + 1_000 &&
              ms(visit.at) >= ms(String(at)) - 5 * MINUTE_MS,
          ),
      )
      .map((row) => breach(`Somebody was taken off at ${row.unsubscribed_at} and had pressed nothing`, row)),
};
