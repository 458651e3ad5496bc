// Which weeks the page shows, and which of them a morning counts. Pure.
import { weekBefore } from '../time/periods.ts';
import { type IsoWeek, isoWeekOf, localDate, localParts } from '../time/time.ts';

/** The present week and the twelve before it. */
const WEEKS = 13;
const MONDAY = 1;

/** Oldest first; the last one is not over yet. */
export function shownWeeks(now: Date, zone: string): readonly IsoWeek[] {
  const weeks = [isoWeekOf(now, zone)];
  while (weeks.length < WEEKS) weeks.unshift(weekBefore(weeks[0] as IsoWeek, zone));
  return weeks;
}

export type Known = { readonly counted_at: string; readonly weeks: Readonly<Record<string, unknown>> };

/**
 * The present week and the one before it every day; the others where nobody has counted them, and on Mondays once more, because what is
 * bought or taken back later moves their figures. None where that was done today.
 */
export function weeksToCount(known: Known | undefined, now: Date, zone: string): readonly IsoWeek[] {
  const weeks = shownWeeks(now, zone);
  if (known === undefined) return weeks;
  if (localDate(new Date(known.counted_at), zone) >= localDate(now, zone)) return [];
  if (localParts(now, zone).dayOfWeek === MONDAY) return weeks;
  return weeks.filter(({ key }, at) => at >= WEEKS - 2 || known.weeks[key] === undefined);
}

/** The local days of a week, `2026-06-08` and on. */
export function daysOfWeek({ startsAt }: Pick<IsoWeek, 'startsAt'>, zone: string): readonly string[] {
  const monday = Date.parse(`${localDate(startsAt, zone)}T00:00:00Z`);
  return Array.from({ length: 7 }, (_, day) => new Date(monday + day * DAY_MS).toISOString().slice(0, 10));
}
const DAY_MS = 86_400_000;
