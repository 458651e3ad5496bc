// What the store tells us about a shopper: what they say of consent, that they want to be forgotten, and that the store
// knows them by another address, no longer, or as the same person as somebody else. What was erased stays erased.

import type { StoreEvent } from '../../../shared/events/store-events.ts';
import type * as answers from '../../../shared/webhooks/answer.ts';
import { hearOfChange, hearOfDeletion, hearOfMerger } from './customer-changes.ts';
import type { CustomerEventParts } from './customer-parts.ts';
import { knownPerson } from './customer-rows.ts';
import { eraseCustomer } from './erase-customer.ts';
import { hearAgreement, hearEnd, hearOptOut } from './hear-consent.ts';

export type CustomerEvent = Extract<StoreEvent, { type: `customer.${string}` }>;

/** Acts on a customer event; safe to repeat. */
export async function hearOfCustomer(
  event: CustomerEvent,
  parts: CustomerEventParts,
): Promise<answers.Answer> {
  switch (event.type) {
    case 'customer.changed':
      return hearOfChange(event, parts);
    case 'customer.deleted':
      return hearOfDeletion(event.customerId, parts);
    case 'customer.merged':
      return hearOfMerger(event, parts);
    case 'customer.erased':
      return eraseCustomer(event.customer, parts);
  }
  const known = await knownPerson(event.customer, parts.customers);
  switch (event.type) {
    case 'customer.consented':
      return hearAgreement({ event, known }, parts);
    case 'customer.consent_ended':
      return hearEnd({ event, known }, parts);
    case 'customer.opted_out':
      return hearOptOut(known, parts);
  }
}
