// What a point is worth in the owner's own books, and for how long it counts.

import { declare, wording } from '../../../../shared/rules/declaration.ts';
import { money } from '../../../../shared/rules/slots/money.ts';
import { formatMoney } from '../../../../shared/shop/money.ts';
import { exact } from '../../points.ts';
import { points } from './points.ts';
import { worth } from './worth.ts';

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
        '[(each|every)] {points} (is|are) worth [about] {worth} [(each|in our books)]',
        'points (is|are) worth [about] {worth} [each] [for (liability|books|accounts|our books)]',
        '[(each|every)] point (is|are) worth [about] {worth} [(each|in our books|for liability|for [the] books)]',
        'count [(each|every)] {points} (as|at) {worth}',
        'count [(each|every)] point (as|at) {worth}',
        '[one] (point value|value of point|worth of point) [is] {worth}',
      ],
      slots: { points: some, worth: worth(currency, money(currency)) },
      states: ({ points: number = 1, worth: minor = 0 }) => exact(minor / number),
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
        'point (never|do not|dont|does not) (expire|lapse|run out)',
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
