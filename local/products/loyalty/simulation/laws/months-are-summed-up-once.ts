// The owner's letter about a month: one, with the figures of the rows.
import { breach, figureIn, HOUR_MS, ms } from '../../../../simulator/evidence.ts';
import type { Law } from '../../../../simulator/law.ts';

const SUBJECT = /^Loyalty in (?<month>\S+)/;

export const monthsAreSummedUpOnce: Law = {
  says: 'A month’s letter to the owner comes once, with the figures of the rows.',
  when: 'hour',
  check({ messages, rows, now }) {
    const letters = messages.filter(({ subject = '' }) => SUBJECT.test(subject));
    return letters.flatMap((letter, index) => {
      if (letters.findIndex(({ subject }) => subject === letter.subject) < index)
        return [breach(`“${letter.subject}” came twice`, letter)];
      // Later the rows tell of a later time.
      if (now.getTime() - ms(letter.at) > HOUR_MS) return [];
      const month = previousMonth(letter.at);
      const sales = rows('loy-sales').filter(({ day }) => String(day).startsWith(month));
      const wanted = {
        'Purchases with points': sales.filter(({ move }) => move === 'add').length,
        'Sales held for review': sales.filter(({ move }) => move === 'hold').length,
      };
      return Object.entries(wanted).flatMap(([label, count]) => {
        const said = figureIn(letter, label);
        return said === count
          ? []
          : [breach(`“${letter.subject}” says ${said} ${label}, not ${count}`, letter)];
      });
    });
  },
};

const previousMonth = (at: string): string => {
  const [year = 0, month = 0] = at.split('-').map(Number);
  return new Date(Date.UTC(year, month - 2, 1)).toISOString().slice(0, 7);
};
