// Days and times as exports write them. What can be read in one way is read so; whether 02/03 is in March or in February
// is the column's to say, by a 20/11 or an 11/20 in it, and where it has none, it is asked. So is whether 26-11-20 begins or
// ends with its year.
import { listed } from '../text/listed.ts';
import { instantText } from '../time/instant.ts';
import { toInstant } from '../time/time.ts';

export type DayOrder = 'd/m/y' | 'm/d/y' | 'y/m/d';
export const DAY_ORDERS: readonly DayOrder[] = ['d/m/y', 'm/d/y', 'y/m/d'];

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

/** What a date of three numbers is in each of the orders in which it is one; none for a date that says its order itself. */
function readingsOf(cell: string): ReadonlyMap<DayOrder, Day> {
  const [, a, mark, b, c = '', ...time] = YEAR_LAST.exec(tidy(cell)) ?? [];
  if (a === undefined || mark === '.') return new Map();
  const [first, second] = [Number(a), Number(b)];
  const year = fullYear(c);
  const all: [DayOrder, Day][] = [
    ['d/m/y', { year, month: second, day: first }],
    ['m/d/y', { year, month: first, day: second }],
  ];
  // Whoever writes the year first has a clock of 24 hours.
  if (c.length === 2 && a.length === 2 && time[3] === undefined)
    all.push(['y/m/d', { year: fullYear(a), month: second, day: Number(c) }]);
  return new Map(all.filter(([, { month, day }]) => month >= 1 && month <= 12 && day >= 1 && day <= 31));
}

const isSameDay = (one: Day, other: Day): boolean =>
  one.year === other.year && one.month === other.month && one.day === other.day;

/** Whether a cell is one and the same day in all of these orders. */
function areOne(cell: string, orders: readonly DayOrder[]): boolean {
  const readings = readingsOf(cell);
  const [first, ...others] = orders.flatMap((order) => readings.get(order) ?? []);
  return first === undefined || others.every((other) => isSameDay(first, other));
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
  const written = [...cells];
  let left = DAY_ORDERS;
  for (const { cell } of written) {
    const readings = readingsOf(cell);
    if (readings.size > 0) left = left.filter((order) => readings.has(order));
  }
  const usual: DayOrder = MONTH_FIRST.has(country.toUpperCase()) ? 'm/d/y' : 'd/m/y';
  const order = left.includes(usual) ? usual : left[0];
  const open = written.find(({ cell }) => !areOne(cell, left));
  if (order === undefined || open === undefined) return { order };
  const readings = readingsOf(open.cell);
  const days = left.flatMap((each) => readings.get(each) ?? []);
  const areYearsOpen = days.some(({ year }) => year !== days[0]?.year);
  const named = days.map(
    ({ year, month, day }) => `${day} ${longMonth(month)}${areYearsOpen ? ` ${year}` : ''}`,
  );
  return {
    order,
    question: `"${open.cell}" (line ${open.line}, ${open.header}) may be ${listed([...new Set(named)], 'or')}: say which with ${listed(
      left.map((each) => `--dates ${each}`),
      'or',
    )}`,
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
  if (order === 'y/m/d' && year.length === 2)
    return { day: { year: fullYear(a), month: Number(b), day: Number(year) }, time };
  if (mark === '.') return { day: { year: fullYear(year), month: Number(b), day: Number(a) }, time };
  const readings = readingsOf(written);
  // Without an order, and with one that has no place for four digits at the end, only what can be one day is read.
  const own = order ?? 'y/m/d';
  const day =
    own === 'y/m/d'
      ? areOne(written, DAY_ORDERS)
        ? [...readings.values()][0]
        : undefined
      : readings.get(own);
  return day === undefined ? undefined : { day, time };
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
