// The keys by which a person is known wherever something must hold for the person and not for an id of theirs: who opted
// out, who was erased, who had a nudge lately. Somebody who shops with an account, as a guest and with another account
// has one address under three ids, and all of them meet in its digest.
import type { PersonReference } from '../events/store-events.ts';
import { formsOf } from './address.ts';
import { digestOfAddress } from './address-digest.ts';
import { formsOfPhone } from './phone-forms.ts';

/**
 * The person's id and the digest of each address and number, those of their earlier forms among them, without repeats. Addresses are
 * normalised already.
 */
export const personKeys = (person: PersonReference): string[] => keysOf(person, formsOf);

/** The same without earlier forms of an address: for what has only ever been written under one as it is read today. Numbers
 * keep theirs, because what was written under one was written before their country changed it. */
export const currentKeys = (person: PersonReference): string[] => keysOf(person, (email) => [email]);

function keysOf(
  { id, email, phone }: PersonReference,
  forms: (email: string) => readonly string[],
): string[] {
  const addresses = [
    ...(email === undefined ? [] : forms(email)),
    ...(phone === undefined ? [] : formsOfPhone(phone)),
  ];
  return [...new Set([...(id === undefined ? [] : [id]), ...addresses.map(digestOfAddress)])];
}
