// How the upsell recommender introduces itself on the console, and the figures that show it at work.
import type { Card, Figure } from '../../console/product-face.ts';

export const OFFERS = 'upsr-offers';

const offers = (label: string, ...values: string[]): Figure => ({
  label,
  table: OFFERS,
  where: { attribute: 'state', values },
});

export const card: Card = {
  title: 'Upsell recommender',
  sentence: 'One order, at most one well-judged nudge, an hour later.',
  figures: [
    {
      label: 'Orders seen',
      table: 'upsr-orders',
      where: {
        attribute: 'gate_outcome',
        values: ['queued', 'capped', 'opted-out', 'no-consent', 'no-contact'],
      },
    },
    offers('Waiting', 'chosen'),
    offers('Nudges sent', 'sent', 'taken', 'ignored', 'out-of-window'),
    offers('Taken', 'taken'),
    offers('Nothing fitted', 'no-fit'),
  ],
};
