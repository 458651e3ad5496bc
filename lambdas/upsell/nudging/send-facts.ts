// What the last look asks of the rows of an offer, of its order and of its customer.
import type { PersonReference } from '../../../shared/events/store-events.ts';
import { lastHeldOut } from '../decisions/came-of.ts';
import { ownedSkus } from '../decisions/owned.ts';
import type { CapRow, CustomerRow, OfferRow, OrderRow } from '../rows.ts';
import { capOf } from '../state/nudge-cap.ts';

export const offerFacts = ({ due_at: dueAt, trigger_sku: triggerSku }: OfferRow) => ({
  dueAt,
  ...(triggerSku === undefined ? {} : { triggerSku }),
});

export const orderFacts = ({ stopped_reason: stoppedReason, gone_skus: goneSkus }: OrderRow) => ({
  ...(stoppedReason === undefined ? {} : { stoppedReason }),
  ...(goneSkus === undefined ? {} : { goneSkus }),
});

export function contactFacts(customer: CustomerRow) {
  return {
    ...(customer.email === undefined ? {} : { email: customer.email }),
    ...(customer.phone === undefined ? {} : { phone: customer.phone }),
    ...(customer.email_consent === undefined ? {} : { emailConsent: customer.email_consent }),
    ...(customer.sms_consent === undefined ? {} : { smsConsent: customer.sms_consent }),
    ...(customer.time_zone === undefined ? {} : { timeZone: customer.time_zone }),
    ownedSkus: ownedSkus(customer),
  };
}

export const putOffSince = ({ put_off_at: since }: OfferRow, now: Date): Date =>
  since === undefined ? now : new Date(since);

export const personOf = (customerId: string, customer: CustomerRow | undefined): PersonReference => ({
  id: customerId,
  ...(customer?.email === undefined ? {} : { email: customer.email }),
  ...(customer?.phone === undefined ? {} : { phone: customer.phone }),
});

/** Of somebody who is held out, when they would have been nudged: they come through the same door as everybody. */
export function lastNudge(rows: readonly CapRow[]): { readonly lastNudgedAt?: string } {
  const last = [capOf(rows).lastNudgedAt, lastHeldOut(rows)].filter((at) => at !== undefined).sort();
  const lastNudgedAt = last.at(-1);
  return lastNudgedAt === undefined ? {} : { lastNudgedAt };
}
