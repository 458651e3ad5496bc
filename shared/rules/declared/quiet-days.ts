// Days on which nobody is messaged at all: the same sentences in every product's document.

import { Temporal } from 'temporal-polyfill';
import type { QuietHours } from '../../time/quiet-hours.ts';
import type { Days } from '../../time/when.ts';
import { type Declaration, declare, wording } from '../declaration.ts';
import { days, sayDays } from '../slots/days.ts';
import type { Slot } from '../slots/slot.ts';
import type { Pause } from './pause.ts';
import { people, write as send, messages as what } from './words.ts';

const whom = `[(any|all)] [(${what}|nudge|reminder)] [[to] ${people}]`;
const closed = '(closed|shut|away|on holiday)';

/** The rule of a product that says in these words what does not go out. */
export const quietDaysRule = (nothing: string): Declaration<Days | undefined, Days> =>
  declare<Days | undefined, Days>({
    rule: 'quiet-days',
    about: 'quiet days',
    byDefault: () => undefined,
    wordings: () => quietDaysWordings,
    means: (named) =>
      `${nothing} ${sayDays(named)}, all day. What waits goes out afterwards, if it is still welcome.`,
    handbook: {
      shipped: '(none)',
      also: ['Quiet all day on Sundays.', 'No messages at weekends.', 'Quiet on 25 December.'],
      limits: 'at most six days of the week',
    },
    check(stated) {
      const weekdays = new Set(stated.flatMap(({ value }) => value.weekdays));
      const last = stated.at(-1);
      return weekdays.size < 7 || last === undefined
        ? []
        : [{ line: last.line, text: last.text, message: everyDay, nearest: 'Pause.' }];
    },
    combine(texts) {
      const all = texts.flat();
      const weekdays = [...new Set(all.flatMap((named) => named.weekdays))].sort();
      return all.length === 0 ? undefined : { weekdays, dates: all.flatMap(({ dates }) => dates) };
    },
  });

const everyDay =
  'Together with the sentences above these are all days of the week, and nothing would ever go out';

/** The days that are left when something goes out only on some days of the week. */
const otherDays: Slot<Days> = {
  read: (words, at) =>
    days()
      .read(words, at)
      .map((reading) => {
        if ('problem' in reading) return reading;
        const { weekdays, dates } = reading.value;
        const left = [1, 2, 3, 4, 5, 6, 7].filter((day) => !weekdays.includes(day));
        return dates.length === 0
          ? { next: reading.next, value: { weekdays: left, dates: [] } }
          : { next: reading.next, problem: 'Name the days of the week on which something goes out' };
      }),
};

/** "Stop e-mails on 1 December": on that day alone for one reader, and from then on for another. */
const weekly: Slot<Days> = {
  read: (words, at) =>
    days()
      .read(words, at)
      .map((reading) =>
        'problem' in reading || reading.value.dates.every(({ from, to }) => from !== to)
          ? reading
          : {
              next: reading.next,
              problem:
                'On that day alone, or from then on? Write "Quiet on 1 December 2026", or "Pause" on the day itself',
            },
      ),
};

const quietDaysWordings = [
  wording({
    example: 'Quiet all day on Sundays.',
    stated: 'often',
    patterns: [
      '[be] [stay] [keep] (quiet|silent) [all day] {days} [all day]',
      'quiet (days|day) [(are|is)] {days}',
      '{days} (is|are) [a] quiet [(day|days)]',
      '(not|never) [(word|thing|peep)] {days}',
      '(shut up|hush|silence|say nothing|keep quiet) {days}',
      '{days} (is|are) (off limits|out of bounds|taboo)',
      `no ${what} [(to|for) ${people}] [(go out|are sent|goes out|is sent)] {days}`,
      `${what} (do not|dont|never) go out {days}`,
      `(do not|dont|never) ${send} ${whom} {days}`,
      `(do not|dont|never) send ${whom} {days}`,
      `(nothing [goes out] [is sent]|send nothing) {days}`,
      `{days} send nothing`,
      `(pause|skip|no sending) [all] [(${what}|everything|reminders)] {days}`,
      `stop [all] [(${what}|everything|reminders)] {weekly}`,
      `[(as|if|because|when)] are ${closed} {days} [[so] (send nothing|nothing goes out|pause|no ${what}|stop ${what}|stop everything|pause ${what}|pause everything)]`,
      `{days} are ${closed} [[so] (send nothing|nothing goes out|pause|no ${what}|stop ${what}|stop everything|pause ${what}|pause everything)]`,
      `{days} no ${what} [at all]`,
      `{days} (is|are) (${what}|${send}) free`,
      `{days} (is|are) (message-free|mail-free|email-free|text-free|free of ${what})`,
      `${send} ${whom} only {only}`,
      `only ${send} ${whom} {only}`,
      `${what} only {only}`,
      `${send} ${whom} {only} only`,
      `{only} only`,
      `(do not|dont|never) ${send} ${whom} (except|but|other than|apart from) {only}`,
      `[only] ${what} {only} only`,
      `${what} [(is|are)] off {days}`,
      `leave ${people} (alone|in peace|be) {days}`,
      'leave {days} (alone|out|free)',
      '(keep|stay) off {days}',
      `{days} (do not|dont|never) (send|${send}) ${whom}`,
      `no {days} ${what}`,
      '{days} [(is|are)] off',
    ],
    slots: { days: days(), only: otherDays, weekly },
    states: ({ weekly: each = { weekdays: [], dates: [] }, days: named = each, only }): Days => only ?? named,
  }),
];

/** The quiet hours with the quiet days and a pause in them, which is how whoever sends asks for all three. */
export function withQuietDays<
  R extends { readonly quietHours: QuietHours; readonly quietDays?: Days; readonly pause?: Pause },
>(rules: R): R {
  const { quietHours, quietDays, pause } = rules;
  if (quietDays === undefined && pause === undefined) return rules;
  const hours = quietHours === 'off' ? { from: '00:00', until: '00:00' } : quietHours;
  const days = {
    weekdays: quietDays?.weekdays ?? [],
    dates: [...(quietDays?.dates ?? []), ...(pause === undefined ? [] : [untilTheDayBefore(pause)])],
  };
  return { ...rules, quietHours: { ...hours, days } };
}

/** On the day that a pause names everything goes on. */
const untilTheDayBefore = ({ from, to }: Pause): Pause =>
  to.startsWith('9999')
    ? { from, to }
    : { from, to: Temporal.PlainDate.from(to).subtract({ days: 1 }).toString() };
