// Dates as people name them: 25 December, 1 to 7 December, 5 and 6 December, in December, 2026-12-24, Boxing Day. A day without
// a year comes every year.
import type { DateSpan, Days } from '../../time/when.ts';
import { ordinalAt } from './ordinals.ts';
import type { Words } from './slot.ts';

const monthNames =
  'january february march april may june july august september october november december'.split(' ');
const monthDays = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** What stands at a place, and where what follows it begins. */
export type Part =
  | { readonly next: number; readonly days: Days }
  | { readonly next: number; readonly problem: string };

/** Feasts that have the same date each year. */
const feasts: readonly (readonly [RegExp, string])[] = [
  [/^(?:christmas|xmas) eve$/, '12-24'],
  [/^(?:christmas|xmas)(?: day)?$/, '12-25'],
  [/^boxing day$/, '12-26'],
  [/^new years? eve$/, '12-31'],
  [/^new years?(?: day)?$/, '01-01'],
  [/^valentines?(?: day)?$/, '02-14'],
  [/^halloween$/, '10-31'],
];

const feastStarts = new Set('christmas xmas boxing new valentine valentines halloween'.split(' '));

export function feastAt(words: Words, at: number): Part | undefined {
  if (!feastStarts.has(word(words, at))) return undefined;
  for (const length of [3, 2, 1]) {
    const name = Array.from({ length }, (_, step) => word(words, at + step)).join(' ');
    const date = feasts.find(([pattern]) => pattern.test(name))?.[1];
    if (date !== undefined)
      return { next: at + length, days: { weekdays: [], dates: [{ from: date, to: date }] } };
  }
  return undefined;
}

/** A day and a month in either order, a span of them, or a date in figures with its year. */
export function dateAt(words: Words, at: number): Part | undefined {
  const iso = /^(\d{4})(\d{2})(\d{2})$|^(\d{4})-(\d{2})-(\d{2})$/.exec(word(words, at));
  if (iso !== null) {
    const date = `${iso[1] ?? iso[4]}-${iso[2] ?? iso[5]}-${iso[3] ?? iso[6]}`;
    return { next: at + 1, days: { weekdays: [], dates: [{ from: date, to: date }] } };
  }
  if (/^\d{1,2}[/.]\d{1,2}(?:[/.](?:\d{2}|\d{4}))?$/.test(word(words, at)))
    return {
      next: at + 1,
      problem: `"${word(words, at)}" is another day in America than in Europe: write the month as a word, such as "5 December 2026"`,
    };
  const listed = listAt(words, at);
  if (listed !== undefined) return listed;
  const start = skip(words, at, new Set(['from', 'between']));
  const first = dayOrMonth(words, start);
  if (first === undefined) return monthAt(words, start);
  const span = /^(?:to|until|till|through|thru|and|or)$/.test(word(words, first.next))
    ? dayOrMonth(words, skip(words, first.next + 1, THE))
    : undefined;
  const isSpan =
    span !== undefined &&
    (!/^(?:and|or)$/.test(word(words, first.next)) || word(words, start - 1) === 'between');
  // "1 to 7 December" and "December 1 to 7": one of the two says the month for both.
  const month = first.month ?? (span === undefined ? undefined : span.month);
  if (month === undefined) return undefined;
  const last = isSpan && span !== undefined ? { ...span, month: span.month ?? month } : { ...first, month };
  if (first.month === undefined && !isSpan) {
    // "5 and 6 December"
    if (span === undefined || span.month === undefined) return undefined;
    return made(span.next, { year: span.year }, [
      [
        { ...first, month },
        { ...first, month },
      ],
      [
        { ...span, month },
        { ...span, month },
      ],
    ]);
  }
  return made(last.next, { year: last.year ?? first.year }, [[{ ...first, month }, last]]);
}

const THE = new Set(['the']);

/** "24, 25 and 26 December": three days or more of one month, which the last of them names. */
function listAt(words: Words, at: number): Part | undefined {
  const days: Named[] = [];
  for (let next = at; ; ) {
    const day = dayOrMonth(words, next);
    if (day === undefined) return undefined;
    days.push(day);
    if (day.month !== undefined) break;
    next = word(words, day.next) === 'and' ? day.next + 1 : day.next;
  }
  const last = days.at(-1);
  if (days.length < 3 || last?.month === undefined) return undefined;
  const { month, year, next } = last;
  const whole = days.map((day): Whole => ({ ...day, month }));
  return made(
    next,
    { year },
    whole.map((day) => [day, day] as const),
  );
}

/** The whole of a month, which comes every year, as after "in"; after a figure it is the month of a day. */
function monthAt(words: Words, at: number): Part | undefined {
  const month = monthOf(word(words, at));
  if (month === 0 || !wholeMonth(words, at)) return undefined;
  const [from, to] = [`${two(month)}-01`, `${two(month)}-${monthDays[month - 1]}`];
  return { next: at + 1, days: { weekdays: [], dates: [{ from, to }] } };
}

const wholeMonth = (words: Words, at: number): boolean =>
  /^(?:in|during|throughout|all)$/.test(word(words, at - 1)) ||
  (word(words, at - 1) === 'of' && /^(?:all|whole|month)$/.test(word(words, at - 2)));

type Named = { readonly day: number; readonly month?: number; readonly year?: string; readonly next: number };
type Whole = Named & { readonly month: number };

function made(
  next: number,
  { year }: { readonly year: string | undefined },
  spans: readonly (readonly [Whole, Whole])[],
): Part {
  const dates: DateSpan[] = [];
  for (const ends of spans) {
    const wrong = ends.find(({ day, month }) => day < 1 || day > (monthDays[month - 1] ?? 0));
    if (wrong !== undefined)
      return { next, problem: `There is no ${wrong.day} ${capital(monthNames[wrong.month - 1] ?? '')}` };
    const [from = '', to = ''] = ends.map(
      ({ day, month }) => `${year === undefined ? '' : `${year}-`}${two(month)}-${two(day)}`,
    );
    // Across the end of a year a span goes from one month to another.
    if (from > to && (year !== undefined || from.slice(0, 2) === to.slice(0, 2)))
      return { next, problem: 'These days end before they begin' };
    dates.push({ from, to });
  }
  return { next, days: { weekdays: [], dates } };
}

/** "First of May", "twenty fifth of December". */
function spelledDay(words: Words, at: number): Named | undefined {
  const day = ordinalAt((place) => word(words, place), at);
  const month = day !== undefined && word(words, day.next) === 'of' ? monthOf(word(words, day.next + 1)) : 0;
  return day === undefined || month === 0 ? undefined : { day: day.value, month, next: day.next + 2 };
}

/** `25`, `25th`, `25 December`, `25th of December 2026`, `December 25`. */
function dayOrMonth(words: Words, at: number): Named | undefined {
  const before = monthOf(word(words, at));
  const numberAt = before > 0 ? at + 1 : at;
  const figure = /^(\d{1,2})(?:st|nd|rd|th)?$/.exec(word(words, numberAt));
  if (figure === null) return spelledDay(words, at);
  let next = /^(?:st|nd|rd|th)$/.test(word(words, numberAt + 1)) ? numberAt + 2 : numberAt + 1;
  let month = before > 0 ? before : undefined;
  if (month === undefined) {
    const monthAt = word(words, next) === 'of' ? next + 1 : next;
    const after = monthOf(word(words, monthAt));
    if (after > 0) [month, next] = [after, monthAt + 1];
  }
  const year = month !== undefined && /^20\d\d$/.test(word(words, next)) ? word(words, next) : undefined;
  return {
    day: Number(figure[1]),
    ...(month === undefined ? {} : { month }),
    ...(year === undefined ? {} : { year }),
    next: year === undefined ? next : next + 1,
  };
}

export function monthOf(name: string): number {
  if (name.length < 3) return 0;
  return monthNames.findIndex((month) => month === name || (name.length <= 4 && month.startsWith(name))) + 1;
}

/** The first place from which on none of these words stands. */
export function skip({ tokens }: Words, at: number, words: ReadonlySet<string>): number {
  let next = at;
  while (tokens[next]?.quoted === false && words.has(tokens[next]?.word ?? '')) next += 1;
  return next;
}

/** Empty for what stands in quotation marks, which is a name. */
export const word = ({ tokens }: Words, at: number): string =>
  tokens[at]?.quoted === false ? (tokens[at]?.word ?? '') : '';

const two = (value: number): string => String(value).padStart(2, '0');
export const capital = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

export function saySpan({ from, to }: DateSpan): string {
  const say = (date: string) => {
    const [day, month, year] = date.split('-').toReversed();
    return `${Number(day)} ${capital(monthNames[Number(month) - 1] ?? '')}${year === undefined ? '' : ` ${year}`}`;
  };
  const yearly = from.length === 5 ? ' of every year' : '';
  return from === to ? `on ${say(from)}${yearly}` : `from ${say(from)} to ${say(to)}${yearly}`;
}
