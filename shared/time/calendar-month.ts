// A calendar month of a shop, for what is summed up by the month.

import { dateFormat } from '../text/formats.ts';
import { localParts, toInstant } from './time.ts';

export type CalendarMonth = {
  /** `2026-10`. */
  readonly key: string;
  /** Its local days, `2026-10-01` and on. */
  readonly days: readonly string[];
  /** The first of it, at noon UTC: for showing its name. */
  readonly shownBy: Date;
};

/** The calendar month before this moment's, in the shop's zone. */
export function monthBefore(now: Date, zone: string): CalendarMonth {
  const { year, month } = localParts(now, zone);
  return earlier(year, month);
}

/** Its first moment and its last, on the clock of this zone. */
export function momentsOf({ days }: CalendarMonth, zone: string): readonly [from: Date, until: Date] {
  const [year = 0, month = 0] = (days[0] ?? '').split('-').map(Number);
  const next = month === 12 ? { year: year + 1, month: 1 } : { year, month: month + 1 };
  return [
    toInstant({ year, month, day: 1, hour: 0 }, zone),
    new Date(toInstant({ ...next, day: 1, hour: 0 }, zone).getTime() - 1),
  ];
}

const SUMMED_UP_FROM_HOUR = 9;

/**
 * The last month that is to be summed up by now: a month is, from the first Monday after it, nine in the morning. A run
 * that could not be then sums it up later.
 */
export function monthToSumUp(now: Date, zone: string): CalendarMonth {
  const { day, hour, dayOfWeek } = localParts(now, zone);
  const lastMonday = day - (dayOfWeek - 1);
  const isAfterTheFirst = lastMonday > 7 || (lastMonday >= 1 && dayOfWeek > 1);
  const isDue = isAfterTheFirst || (lastMonday >= 1 && hour >= SUMMED_UP_FROM_HOUR);
  const month = monthBefore(now, zone);
  return isDue ? month : previousMonth(month);
}

/** True on the day on which a month comes to be summed up. */
export function isDayOfSummary(now: Date, zone: string): boolean {
  const { day, dayOfWeek } = localParts(now, zone);
  return dayOfWeek === 1 && day <= 7;
}

/** The month before that one. */
export function previousMonth({ shownBy }: CalendarMonth): CalendarMonth {
  return earlier(shownBy.getUTCFullYear(), shownBy.getUTCMonth() + 1);
}

/** As people of this locale call it: `October 2026`. */
export const monthName = ({ shownBy }: CalendarMonth, locale: string): string =>
  dateFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(shownBy);

function earlier(thanYear: number, thanMonth: number): CalendarMonth {
  const [year, month] = thanMonth === 1 ? [thanYear - 1, 12] : [thanYear, thanMonth - 1];
  const key = `${year}-${String(month).padStart(2, '0')}`;
  const length = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return {
    key,
    days: Array.from({ length }, (_, index) => `${key}-${String(index + 1).padStart(2, '0')}`),
    shownBy: toInstant({ year, month, day: 1, hour: 12 }, 'UTC'),
  };
}
