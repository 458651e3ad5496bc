// A day with carts has its list, and a month with carts its letter, however often their runs failed.
import { DAY_MS, groupedBy, ms, wallDate } from '../../../../simulator/evidence.ts';
import type { Law, Seen } from '../../../../simulator/law.ts';
import { isFirstMonday, missingLetters, mondaysDue, previousMonth } from '../../../../simulator/letters.ts';
import { cartEvents, cartsOfMonth, periodicalLetters, ZONE } from './reading.ts';

const LONG = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });

export const everyPeriodHasItsLetter: Law = {
  says: 'Every day with carts has its list, and every month with carts its letter.',
  when: 'end',
  check(seen) {
    const letters = periodicalLetters(seen);
    const months = mondaysDue(seen)
      .filter((monday) => isFirstMonday(monday) && cartsOfMonth(previousMonth(monday), seen).length > 0)
      .map((from) => ({ from, about: 'Cart recovery in' }));
    return [
      ...missingLetters(seen, months, { run: 'cr-summary', letters, zone: ZONE }),
      ...missingLetters(seen, daysWithCarts(seen), { run: 'cr-nightly-export', letters, zone: ZONE }),
    ];
  },
};

/** By the carts that stand under the day of their last change, if all that is known of them was told on that day. */
function daysWithCarts(seen: Seen): readonly { readonly from: string; readonly about: string }[] {
  const told = groupedBy(cartEvents(seen), ({ event }) => String(event.cart_id));
  const days = new Set(
    seen
      .rows('cr-state')
      .filter(({ changed_at, erased_at }) => changed_at !== undefined && erased_at === undefined)
      .filter(({ cart_id, day }) => {
        const own = told.get(String(cart_id)) ?? [];
        return own.length > 0 && own.every(({ at }) => wallDate(at, ZONE) === day);
      })
      .map(({ day }) => String(day)),
  );
  return [...days]
    .filter((day) => seen.now.getTime() - ms(`${day}T00:00:00Z`) > 3 * DAY_MS)
    .map((day) => ({
      from: new Date(ms(`${day}T00:00:00Z`) + DAY_MS).toISOString().slice(0, 10),
      about: LONG.format(new Date(`${day}T00:00:00Z`)),
    }));
}
