// When nobody is messaged: the same sentences in every product's document.
import type { QuietHours } from '../../time/quiet-hours.ts';
import { type Declaration, declare, wording } from '../declaration.ts';
import { disagreement } from '../disagreement.ts';
import type { Rule } from '../grammar.ts';
import type { Problem } from '../reading.ts';
import { type ClockRange, clockRange, clockTime, rangeMinutes } from '../slots/clock-time.ts';
import type { Slot } from '../slots/slot.ts';
import { messages as nothing, write as send, people as whom } from './words.ts';

const mostQuietMinutes = 20 * 60;

const tooLittle = 'That leaves less than 4 hours a day to send in, and messages would grow stale';

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
          problem: tooLittle,
        };
      }),
  };
}

const people = `[(any|all)] [${nothing}] [[to] ${whom}]`;
const dontSend = `(do not|dont|never) ${send} ${people}`;
const none = `(no ${nothing} [(to|for) ${whom}] [(go out|are sent|is sent|goes out)]|${dontSend}|nothing [goes out] [is sent]|send nothing)`;

const usual = { from: '21:00', until: '08:00' };

/** One sentence may say when it begins and another when it ends; what nobody says is as built in. */
type StatedHours = Partial<ClockRange> | 'off';

type Words = {
  readonly off: string;
  readonly on: (hours: ClockRange) => string;
};

/** The rule of a product that says in these words whom it leaves in peace. */
export const quietHoursRule = ({ off, on }: Words): Declaration<QuietHours, StatedHours> =>
  declare<QuietHours, StatedHours>({
    rule: 'quiet-hours',
    about: 'quiet hours',
    byDefault: () => usual,
    wordings: () => quietHoursWordings,
    means: (hours) => {
      if (hours === 'off') return off;
      const { from = usual.from, until = usual.until } = hours;
      return from === until ? off : on({ from, until });
    },
    check: hoursProblems,
    combine(texts) {
      const said = texts.flat();
      const ends = said.flatMap((hours) => (hours === 'off' ? [] : [hours]));
      return said.at(-1) === 'off'
        ? 'off'
        : ends.length === 0
          ? undefined
          : Object.assign({ ...usual }, ...ends);
    },
    handbook: {
      also: ['No messages after 8 pm or before 9 am.', 'No quiet hours.', 'Do not e-mail after 9 pm.'],
      limits: 'at least 4 hours a day stay open',
    },
  });

/** Each end may have a sentence of its own, and one more may have both; together they must agree and leave room. */
function hoursProblems(stated: readonly Rule<StatedHours>[]): readonly Problem[] {
  const { from, until }: Partial<ClockRange> = Object.assign(
    {},
    ...stated.map(({ value }) => (value === 'off' ? {} : value)),
  );
  const last = stated.at(-1);
  if (last === undefined) return [];
  for (const later of stated)
    for (const earlier of stated.slice(0, stated.indexOf(later)))
      if (!agree(earlier.value, later.value)) return [disagreement(earlier, later)];
  if (last.value === 'off') return [];
  const hours = { from: from ?? usual.from, until: until ?? usual.until };
  if (hours.from !== hours.until && rangeMinutes(hours) <= mostQuietMinutes) return [];
  return [{ line: last.line, text: last.text, message: tooLittle }];
}

function agree(one: StatedHours, other: StatedHours): boolean {
  if (one === 'off' || other === 'off') return one === other;
  return (['from', 'until'] as const).every(
    (end) => one[end] === undefined || other[end] === undefined || one[end] === other[end],
  );
}

const quietHoursWordings = [
  wording({
    example: 'Quiet hours are 9 pm to 8 am.',
    stated: 'often',
    patterns: [
      '[be] [stay] [keep] quiet [hours] [(are|is|run|last|go)] {range}',
      '[be] [stay] [keep] (silent|silence|mum|schtum|shtum) {range}',
      `leave ${whom} (alone|in peace|be) {range}`,
      `${none} {range}`,
      `(between|from) {range} ${none}`,
      `[only] ${send} ${people} [only] {allowed} [only]`,
      `${nothing} (may|can|should|must) [only] (go out|go|be sent) [only] {allowed} [only]`,
      `${nothing} [(go out|are sent|may be sent|can be sent|are allowed|are fine|are ok)] [only] {allowed} [only]`,
      `(do not|dont|never) ${send} ${people} (except|but|other than|apart from|outside) {allowed}`,
    ],
    slots: { range: quietRange(), allowed: quietRange(true) },
    states: ({ range, allowed }): StatedHours => range ?? allowed ?? 'off',
  }),
  wording({
    example: 'No messages after 9 pm or before 8 am.',
    stated: 'often',
    patterns: [
      `${none} after {from} (or|and) before {until}`,
      `${none} before {until} (or|and) after {from}`,
      'quiet [(hours|time)] (begin|begins|start|starts|run|runs) [(at|from)] {from} and (end|ends|finish|finishes|stop|stops|last until|go on until) [at] {until}',
    ],
    slots: { from: clockTime(), until: clockTime() },
    states: ({ from = '', until = '' }): StatedHours => ({ from, until }),
  }),
  wording({
    example: 'Do not e-mail after 9 pm.',
    stated: 'often',
    patterns: [
      `${none} (after|later than|past|from) {from}`,
      `${none} (before|earlier than) {until}`,
      '(not|never) (after|later than|past) {from}',
      '(not|never) (before|earlier than) {until}',
      `(after|from) {from} ${none}`,
      `before {until} ${none}`,
      `${send} ${people} only before {from}`,
      `${send} ${people} only after {until}`,
      `only ${send} ${people} before {from}`,
      `only ${send} ${people} after {until}`,
      `(hold|keep|wait with) [all] [${nothing}] (until|till) {until}`,
      `${nothing} (do not|dont|never) go out (after|later than|past) {from}`,
      `${nothing} (do not|dont|never) go out (before|earlier than) {until}`,
      `${nothing} start (at|after|from) {until}`,
      `${nothing} stop at {from}`,
      `stop [(all|sending)] [${nothing}] at {from}`,
    ],
    slots: { from: clockTime(), until: clockTime() },
    states: ({ from, until }): StatedHours => ({
      ...(from === undefined ? {} : { from }),
      ...(until === undefined ? {} : { until }),
    }),
  }),
  wording({
    example: 'No quiet hours.',
    stated: 'often',
    patterns: [
      '[there are] no quiet hours',
      'quiet hours [are] (off|none|no)',
      `${send} [(customers|shoppers|people)] at any (hour|time) [of day]`,
      `${nothing} (can|may) go out at any (hour|time) [of day]`,
    ],
    slots: {},
    states: (): StatedHours => 'off',
  }),
];
