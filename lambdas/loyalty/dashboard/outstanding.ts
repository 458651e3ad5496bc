// What all members together hold, now and at the end of each week: the last month that was closed, what moved since, and back from there
// by what each week moved. Nobody's balance is read.
import type { CountedWeeks } from '../../../shared/dashboard/count-dashboard.ts';
import { type CalendarMonth, monthBefore } from '../../../shared/time/calendar-month.ts';
import { localDate } from '../../../shared/time/time.ts';
import { netOf, worthMinor } from '../decisions/summary.ts';
import { exact, sum } from '../points.ts';
import { type DayBook, eachOf } from '../state/day-book.ts';
import type { Months } from '../state/months.ts';
import { outstandingBefore } from '../summary/month-rows.ts';

export type OutstandingParts = {
  readonly days: Pick<DayBook, 'sales' | 'changes'>;
  readonly months: Months;
  readonly now: Date;
  readonly zone: string;
};

export async function outstandingNow(parts: OutstandingParts): Promise<number> {
  const { months, now, zone } = parts;
  const last = monthBefore(now, zone);
  const known = await months.outstanding(last.key);
  const atItsEnd = known ?? sum([await outstandingBefore(last, parts), await netOfDays(last.days, parts)]);
  return sum([atItsEnd, await netOfDays(daysSince(last, localDate(now, zone)), parts)]);
}

/** `outstanding` of each week, and what it is worth where the owner said what a point is worth. */
export function withOutstanding(
  weeks: CountedWeeks,
  now: number,
  pointValueMinor: number | undefined,
): CountedWeeks {
  let atItsEnd = now;
  return weeks
    .toReversed()
    .map(({ week, figures }) => {
      const outstanding = atItsEnd;
      atItsEnd = exact(atItsEnd - (figures.net ?? 0));
      const worth =
        pointValueMinor === undefined ? {} : { outstandingMinor: worthMinor(outstanding, pointValueMinor) };
      return { week, figures: { ...figures, outstanding, ...worth } };
    })
    .toReversed();
}

async function netOfDays(days: readonly string[], { days: book }: OutstandingParts): Promise<number> {
  const nets = await eachOf(days, async (day) => {
    const [sales, changes] = await Promise.all([book.sales(day), book.changes(day)]);
    return netOf({ sales, changes });
  });
  return sum(nets);
}

const DAY_MS = 86_400_000;

/** The days behind that month, today included. */
function daysSince({ days }: CalendarMonth, today: string): readonly string[] {
  const found: string[] = [];
  let at = Date.parse(`${days.at(-1) ?? today}T00:00:00Z`) + DAY_MS;
  for (; at <= Date.parse(`${today}T00:00:00Z`); at += DAY_MS)
    found.push(new Date(at).toISOString().slice(0, 10));
  return found;
}
