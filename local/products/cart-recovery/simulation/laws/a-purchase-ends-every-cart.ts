// What somebody left elsewhere is over as well, and the owner's list of the night must say so.
import { breach, groupedBy, HOUR_MS, ms } from '../../../../simulator/evidence.ts';
import type { Law } from '../../../../simulator/law.ts';
import { cartsById, wasCalm } from './reading.ts';

const PATIENCE_MS = 2 * HOUR_MS;
/** What struck a moment ago may have left it to the cart's next look. */
const CALM_HOURS = 30;

export const aPurchaseEndsEveryCart: Law = {
  says: 'A purchase ends every cart that its shopper began before.',
  when: 'hour',
  check(seen) {
    if (!wasCalm(seen, CALM_HOURS)) return [];
    const carts = cartsById(seen);
    const heard = seen.rows('cr-audit').filter(({ action }) => action === 'bought');
    const open = groupedBy(
      [...carts.values()].filter(({ status, email }) => status === 'open' && email !== undefined),
      ({ email }) => String(email),
    );
    return heard.flatMap(({ cart_id, ts }) => {
      const bought = carts.get(String(cart_id));
      if (
        bought?.email === undefined ||
        seen.now.getTime() - ms(String(ts).split('#')[0] ?? '') < PATIENCE_MS
      )
        return [];
      return (open.get(String(bought.email)) ?? [])
        .filter(
          ({ began_at, changed_at, email_at }) =>
            String(began_at) <= String(bought.bought_at) &&
            [changed_at, email_at].every((at) => seen.now.getTime() - ms(String(at)) > CALM_HOURS * HOUR_MS),
        )
        .map((cart) =>
          breach(`${cart.cart_id} is still open, and its shopper bought ${cart_id}`, cart, bought),
        );
    });
  },
};
