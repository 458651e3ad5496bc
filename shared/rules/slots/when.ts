// When a rule holds: days, hours of the day, or both: "on Tuesdays before noon", "from 4 pm to 6 pm at weekends".
import { NUMBER_WORDS } from '../../text/number-words.ts';
import type { Hours, When } from '../../time/when.ts';
import { clockRange, clockTime } from './clock-time.ts';
import { days, sayDays } from './days.ts';
import type { Slot, SlotReading, Words } from './slot.ts';

const dayNames = days();
const ranges = clockRange();
const times = clockTime();

/** At least one of days and hours, in either order. */
export function when(): Slot<When> {
  return {
    read(words, at) {
      const [day] = dayNames.read(words, at);
      const hours = hoursAt(words, at);
      if (day !== undefined) return together(day, hoursAt(words, day.next), (value) => ({ days: value }));
      if (hours === undefined) return openEnded(words, at);
      const [after] = dayNames.read(words, hours.next);
      return together(hours, after, (value) => ({ hours: value }));
    },
  };
}

/** "until Christmas", "starting on Monday": one end alone says nothing of the other. */
function openEnded(words: Words, at: number): readonly SlotReading<When>[] {
  if (!/^(?:until|till|til|starting|beginning|since)$/.test(words.tokens[at]?.word ?? '')) return [];
  return dayNames.read(words, at + 1).map(({ next }) => ({
    next,
    problem: 'Write the first day and the last one, such as "from 1 to 24 December 2026"',
  }));
}

function together<A>(
  first: SlotReading<A>,
  second: SlotReading<Hours> | SlotReading<NonNullable<When['days']>> | undefined,
  made: (value: A) => When,
): readonly SlotReading<When>[] {
  if ('problem' in first) return [first];
  const alone = { next: first.next, value: made(first.value) };
  if (second === undefined) return [alone];
  if ('problem' in second) return [second];
  const other = 'from' in second.value ? { hours: second.value } : { days: second.value };
  return [{ next: second.next, value: { ...alone.value, ...other } }, alone];
}

/** "before noon", "after 4 pm", "from 4 to 6 pm" as a clock has it. */
function hoursAt(words: Words, at: number): SlotReading<Hours> | undefined {
  const first = words.tokens[at]?.word;
  if (first === 'before' || first === 'until' || first === 'after' || first === 'from') {
    const [range] = first === 'from' ? ranges.read(words, at) : [];
    if (range !== undefined) return afternoon(words, at + 1) ?? range;
    const [time] = times.read(words, at + 1);
    if (time === undefined || 'problem' in time) return time;
    const until = first === 'before' || first === 'until';
    const on =
      first === 'from' &&
      /^(?:on|onwards?)$/.test(wordAt(words, time.next)) &&
      dayNames.read(words, time.next).length === 0;
    return {
      next: on ? time.next + 1 : time.next,
      value: until ? { from: '00:00', until: time.value } : { from: time.value, until: '00:00' },
    };
  }
  const begins = first === 'at' || first === 'during' || first === 'between' ? at + 1 : at;
  return afternoon(words, begins) ?? ranges.read(words, begins)[0];
}

/** "3 to 5 pm" is one afternoon; "9 to 5 pm" begins in the morning, and says so nowhere. */
function afternoon(words: Words, at: number): SlotReading<Hours> | undefined {
  const [from, joint, until, half] = [0, 1, 2, 3].map((step) => words.tokens[at + step]?.word ?? '');
  const [first, last] = [hourOf(from), hourOf(until)];
  const spoken =
    half === 'in' &&
    /^(?:afternoon|evening)$/.test(
      wordAt(words, at + 4) === 'the' ? wordAt(words, at + 5) : wordAt(words, at + 4),
    );
  if (first === 0 || last === 0 || !(half === 'pm' || spoken) || !/^(?:to|until|till|and)$/.test(joint ?? ''))
    return undefined;
  if (first % 12 >= last % 12) return undefined;
  const clock = (hour: number) => `${(hour % 12) + 12}:00`;
  const next = half === 'pm' ? at + 4 : wordAt(words, at + 4) === 'the' ? at + 6 : at + 5;
  return { next, value: { from: clock(first), until: clock(last) } };
}

const wordAt = ({ tokens }: Words, at: number): string => tokens[at]?.word ?? '';

const hourOf = (word = ''): number =>
  /^(?:[1-9]|1[0-2])$/.test(word) ? Number(word) : Math.max(0, NUMBER_WORDS.slice(0, 13).indexOf(word));

/** "on Tuesdays from 00:00 to 12:00". */
export function sayWhen({ days: named, hours }: When): string {
  return [
    ...(named === undefined ? [] : [sayDays(named)]),
    ...(hours === undefined
      ? []
      : [`from ${hours.from} to ${hours.until === '00:00' ? '24:00' : hours.until}`]),
  ].join(', ');
}
