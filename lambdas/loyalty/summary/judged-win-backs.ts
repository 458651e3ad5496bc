// The win-backs of a month and of the one before it, judged by who has come since. The month's own are judged by what is
// known so far; those of the month before have had a month more.
import { type CalendarMonth, previousMonth } from '../../../shared/time/calendar-month.ts';
import { localDate } from '../../../shared/time/time.ts';
import { dayPlus } from '../decisions/lapsing.ts';
import type { MonthRows } from '../decisions/summary.ts';
import { type WinBacks, winBacksOf } from '../decisions/win-backs.ts';
import { type DayBook, eachOf } from '../state/day-book.ts';
import { monthRows } from './month-rows.ts';

/** A summary that runs very late does not read the whole year for it. */
const MOST_DAYS_SINCE = 62;

export type JudgedMonths = {
  readonly month: WinBacks;
  readonly before: WinBacks & { readonly of: CalendarMonth };
};

export async function judgedWinBacks(
  days: DayBook,
  { month, rows }: { readonly month: CalendarMonth; readonly rows: MonthRows },
  { now, zone, windowDays }: { readonly now: Date; readonly zone: string; readonly windowDays: number },
): Promise<JudgedMonths> {
  const previous = previousMonth(month);
  const [earlier, since] = await Promise.all([
    monthRows(days, previous),
    eachOf(daysSince(month, localDate(now, zone)), (day) =>
      Promise.all([days.sales(day), days.changes(day)]),
    ),
  ]);
  const later = {
    sales: [...rows.sales, ...since.flatMap(([sales]) => sales)],
    changes: [...rows.changes, ...since.flatMap(([, changes]) => changes)],
  };
  const judge = (of: MonthRows, visits: { sales: MonthRows['sales']; changes: MonthRows['changes'] }) =>
    winBacksOf({ deeds: of.deeds, changes: of.changes, visits, windowDays });
  return {
    month: judge(rows, later),
    before: {
      of: previous,
      ...judge(earlier, {
        sales: [...earlier.sales, ...later.sales],
        changes: [...earlier.changes, ...later.changes],
      }),
    },
  };
}

/** The days after the month, today included. */
function daysSince({ days }: CalendarMonth, today: string): readonly string[] {
  const since: string[] = [];
  for (let day = dayPlus(days.at(-1) ?? today, 1); day <= today; day = dayPlus(day, 1)) {
    if (since.length === MOST_DAYS_SINCE) break;
    since.push(day);
  }
  return since;
}
