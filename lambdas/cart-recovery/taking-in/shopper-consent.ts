// What a shopper says of getting mail, remembered under their address: whichever of their carts is looked at, the newest word
// counts. Of somebody who was erased nothing is remembered.
import { isDeepStrictEqual } from 'node:util';
import { digestOfAddress } from '../../../shared/people/address-digest.ts';
import type { CartRow, ConsentWord } from '../rows.ts';
import { eraseShopper } from './erase-shopper.ts';
import type { CartParts } from './parts.ts';

/** Safe to repeat, and in any order. */
export async function hearConsent(email: string, word: ConsentWord, parts: CartParts): Promise<void> {
  if (await parts.unsub.isErased(email)) return;
  const isNews = await parts.people.recordConsent(email, word);
  if (isNews) await tellOthers(email, word, parts);
  // An erasure in that very moment may have looked before we wrote; it marks the address before it looks.
  if (isNews && (await parts.unsub.isErased(email))) await eraseShopper(email, parts);
}

/**
 * A plain no is meant for all of us, and so is a yes that takes it back, as long as they are on no list of ours. That nobody agreed yet
 * says nothing to others.
 */
async function tellOthers(
  email: string,
  word: ConsentWord,
  { contacts, unsub, now }: CartParts,
): Promise<void> {
  if (contacts === undefined) return;
  const keys = [digestOfAddress(email)];
  if (word.refused === true) await contacts.silence(keys, 'silent_cart_recovery', now());
  if (word.agrees && !(await unsub.isListed(email)))
    await contacts.unsilence(keys, 'silent_cart_recovery', now());
}

/**
 * The word that a cart brings to its address where its events named nobody when they said it: a new word, or the address is
 * known only now. Where the cart had another address too, nobody can tell whose word it is.
 */
export function namelessWord(row: CartRow, seen: CartRow | undefined): ConsentWord | undefined {
  const { email, nameless_consent: word, had_another_address: isDoubtful } = row;
  if (email === undefined || word === undefined || isDoubtful === true) return undefined;
  const isKnown = seen?.email === email && isDeepStrictEqual(seen.nameless_consent, word);
  return isKnown ? undefined : word;
}
