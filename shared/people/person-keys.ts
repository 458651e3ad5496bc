// The keys by which a person is known wherever something must hold for the person and not for an id of theirs: who opted
// out, who was erased, who had a nudge lately. Somebody who shops with an account, as a guest and with another account
// has one address under three ids, and all of them meet in its digest.
import type { PersonReference } from '../events/store-events.ts';
import { formsOf } from './address.ts';
import { digestOfAddress } from './address-digest.ts';

/**
 * The person's id and the digest of each address, those of its earlier forms among them, without repeats. Addresses are
 * normalised already.
 */
export const personKeys = (person: PersonReference): string[] => keysOf(person, formsOf);

/** The same without earlier forms: for what has only ever been written under an address as it is read today. */
export const currentKeys = (person: PersonReference): string[] => keysOf(person, (email) => [email]);

function keysOf(
  { id, email, phone }: PersonReference,
  forms: (email: string) => readonly string[],
): string[] {
  const addresses = [...(email === undefined ? [] : forms(email)), ...(phone === undefined ? [] : [phone])];
  return [...new Set([...(id === undefined ? [] : [id]), ...addresses.map(digestOfAddress)])];
}
