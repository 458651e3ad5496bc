// What a sale earns before any bonus, and what a point is worth in the owner's own books.
import { formsOf } from '../../../../shared/rules/grammar.ts';
import { money } from '../../../../shared/rules/slots/money.ts';
import type { LoyaltyForm, LoyaltyRule } from '../rule.ts';
import { points } from './points.ts';
import { spent } from './spent.ts';
import { worth } from './worth.ts';

const form = formsOf<LoyaltyRule>();

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

/** The forms of a shop that sells in `currency`. */
export function earningForms(currency: string): readonly LoyaltyForm[] {
  return [
    form({
      id: 'earn',
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
      toRule: ({ points: value, bare = 0, spent: perMinor = 1 }) => ({
        rule: 'earn',
        points: value ?? bare,
        perMinor,
      }),
    }),
    form({
      id: 'gift-cards',
      example: 'Gift cards earn nothing.',
      patterns: [
        `${giftCards} [(do|does|will|should)] (not|never) ${earn} [any] [point]`,
        `${giftCards} ${earn} (no|0|zero) point`,
        `${giftCards} ${earn} nothing`,
        `no point ${forBuying} ${giftCards}`,
      ],
      slots: {},
      toRule: () => ({ rule: 'gift-cards', earn: false }),
    }),
    form({
      id: 'gift-cards',
      example: 'Gift cards earn points.',
      patterns: [
        `${giftCards} [(also|do|too)] ${earn} [(the|their|normal|usual|ordinary)] point [(too|as well|like anything else|like everything else)]`,
        `${earn} point ${forBuying} ${giftCards} [too]`,
      ],
      slots: {},
      toRule: () => ({ rule: 'gift-cards', earn: true }),
    }),
    form({
      id: 'point-value',
      example: `100 points are worth ${currency} 5.`,
      patterns: [
        '[(each|every)] {points} (is|are) worth [about] {worth} [(each|in our books)]',
        '[(each|every)] point (is|are) worth [about] {worth}',
        'count [(each|every)] {points} (as|at) {worth}',
        'count [(each|every)] point (as|at) {worth}',
        '[one] (point value|value of point|worth of point) [is] {worth}',
      ],
      slots: { points: some, worth: worth(currency, money(currency)) },
      toRule: ({ points: number = 1, worth: minor = 0 }) => ({
        rule: 'point-value',
        minor: minor / number,
      }),
    }),
  ];
}
