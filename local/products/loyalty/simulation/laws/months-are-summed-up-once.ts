// The owner's letter about a month: one, with the figures of the rows.
import { HOUR_MS, ms } from '../../../../simulator/evidence.ts';
import type { Law } from '../../../../simulator/law.ts';
import { cameTwice, previousMonth, wrongFigures } from '../../../../simulator/letters.ts';
import { monthLetters } from './reading.ts';

export const monthsAreSummedUpOnce: Law = {
  says: 'A month’s letter to the owner comes once, with the figures of the rows.',
  when: 'hour',
  check(seen) {
    const letters = monthLetters(seen);
    // Later the rows tell of a later time.
    const fresh = letters.filter(({ at }) => seen.now.getTime() - ms(at) <= HOUR_MS);
    return [
      ...cameTwice(letters),
      ...fresh.flatMap((letter) => {
        const sales = seen
          .rows('loy-sales')
          .filter(({ day }) => String(day).startsWith(previousMonth(letter.at)));
        return wrongFigures(letter, {
          'Purchases with points': sales.filter(({ move }) => move === 'add').length,
          'Sales held for review': sales.filter(({ move }) => move === 'hold').length,
        });
      }),
    ];
  },
};
