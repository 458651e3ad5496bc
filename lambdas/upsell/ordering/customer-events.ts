// What the store tells us about a shopper: that they agree to a channel, want no more messages, or want to be
// forgotten. Opting out is permanent; agreeing again does not undo it, and what was erased stays erased.

import type { PersonReference, StoreEvent } from '../../../shared/events/store-events.ts';
import type { Clock } from '../../../shared/handlers/clock.ts';
import type { Log } from '../../../shared/handlers/log.ts';
import { formsOf } from '../../../shared/people/address.ts';
import { personKeys } from '../../../shared/people/person-keys.ts';
import * as answers from '../../../shared/webhooks/answer.ts';
import type { CustomerRow, Customers } from '../state/customers.ts';
import type { OptOut } from '../state/optout.ts';
import type { RecordConsent } from '../state/record-consent.ts';

export type CustomerEventParts = {
  readonly log: Log;
  readonly now: Clock;
  readonly customers: Customers;
  readonly optOut: OptOut;
  readonly recordConsent: RecordConsent;
};

type CustomerEvent = Extract<StoreEvent, { customer: PersonReference }>;

/** Ids that this person may have a row under by what the event names: their own, and those of a guest. */
function idsOf(person: PersonReference): string[] {
  return person.id === undefined ? personKeys(person) : [person.id];
}

/** Acts on a customer event; safe to repeat. */
export async function hearOfCustomer(
  event: CustomerEvent,
  parts: CustomerEventParts,
): Promise<answers.Answer> {
  const person = event.customer;
  const rows = await rowsOf(person, parts.customers);
  const keys = [
    ...new Set([...personKeys(person), ...rows.flatMap((row) => [row.customer_id, ...addressKeys(row)])]),
  ];

  switch (event.type) {
    case 'customer.consented': {
      for (const customerId of idsOf(person)) {
        const result = await parts.recordConsent({ customerId, person, channel: event.channel, keys });
        // Keeping an address of somebody who opted out would serve nothing.
        if (result === 'listed') return answers.ignored('opted-out');
      }
      return answers.accepted();
    }
    case 'customer.opted_out': {
      const result = await parts.optOut.list(keys, 'store', parts.now());
      parts.log.info('customer opted out', { source: 'store', result });
      return result === 'listed' ? answers.accepted() : answers.duplicate();
    }
    case 'customer.erased': {
      // Listed first: should we die between the two, nobody is messaged and the retry erases.
      const result = await parts.optOut.erase(keys, parts.now());
      // Under each digest there may be a guest's row, or one that says when the person was last nudged.
      for (const key of keys) await parts.customers.erase(key);
      await forgetNumbers(keys, [person, ...rows], parts.customers);
      parts.log.info('customer erased', { result });
      return result === 'erased' ? answers.accepted() : answers.duplicate();
    }
  }
}

/** Every row of this person: under their ids, and under whatever other account has their e-mail address. */
async function rowsOf(person: PersonReference, customers: Customers): Promise<CustomerRow[]> {
  const own = await present(new Set([...idsOf(person), ...personKeys(person)]), customers);
  const emails = new Set([person.email, ...own.map(({ email }) => email)].filter(isText));
  const known = new Set(own.map(({ customer_id }) => customer_id));
  const others = (
    await Promise.all([...emails].flatMap(formsOf).map((email) => customers.idsByEmail(email)))
  ).flat();
  return [...own, ...(await present(new Set(others.filter((id) => !known.has(id))), customers))];
}

async function present(ids: ReadonlySet<string>, customers: Customers): Promise<CustomerRow[]> {
  const rows = await Promise.all([...ids].map((id) => customers.get(id)));
  return rows.filter((row) => row !== undefined);
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

const isText = (value: string | undefined): value is string => value !== undefined;

const addressKeys = ({ email, phone }: CustomerRow): string[] =>
  personKeys({ ...(email === undefined ? {} : { email }), ...(phone === undefined ? {} : { phone }) });
