// Days and times as exports write them. What can be read in one way is read so; whether 02/03 is in March or in February
// is the column's to say, by a 20/11 or an 11/20 in it, and where it has none, it is asked.
import { instantText } from '../time/instant.ts';
import { toInstant } from '../time/time.ts';

export type DayOrder = 'd/m/y' | 'm/d/y';
export const DAY_ORDERS: readonly DayOrder[] = ['d/m/y', 'm/d/y'];

/** Countries that write the month first; everybody else the day. */
const MONTH_FIRST = new Set(['US', 'FM', 'MH', 'PW', 'PH', 'PR', 'GU', 'AS', 'VI', 'MP']);
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Of a text without two blanks in a row, and without one before a comma. */
const TIME = String.raw`(?:(?:,? | at |, at |T)(\d{1,2})[:.h](\d{2})(?:[:.](\d{2})(?:[.,]\d{1,9})?)?(?: ?([ap]\.? ?m\.?))?)?(?: ?(Z|UTC|GMT|[+-]\d{2}:?\d{2}))?`;
const YEAR_FIRST = new RegExp(String.raw`^(\d{4})([-/.]) ?(\d{1,2})\2 ?(\d{1,2})\.?${TIME}$`, 'i');
const YEAR_LAST = new RegExp(String.raw`^(\d{1,2})([-/.]) ?(\d{1,2})\2 ?(\d{4}|\d{2})${TIME}$`, 'i');
const WEEKDAY = String.raw`(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?,? )?`;
const NAMED_DAY_FIRST = new RegExp(
  String.raw`^${WEEKDAY}(\d{1,2})(?:st|nd|rd|th)?[- .]{1,2}([a-z]{3,9})\.?,?[- ](\d{4}|\d{2})${TIME}$`,
  'i',
);
const NAMED_MONTH_FIRST = new RegExp(
  String.raw`^${WEEKDAY}([a-z]{3,9})\.?[- ](\d{1,2})(?:st|nd|rd|th)?,?[- ](\d{4})${TIME}$`,
  'i',
);
const LONGEST = 60;

const tidy = (cell: string): string =>
  cell.length > LONGEST ? '' : cell.trim().replaceAll(/\s+/g, ' ').replaceAll(' ,', ',');

type Day = { readonly year: number; readonly month: number; readonly day: number };

/** How the first two numbers of a date are meant, where only one way gives a day; `either` where both do and differ. */
function orderIn(cell: string): DayOrder | 'either' | undefined {
  const [, first, mark, second] = YEAR_LAST.exec(tidy(cell)) ?? [];
  if (first === undefined || mark === '.' || first === second) return undefined;
  const [a, b] = [Number(first), Number(second)];
  if (a > 12) return b > 12 ? undefined : 'd/m/y';
  return b > 12 ? 'm/d/y' : 'either';
}

export type DateCell = { readonly cell: string; readonly line: number; readonly header: string };
export type Days = {
  /** Undefined where the column has days of both kinds: then only what can be read in one way is read. */
  readonly order: DayOrder | undefined;
  readonly question?: string;
};

/** For one column. `given` is what somebody said; without it and without a day that tells, it is asked. */
export function dayOrder(cells: Iterable<DateCell>, country: string, given?: DayOrder): Days {
  if (given !== undefined) return { order: given };
  const seen = new Set<DayOrder>();
  let either: DateCell | undefined;
  for (const each of cells) {
    const order = orderIn(each.cell);
    if (order === 'either') either ??= each;
    else if (order !== undefined) seen.add(order);
  }
  const [only, other] = seen;
  if (other !== undefined) return { order: undefined };
  const usual: DayOrder = MONTH_FIRST.has(country.toUpperCase()) ? 'm/d/y' : 'd/m/y';
  if (only !== undefined || either === undefined) return { order: only ?? usual };
  const [, a, , b] = YEAR_LAST.exec(tidy(either.cell)) ?? [];
  const named = (day: unknown, month: unknown) => `${Number(day)} ${longMonth(Number(month))}`;
  return {
    order: usual,
    question: `"${either.cell}" (line ${either.line}, ${either.header}) may be ${named(a, b)} or ${named(b, a)}: say which with --dates d/m/y or --dates m/d/y`,
  };
}

const longMonth = (month: number): string =>
  new Intl.DateTimeFormat('en', { month: 'long', timeZone: 'UTC' }).format(Date.UTC(2026, month - 1, 1));

/** Where a column's days are read: in which order, and in whose time zone what names none. */
export type Calendar = { readonly order: DayOrder | undefined; readonly timeZone: string };

/** UTC text; a day alone is its noon. Undefined for what is no day, or could be two. */
export function readMoment(cell: string, { order, timeZone }: Calendar): string | undefined {
  const written = tidy(cell);
  const whole = instantText(written);
  if (whole !== undefined) return whole;
  const found = dayIn(written, order);
  if (found === undefined) return undefined;
  const { day, time } = found;
  const clock = clockOf(time);
  if (clock === undefined) return undefined;
  const zone = time[4];
  const iso = `${pad(day.year, 4)}-${pad(day.month)}-${pad(day.day)}T${pad(clock.hour)}:${pad(clock.minute)}:${pad(clock.second)}`;
  if (zone !== undefined) return instantText(iso + (/^(UTC|GMT)$/i.test(zone) ? 'Z' : zone));
  try {
    return toInstant({ ...day, ...clock }, timeZone).toISOString();
  } catch {
    return undefined;
  }
}

type Time = readonly (string | undefined)[];

function dayIn(
  written: string,
  order: DayOrder | undefined,
): { readonly day: Day; readonly time: Time } | undefined {
  const [, year, , month, day, ...time] = YEAR_FIRST.exec(written) ?? [];
  if (year !== undefined)
    return { day: { year: Number(year), month: Number(month), day: Number(day) }, time };
  return numbered(written, order) ?? named(written);
}

function numbered(written: string, order: DayOrder | undefined) {
  const [, a, mark, b, year = '', ...time] = YEAR_LAST.exec(written) ?? [];
  if (a === undefined) return undefined;
  const own = mark === '.' || a === b ? 'd/m/y' : (order ?? orderIn(written));
  if (own === undefined || own === 'either') return undefined;
  const [day, month] = own === 'd/m/y' ? [Number(a), Number(b)] : [Number(b), Number(a)];
  return { day: { year: fullYear(year), month, day }, time };
}

function named(written: string) {
  const [, day, month, year, ...time] = NAMED_DAY_FIRST.exec(written) ?? [];
  if (day !== undefined) return ofNames({ day, month, year, time });
  const [, month2, day2, year2, ...time2] = NAMED_MONTH_FIRST.exec(written) ?? [];
  return month2 === undefined ? undefined : ofNames({ day: day2, month: month2, year: year2, time: time2 });
}

type Named = Readonly<Record<'day' | 'month' | 'year', string | undefined>> & { readonly time: Time };

function ofNames({ day, month = '', year = '', time }: Named) {
  const found = MONTHS.indexOf(month.slice(0, 3).toLowerCase()) + 1;
  return found === 0 ? undefined : { day: { year: fullYear(year), month: found, day: Number(day) }, time };
}

/** Two digits are of this century up to 69. */
const fullYear = (year: string): number =>
  year.length === 4 ? Number(year) : Number(year) + (Number(year) < 70 ? 2000 : 1900);

function clockOf([hour, minute, second, half]: Time) {
  if (hour === undefined) return { hour: 12, minute: 0, second: 0 };
  const written = Number(hour);
  if (half === undefined) return { hour: written, minute: Number(minute), second: Number(second ?? 0) };
  if (written < 1 || written > 12) return undefined;
  const afternoon = /^p/i.test(half) ? 12 : 0;
  return { hour: (written % 12) + afternoon, minute: Number(minute), second: Number(second ?? 0) };
}

const pad = (value: number, digits = 2): string => String(value).padStart(digits, '0');
