// What a point is worth in the owner's own books, and for how long it counts.

import { declare, wording } from '../../../../shared/rules/declaration.ts';
import { money } from '../../../../shared/rules/slots/money.ts';
import { formatMoney } from '../../../../shared/shop/money.ts';
import { exact } from '../../points.ts';
import { points } from './points.ts';
import { worth } from './worth.ts';

const many = points({
  least: 2,
  most: 1_000_000,
  because: 'a figure alone is an amount only beside several',
});
const some = points({ least: 1, most: 1_000_000, because: 'a value is that of one point or of some' });

/** What one point is worth in minor units, for the owner's own books; not said, it follows from rewards of money. */
export const pointValue = declare<number | undefined>({
  rule: 'point-value',
  about: 'worth',
  byDefault: () => undefined,
  wordings: (currency) => [
    wording({
      example: `100 points are worth ${currency} 5.`,
      patterns: [
        '[(each|every)] {points} (is|are) worth [about] {each} [(each|in our books)]',
        '[(each|every|one)] point (is|are|equals) worth [about] {each}',
        '[(each|every)] {many} (is|are) worth [about] {worth} [(each|in our books)]',
        'points (is|are) worth [about] {each} [each] [(to us|for (liability|books|accounts|our books))]',
        '[(each|every)] point (is|are) worth [about] {each} [(each|to us|in our books|for liability|for [the] books)]',
        'count [(each|every)] {points} (as|at) {each}',
        '[(each|every|one|a)] point costs [us] [about] {each}',
        '(count|reckon|value|treat|book|put) [(each|every|one|a)] point [down] (as|at|to be) {each}',
        '[(we|i)] (count|reckon|value|treat|book) [(each|every|one|a)] point (as|at) {each}',
        '[one] (point value|value of point|worth of point) [is] {each}',
      ],
      // A figure alone is an amount beside so many points; of one point it might be meant in coins.
      slots: {
        points: some,
        many,
        worth: worth(currency, money(currency, { bare: true })),
        each: worth(currency, money(currency)),
      },
      states: ({ points: one = 1, many: number = one, worth: minor, each = 0 }) =>
        exact((minor ?? each) / number),
    }),
  ],
  means: (minor, { shop }) =>
    minor === undefined
      ? 'What a point is worth is not known, so the monthly summary counts points and no money.'
      : `The monthly summary counts 100 points as ${formatMoney(Math.round(minor * 100), shop.currency, shop.locale)}.`,
  always: true,
  handbook: {
    shipped: '(from a reward that is an amount of money)',
    also: ['A point is worth 5p.', '100 points are worth £5.'],
  },
});

/** Whether points lapse with time: they do not, and an owner may say so. */
export const expiry = declare<'never' | undefined, 'never'>({
  rule: 'expiry',
  about: 'expiry',
  byDefault: () => undefined,
  wordings: () => [
    wording({
      example: 'Points never expire.',
      patterns: [
        '[our] point (never|do not|dont|does not|will not|wont) [ever] (expire|lapse|run out) [ever]',
        'point (have|has) no expiry [date]',
        'no expiry [date] [(for|on) point]',
        'point (keep|stay|are good|are valid|last) (forever|for ever)',
      ],
      slots: {},
      states: () => 'never' as const,
    }),
  ],
  means: () => 'Points never expire.',
  handbook: { shipped: '(they never do)', also: ['Points never expire.'] },
});
