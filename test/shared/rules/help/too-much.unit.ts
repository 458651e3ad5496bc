import { describe, expect, it } from 'vitest';
import { loyaltyLanguage } from '../../../../lambdas/loyalty/rules/language.ts';
import { upsellLanguage } from '../../../../lambdas/upsell/rules/language.ts';
import { readDocument } from '../../../../shared/rules/document.ts';

const languages = { upsell: upsellLanguage, loyalty: loyaltyLanguage };
const told = (product: keyof typeof languages, text: string) => {
  const read = readDocument(
    { text, on: '2026-11-28' },
    languages[product].grammar('GBP') as Parameters<typeof readDocument>[1],
  );
  return read.ok ? undefined : read.problems[0];
};

describe('a part too much', () => {
  it.each([
    ['upsell', 'Nothing on Sundays except in December.', 'except in December', 'Nothing on Sundays.'],
    [
      'upsell',
      "Until the new oven's in, don't offer pasties.",
      "Until the new oven's in",
      "Don't offer pasties.",
    ],
    ['upsell', 'Offer soup with bread in winter only.', 'in winter only', 'Offer soup with bread.'],
    ['loyalty', 'Hold sales by card over £40.', 'by card', 'Hold sales over £40.'],
    ['loyalty', 'Cakes and coffees together earn double.', 'together', 'Cakes and coffees earn double.'],
    [
      'loyalty',
      "No points on tobacco unless it's a lighter.",
      "unless it's a lighter",
      'No points on tobacco.',
    ],
  ] as const)('%s: of "%s" it is "%s"', (product, text, words, without) => {
    expect(told(product, text)).toMatchObject({ nearest: without });
    expect(told(product, text)?.message).toContain(`"${words}" is too much`);
  });

  it.each([
    ['upsell', "It's not that Sundays are quiet."],
    ['upsell', 'No nudges for orders with just one item.'],
    ['loyalty', "Don't hold sales under £200."],
  ] as const)('%s: "%s" is not answered by a part that says something else', (product, text) => {
    expect(told(product, text)?.message).not.toContain('is too much');
  });
});

describe('two things in a sentence', () => {
  it.each([
    [
      'The add-on must be under £5 and under 20% of the order.',
      'The add-on must be under £5. Under 20% of the order.',
    ],
    ['No texts after 9 pm or on Sundays.', 'No texts after 9 pm. No texts on Sundays.'],
  ])('"%s" are shown as two', (text, nearest) => {
    expect(told('upsell', text)).toMatchObject({ nearest, message: expect.stringContaining('two things') });
  });

  it('are no two rules where it is one or the other', () => {
    expect(told('upsell', 'Wait 2 hours or until the next morning')?.message).not.toContain('two things');
  });
});
