// What a shopper says of getting mail, remembered under their address: whichever of their carts is looked at, the newest word
// counts. Of somebody who was erased nothing is remembered.
import { isDeepStrictEqual } from 'node:util';
import type { CartRow, ConsentWord } from '../rows.ts';
import { eraseShopper } from './erase-shopper.ts';
import type { CartParts } from './parts.ts';

/** Safe to repeat, and in any order. */
export async function hearConsent(email: string, word: ConsentWord, parts: CartParts): Promise<void> {
  if (await parts.unsub.isErased(email)) return;
  const isNews = await parts.people.recordConsent(email, word);
  // An erasure in that very moment may have looked before we wrote; it marks the address before it looks.
  if (isNews && (await parts.unsub.isErased(email))) await eraseShopper(email, parts);
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
