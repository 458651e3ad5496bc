// What left the house is written down, in the list of what was sent and on the cart.
import { breach } from '../../../../simulator/evidence.ts';
import type { Law } from '../../../../simulator/law.ts';
import { remindersIn } from './reading.ts';

export const sentIsWhatArrived: Law = {
  says: 'Every reminder that left the house is in the list of what was sent, and has a way out.',
  when: 'step',
  check(seen) {
    const sends = new Map(seen.rows('cr-sends').map((row) => [`${row.cart_id} ${row.step}`, row]));
    return remindersIn(seen).flatMap(({ cartId, step, unsubscribe, message }) => {
      if (unsubscribe === undefined) return [breach(`A reminder of ${cartId} has no way out`, message)];
      const outcome = sends.get(`${cartId} ${step}`)?.outcome;
      return outcome === 'sent' || outcome === 'unknown'
        ? []
        : [
            breach(
              `The ${step} reminder of ${cartId} went out and is written down as ${outcome ?? 'nothing'}`,
              message,
            ),
          ];
    });
  },
};
