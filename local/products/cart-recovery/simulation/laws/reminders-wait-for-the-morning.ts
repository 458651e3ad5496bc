// Night is where the shopper is.
import { breach, wallHour } from '../../../../simulator/evidence.ts';
import type { Law } from '../../../../simulator/law.ts';
import { cartsById, remindersIn, ZONE } from './reading.ts';

const QUIET_FROM = 21;
const QUIET_UNTIL = 8;

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
      const hour = wallHour(at, zone);
      return hour >= QUIET_FROM || hour < QUIET_UNTIL
        ? [breach(`${to} was reminded of ${cartId} at ${at}, by night in ${zone}`, message)]
        : [];
    });
  },
};
