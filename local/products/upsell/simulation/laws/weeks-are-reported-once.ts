// The owner's letter about a week: one, with the figures of the rows.
import { breach, figureIn, groupedBy, HOUR_MS, ms, wallDate } from '../../../../simulator/evidence.ts';
import type { Law } from '../../../../simulator/law.ts';
import { ZONE } from './reading.ts';

const DAY_MS = 24 * HOUR_MS;

export const weeksAreReportedOnce: Law = {
  says: 'A week’s letter to the owner comes once, with the figures of the rows.',
  when: 'step',
  check({ messages, rows, now }) {
    const letters = messages.filter(({ subject = '' }) => subject.startsWith('Add-on take-up, '));
    const twice = [...groupedBy(letters, ({ to, subject }) => `“${subject}” for ${to}`)].filter(
      ([, same]) => same.length > 1,
    );
    const fresh = letters.filter(({ at }) => now.getTime() - ms(at) <= HOUR_MS);
    return [
      ...twice.map(([what, same]) => breach(`${what} came ${same.length} times`, ...same)),
      ...fresh.flatMap((letter) => {
        const end = mondayOf(wallDate(letter.at, ZONE));
        const begin = new Date(ms(`${end}T00:00:00Z`) - 7 * DAY_MS).toISOString().slice(0, 10);
        const closed = rows('upsr-offers').filter(({ closed_at, reason }) => {
          if (closed_at === undefined || reason === 'fate-unknown') return false;
          const day = wallDate(String(closed_at), ZONE);
          return day >= begin && day < end;
        });
        const count = (state: string) => closed.filter((offer) => offer.state === state).length;
        const wanted = {
          Taken: count('taken'),
          Ignored: count('ignored'),
          'Tapped too late': count('out-of-window'),
          'Never sent': count('never-sent'),
          'Nothing fitted': count('no-fit'),
        };
        return Object.entries(wanted).flatMap(([label, number]) => {
          const said = figureIn(letter, label);
          return said === number
            ? []
            : [breach(`“${letter.subject}” says ${said} ${label}, not ${number}`, letter)];
        });
      }),
    ];
  },
};

/** Of this date's week. */
function mondayOf(date: string): string {
  const day = new Date(`${date}T00:00:00Z`);
  return new Date(day.getTime() - ((day.getUTCDay() + 6) % 7) * DAY_MS).toISOString().slice(0, 10);
}
