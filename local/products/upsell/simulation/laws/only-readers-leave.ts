// Scanners open the page behind every link; only whoever presses the button has left.
import { breach, MINUTE_MS, ms } from '../../../../simulator/evidence.ts';
import type { Law } from '../../../../simulator/law.ts';

export const onlyReadersLeave: Law = {
  says: 'Nobody is put on the list by the page who pressed nothing.',
  when: 'step',
  check: ({ rows, told }) =>
    rows('upsr-optout')
      .filter(({ source, opted_out_at: at }) => {
        if (source !== 'unsubscribe-page') return false;
        const then = ms(String(at));
        return !told.visits.some(
          (visit) =>
            visit.product === 'upsell' &&
            visit.method === 'POST' &&
            ms(visit.at) <= then + 1_000 &&
            ms(visit.at) >= then - 5 * MINUTE_MS,
        );
      })
      .map((row) =>
        breach(`${row.customer_id} was listed at ${row.opted_out_at} and had pressed nothing`, row),
      ),
};
