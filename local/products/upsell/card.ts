// How the upsell recommender introduces itself on the console, and the figures that show it at work.
import { ownerPage } from '../../console/owner-page.ts';
import type { Card, Figure } from '../../console/product-face.ts';

export const OFFERS = 'upsr-offers';
const ORDERS = 'upsr-orders';

const offers = (label: string, ...values: string[]): Figure => ({
  label,
  table: OFFERS,
  where: { state: values },
});

/** Why an order got no further than the gate. */
const ENDINGS = {
  capped: 'whose customer had a nudge too recently',
  'no-consent': 'nobody agreed to messages',
  'no-contact': 'no number to text, or no address to write to',
  'opted-out': 'want no suggestions',
  stopped: 'cancelled or refunded at once',
  renewal: 'a subscription that renewed by itself',
  queueing: 'being looked at',
};
const NEVER_SENT = {
  'opted-out': 'opted out meanwhile',
  'no-consent': 'no longer agreed to messages',
  'no-contact': 'no number or address any more',
  capped: 'had another nudge meanwhile',
  cancelled: 'cancelled meanwhile',
  refunded: 'refunded meanwhile',
  edited: 'what it goes with was taken off',
  'sold-out': 'sold out meanwhile',
  'price-changed': 'price changed meanwhile',
  'already-owned': 'bought it meanwhile',
  'too-late': 'would have come a day late',
  'held-out': 'held out by your settings',
  'silent-elsewhere': 'silent in another product',
  'enough-messages': 'had enough messages of all products',
  'not-live': 'not live for them yet',
  'owner-only': 'went to you instead',
  'message-does-not-fit': 'does not fit into a text',
  impossible: 'could not be made into a message',
  refused: 'refused by the message service',
};
const STATES = {
  chosen: 'waiting for their time',
  sent: 'nudged, and may still tap',
  taken: 'nudged, and tapped',
  ignored: 'nudged, and ignored',
  'out-of-window': 'tapped too late',
  'no-fit': 'nothing fitted',
};

export const card: Card = {
  title: 'Upsell recommender',
  sentence: 'One order, at most one well-judged nudge, an hour later.',
  figures: [
    {
      label: 'Orders seen',
      table: ORDERS,
      where: { gate_outcome: ['queued', ...Object.keys(ENDINGS)] },
    },
    offers('Waiting', 'chosen'),
    offers('Nudges sent', 'sent', 'taken', 'ignored', 'out-of-window'),
    offers('Tapped', 'taken'),
    offers('Nothing fitted', 'no-fit'),
  ],
  fates: {
    things: 'orders',
    all: [{ table: ORDERS, where: { gate_outcome: ['queued', ...Object.keys(ENDINGS)] } }],
    groups: [
      // An offer is one order's, and an order has one offer at most.
      { table: OFFERS, by: 'state', words: STATES },
      { table: ORDERS, by: 'gate_outcome', words: ENDINGS },
      {
        table: OFFERS,
        where: { state: ['never-sent'] },
        by: 'reason',
        words: NEVER_SENT,
        otherwise: 'never sent',
      },
    ],
    rest: 'being looked at',
  },
  pages: [ownerPage('upsr-optout')],
};
