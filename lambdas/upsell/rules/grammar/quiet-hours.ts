// When nobody is messaged.
import { formsOf } from '../../../../shared/rules/grammar.ts';
import {
  type ClockRange,
  clockRange,
  clockTime,
  rangeMinutes,
} from '../../../../shared/rules/slots/clock-time.ts';
import type { Slot } from '../../../../shared/rules/slots/slot.ts';
import type { UpsellForm, UpsellRule } from '../grammar.ts';

const form = formsOf<UpsellRule>();

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
          problem: 'That leaves less than 4 hours a day to send in, and nudges would grow stale',
        };
      }),
  };
}

const quietRule = (range: ClockRange | undefined): UpsellRule => ({
  rule: 'quiet-hours',
  quietHours: range ?? 'off',
});
const nothing = '(messages|nudges|texts|emails|sending)';
const dontSend =
  '(do not|dont|never) (send|nudge|text|message|email|disturb) [(nudges|messages|anything|anyone|anybody|customers|people)]';

export const quietHoursForms: readonly UpsellForm[] = [
  form({
    id: 'quiet-hours',
    example: 'Quiet hours are 9 pm to 8 am.',
    patterns: [
      'quiet hours [(are|is|run|last|go)] {range}',
      `no ${nothing} {range}`,
      `${dontSend} {range}`,
      `[only] (send|nudge|text|message|email) [(nudges|messages|customers|people)] [only] {allowed}`,
    ],
    slots: { range: quietRange(), allowed: quietRange(true) },
    toRule: ({ range, allowed }) => quietRule(range ?? allowed),
  }),
  form({
    id: 'quiet-hours',
    example: 'No messages after 9 pm or before 8 am.',
    patterns: [
      `(no ${nothing}|${dontSend}) after {from} (or|and) before {until}`,
      `(no ${nothing}|${dontSend}) before {until} (or|and) after {from}`,
    ],
    slots: { from: clockTime(), until: clockTime() },
    toRule: ({ from = '', until = '' }) => quietRule({ from, until }),
  }),
  form({
    id: 'quiet-hours',
    example: 'No quiet hours.',
    patterns: [
      '[there are] no quiet hours',
      'quiet hours [are] (off|none|no)',
      '(send|nudge|text|message|email) [customers] at any (hour|time) [of day]',
    ],
    slots: {},
    toRule: () => quietRule(undefined),
  }),
];
