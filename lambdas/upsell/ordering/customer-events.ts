// What the store tells us about a shopper: what they say of consent, that they want to be forgotten, and that the store
// knows them by another address, no longer, or as the same person as somebody else. What was erased stays erased.

import type { PersonReference, StoreEvent } from '../../../shared/events/store-events.ts';
import * as answers from '../../../shared/webhooks/answer.ts';
import type { Customers } from '../state/customers.ts';
import { hearOfChange, hearOfDeletion, hearOfMerger } from './customer-changes.ts';
import type { CustomerEventParts } from './customer-parts.ts';
import { isText, type KnownPerson, knownPerson } from './customer-rows.ts';
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
  }
  const known = await knownPerson(event.customer, parts.customers);
  switch (event.type) {
    case 'customer.consented':
      return hearAgreement({ event, known }, parts);
    case 'customer.consent_ended':
      return hearEnd({ event, known }, parts);
    case 'customer.opted_out':
      return hearOptOut(known, parts);
    case 'customer.erased':
      return erase(event.customer, known, parts);
  }
}

async function erase(
  person: PersonReference,
  { rows, keys }: KnownPerson,
  parts: CustomerEventParts,
): Promise<answers.Answer> {
  // Listed first: should we die between the two, nobody is messaged and the retry erases.
  const result = await parts.optOut.erase(keys, parts.now());
  // Under each digest there may be a guest's row, or one that says when the person was last nudged.
  for (const key of keys) await parts.customers.erase(key);
  await forgetNumbers(keys, [person, ...rows], parts.customers);
  parts.log.info('customer erased', { result });
  return result === 'erased' ? answers.accepted() : answers.duplicate();
}

/** A telephone may be a family's, so an account that shares only the number loses the number and nothing else. */
async function forgetNumbers(
  erased: readonly string[],
  people: readonly { readonly phone?: string }[],
  customers: Customers,
): Promise<void> {
  for (const phone of new Set(people.map((known) => known.phone).filter(isText)))
    for (const id of await customers.idsByPhone(phone))
      if (!erased.includes(id)) await customers.forgetPhone(id, phone);
}
