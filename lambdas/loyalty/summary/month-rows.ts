// A month out of the day books, and what members held at its end.
import { type CalendarMonth, previousMonth } from '../../../shared/time/calendar-month.ts';
import { isSilent, type MonthRows, netOf } from '../decisions/summary.ts';
import { sum } from '../points.ts';
import { type DayBook, eachOf } from '../state/day-book.ts';
import type { Months } from '../state/months.ts';

/** After so long a silence there was nothing before it; and no shop is asked for more than three years. */
const SILENT_MONTHS = 12;
const MOST_MONTHS = 36;

export async function monthRows(days: DayBook, month: CalendarMonth): Promise<MonthRows> {
  const books = await eachOf(month.days, (day) =>
    Promise.all([days.sales(day), days.changes(day), days.deeds(day)]),
  );
  return {
    sales: books.flatMap(([sales]) => sales),
    changes: books.flatMap(([, changes]) => changes),
    deeds: books.flatMap(([, , deeds]) => deeds),
  };
}

/**
 * Points that were outstanding when the month began. Mostly that is what the month before was closed with; where it
 * never was (the first summary), the months before are summed back to the last one that was, or to the beginning.
 */
export async function outstandingBefore(
  month: CalendarMonth,
  { days, months }: { readonly days: Pick<DayBook, 'sales' | 'changes'>; readonly months: Months },
): Promise<number> {
  const nets: number[] = [];
  let silent = 0;
  let earlier = previousMonth(month);
  for (let back = 0; back < MOST_MONTHS && silent < SILENT_MONTHS; back += 1) {
    const known = await months.outstanding(earlier.key);
    if (known !== undefined) return sum([known, ...nets]);
    const books = await eachOf(earlier.days, (day) => Promise.all([days.sales(day), days.changes(day)]));
    const rows = {
      sales: books.flatMap(([sales]) => sales),
      changes: books.flatMap(([, changes]) => changes),
    };
    silent = isSilent({ ...rows, deeds: [] }) ? silent + 1 : 0;
    nets.push(netOf(rows));
    earlier = previousMonth(earlier);
  }
  return sum(nets);
}
