// Why an order got no further, and why a nudge was never sent, in the owner's words.
import type { GateEnding, NeverSentReason } from '../rows.ts';

/** Never-sent reasons in the owner's words. */
const REASONS: Readonly<Record<NeverSentReason, string>> = {
  'opted-out': 'opted out meanwhile',
  'no-consent': 'no longer agreed to messages',
  'no-contact': 'no number to text, or no address to write to, any more',
  capped: 'had another nudge too recently',
  cancelled: 'order cancelled',
  refunded: 'order refunded',
  edited: 'what it goes with was taken off the order',
  'sold-out': 'sold out meanwhile',
  'price-changed': 'price changed meanwhile',
  'already-owned': 'bought it meanwhile',
  'too-late': 'it would have come more than a day late',
  'held-out': 'they are held out, as your settings say',
  'silent-elsewhere': 'they want no messages of another product of yours',
  'enough-messages': 'they had enough messages of all your products',
  'not-live': 'it is not live for them yet, as the settings say',
  'owner-only': 'they went to you instead, as the settings say',
  'message-does-not-fit': 'the product’s name does not fit into a text, and e-mail was not agreed to',
  impossible: 'could not be made into a message, as a letter told you',
  refused: 'the message service refused it',
};

/** A row of an earlier version, or none at all, may say something that has no words any more. */
export const inWords = (reason: string): string =>
  Object.hasOwn(REASONS, reason) ? REASONS[reason as NeverSentReason] : 'for a reason that was not noted';

/** Why an order got no further, in the owner's words. */
export const ENDINGS: Readonly<Record<GateEnding, string>> = {
  capped: 'their customer had a nudge too recently',
  'no-consent': 'nobody agreed to messages',
  'no-contact': 'no number to text, or no address to write to',
  'opted-out': 'they want no suggestions',
  stopped: 'cancelled or refunded at once',
  renewal: 'a subscription that renewed by itself',
};
