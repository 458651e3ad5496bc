// Instants are UTC; local rules (quiet hours, "this week", nightly) are read in an IANA zone. Clock changes are
// settled here once: a time that a zone skips is moved forward by the gap, a time that happens twice is the first.
import { Temporal } from 'temporal-polyfill';

export type LocalParts = {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  /** 1 is Monday, 7 is Sunday. */
  readonly dayOfWeek: number;
};

export type LocalTime = Pick<LocalParts, 'year' | 'month' | 'day'> &
  Partial<Pick<LocalParts, 'hour' | 'minute' | 'second'>>;

export type IsoWeek = {
  /** For example `2026-W47`. */
  readonly key: string;
  /** Monday 00:00 in the zone. */
  readonly startsAt: Date;
  /** The next Monday 00:00; not part of the week. */
  readonly endsAt: Date;
};

/** What the clock on the wall shows. Throws RangeError for an unknown zone or an invalid date. */
export function localParts(instant: Date, zone: string): LocalParts {
  const { year, month, day, hour, minute, second, dayOfWeek } = zoned(instant, zone);
  return { year, month, day, hour, minute, second, dayOfWeek };
}

/** The instant at which the wall clock shows this; skipped and repeated times as said above. */
export function toInstant(local: LocalTime, zone: string): Date {
  const plain = Temporal.PlainDateTime.from(local, { overflow: 'reject' });
  return dateOf(plain.toZonedDateTime(zone, { disambiguation: 'compatible' }));
}

/**
 * Later by an ISO 8601 duration such as `PT1H` or `P3D`. Hours and below are exact; days and above are calendar
 * days in the zone, so that `P1D` over a clock change keeps the time of day.
 */
export function addDuration(instant: Date, duration: string, zone = 'UTC'): Date {
  return dateOf(zoned(instant, zone).add(Temporal.Duration.from(duration)));
}

/** The ISO week (Monday to Sunday, in the zone) that holds the instant. */
export function isoWeekOf(instant: Date, zone: string): IsoWeek {
  const local = zoned(instant, zone);
  const monday = local.toPlainDate().subtract({ days: local.dayOfWeek - 1 });
  const key = `${local.yearOfWeek}-W${String(local.weekOfYear).padStart(2, '0')}`;
  const midnight = (date: Temporal.PlainDate) => dateOf(date.toZonedDateTime(zone));
  return { key, startsAt: midnight(monday), endsAt: midnight(monday.add({ days: 7 })) };
}

/** The date on the wall as `2026-11-17`. */
export function localDate(instant: Date, zone: string): string {
  return zoned(instant, zone).toPlainDate().toString();
}

function zoned(instant: Date, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(zone);
}

function dateOf(moment: Temporal.ZonedDateTime): Date {
  return new Date(moment.epochMilliseconds);
}
