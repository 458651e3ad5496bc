// Days as people name them: Tuesdays, Mondays and Fridays, Monday to Friday, weekends, and the dates of dates.ts. Days that
// depend on when the sentence was written are a problem.
import { listed } from '../../text/listed.ts';
import type { Days } from '../../time/when.ts';
import { capital, dateAt, feastAt, monthOf, type Part, saySpan, skip, word } from './dates.ts';
import { relativeDays } from './relative-days.ts';
import type { Slot, SlotReading, Words } from './slot.ts';

const weekdayNames = 'monday tuesday wednesday thursday friday saturday sunday'.split(' ');
const shortNames = 'mon tue wed thu fri sat sun'.split(' ');
const otherShort: Readonly<Record<string, number>> = { tues: 2, weds: 3, thur: 4, thurs: 4 };
const relative = new Set('today tomorrow tonight yesterday'.split(' '));

/** One day or several, with what joins them; "on", "at" and "every" before each may stand or not. */
export function days(): Slot<Days> {
  return { read: (words, at) => daysAt(words, at) };
}

function daysAt(words: Words, at: number): readonly SlotReading<Days>[] {
  const readings: SlotReading<Days>[] = [];
  let all: Days = { weekdays: [], dates: [] };
  for (let next = at; ; ) {
    const begins = skip(words, next, lead);
    const part = partAt(words, begins);
    if (part === undefined) return readings;
    if (isOpenEnded(words, begins, part)) return [...readings, { next: part.next, problem: openEnd }];
    if ('problem' in part) return [...readings, part];
    if (isOneDay(words, begins, all, part.days)) return [{ next: part.next, problem: oneDay }, ...readings];
    all = {
      weekdays: sorted([...all.weekdays, ...part.days.weekdays]),
      dates: [...all.dates, ...part.days.dates],
    };
    const { length } = all.weekdays;
    readings.unshift(
      length === 7
        ? { next: part.next, problem: 'These are all days of the week, which is no day in particular' }
        : { next: part.next, value: all },
    );
    const left = exceptAt(words, part.next, all);
    if (left !== undefined) return [left, ...readings];
    next = skip(words, part.next, joints);
    // "Mondays in July" are not Mondays and July.
    if (next === part.next && !isComma(words, next)) return readings;
  }
}

const isComma = ({ text, tokens }: Words, at: number): boolean =>
  text.slice(tokens[at - 1]?.end, tokens[at]?.start).includes(',');

const openEnd =
  'From which day to which? Write the first day and the last one, such as "from 1 to 24 December 2026"';

/** "from Monday", "from the 3rd of May" say when something begins, and not that it is so on Mondays, or that day. */
function isOpenEnded(words: Words, at: number, part: Part): boolean {
  const before = word(words, at - 1) === 'the' ? at - 2 : at - 1;
  if (word(words, before) !== 'from' || 'problem' in part) return false;
  const { weekdays, dates } = part.days;
  return weekdays.length + dates.length === 1 && dates.every(({ from, to }) => from === to);
}

/** "Saturday, 5 December" is one day, and neither every Saturday nor that date of every year. */
function isOneDay(words: Words, at: number, before: Days, part: Days): boolean {
  if (!isComma(words, at) || joints.has(word(words, at - 1))) return false;
  const [day, date] = part.weekdays.length === 0 ? [before, part] : [part, before];
  const isDate = date.weekdays.length === 0 && date.dates.length === 1;
  const name = word(words, part.weekdays.length === 0 ? at - 1 : at);
  return isDate && day.weekdays.length === 1 && day.dates.length === 0 && weekdayNames.includes(name);
}

const oneDay =
  'A weekday and a date are one day: write the date alone, with its year, such as "5 December 2026"';

const lead = new Set(
  'on at in from during every each all the any of whole month throughout over for a an'.split(' '),
);
const joints = new Set(['and', 'or', '&']);
const sorted = (numbers: readonly number[]): readonly number[] => [...new Set(numbers)].sort();

function partAt(words: Words, at: number): Part | undefined {
  const first = word(words, at);
  if (relative.has(first) || (/^(?:this|next|coming)$/.test(first) && isDayWord(word(words, at + 1))))
    return relativeAt(words, at);
  if (
    first === 'weekend' &&
    /^(?:for|over)$/.test(word(words, word(words, at - 1) === 'the' ? at - 2 : at - 1))
  )
    return {
      next: at + 1,
      problem: 'Every weekend, or this one? Write "at weekends", or "this weekend"',
    };
  if (/^weekends?$/.test(first)) return { next: at + 1, days: { weekdays: [6, 7], dates: [] } };
  if (/^(?:weekdays?|workdays?)$/.test(first))
    return { next: at + 1, days: { weekdays: [1, 2, 3, 4, 5], dates: [] } };
  // "Over Christmas" is for one shop a day and for another a fortnight.
  if (/^(?:christmas|xmas)$/.test(first) && isSeason(words, at)) return { next: at + 1, problem: openEnd };
  const whole = wholeWeekAt(words, at);
  if (whole !== undefined) return whole;
  return weekdaysAt(words, at) ?? feastAt(words, at) ?? dateAt(words, at);
}

const isSeason = (words: Words, at: number): boolean =>
  /^(?:over|during|at|for|throughout|around)$/.test(word(words, at - 1)) &&
  !/^(?:day|eve)$/.test(word(words, at + 1));

/** "this weekend", by the day on which it was written. */
function relativeAt(words: Words, at: number): Part {
  const [first, second] = [word(words, at), word(words, at + 1)];
  const alone = relative.has(first);
  const next = alone ? at + 1 : at + 2;
  const wanted = alone ? first : (weekdayNames[weekdayOf(second) - 1] ?? second.replace(/s$/, ''));
  const span =
    words.written === undefined || first === 'next' || first === 'coming'
      ? undefined
      : relativeDays(wanted, words.written);
  if (span !== undefined) return { next, days: { weekdays: [], dates: [span] } };
  return {
    next,
    problem: `"${alone ? first : `${first} ${second}`}" means another day tomorrow: write the date, such as "on 5 and 6 December"`,
  };
}

/** "every day", "all week": days only where some are left out. */
function wholeWeekAt(words: Words, at: number): Part | undefined {
  const first = word(words, at);
  const isWhole =
    /^(?:daily|everyday)$/.test(first) ||
    (/^(?:day|week)$/.test(first) && /^(?:every|all)$/.test(word(words, at - 1)));
  return isWhole && EXCEPT.test(word(words, at + 1))
    ? { next: at + 1, days: { weekdays: [1, 2, 3, 4, 5, 6, 7], dates: [] } }
    : undefined;
}

const EXCEPT = /^(?:except|but|bar|excluding|without)$/;

/** "weekdays except Friday": what is left of the days before it. */
function exceptAt(words: Words, at: number, { weekdays, dates }: Days): SlotReading<Days> | undefined {
  if (!EXCEPT.test(word(words, at)) || dates.length > 0) return undefined;
  const not = skip(words, at + 1, exceptLead);
  const [but] = daysAt(words, not);
  if (but === undefined || 'problem' in but || but.value.dates.length > 0) return undefined;
  const left = weekdays.filter((day) => !but.value.weekdays.includes(day));
  return left.length === 0 || left.length === weekdays.length
    ? { next: but.next, problem: 'That leaves out none of these days, or all of them' }
    : { next: but.next, value: { weekdays: left, dates: [] } };
}

const exceptLead = new Set(['for', 'not', 'on']);

const isDayWord = (name: string): boolean =>
  weekdayOf(name) > 0 || /^(?:weekends?|weeks?|months?)$/.test(name) || monthOf(name) > 0;

function weekdaysAt(words: Words, at: number): Part | undefined {
  const from = weekdayOf(word(words, at));
  if (from === 0) return undefined;
  const until = /^(?:to|until|till|through|thru)$/.test(word(words, at + 1))
    ? weekdayOf(word(words, at + 2))
    : 0;
  if (until === 0) return { next: at + 1, days: { weekdays: [from], dates: [] } };
  const count = ((until - from + 7) % 7) + 1;
  const weekdays = Array.from({ length: count }, (_, step) => ((from - 1 + step) % 7) + 1);
  return { next: at + 3, days: { weekdays: sorted(weekdays), dates: [] } };
}

function weekdayOf(name: string): number {
  const one = name.replace(/s$/, '');
  const at = Math.max(weekdayNames.indexOf(one), shortNames.indexOf(one), shortNames.indexOf(name));
  return at >= 0 ? at + 1 : (otherShort[name] ?? 0);
}

/** "on Tuesdays and Wednesdays", "from 1 December to 7 December, every year", "on 25 December 2026". */
export function sayDays({ weekdays, dates }: Days): string {
  const named =
    weekdays.join() === '6,7'
      ? ['weekends']
      : weekdays.join() === '1,2,3,4,5'
        ? ['weekdays']
        : weekdays.map((one) => `${capital(weekdayNames[one - 1] ?? '')}s`);
  return listed([...(named.length === 0 ? [] : [`on ${listed(named)}`]), ...dates.map(saySpan)]);
}
