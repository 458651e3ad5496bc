// The stop is about the person: whoever bought is not reminded of what they left before.
import { breach, groupedBy } from '../../../../simulator/evidence.ts';
import type { Law } from '../../../../simulator/law.ts';
import { cartsById, remindersIn } from './reading.ts';

export const silenceAfterAPurchase: Law = {
  says: 'Nobody is reminded of a cart who bought since it began.',
  when: 'step',
  check(seen) {
    const carts = cartsById(seen);
    const sends = new Map(seen.rows('cr-sends').map((row) => [`${row.cart_id} ${row.step}`, row]));
    // The trail says when a purchase was taken in; what a store tells later nobody could know.
    const purchases = groupedBy(
      seen
        .rows('cr-audit')
        .filter(({ action }) => action === 'bought')
        .flatMap(({ cart_id, ts }) => {
          const cart = carts.get(String(cart_id));
          const heardAt = String(ts).split('#')[0] ?? '';
          return cart?.email === undefined ? [] : [{ email: String(cart.email), heardAt, cart }];
        }),
      ({ email }) => email,
    );
    return remindersIn(seen).flatMap(({ to, at, cartId, step, message }) => {
      const claimedAt = String(sends.get(`${cartId} ${step}`)?.sent_at ?? at);
      const began = String(carts.get(cartId)?.began_at ?? '9');
      const before = (purchases.get(to) ?? []).find(
        ({ heardAt, cart }) => heardAt < claimedAt && String(cart.bought_at) >= began,
      );
      return before === undefined
        ? []
        : [
            breach(
              `${to} was reminded of ${cartId} at ${at}, and had bought ${before.cart.cart_id}`,
              message,
              before.cart,
            ),
          ];
    });
  },
};
