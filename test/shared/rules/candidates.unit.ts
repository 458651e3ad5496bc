// Which patterns are looked at: the same ones, whatever was read before.
import { expect, it } from 'vitest';
import { cartLanguage } from '../../../lambdas/cart-recovery/rules/language.ts';
import { loyaltyLanguage } from '../../../lambdas/loyalty/rules/language.ts';
import { upsellLanguage } from '../../../lambdas/upsell/rules/language.ts';
import { candidatesFor } from '../../../shared/rules/candidates.ts';
import { tokenise } from '../../../shared/rules/tokens.ts';

const NAMES = ['Beans', 'Our beans', 'Ours', 'The "salt and pepper"', 'Soup of the day', 'A-17'];
const SENTENCES = [
  ...NAMES.flatMap((name) => [
    `${name} earn double points.`,
    `Never offer ${name}.`,
    `100 points = ${name}.`,
    `${name}`,
  ]),
  'Quiet hours are 9 pm to 8 am.',
  'Quiet hours are 10 pm to 7 am.',
  'Carts under 40 get one reminder, after 4 hours.',
  'Please just the of we you',
  '"quiet" hours are "9 pm" to 8 am',
];

it.each([
  ['upsell', upsellLanguage.grammar('GBP')],
  ['cart recovery', cartLanguage.grammar('GBP')],
  ['loyalty', loyaltyLanguage.grammar('GBP')],
] as const)('given other sentences were read before, then those of %s are sorted out alike', (_, grammar) => {
  const orders = (of: object, sentence: string) =>
    candidatesFor(of as Parameters<typeof candidatesFor>[0], tokenise(sentence)).map(({ order }) => order);
  const warm = { ...grammar };
  for (const sentence of [...SENTENCES, ...SENTENCES.toReversed()])
    expect(orders(warm, sentence)).toEqual(orders({ ...grammar }, sentence));
});
