// A list for every day that had carts, a letter for every month: each once, with the figures of the rows.
import type { Row } from '../../../../simulator/books.ts';
import { breach, DAY_MS, figureIn, groupedBy, HOUR_MS, ms } from '../../../../simulator/evidence.ts';
import type { Law } from '../../../../simulator/law.ts';

const PERIODICAL = /^(?:Carts of |Cart recovery in )/;
const WON_BACK_DAYS = 7;

export const lettersComeOnce: Law = {
  says: 'A day’s list and a month’s letter come once, with the figures of the rows.',
  when: 'step',
  check({ messages, rows, now }) {
    const letters = messages.filter(({ subject = '' }) => PERIODICAL.test(subject));
    const twice = [...groupedBy(letters, ({ to, subject }) => `“${subject}” for ${to}`)].filter(
      ([, same]) => same.length > 1,
    );
    const fresh = letters.filter(
      ({ at, subject = '' }) => now.getTime() - ms(at) <= HOUR_MS && subject.startsWith('Cart recovery in '),
    );
    return [
      ...twice.map(([what, same]) => breach(`${what} came ${same.length} times`, ...same)),
      ...fresh.flatMap((letter) => {
        const month = previousMonth(letter.at);
        const carts = rows('cr-state').filter(
          ({ day, changed_at, closed_reason }) =>
            String(day).startsWith(month) && changed_at !== undefined && closed_reason !== 'written-off',
        );
        const wanted = {
          'Carts seen': carts.length,
          Recovered: carts.filter(isWonBack).length,
          'First reminders sent': carts.filter(({ first_outcome }) => first_outcome === 'sent').length,
          'Second reminders sent': carts.filter(({ second_outcome }) => second_outcome === 'sent').length,
        };
        return Object.entries(wanted).flatMap(([label, count]) => {
          const said = figureIn(letter, label);
          return said === count
            ? []
            : [breach(`“${letter.subject}” says ${said} ${label}, not ${count}`, letter)];
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

const previousMonth = (at: string): string => {
  const [year = 0, month = 0] = at.split('-').map(Number);
  return new Date(Date.UTC(year, month - 2, 1)).toISOString().slice(0, 7);
};
