// Nine o'clock in the shop: the moment most people want to fast-forward to.
import { Temporal } from 'temporal-polyfill';

/** The next 09:00 of the zone that lies after `now`; on a day without one, the first minute after it. */
export function nextMorning(now: Date, timeZone: string): Date {
  const local = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(timeZone);
  const today = local.withPlainTime('09:00');
  const next = Temporal.ZonedDateTime.compare(today, local) > 0 ? today : today.add({ days: 1 });
  return new Date(next.epochMilliseconds);
}
