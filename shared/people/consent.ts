// What somebody said of getting messages, in the order in which it was said and not in which we heard of it. The newer word
// counts; of two of one moment the one that says no, and the plainer no: wanting no more, then not agreeing, then not yet.
//
// A box that was ticked in a checkout is a weaker word than what the store says of the consent itself: in a shop that asks
// for a confirmation the consent stays `pending` until the link in its letter was opened, ticked or not (Shopify's
// `CustomerEmailMarketingState`; an order says nothing of that since API 2025-01). So a tick never ends a pending consent,
// and what the store says from a day before it counts for newer, because the two are told side by side.
import type { ConsentWord } from '../events/store-events.ts';

/** As it is remembered; all members absent where nobody said anything. Without `at` it was said before we noted when. */
export type RememberedConsent = {
  readonly agrees?: boolean | undefined;
  readonly at?: string | undefined;
  readonly pending?: boolean | undefined;
  readonly refused?: boolean | undefined;
};

const DAY_MS = 86_400_000;

/** The moment from which a word counts. */
export const countsFrom = ({ at, ticked }: ConsentWord): string =>
  ticked === true ? new Date(Date.parse(at) - DAY_MS).toISOString() : at;

/** Whether a word takes the place of what is remembered. */
export function isNewerWord(word: ConsentWord, remembered: RememberedConsent): boolean {
  if (word.ticked === true && remembered.pending === true) return false;
  const from = countsFrom(word);
  if (remembered.at === undefined || remembered.at < from) return true;
  return remembered.at === from && plainness(word) >= plainness(remembered);
}

/** How plainly a word says no, from 0 for yes; consent-write.ts has the same order as a condition. */
function plainness({ agrees, pending, refused }: RememberedConsent): number {
  if (agrees === true) return 0;
  if (refused === true) return 3;
  return pending === true ? 1 : 2;
}

/** Whether somebody agrees, by what is remembered and by a word that may be newer; undefined where nobody said. */
export function agreesNow(
  word: ConsentWord | undefined,
  remembered: RememberedConsent = {},
): boolean | undefined {
  return word !== undefined && isNewerWord(word, remembered) ? word.agrees : remembered.agrees;
}
