// What a sale earns before any bonus, and what a point is worth in the owner's own books.

import { declare, wording } from '../../../../shared/rules/declaration.ts';
import { money } from '../../../../shared/rules/slots/money.ts';
import { decimalsOf } from '../../../../shared/shop/currencies.ts';
import { formatMoney } from '../../../../shared/shop/money.ts';
import { exact } from '../../points.ts';
import { giftCardsEarn } from '../gift-cards.ts';
import type { Bonus } from '../lists.ts';
import { points, sayPoints } from './points.ts';
import { spent } from './spent.ts';
import { worth } from './worth.ts';

const who = '(member|customer|shopper|everyone|everybody|person)';
const earn = '(earn|get|collect|receive|give|award|score)';
const per = '(per|/|for every|for each|every|each|for|on every|on each)';
const spend =
  '[(spent|spend|they spend|they spent|that they spend|of spending|of sale|of purchase|of basket)]';

const giftCards = '[(a|the|buying|bought|selling|sold)] [a] gift (card|voucher|certificate)';
const forBuying = '(for|on|when buying|for buying|when selling)';

const rate = {
  least: 0.01,
  most: 1000,
  because: 'less is never noticed, and more is likelier a slip of the keys',
};
const some = points({ least: 1, most: 1_000_000, because: 'a value is that of one point or of some' });

/** So many points for each `perMinor` of the total: 1 point per dollar is { points: 1, perMinor: 100 }. */
export const earning = declare<{ readonly points: number; readonly perMinor: number }>({
  rule: 'earn',
  about: 'earning',
  byDefault: (currency) => ({ points: 1, perMinor: 10 ** decimalsOf(currency) }),
  wordings: (currency) => [
    wording({
      example: `Earn 1 point for every ${currency} 1 spent.`,
      patterns: [
        `[${who}] [${earn}] {points} ${per} {spent} ${spend}`,
        'spend {spent} [and] (get|earn|collect) {points}',
        `[(every|each|per)] {spent} ${spend} (${earn}|is|are|is worth|=) {points}`,
        `{points} (is|are|=) {spent} (spent|of spending)`,
        `point ${per} {spent} ${spend} [(is|are|=)] {bare}`,
        `[(for|on)] (every|each) {spent} ${spend} [(${who}|they)] ${earn} {points}`,
      ],
      slots: { points: points(rate), bare: points({ ...rate, bare: true }), spent: spent(currency) },
      states: ({ points: value, bare = 0, spent: perMinor = 1 }) => ({ points: value ?? bare, perMinor }),
    }),
  ],
  means: (stated, { shop }) =>
    `${sayPoints(stated.points)} for every ${formatMoney(stated.perMinor, shop.currency, shop.locale)} spent.`,
  handbook: {
    also: [
      'Earn 1 point per pound spent.',
      '10 points per £1.',
      'One point for every 10 pounds.',
      '£1 = 1 point.',
    ],
    limits: '0.01 to 1,000 points',
  },
});

const sayGiftCards = (earns: boolean): string =>
  earns
    ? 'A gift card earns points when it is bought, and again what is bought with it.'
    : 'A gift card earns nothing when it is bought; what is bought with it earns.';

/** What a sentence says of them; see gift-cards.ts for what holds without one. */
export const giftCardsEarning = declare<boolean | undefined, boolean>({
  rule: 'gift-cards',
  about: 'gift cards',
  byDefault: () => undefined,
  wordings: () => [
    wording({
      example: 'Gift cards earn nothing.',
      patterns: [
        `${giftCards} [(do|does|will|should)] (not|never) ${earn} [any] [point]`,
        `${giftCards} ${earn} (no|0|zero) point`,
        `${giftCards} ${earn} nothing`,
        `no point ${forBuying} ${giftCards}`,
      ],
      slots: {},
      states: () => false,
    }),
    wording({
      example: 'Gift cards earn points.',
      patterns: [
        `${giftCards} [(also|do|too)] ${earn} [(the|their|normal|usual|ordinary)] point [(too|as well|like anything else|like everything else)]`,
        `${earn} point ${forBuying} ${giftCards} [too]`,
      ],
      slots: {},
      states: () => true,
    }),
  ],
  means: sayGiftCards,
  inForce: (_, { rules }) => [
    sayGiftCards(giftCardsEarn(rules as { readonly giftCardsEarn?: boolean; readonly bonuses: Bonus[] })),
  ],
  handbook: {
    also: ['Gift cards earn points.', 'No points for gift cards.'],
    limits: 'a bonus that names gift cards says that they earn',
  },
});

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
        '[(each|every)] point (is|are) worth [about] {worth}',
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
