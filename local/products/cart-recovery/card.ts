// How cart recovery introduces itself on the console, and the figures that show it at work.
import type { Card, Figure } from '../../console/product-face.ts';

export const CARTS = 'cr-state';

const carts = (label: string, attribute: string, value: string): Figure => ({
  label,
  table: CARTS,
  where: { attribute, values: [value] },
});

export const card: Card = {
  title: 'Cart recovery',
  sentence: 'At most two friendly reminders, and silence the moment the shopper buys.',
  figures: [
    { label: 'Carts seen', table: CARTS },
    carts('Waiting', 'waits', 'open'),
    { label: 'Reminders', table: 'cr-sends', where: { attribute: 'outcome', values: ['sent'] } },
    carts('Bought', 'status', 'bought'),
    carts('Closed', 'status', 'closed'),
  ],
};
