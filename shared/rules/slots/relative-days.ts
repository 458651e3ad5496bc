// Days that count from the one on which the document was written: this weekend, tomorrow, this Friday. Where nobody knows that day, and
// where people mean different days by the same words, they are a problem.
import { Temporal } from 'temporal-polyfill';
import type { DateSpan } from '../../time/when.ts';

const DAYS = 'monday tuesday wednesday thursday friday saturday sunday'.split(' ');

/** `name` is `today`, `tomorrow` or what stands after "this"; undefined for what has no one meaning. */
export function relativeDays(name: string, written: string): DateSpan | undefined {
  const day = Temporal.PlainDate.from(written);
  const monday = day.subtract({ days: day.dayOfWeek - 1 });
  switch (name) {
    case 'today':
      return span(day, day);
    case 'tomorrow':
      return span(day.add({ days: 1 }), day.add({ days: 1 }));
    case 'weekend':
      return span(monday.add({ days: 5 }), monday.add({ days: 6 }));
    case 'week':
      return span(monday, monday.add({ days: 6 }));
    case 'month':
      return span(day.with({ day: 1 }), day.with({ day: day.daysInMonth }));
    default: {
      const wanted = DAYS.indexOf(name) + 1;
      // On a Saturday "this Friday" is yesterday to some, and in six days to others.
      if (wanted === 0 || wanted < day.dayOfWeek) return undefined;
      const meant = monday.add({ days: wanted - 1 });
      return span(meant, meant);
    }
  }
}

/** The first such day after the one of writing: what "until Monday" means. */
export function nextWeekday(weekday: number, written: string): string {
  const day = Temporal.PlainDate.from(written);
  return day.add({ days: ((weekday - day.dayOfWeek + 6) % 7) + 1 }).toString();
}

/** The first such date, `MM-DD`, after the day of writing. */
export function nextDate(date: string, written: string): string {
  const thisYear = `${written.slice(0, 4)}-${date}`;
  return thisYear > written ? thisYear : `${Number(written.slice(0, 4)) + 1}-${date}`;
}

const span = (from: Temporal.PlainDate, to: Temporal.PlainDate): DateSpan => ({
  from: from.toString(),
  to: to.toString(),
});
