// What a shopper says of getting mail, remembered under their address: whichever of their carts is looked at, the newest word
// counts. Of somebody who was erased nothing is remembered.
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

/** The word that a cart's row brings to its address: a new word, or the address is known only now. */
export function newWordOf(row: CartRow, seen: CartRow | undefined): ConsentWord | undefined {
  if (row.email === undefined || row.consent === undefined) return undefined;
  const isKnown =
    seen?.email === row.email &&
    seen.consent?.at === row.consent.at &&
    seen.consent.agrees === row.consent.agrees;
  return isKnown ? undefined : row.consent;
}
