// Whether telling lapsing regulars brings them back: those who were told beside those who are held out, month by month, each judged
// once the last of its regulars has had the days in which coming back counts, and a month more for refunds.
import type { BroughtSoFar } from '../../../shared/owner-mail/brought.ts';
import type { Share } from '../../../shared/statistics/proportions.ts';
import { type CalendarMonth, previousMonth } from '../../../shared/time/calendar-month.ts';
import { localDate } from '../../../shared/time/time.ts';
import { dayPlus } from '../decisions/lapsing.ts';
import { comparedOf, isAsked } from '../decisions/win-backs.ts';
import type { CameBackMonths } from '../state/came-back.ts';
import { type DayBook, eachOf } from '../state/day-book.ts';

/** A shorter month's days. */
const DAYS_PER_MONTH = 28;
/** A regular who needs longer than half a year is judged by the half year. */
const MOST_MONTHS_BACK = 6;
const REFUND_DAYS = 31;
const MOST_MONTHS = 12;
const DAYS_PER_WEEK = 7;

export type CameBackParts = {
  readonly days: DayBook;
  readonly cameBack: CameBackMonths;
  readonly now: Date;
  readonly zone: string;
  readonly windowDays: number;
};

/** So many months before the one that is summed up is the one that has had its time. */
const monthsBack = (windowDays: number): number =>
  Math.min(MOST_MONTHS_BACK, Math.ceil(windowDays / DAYS_PER_MONTH));

/** Judges the month that has had its time by now, and adds up; undefined while nobody of those months was held out. */
export async function cameBackSoFar(
  summedUp: CalendarMonth,
  parts: CameBackParts,
): Promise<BroughtSoFar | undefined> {
  let month = summedUp;
  for (let back = monthsBack(parts.windowDays); back > 0; back -= 1) month = previousMonth(month);
  await judge(month, parts);
  return cameBackKnown(month, parts);
}

/** The same of the months that were judged by now; judges none. */
export async function cameBackKnown(
  last: CalendarMonth,
  { cameBack }: Pick<CameBackParts, 'cameBack'>,
): Promise<BroughtSoFar | undefined> {
  const months = [last];
  while (months.length < MOST_MONTHS) months.unshift(previousMonth(months[0] ?? last));
  const closed = await cameBack.closed(months.map(({ key }) => key));
  const first = closed.findIndex(({ heldOut }) => heldOut.of > 0);
  if (first === -1) return undefined;
  const counted = closed.slice(first);
  const keys = new Set(counted.map((one) => one.month));
  const days = months.filter(({ key }) => keys.has(key)).reduce((sum, one) => sum + one.days.length, 0);
  return {
    offered: sumOf(counted.map(({ offered }) => offered)),
    heldOut: sumOf(counted.map(({ heldOut }) => heldOut)),
    weeks: days / DAYS_PER_WEEK,
  };
}

async function judge(month: CalendarMonth, { days, cameBack, now, zone, windowDays }: CameBackParts) {
  const deedsOf = async (of: CalendarMonth) => (await eachOf(of.days, (day) => days.deeds(day))).flat();
  const deeds = (await deedsOf(month)).filter(isAsked);
  // A month in which nobody was asked costs no further look.
  const before = deeds.length === 0 ? [] : (await deedsOf(previousMonth(month))).filter(isAsked);
  const asked = new Set(deeds.map(({ phone }) => phone));
  const theirs = <Row extends { readonly phone?: string }>(rows: readonly Row[]) =>
    rows.filter(({ phone }) => phone !== undefined && asked.has(phone));
  const visits = await eachOf(
    asked.size === 0 ? [] : daysOf(month, windowDays, localDate(now, zone)),
    async (day) => {
      const [sales, changes] = await Promise.all([days.sales(day), days.changes(day)]);
      return { sales: theirs(sales), changes: theirs(changes) };
    },
  );
  await cameBack.close(
    month.key,
    comparedOf({
      deeds,
      before,
      visits: {
        sales: visits.flatMap(({ sales }) => sales),
        changes: visits.flatMap(({ changes }) => changes),
      },
      windowDays,
    }),
  );
}

/** From the month's first day to a month behind the last moment that counts. */
function daysOf({ days }: CalendarMonth, windowDays: number, today: string): readonly string[] {
  const [first = today, last = today] = [days[0], days.at(-1)];
  const end = dayPlus(last, windowDays + REFUND_DAYS);
  const found: string[] = [];
  for (let day = first; day <= today && day <= end; day = dayPlus(day, 1)) found.push(day);
  return found;
}

const sumOf = (groups: readonly Share[]): Share => ({
  of: groups.reduce((sum, { of }) => sum + of, 0),
  hits: groups.reduce((sum, { hits }) => sum + hits, 0),
});
