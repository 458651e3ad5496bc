// Days and hours that come again, as an owner names them: every Tuesday, 25 December, the first week of December 2026 before
// noon. All is told by the wall clock of one place.
import { Temporal } from 'temporal-polyfill';

/** Both ends inside. `MM-DD` comes every year and may lie across its end, `YYYY-MM-DD` comes once. */
export type DateSpan = { readonly from: string; readonly to: string };

/** Days of the week are 1 for Monday to 7 for Sunday; a day counts when either list names it. */
export type Days = { readonly weekdays: readonly number[]; readonly dates: readonly DateSpan[] };

/** Closed at its beginning and open at its end, over midnight where it must. */
export type Hours = { readonly from: string; readonly until: string };

/** Without days it is every day, without hours all day. */
export type When = { readonly days?: Days; readonly hours?: Hours };

/** Whether a date, `YYYY-MM-DD`, is one of the days. */
export function isOneOf({ weekdays, dates }: Days, date: string): boolean {
  return (
    weekdays.includes(Temporal.PlainDate.from(date).dayOfWeek) || dates.some((span) => isInside(span, date))
  );
}

function isInside({ from, to }: DateSpan, date: string): boolean {
  const day = from.length === 5 ? date.slice(5) : date;
  return from <= to ? day >= from && day <= to : day >= from || day <= to;
}

/** Whether an instant lies in it, by the clock of the zone. Throws RangeError for an unknown zone. */
export function isWithin({ days, hours }: When, instant: Date, zone: string): boolean {
  const local = Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(zone);
  if (days !== undefined && !isOneOf(days, local.toPlainDate().toString())) return false;
  if (hours === undefined) return true;
  const time = local.toPlainTime().toString().slice(0, 5);
  const { from, until } = hours;
  return from < until ? time >= from && time < until : time >= from || time < until;
}
