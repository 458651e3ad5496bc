// Another currency is refused by its name wherever a sum can stand, however it is written; the shop's own stays.
import { describe, expect, it } from 'vitest';
import { cartRecoveryRules } from '../../../../lambdas/cart-recovery/owner/meanings.ts';
import { loyaltyRules } from '../../../../lambdas/loyalty/owner/meanings.ts';
import { upsellRules } from '../../../../lambdas/upsell/owner/meanings.ts';
import type { RulesProduct } from '../../../../shared/rules/explained.ts';

const products: Readonly<Record<string, RulesProduct>> = {
  upsell: upsellRules,
  carts: cartRecoveryRules,
  loyalty: loyaltyRules,
};

function told(
  product: string,
  sentence: string,
  currency = 'GBP',
  key = products[product]?.sentences ?? '',
): string {
  const reward = product === 'loyalty' && key !== 'voice.txt' ? '\n1000 points = a tea.' : '';
  const read = products[product]?.documents[key]?.(sentence + reward, { name: 'x', currency, locale: 'en' });
  if (read === undefined) throw new Error(`There is no ${key}`);
  return read.ok ? 'understood' : (read.problems[0]?.message ?? '');
}

describe('in a shop that sells in pounds', () => {
  it.each([
    ['R50 off', 'R'],
    ['R 50 off', 'R'],
    ['Rs.100 off', 'Rs'],
    ['RM10 off', 'RM'],
    ['zł10 off', 'zł'],
    ['EUR5 off', 'EUR'],
    ['500円 off', '円'],
    ['500 円 off', '円'],
    ['50元 off', '元'],
    ['2,50 € off', '€'],
    ['€2,50 off', '€'],
    ['$5 off', '$'],
    ['a $5 coffee', '$'],
    ['a 5 dollar coffee', 'dollar'],
  ])('a reward "%s" is refused by "%s"', (reward, sign) => {
    expect(told('loyalty', `500 points = ${reward}.`)).toContain(`and not in "${sign}"`);
  });

  it.each([
    ['loyalty', 'No points under R50.'],
    ['loyalty', 'No points under 500円.'],
    ['loyalty', 'Beans earn 2 points per $1.'],
    ['loyalty', 'Hold anything over 2,50 €.'],
    ['upsell', 'Only offer add-ons under R50.'],
    ['upsell', 'Only offer add-ons up to 2,50 €.'],
    ['upsell', 'Only nudge after orders of at least 500円.'],
    ['carts', 'Do not remind carts under R50.'],
    ['carts', 'Small carts (under $40): 4 hours, then 24. Big carts: 1 hour, then 20.'],
    ['carts', 'Do not remind carts under 500円.'],
  ])('%s: "%s" is refused by its sign', (product, sentence) =>
    expect(told(product, sentence)).toContain('and not in "'),
  );

  it.each(['upsell', 'carts', 'loyalty'])('the wording of %s may name no other currency', (product) => {
    const heading = { upsell: 'E-mail opening', carts: 'First reminder opening', loyalty: 'Nudge text' }[
      product
    ];
    expect(told(product, `${heading}:\nHi {name}, spend $20 more.`, 'GBP', 'voice.txt')).toContain(
      'and not in "$"',
    );
    expect(told(product, `${heading}:\nHi {name}, spend £20 more.`, 'GBP', 'voice.txt')).not.toContain(
      'and not in',
    );
  });

  it.each([
    '£5 off',
    '5 pounds off',
    '5 quid off',
    '50p off',
    '50 off',
    'a 2 pound cake',
    'an R5 model car',
    'an R2D2 toy',
  ])('a reward "%s" stays', (reward) =>
    expect(told('loyalty', `500 points = ${reward}.`)).toBe('understood'),
  );
});

it.each([
  ['ZAR', 'R50 off'],
  ['JPY', '500円 off'],
  ['EUR', '5 € off'],
  ['USD', '$5 off'],
  ['PLN', '10 zł off'],
  ['SEK', '50 kr off'],
])('in a shop that sells in %s "%s" stays', (currency, reward) =>
  expect(told('loyalty', `500 points = ${reward}.`, currency)).toBe('understood'),
);
