// A week in which something was offered has its letter, however often its run failed.
import { DAY_MS, ms } from '../../../../simulator/evidence.ts';
import type { Law } from '../../../../simulator/law.ts';
import { missingLetters, mondaysDue } from '../../../../simulator/letters.ts';
import { closedInWeekOf, weekLetters, ZONE } from './reading.ts';

export const everyWeekIsReported: Law = {
  says: 'Every week in which an offer was closed has its letter.',
  when: 'end',
  check(seen) {
    const due = mondaysDue(seen).filter((monday) => closedInWeekOf(monday, seen).length > 0);
    const letters = weekLetters(seen);
    return due.flatMap((monday) => {
      const next = new Date(ms(`${monday}T00:00:00Z`) + 7 * DAY_MS).toISOString();
      const own = letters.filter(({ at }) => at < next);
      return missingLetters(seen, [{ from: monday, about: '' }], {
        run: 'upsr-sweep',
        letters: own,
        zone: ZONE,
      });
    });
  },
};
