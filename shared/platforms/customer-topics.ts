// What a store tells of its customers beside what they say of consent: another address, deleted, merged.
import type { CustomerChanged } from '../events/store-events.ts';
import { emailAddress } from '../people/address.ts';
import { toE164 } from '../people/phone.ts';
import { known, label, text } from './fields.ts';

const LONGEST_NAME = 100;

/** A customer as a platform describes them, unchecked. */
export type ChangedFacts = {
  readonly customerId: string;
  readonly at: string | undefined;
  readonly name: unknown;
  /** What the store has; undefined where the body says nothing of it, null or "" where the store has none. */
  readonly email: unknown;
  readonly phone: unknown;
  readonly country: string;
  readonly consents?: CustomerChanged['consents'];
};

/** An address that cannot be used is none: nobody is to be written to at the one before it. */
export function customerChanged(facts: ChangedFacts): CustomerChanged {
  const { customerId, at, consents, country } = facts;
  const number = text(facts.phone);
  return known({
    type: 'customer.changed' as const,
    customerId,
    at,
    name: label(facts.name, LONGEST_NAME),
    email: facts.email === undefined ? undefined : (emailAddress(facts.email) ?? 'none'),
    phone:
      facts.phone === undefined
        ? undefined
        : ((number === undefined ? undefined : toE164(number, country)) ?? 'none'),
    consents,
  }) as CustomerChanged;
}
