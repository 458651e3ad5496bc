// How long a mail is still welcome that SES puts off, or that an outage held back. What is older is dropped, because it would
// only puzzle: last night's balance in the afternoon, a question that nobody remembers having caused.
import { addDuration, toInstant } from '../../../shared/time/time.ts';
import {
  BIRTHDAY,
  NIGHTLY_EMAIL,
  type NightlyEmail,
  REWARD_EARNED,
  WIN_BACK,
  type WinBack,
} from '../names.ts';
import type { DispatchEvent } from './deferral.ts';

const HOUR_MS = 3_600_000;
const DAY_HOURS = 24;

/** `toldAt` is when the event was first heard of. */
export function welcomeUntil(event: DispatchEvent, toldAt: Date, zone: string): Date {
  const after = (days: number) => new Date(toldAt.getTime() + days * DAY_HOURS * HOUR_MS);
  switch (event['detail-type']) {
    case NIGHTLY_EMAIL:
      return noonAfter((event.detail as NightlyEmail).day, zone);
    case REWARD_EARNED:
      return after(7);
    case WIN_BACK:
      return after((event.detail as WinBack).kind === 'bonus' ? 7 : 3);
    case BIRTHDAY:
      return after(2);
    default:
      // A confirmation may be told for the day after, where the mails of the day were used up.
      return after(3);
  }
}

/** Noon of the day after this one, on the shop's own clock. */
function noonAfter(day: string, zone: string): Date {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return addDuration(toInstant({ year, month, day: date, hour: 12 }, zone), 'P1D', zone);
}
