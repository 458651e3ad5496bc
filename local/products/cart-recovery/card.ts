// How cart recovery introduces itself on the console, and the figures that show it at work.
import { ownerPage } from '../../console/owner-page.ts';
import type { Card, Counted, Figure } from '../../console/product-face.ts';

export const CARTS = 'cr-state';
/** What was bought without ever having been a cart is none. */
const ALL: Counted = { table: CARTS, where: { changed_at: 'any' } };

const carts = (label: string, attribute: string, value: string): Figure => ({
  label,
  table: CARTS,
  where: { ...ALL.where, [attribute]: [value] },
});

const CLOSED = {
  'gave-up': 'given up: no purchase after the last reminder was due',
  'bought-elsewhere': 'bought as another cart',
  suppressed: 'suppressed by you',
  'written-off': 'written off by you',
  erased: 'of somebody who asked to be forgotten',
  'customer-deleted': 'of somebody whom the store deleted',
  cancelled: 'cancelled in the store',
  'before-go-live': 'older than this system',
};

export const card: Card = {
  title: 'Cart recovery',
  sentence: 'At most two friendly reminders, and silence the moment the shopper buys.',
  figures: [
    { label: 'Carts seen', ...ALL },
    carts('Waiting', 'waits', 'open'),
    { label: 'Reminders', table: 'cr-sends', where: { outcome: ['sent'] } },
    carts('Bought', 'status', 'bought'),
    carts('Closed', 'status', 'closed'),
  ],
  fates: {
    things: 'carts',
    all: [ALL],
    groups: [
      {
        table: CARTS,
        where: { ...ALL.where, status: ['open'], unsubscribed_at: 'none' },
        by: 'waits',
        words: { open: 'still waiting' },
        otherwise: 'no address to write to',
      },
      {
        table: CARTS,
        where: { ...ALL.where, status: ['open'], unsubscribed_at: 'any' },
        by: 'status',
        words: { open: 'still open, and unsubscribed' },
      },
      { ...ALL, by: 'status', words: { bought: 'bought' } },
      {
        table: CARTS,
        where: { ...ALL.where, status: ['closed'] },
        by: 'closed_reason',
        words: CLOSED,
        otherwise: 'closed',
      },
    ],
    rest: 'in no group',
  },
  pages: [ownerPage('cr-unsub-handler')],
};
