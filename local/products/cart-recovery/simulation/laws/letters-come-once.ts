// A list for every day that had carts, a letter for every month: each once, with the figures of the rows.
import type { Row } from '../../../../simulator/books.ts';
import { DAY_MS, HOUR_MS, ms } from '../../../../simulator/evidence.ts';
import type { Law } from '../../../../simulator/law.ts';
import { cameTwice, previousMonth, wrongFigures } from '../../../../simulator/letters.ts';
import { cartsOfMonth, periodicalLetters } from './reading.ts';

const WON_BACK_DAYS = 7;

export const lettersComeOnce: Law = {
  says: 'A day’s list and a month’s letter come once, with the figures of the rows.',
  when: 'step',
  check(seen) {
    const letters = periodicalLetters(seen);
    const fresh = letters.filter(
      ({ at, subject = '' }) =>
        seen.now.getTime() - ms(at) <= HOUR_MS && subject.startsWith('Cart recovery in '),
    );
    return [
      ...cameTwice(letters),
      ...fresh.flatMap((letter) => {
        const carts = cartsOfMonth(previousMonth(letter.at), seen);
        return wrongFigures(letter, {
          'Carts seen': carts.length,
          Recovered: carts.filter(isWonBack).length,
          'First reminders sent': carts.filter(({ first_outcome }) => first_outcome === 'sent').length,
          'Second reminders sent': carts.filter(({ second_outcome }) => second_outcome === 'sent').length,
        });
      }),
    ];
  },
};

const isWonBack = (cart: Row): boolean =>
  cart.status === 'bought' &&
  ['first', 'second'].some((step) => {
    const apart = ms(String(cart.bought_at)) - ms(String(cart[`${step}_at`]));
    return cart[`${step}_outcome`] === 'sent' && apart >= 0 && apart <= WON_BACK_DAYS * DAY_MS;
  });
