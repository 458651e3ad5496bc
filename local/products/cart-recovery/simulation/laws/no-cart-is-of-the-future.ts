// A store's clock may be hours or years ahead; a cart that waits for next year waits for ever.
import { breach, MINUTE_MS, ms } from '../../../../simulator/evidence.ts';
import type { Law } from '../../../../simulator/law.ts';

/** Clocks differ by so much. */
const SLACK_MS = 6 * MINUTE_MS;

export const noCartIsOfTheFuture: Law = {
  says: 'No cart was changed or bought in the future.',
  when: 'step',
  check: ({ rows, now }) =>
    rows('cr-state')
      .filter(({ changed_at, bought_at }) =>
        [changed_at, bought_at].some((at) => at !== undefined && ms(String(at)) > now.getTime() + SLACK_MS),
      )
      .map((row) => breach(`The cart ${row.cart_id} is of the future`, row)),
};
