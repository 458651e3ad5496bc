// What the last look asks of the rows of an offer, of its order and of its customer.
import { ownedSkus } from '../decisions/owned.ts';
import type { CustomerRow, OfferRow, OrderRow } from '../rows.ts';

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
