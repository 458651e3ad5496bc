// Nothing goes out for a while, or until the sentence is taken out again: the same words in every product's document.

import type { DateSpan, Days } from '../../time/when.ts';
import { type Declaration, declare, wording } from '../declaration.ts';
import { days, sayDays } from '../slots/days.ts';
import { nextDate, nextWeekday } from '../slots/relative-days.ts';
import type { Slot } from '../slots/slot.ts';
import { forNow, messages } from './words.ts';

const what = `[(all|any|every)] [(everything|it|the lot|lot|${messages})]`;

/** `from` and `to` as a span of days has them. */
export type Pause = DateSpan;

const ever: Pause = { from: '0001-01-01', to: '9999-12-31' };

/**
 * The day on which it goes on again. A day of no year, or of the week, is the next one after the document was written: it does not come
 * again every year, or every week.
 */
const endDay: Slot<Pause> = {
  read: (words, at) =>
    days()
      .read(words, at)
      .map((reading) => {
        if ('problem' in reading) return reading;
        const to = onlyDay(reading.value, words.written);
        return to === undefined
          ? {
              next: reading.next,
              problem: 'Until which date? Write it with its year, such as "Pause until 7 December 2026"',
            }
          : { next: reading.next, value: { from: ever.from, to } };
      }),
};

function onlyDay({ weekdays, dates }: Days, written: string | undefined): string | undefined {
  const [date, other] = dates;
  const [weekday, otherDay] = weekdays;
  if (other !== undefined || otherDay !== undefined) return undefined;
  if (date === undefined)
    return weekday === undefined || written === undefined ? undefined : nextWeekday(weekday, written);
  if (weekday !== undefined || date.from !== date.to) return undefined;
  if (date.from.length > 5) return date.from;
  return written === undefined ? undefined : nextDate(date.from, written);
}

/** The rule of a product that says in these words what does not go out. */
export const pauseRule = (nothing: string): Declaration<Pause | undefined, Pause> =>
  declare<Pause | undefined, Pause>({
    rule: 'pause',
    about: 'a pause',
    byDefault: () => undefined,
    wordings: () => pauseWordings,
    means: ({ to }) =>
      to === ever.to
        ? `${nothing} for as long as this sentence stands here.`
        : `${nothing} before this day, and then everything as before: ${sayDays({ weekdays: [], dates: [{ from: to, to }] })}.`,
    handbook: { shipped: '(none)', also: ['Pause.', 'Pause until 7 December 2026.'] },
  });

const pauseWordings = [
  wording({
    example: 'Pause.',
    patterns: [
      `(pause|stop|suspend) ${what} [${forNow}]`,
      `${what} (is|are) paused [${forNow}]`,
      '(on|take a) (hold|break|pause)',
      `put ${what} on hold [${forNow}]`,
      `hold ${what} ${forNow}`,
      `(turn|switch) ${what} off [${forNow}]`,
      `(turn|switch) off ${what} [${forNow}]`,
      `no ${what} ${forNow}`,
      `send nothing [${forNow}]`,
      `stop (reminding|texting|emailing|messaging|nudging|writing to) (people|customers|shoppers|members|them|everyone|everybody|anyone) [${forNow}]`,
      'stop now',
      `(do not|dont) send ${what} (${forNow}|at all)`,
      `nothing goes out [${forNow}]`,
    ],
    slots: {},
    states: (): Pause => ever,
  }),
  wording({
    example: 'Pause until 7 December 2026.',
    patterns: [
      `(pause|stop|hold|suspend|hold off|hold back) ${what} (until|till|before) {until}`,
      '(send nothing|nothing goes out) (until|till|before) {until}',
      `no ${what} (until|till|before) {until}`,
      `(do not|dont) send [any] ${messages} (until|till|before) {until}`,
      `take a (break|rest) [from ${messages}] (until|till) {until}`,
      '[(as|because|if)] [are] (closed|shut|away|on holiday) (until|till) {until} [[so] (pause|send nothing|nothing goes out)]',
      `(resume|restart|start) ${what} [again] on {until}`,
    ],
    slots: { until: endDay },
    states: ({ until = ever }): Pause => until,
  }),
];
