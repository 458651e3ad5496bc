// Whether a store or a till has fallen silent: a whole day without any event, on a day of the week that usually has some. Pure.
import { dayBefore } from '../time/periods.ts';

/** Of the same weekdays before it so many are looked at, and on so many something must have come. */
const WEEKS = 4;
const USUALLY = 3;

export type Watched =
  | { readonly is: 'heard' }
  /** `day` is the first without an event; `last`, if any is known, the last with one. */
  | { readonly is: 'silent'; readonly day: string; readonly last: string | undefined }
  | { readonly is: 'back'; readonly day: string; readonly heard: string };

/** The silence that the owner was told of: since which day, or, once it is over, on which day it ended. Neither where there was none. */
export type Silence = { readonly silentSince?: string; readonly backOn?: string };

/**
 * `days` are the shop's local dates on which something came. The days before a silence ended are no new one. A shop that is closed on
 * Sundays is never silent on one, and neither is one of which less than three weeks are known.
 */
export function watch(
  { days, silentSince, backOn = '' }: { readonly days: ReadonlySet<string> } & Silence,
  today: string,
): Watched {
  const known = [...days].toSorted();
  if (silentSince !== undefined) {
    const heard = known.find((day) => day > silentSince);
    const last = known.findLast((day) => day < silentSince);
    return heard === undefined
      ? { is: 'silent', day: silentSince, last }
      : { is: 'back', day: silentSince, heard };
  }
  const yesterday = daysBefore(today, 1);
  const sameWeekdays = Array.from({ length: WEEKS }, (_, index) => daysBefore(yesterday, 7 * (index + 1)));
  const usually = sameWeekdays.filter((day) => days.has(day)).length >= USUALLY;
  if (days.has(yesterday) || !usually || yesterday < backOn) return { is: 'heard' };
  return { is: 'silent', day: yesterday, last: known.findLast((day) => day < yesterday) };
}

/** The months whose days `watch` asks for, as `2026-06`, the newest first. */
export function monthsToKnow(today: string): readonly string[] {
  const oldest = daysBefore(today, 7 * WEEKS + 1);
  return [...new Set([today, oldest].map((day) => day.slice(0, 7)))];
}

function daysBefore(day: string, count: number): string {
  let period = { key: day };
  for (let left = count; left > 0; left -= 1) period = dayBefore(period);
  return period.key;
}
