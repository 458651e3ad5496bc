// A month in which somebody bought has its letter, however often its run failed.
import type { Law } from '../../../../simulator/law.ts';
import { isFirstMonday, missingLetters, mondaysDue, previousMonth } from '../../../../simulator/letters.ts';
import { monthLetters, ZONE } from './reading.ts';

export const everyMonthIsSummedUp: Law = {
  says: 'Every month in which somebody bought has its letter.',
  when: 'end',
  check(seen) {
    const due = mondaysDue(seen)
      .filter(
        (monday) =>
          isFirstMonday(monday) &&
          seen.rows('loy-sales').some(({ day }) => String(day).startsWith(previousMonth(monday))),
      )
      .map((from) => ({ from, about: 'Loyalty in' }));
    return missingLetters(seen, due, { run: 'loy-summary', letters: monthLetters(seen), zone: ZONE });
  },
};
