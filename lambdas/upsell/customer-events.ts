// What the store tells us about a shopper: that they agree to a channel, want no more messages, or want to be
// forgotten. Opting out is permanent; agreeing again does not undo it.
import type { Log } from '../../shared/log.ts';
import { formsOf } from '../../shared/people/address.ts';
import { guestId } from '../../shared/platforms/guest.ts';
import type { PersonReference, StoreEvent } from '../../shared/store-events.ts';
import * as answers from '../../shared/webhooks/answer.ts';
import type { Customers } from './state/customers.ts';
import { type OptOut, suppressionKeys } from './state/optout.ts';

export type CustomerEventParts = {
  readonly log: Log;
  readonly now: () => Date;
  readonly customers: Customers;
  readonly optOut: OptOut;
};

type CustomerEvent = Extract<StoreEvent, { customer: PersonReference }>;

/** Every id this person may have a row under. */
function idsOf(person: PersonReference): string[] {
  if (person.id !== undefined) return [person.id];
  const emails = person.email === undefined ? [] : formsOf(person.email);
  return [...emails, person.phone].filter((address) => address !== undefined).map(guestId);
}

/** Acts on a customer event; safe to repeat. */
export async function hearOfCustomer(
  event: CustomerEvent,
  parts: CustomerEventParts,
): Promise<answers.Answer> {
  const person = event.customer;
  const rows = await Promise.all(idsOf(person).map((id) => parts.customers.get(id)));
  const keys = [
    ...new Set([
      ...suppressionKeys(person),
      ...rows.flatMap((row) =>
        row === undefined
          ? []
          : suppressionKeys({
              ...(row.email === undefined ? {} : { email: row.email }),
              ...(row.phone === undefined ? {} : { phone: row.phone }),
            }),
      ),
    ]),
  ];

  switch (event.type) {
    case 'customer.consented': {
      // Keeping an address of somebody who opted out would serve nothing.
      if (await parts.optOut.isListed(keys)) return answers.ignored('opted-out');
      for (const id of idsOf(person))
        await parts.customers.recordConsent(id, { ...person, channel: event.channel });
      return answers.accepted();
    }
    case 'customer.opted_out': {
      const result = await parts.optOut.list(keys, 'store', parts.now());
      parts.log.info('customer opted out', { source: 'store', result });
      return result === 'listed' ? answers.accepted() : answers.duplicate();
    }
    case 'customer.erased': {
      // Listed first: should we die between the two, nobody is messaged and the retry erases.
      const result = await parts.optOut.list(keys, 'erased', parts.now());
      for (const id of idsOf(person)) await parts.customers.erase(id);
      parts.log.info('customer erased', { result });
      return result === 'listed' ? answers.accepted() : answers.duplicate();
    }
  }
}
