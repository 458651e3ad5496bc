// When nobody is messaged: the same sentences in every product's document.
import type { QuietHours } from '../../time/quiet-hours.ts';
import { type Form, formsOf } from '../grammar.ts';
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

/** The forms, for a product whose rule about quiet hours is made by `toRule`. */
export function quietHoursForms<R>(toRule: (quietHours: QuietHours) => R): readonly Form<R>[] {
  const form = formsOf<R>();
  return [
    form({
      id: 'quiet-hours',
      example: 'Quiet hours are 9 pm to 8 am.',
      patterns: [
        'quiet hours [(are|is|run|last|go)] {range}',
        `no ${nothing} {range}`,
        `${dontSend} {range}`,
        `[only] ${send} ${people} [only] {allowed}`,
      ],
      slots: { range: quietRange(), allowed: quietRange(true) },
      toRule: ({ range, allowed }) => toRule(range ?? allowed ?? 'off'),
    }),
    form({
      id: 'quiet-hours',
      example: 'No messages after 9 pm or before 8 am.',
      patterns: [
        `(no ${nothing}|${dontSend}) after {from} (or|and) before {until}`,
        `(no ${nothing}|${dontSend}) before {until} (or|and) after {from}`,
      ],
      slots: { from: clockTime(), until: clockTime() },
      toRule: ({ from = '', until = '' }) => toRule({ from, until }),
    }),
    form({
      id: 'quiet-hours',
      example: 'No quiet hours.',
      patterns: [
        '[there are] no quiet hours',
        'quiet hours [are] (off|none|no)',
        `${send} [(customers|shoppers|people)] at any (hour|time) [of day]`,
      ],
      slots: {},
      toRule: () => toRule('off'),
    }),
  ];
}
