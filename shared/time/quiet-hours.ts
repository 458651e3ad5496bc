// Nobody is messaged inside the quiet hours, as the clock on their own wall shows them. The window is closed
// at its beginning and open at its end: with 21:00 to 08:00, 20:59 and 08:00 are fine, 21:00 and 07:59 are not.
import { Temporal } from 'temporal-polyfill';
import { type Days, isOneOf } from './when.ts';

/** `from` and `until` are `HH:MM` wall-clock times; equal ones mean off. `days` are quiet from midnight to midnight. */
export type QuietHours = { readonly from: string; readonly until: string; readonly days?: Days } | 'off';

/** True inside the window. Throws RangeError for a malformed time or an unknown zone. */
export function isQuiet(now: Date, quiet: QuietHours, zone: string): boolean {
  return quiet !== 'off' && inside(zonedOf(now, zone), windowOf(quiet));
}

/**
 * `now` itself when it is allowed, else the first allowed minute after it. Clock changes are honoured: an end that
 * spring skips is allowed right after the gap, and an hour that autumn repeats is judged by what the wall shows.
 */
export function nextAllowedMinute(now: Date, quiet: QuietHours, zone: string): Date {
  if (quiet === 'off') return now;
  const window = windowOf(quiet);
  const local = zonedOf(now, zone);
  if (!inside(local, window)) return now;

  for (let day = 0; day <= MOST_DAYS; day += 1) {
    const moments = momentsThatMayEndIt(local.add({ days: day }), window.until).filter(
      (moment) => moment.epochMilliseconds > now.getTime(),
    );
    moments.sort(Temporal.ZonedDateTime.compare);
    const first = moments.find((moment) => !inside(moment, window));
    if (first !== undefined) return new Date(first.epochMilliseconds);
  }
  // Whoever is quiet every day of a year has paused; the question is asked again, because a pause may be taken back.
  return new Date(local.add({ days: 1 }).epochMilliseconds);
}

/** As far ahead as an end is looked for: without quiet days it is always found at the first look. */
const MOST_DAYS = 366;

type Window = {
  readonly from: Temporal.PlainTime;
  readonly until: Temporal.PlainTime;
  readonly days: Days | undefined;
};

function inside(moment: Temporal.ZonedDateTime, { from, until, days }: Window): boolean {
  if (days !== undefined && isOneOf(days, moment.toPlainDate().toString())) return true;
  const time = moment.toPlainTime();
  const atOrAfter = (limit: Temporal.PlainTime) => Temporal.PlainTime.compare(time, limit) >= 0;
  const order = Temporal.PlainTime.compare(from, until);
  if (order === 0) return false;
  return order < 0 ? atOrAfter(from) && !atOrAfter(until) : atOrAfter(from) || !atOrAfter(until);
}

/** Only these can end a quiet spell: a day begins, the wall clock reaches `until` (either time it does), or it is moved. */
function momentsThatMayEndIt(local: Temporal.ZonedDateTime, until: Temporal.PlainTime) {
  const moments: Temporal.ZonedDateTime[] = [];
  for (const days of [0, 1, 2]) {
    const end = local.toPlainDate().add({ days }).toPlainDateTime(until);
    for (const disambiguation of ['earlier', 'later'] as const)
      moments.push(end.toZonedDateTime(local.timeZoneId, { disambiguation }));
  }
  for (const days of [0, 1])
    moments.push(local.toPlainDate().add({ days }).toZonedDateTime(local.timeZoneId));
  const clockChange = local.getTimeZoneTransition('next');
  if (clockChange !== null) moments.push(clockChange);
  return moments;
}

function windowOf(quiet: Exclude<QuietHours, 'off'>): Window {
  return { from: clockTime(quiet.from), until: clockTime(quiet.until), days: quiet.days };
}

function clockTime(text: string): Temporal.PlainTime {
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(text)) throw new RangeError(`"${text}" is not a time such as 21:00`);
  return Temporal.PlainTime.from(text);
}

function zonedOf(instant: Date, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(zone);
}
