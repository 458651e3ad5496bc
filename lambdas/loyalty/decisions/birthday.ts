// Day and month of a birthday, `MM-DD`. The year is never asked: it says how old somebody is, and points need not know.
import { toInstant } from '../../../shared/time/time.ts';

export const MONTHS =
  'January February March April May June July August September October November December'.split(' ');
const DAYS_OF_MONTH = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

export type TypedBirthday = { readonly day: string; readonly month: string };

/** As two fields say it; undefined where they are no day of a year. */
export function birthdayOf({ day, month }: TypedBirthday): string | undefined {
  const [date, nth] = [figure(day), figure(month)];
  return nth < 1 || nth > 12 || date < 1 || date > (DAYS_OF_MONTH[nth - 1] ?? 0)
    ? undefined
    : `${two(nth)}-${two(date)}`;
}

const figure = (text: string): number => (/^\d{1,2}$/.test(text.trim()) ? Number(text.trim()) : 0);
const two = (value: number): string => String(value).padStart(2, '0');

/** Whose birthday it is on `2027-02-28`: those of the day, and in a year without a 29 February those of that day as well. */
export function birthdaysOn(day: string): readonly string[] {
  const [year, date] = [Number(day.slice(0, 4)), day.slice(5)];
  return date === '02-28' && !isLeap(year) ? [date, '02-29'] : [date];
}

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

/** "7 March". */
export const sayBirthday = (birthday: string): string =>
  `${Number(birthday.slice(3))} ${MONTHS[Number(birthday.slice(0, 2)) - 1] ?? ''}`;

/** When the day begins on the shop's clock. */
export function beginOf(day: string, zone: string): Date {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return toInstant({ year, month, day: date }, zone);
}
