// When a confirmation mail goes out for which there was none left today: tomorrow between nine and noon, by the shop's
// clock, each number at a minute of its own, so that they do not go out all at once.
import { Temporal } from 'temporal-polyfill';

const FROM_HOUR = 9;
const SPREAD_MINUTES = 180;

/** The same number on the same day always comes to the same moment. Throws RangeError for an unknown zone. */
export function laterMoment(phone: string, now: Date, zone: string): Date {
  const minutes = [...phone].reduce((sum, digit) => (sum * 31 + digit.charCodeAt(0)) % SPREAD_MINUTES, 7);
  const tomorrow = Temporal.Instant.fromEpochMilliseconds(now.getTime())
    .toZonedDateTimeISO(zone)
    .toPlainDate()
    .add({ days: 1 })
    .toPlainDateTime({ hour: FROM_HOUR })
    .add({ minutes });
  return new Date(tomorrow.toZonedDateTime(zone).epochMilliseconds);
}
