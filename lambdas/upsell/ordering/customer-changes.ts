// The store knows a customer by another address, no longer, or as the same person as somebody else. Only of people whom we
// know already is anything kept: a shop's customers are more than those who bought since we listen.
import { lookAgain } from '../../../shared/aws/look-again.ts';
import type { StoreEvent } from '../../../shared/events/store-events.ts';
import { personKeys } from '../../../shared/people/person-keys.ts';
import { notLaterThan } from '../../../shared/time/instant.ts';
import * as answers from '../../../shared/webhooks/answer.ts';
import type { CustomerEventParts } from './customer-parts.ts';
import { knownPerson } from './customer-rows.ts';
import { eraseCustomer } from './erase-customer.ts';
import { hearOptOut } from './hear-consent.ts';

/** Orders and nudges of either may come between; whoever lost looks again. */
const TRIES = 8;

type Event<Type extends StoreEvent['type']> = Extract<StoreEvent, { type: Type }>;

/** The next message goes to the address that the store has now, or to none. */
export async function hearOfChange(
  event: Event<'customer.changed'>,
  parts: CustomerEventParts,
): Promise<answers.Answer> {
  const { customerId, name, email, phone, consents = {} } = event;
  const at = event.at === undefined ? parts.now().toISOString() : notLaterThan(event.at, parts.now());
  const contact = { name, email, phone, at };
  const given = { ...(isNew(email) ? { email } : {}), ...(isNew(phone) ? { phone } : {}) };
  const result = await parts.changes.change(customerId, contact, personKeys(given));
  if (Object.values(consents).some(({ refused }) => refused === true)) {
    const known = await knownPerson({ id: customerId, ...given }, parts.customers);
    return hearOptOut(known, parts);
  }
  if (result !== 'unknown')
    for (const channel of ['email', 'sms'] as const) {
      const word = consents[channel];
      if (word === undefined) continue;
      const keys = personKeys({ id: customerId, ...given });
      await parts.recordConsent({ customerId, person: { id: customerId }, channel, word, keys });
    }
  parts.log.info('customer changed', { result });
  return result === 'changed' ? answers.accepted() : answers.ignored(result);
}

/** Whatever waits for them is not sent, because there is nobody to send it to. They may come back as somebody new. */
export async function hearOfDeletion(customerId: string, parts: CustomerEventParts): Promise<answers.Answer> {
  await parts.customers.erase(customerId);
  parts.log.info('customer deleted');
  return answers.accepted();
}

/**
 * What the other one bought and when they were nudged now stands under the one that is kept; whoever wanted no messages as
 * the other wants none. Their address goes: the store has dropped it, and tells the kept one's by itself.
 */
export async function hearOfMerger(
  { keptId, goneId }: Event<'customer.merged'>,
  parts: CustomerEventParts,
): Promise<answers.Answer> {
  const result = await lookAgain({ tries: TRIES, who: 'Two customers' }, async () => {
    const goneIsListed = (await parts.listedAs([goneId])).has(goneId);
    if (goneIsListed) await parts.optOut.list([keptId], 'store', parts.now());
    return parts.changes.merge({ keptId, goneId, goneIsListed });
  });
  // They are one person, who asked to be forgotten.
  if (result === 'erased') return eraseCustomer({ id: goneId }, parts);
  parts.log.info('customers merged', { result });
  return result === 'merged' ? answers.accepted() : answers.ignored(result);
}

const isNew = (address: string | undefined): address is string => address !== undefined && address !== 'none';
