// Nobody is messaged inside the quiet hours, as the clock on their own wall shows them. The window is closed
// at its beginning and open at its end: with 21:00 to 08:00, 20:59 and 08:00 are fine, 21:00 and 07:59 are not.
import { Temporal } from 'temporal-polyfill';

/** `from` and `until` are `HH:MM` wall-clock times; equal ones mean off. */
export type QuietHours = { readonly from: string; readonly until: string } | 'off';

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

  const moments = momentsThatMayEndIt(local, window.until).filter(
    (moment) => moment.epochMilliseconds > now.getTime(),
  );
  moments.sort(Temporal.ZonedDateTime.compare);
  const first = moments.find((moment) => !inside(moment, window));
  // Unreachable: tomorrow's `until`, or the clock change that swallows it, is always among the moments.
  if (first === undefined) throw new Error(`No end of the quiet hours found in ${zone}`);
  return new Date(first.epochMilliseconds);
}

type Window = { readonly from: Temporal.PlainTime; readonly until: Temporal.PlainTime };

function inside(moment: Temporal.ZonedDateTime, { from, until }: Window): boolean {
  const time = moment.toPlainTime();
  const atOrAfter = (limit: Temporal.PlainTime) => Temporal.PlainTime.compare(time, limit) >= 0;
  const order = Temporal.PlainTime.compare(from, until);
  if (order === 0) return false;
  return order < 0 ? atOrAfter(from) && !atOrAfter(until) : atOrAfter(from) || !atOrAfter(until);
}

/** Only these can end a quiet spell: the wall clock reaches `until` (either time it does), or it is moved. */
function momentsThatMayEndIt(local: Temporal.ZonedDateTime, until: Temporal.PlainTime) {
  const moments: Temporal.ZonedDateTime[] = [];
  for (const days of [0, 1, 2]) {
    const end = local.toPlainDate().add({ days }).toPlainDateTime(until);
    for (const disambiguation of ['earlier', 'later'] as const)
      moments.push(end.toZonedDateTime(local.timeZoneId, { disambiguation }));
  }
  const clockChange = local.getTimeZoneTransition('next');
  if (clockChange !== null) moments.push(clockChange);
  return moments;
}

function windowOf(quiet: Exclude<QuietHours, 'off'>): Window {
  return { from: clockTime(quiet.from), until: clockTime(quiet.until) };
}

function clockTime(text: string): Temporal.PlainTime {
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(text)) throw new RangeError(`"${text}" is not a time such as 21:00`);
  return Temporal.PlainTime.from(text);
}

function zonedOf(instant: Date, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(zone);
}
