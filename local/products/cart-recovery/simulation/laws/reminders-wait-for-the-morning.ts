// Night is where the shopper is.
import { breach, isByNight } from '../../../../simulator/evidence.ts';
import type { Law } from '../../../../simulator/law.ts';
import { cartsById, remindersIn, ZONE } from './reading.ts';

export const remindersWaitForTheMorning: Law = {
  says: 'No reminder goes out inside the quiet hours, on the shopper’s own clock.',
  when: 'step',
  check(seen) {
    const carts = cartsById(seen);
    return remindersIn(seen).flatMap(({ at, to, cartId, message }) => {
      const cart = carts.get(cartId);
      const zone = String(cart?.time_zone ?? ZONE);
      // A zone that was told after the mail was not known to it, and that of an erased shopper nobody knows any more.
      if (String(cart?.time_zone_at ?? '') > at || cart?.erased_at !== undefined) return [];
      return isByNight(at, zone)
        ? [breach(`${to} was reminded of ${cartId} at ${at}, by night in ${zone}`, message)]
        : [];
    });
  },
};
