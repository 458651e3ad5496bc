// A look that came to nothing is noticed within the hour.
import { breach, HOUR_MS, ms, struck } from '../../../../simulator/evidence.ts';
import type { Law } from '../../../../simulator/law.ts';

const PATIENCE_MS = 2 * HOUR_MS;
/** A service may be away for four hours, and then everything needs its turn. */
const AFTER_FAULTS_HOURS = 6;

export const noCartIsForgotten: Law = {
  says: 'No cart waits for a look that is long due.',
  when: 'hour',
  check(seen) {
    const now = seen.now.getTime();
    const faults = struck(seen, /^cr-/, { from: now - AFTER_FAULTS_HOURS * HOUR_MS, until: now });
    const patience = faults === 0 ? PATIENCE_MS : AFTER_FAULTS_HOURS * HOUR_MS;
    return seen
      .rows('cr-state')
      .filter(
        ({ status, wakeup_at }) =>
          status === 'open' && wakeup_at !== undefined && now - ms(String(wakeup_at)) > patience,
      )
      .map((cart) => breach(`Nobody looked at ${cart.cart_id}, due at ${cart.wakeup_at}`, cart));
  },
};
