// A shopper wants to be forgotten: every row of theirs goes, and the list keeps digests, so that nobody keeps them again.
import type { PersonReference } from '../../../shared/events/store-events.ts';
import * as answers from '../../../shared/webhooks/answer.ts';
import type { Customers } from '../state/customers.ts';
import type { CustomerEventParts } from './customer-parts.ts';
import { isText, knownPerson } from './customer-rows.ts';

/** Safe to repeat. */
export async function eraseCustomer(
  person: PersonReference,
  parts: CustomerEventParts,
): Promise<answers.Answer> {
  const { rows, keys } = await knownPerson(person, parts.customers);
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
