// What a sale earns before any bonus.

import { declare, wording } from '../../../../shared/rules/declaration.ts';
import { percent } from '../../../../shared/rules/slots/percent.ts';
import { decimalsOf } from '../../../../shared/shop/currencies.ts';
import { formatMoney } from '../../../../shared/shop/money.ts';
import { giftCardsEarn } from '../gift-cards.ts';
import type { Bonus } from '../lists.ts';
import { points, sayPoints } from './points.ts';
import { spent } from './spent.ts';

const who = '(member|customer|shopper|folk|everyone|everybody|person|people|client|guest|you|they)';
// "Two points are given for every pound".
const given = '[(is|are) (given|earned|awarded|collected|added|issued)]';
const earn =
  '(earn|get|collect|receive|give|award|score|hand out|give out|will earn|will get|youll earn|youll get|theyll get|earn you|get you|gives|brings|is worth)';
const per = '(per|/|with every|with each|for every|for each|every|each|for|on every|on each)';
const spend =
  '[(spent|spend|you spend|they spend|people spend|customers spend|members spend|someone spends|somebody spends|they spent|that they spend|of spending|of sale|of purchase|of basket)] [(with us|here|in store|in [the] (shop|store|cafe|bakery|bar|deli|restaurant|pub|salon|till))]';

const giftCards = '[(a|the|buying|bought|selling|sold)] [a] gift (card|voucher|certificate)';
const forBuying = '(for|on|when buying|for buying|when selling)';

const rate = {
  least: 0.01,
  most: 1000,
  because: 'less is never noticed, and more is likelier a slip of the keys',
};
type Earning = {
  readonly points: number;
  readonly perMinor: number;
  /** Only whole amounts count: of £2.99 the two pounds. */
  readonly whole?: true;
  /** So much of the money as points; what those are worth makes it points for money. */
  readonly backPercent?: number;
};

const backPercent = percent({
  least: 0.1,
  most: 100,
  because: 'less is never noticed, and more would give the shop away',
});

/** So many points for each `perMinor` of the total: 1 point per dollar is { points: 1, perMinor: 100 }. */
export const earning = declare<Earning>({
  rule: 'earn',
  about: 'earning',
  byDefault: (currency) => ({ points: 1, perMinor: 10 ** decimalsOf(currency) }),
  wordings: (currency) => [
    wording({
      example: `Earn 1 point for every ${currency} 1 spent.`,
      patterns: [
        `[${who}] [${earn}] [${who}] {points} ${per} {spent} ${spend} [in [the] (shop|store)]`,
        'spend {spent} [and] (get|earn|collect) {points}',
        `[${who}] ${earn} {points} (every time|each time|whenever) [(they|you|someone|somebody)] (spend|spends) {spent}`,
        `{points} ${given} ${per} {spent} ${spend}`,
        `[${who}] [${earn}] {points} ${per} {spent} ${spend} on (everything|anything|all items|all products|all purchases)`,
        `for (every|each) {spent} ${spend} {points}`,
        `{spent} spent {points}`,
        `point (is|are) (given|earned|awarded|collected) [at rate] [of] {points} ${per} {spent} ${spend}`,
        `point (is|are) (given|earned|awarded|collected) [at rate] [of] {bare} ${per} {spent} ${spend}`,
        `[(${earn}|collect)] {bare} ${per} {spent} (spent|you spend|they spend|of spending)`,
        `[(every|each|per)] {spent} ${spend} (${earn}|is|are|is worth|=) {points}`,
        `{points} (is|are|=) {spent} (spent|of spending)`,
        `point ${per} {spent} ${spend} [(is|are|=)] {bare}`,
        `point [(is|are|=)] {bare} ${per} {spent} ${spend}`,
        `[(for|on)] (every|each) {spent} ${spend} [(${who}|they)] ${earn} {points}`,
        `[${who}] [${earn}] {points} (a|an) {spent} ${spend}`,
        `[${who}] [${earn}] {back} [of (what they spend|what you spend|spending)] back [(in|as) point]`,
        `[${who}] [${earn}] {back} [of (what they spend|what you spend|spending)] (in|as) point`,
        `[${earn}] {back} cashback (in|as) point`,
        `{back} of (what they spend|what you spend|what people spend|what people pay|what members spend|what customers spend|spending|every purchase|each purchase) (comes back|goes back|is given back|is returned|returns) [to (them|you|members|customers|people)] (in|as) point`,
        `(spend|when you spend|if you spend) {spent} and [you] (get|earn|collect) {points}`,
      ],
      slots: {
        points: points(rate),
        bare: points({ ...rate, bare: true }),
        spent: spent(currency),
        back: backPercent,
      },
      states: ({ points: value, bare = 0, spent: perMinor = 1, back }): Earning =>
        back === undefined
          ? { points: value ?? bare, perMinor }
          : { points: 0, perMinor: 1, backPercent: back },
    }),
    wording({
      example: `Earn 1 point for every whole ${currency} 1.`,
      patterns: [
        `[${who}] [${earn}] {points} ${per} (whole|full|complete) {spent} ${spend}`,
        `[(for|on)] (every|each) (whole|full|complete) {spent} ${spend} [(${who}|they)] ${earn} {points}`,
      ],
      slots: { points: points(rate), spent: spent(currency) },
      states: ({ points: value = 0, spent: perMinor = 1 }): Earning => ({
        points: value,
        perMinor,
        whole: true,
      }),
    }),
  ],
  means(stated, { shop, rules }) {
    // A share of the money is told as the points that it comes to.
    const {
      points: some,
      perMinor,
      whole,
    } = stated.backPercent === undefined ? stated : (rules.earn as Earning);
    const each = `every ${whole === true ? 'whole ' : ''}${formatMoney(perMinor, shop.currency, shop.locale)}`;
    return `${sayPoints(some)} for ${each} spent.`;
  },
  handbook: {
    also: [
      'Earn 1 point per pound spent.',
      '10 points per £1.',
      'One point for every 10 pounds.',
      '£1 = 1 point.',
      'A point a pound.',
      '1 point for every whole pound.',
      '1 point per 50p.',
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
        `${giftCards} (dont|doesnt|wont) ${earn} [any] [point]`,
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
        `${giftCards} [(also|do|too|should|will|can)] ${earn} [(the|their|normal|usual|ordinary)] point [(too|as well|like anything else|like everything else)]`,
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
