// What waits for the morning.
import { nextAllowedMinute, type QuietHours } from '../../../shared/time/quiet-hours.ts';
import {
  CONDITION_FAILED,
  CONFIRM_EMAIL,
  type ConfirmEmail,
  MAIL_FAILED,
  NIGHTLY_EMAIL,
  type NightlyEmail,
} from '../names.ts';

/** From the bus, or from a schedule, which carries the same. */
export type DispatchEvent = {
  readonly source?: string;
  readonly 'detail-type': string;
  readonly detail: unknown;
  readonly time?: string;
  /** Set by a deferral: so long after the event, its promises are looked at once more. */
  readonly deferred?: boolean;
  /** Set with it: when the event was first heard of. */
  readonly toldAt?: string;
  /** Since when SES puts the mail off, where it does. */
  readonly putOffAt?: string;
};

const MINUTE_MS = 60_000;

/**
 * When it may go out; undefined for now. A confirmation answers what a person did this minute and never waits, unless the
 * mails of the day were used up; what is only counted is written to nobody.
 */
export function deferUntil(
  event: DispatchEvent,
  { quietHours, zone }: { readonly quietHours: QuietHours; readonly zone: string },
  now: Date,
): Date | undefined {
  if (event['detail-type'] === CONDITION_FAILED || event['detail-type'] === MAIL_FAILED) return undefined;
  if (event['detail-type'] === CONFIRM_EMAIL) {
    const { notBefore } = event.detail as ConfirmEmail;
    const until = notBefore === undefined ? undefined : new Date(notBefore);
    return until !== undefined && until > now ? until : undefined;
  }
  const allowed = nextAllowedMinute(now, quietHours, zone);
  return allowed > now ? new Date(allowed.getTime() + minutesBehind(event) * MINUTE_MS) : undefined;
}

/** Batches of the evening's mail keep their distance in the morning too. */
const minutesBehind = (event: DispatchEvent): number =>
  event['detail-type'] === NIGHTLY_EMAIL ? (event.detail as NightlyEmail).batch : 0;
