// When a nudge is due, and when it has become pointless.
//
//   placed ──(send delay)──> due ──(up to 24 h: outages, quiet hours)──> too late
//
// The delay counts from the order, not from the webhook: a webhook that the store delivers two days late must
// not make a nudge that arrives two days after the purchase.

import { addDuration, localParts, toInstant } from '../../../shared/time/time.ts';
import type { UpsellSettings } from '../rules/settings.ts';

const MINUTE_MS = 60_000;
const LATEST_MINUTES = 24 * 60;

/**
 * The moment the nudge should go out: so long after the order, or at that time on the day after it, as the shop's clock has
 * both. A clock that runs ahead in the store counts as "now".
 */
export function dueAt(
  placedAt: string,
  { sendDelayMinutes, sendNextDayAt }: Pick<UpsellSettings, 'sendDelayMinutes' | 'sendNextDayAt'>,
  { now, zone }: { readonly now: Date; readonly zone: string },
): Date {
  const placed = Math.min(new Date(placedAt).getTime(), now.getTime());
  if (sendNextDayAt === undefined) return new Date(placed + sendDelayMinutes * MINUTE_MS);
  const [hour = 0, minute = 0] = sendNextDayAt.split(':').map(Number);
  const { year, month, day } = localParts(addDuration(new Date(placed), 'P1D', zone), zone);
  return toInstant({ year, month, day, hour, minute }, zone);
}

/** True once a nudge would be more than a day late. */
export function isTooLate(due: Date, now: Date): boolean {
  return now.getTime() - due.getTime() > LATEST_MINUTES * MINUTE_MS;
}

/** Until when an order's nudge counts as on its way, so that a second order of that hour is capped. */
export function pendingUntil(due: Date): Date {
  return new Date(due.getTime() + (LATEST_MINUTES + 60) * MINUTE_MS);
}
