// Somebody with many carts is one person.
import { breach, DAY_MS, groupedBy, ms } from '../../../../simulator/evidence.ts';
import type { Law } from '../../../../simulator/law.ts';
import { remindersIn } from './reading.ts';

/** As shipped. */
const WINDOW_DAYS = 3;

export const nobodyIsDisturbed: Law = {
  says: 'Nobody is reminded of two carts within the days in which they are not to be disturbed.',
  when: 'step',
  check: (seen) =>
    [...groupedBy(remindersIn(seen), ({ to }) => to)].flatMap(([to, own]) =>
      own.flatMap((reminder, index) => {
        const before = own[index - 1];
        if (before === undefined || before.cartId === reminder.cartId) return [];
        if (ms(reminder.at) - ms(before.at) >= WINDOW_DAYS * DAY_MS) return [];
        const what = `${to} was reminded of ${before.cartId} at ${before.at} and of ${reminder.cartId} at ${reminder.at}`;
        return [breach(what, before.message, reminder.message)];
      }),
    ),
};
