// The owner's letter about a week: one, with the figures of the rows.
import { HOUR_MS, ms, wallDate } from '../../../../simulator/evidence.ts';
import type { Law } from '../../../../simulator/law.ts';
import { cameTwice, wrongFigures } from '../../../../simulator/letters.ts';
import { closedInWeekOf, mondayOf, weekLetters, ZONE } from './reading.ts';

export const weeksAreReportedOnce: Law = {
  says: 'A week’s letter to the owner comes once, with the figures of the rows.',
  when: 'step',
  check(seen) {
    const letters = weekLetters(seen);
    const fresh = letters.filter(({ at }) => seen.now.getTime() - ms(at) <= HOUR_MS);
    return [
      ...cameTwice(letters),
      ...fresh.flatMap((letter) => {
        const closed = closedInWeekOf(mondayOf(wallDate(letter.at, ZONE)), seen).filter(
          ({ reason }) => reason !== 'fate-unknown',
        );
        const count = (state: string) => closed.filter((offer) => offer.state === state).length;
        return wrongFigures(letter, {
          Tapped: count('taken'),
          Ignored: count('ignored'),
          'Tapped too late': count('out-of-window'),
          'Never sent': count('never-sent'),
          'Nothing fitted': count('no-fit'),
        });
      }),
    ];
  },
};
