// When nobody is messaged: the same sentences in every product's document.
import type { QuietHours } from '../../time/quiet-hours.ts';
import { type Declaration, declare, wording } from '../declaration.ts';
import { type ClockRange, clockRange, clockTime, rangeMinutes } from '../slots/clock-time.ts';
import type { Slot } from '../slots/slot.ts';

const mostQuietMinutes = 20 * 60;

/** Quiet hours leave room to send in; with `inverse` the range says when sending is allowed. */
function quietRange(inverse = false): Slot<ClockRange> {
  const range = clockRange();
  return {
    read: (words, at) =>
      range.read(words, at).map((reading) => {
        if ('problem' in reading) return reading;
        const value = inverse ? { from: reading.value.until, until: reading.value.from } : reading.value;
        if (rangeMinutes(value) <= mostQuietMinutes) return { next: reading.next, value };
        return {
          next: reading.next,
          problem: 'That leaves less than 4 hours a day to send in, and messages would grow stale',
        };
      }),
  };
}

const nothing = '(messages|nudges|reminders|texts|emails|sending)';
const send = '(send|nudge|remind|text|message|email)';
const people = '[(nudges|messages|reminders|anything|anyone|anybody|customers|shoppers|people)]';
const dontSend = `(do not|dont|never) (${send}|disturb) ${people}`;

type Words = {
  readonly off: string;
  readonly on: (hours: ClockRange) => string;
};

/** The rule of a product that says in these words whom it leaves in peace. */
export const quietHoursRule = ({ off, on }: Words): Declaration<QuietHours> =>
  declare<QuietHours>({
    rule: 'quiet-hours',
    about: 'quiet hours',
    byDefault: () => ({ from: '21:00', until: '08:00' }),
    wordings: () => quietHoursWordings,
    means: (hours) => (hours === 'off' ? off : on(hours)),
    handbook: {
      also: ['No messages after 8 pm or before 9 am.', 'No quiet hours.'],
      limits: 'at least 4 hours a day stay open',
    },
  });

const quietHoursWordings = [
  wording({
    example: 'Quiet hours are 9 pm to 8 am.',
    patterns: [
      'quiet hours [(are|is|run|last|go)] {range}',
      `no ${nothing} {range}`,
      `${dontSend} {range}`,
      `[only] ${send} ${people} [only] {allowed}`,
    ],
    slots: { range: quietRange(), allowed: quietRange(true) },
    states: ({ range, allowed }): QuietHours => range ?? allowed ?? 'off',
  }),
  wording({
    example: 'No messages after 9 pm or before 8 am.',
    patterns: [
      `(no ${nothing}|${dontSend}) after {from} (or|and) before {until}`,
      `(no ${nothing}|${dontSend}) before {until} (or|and) after {from}`,
    ],
    slots: { from: clockTime(), until: clockTime() },
    states: ({ from = '', until = '' }): QuietHours => ({ from, until }),
  }),
  wording({
    example: 'No quiet hours.',
    patterns: [
      '[there are] no quiet hours',
      'quiet hours [are] (off|none|no)',
      `${send} [(customers|shoppers|people)] at any (hour|time) [of day]`,
    ],
    slots: {},
    states: (): QuietHours => 'off',
  }),
];
