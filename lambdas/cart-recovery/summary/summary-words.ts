// How the monthly summary says why reminders were skipped, what became of carts, and what reminders brought.
import type { CartFate } from '../decisions/summary.ts';
import type { SkippedOutcome } from '../rows.ts';

export const BROUGHT = {
  caption: 'What the reminders brought',
  offered: 'Carts bought after a reminder',
  heldOut: 'Carts bought by those who are held out',
  each: 'a cart',
};

export const SKIPPED: Readonly<Record<SkippedOutcome, string>> = {
  'skipped-do-not-disturb': 'They had a reminder of another cart lately',
  'skipped-unsubscribed': 'They had unsubscribed',
  'skipped-no-consent': 'They did not agree to mail, and your rules ask for it',
  'skipped-too-late': 'The mail service put it off for too long',
  'skipped-held-out': 'They are held out, as your rules say',
  'skipped-silent-elsewhere': 'They want no messages of another product of yours',
  'skipped-enough-messages': 'They had enough messages of all your products',
  'skipped-not-live': 'It is not live for them yet, as the settings say',
  'skipped-owner-only': 'They went to you instead, as the settings say',
};

export const FATES: Readonly<Record<CartFate, string>> = {
  recovered: 'Recovered: bought after a reminder',
  'taken-back': 'Bought, and cancelled or refunded since',
  bought: 'Bought without one, or long after it',
  open: 'Still open',
  'no-address': 'Still open, with no address to write to',
  unsubscribed: 'Still open, and unsubscribed',
  'gave-up': 'Given up: no purchase after the last reminder was due',
  'bought-elsewhere': 'Bought as another cart',
  suppressed: 'Suppressed by you',
  erased: 'Of somebody who asked to be forgotten',
  'customer-deleted': 'Of somebody whom the store deleted',
  cancelled: 'Cancelled in the store',
  'before-go-live': 'Older than this system',
};
