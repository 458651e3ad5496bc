import { expect, test } from 'vitest';
import { costlyProducts, sampleLink } from '../../../../lambdas/upsell/decisions/text-costs.ts';
import { defaultUpsellVoice } from '../../../../lambdas/upsell/rules/voice.ts';
import { sampleCatalogue } from '../../../../local/sample/store/feed.ts';

const words = {
  shopName: 'Ridgeback Cycles',
  locale: 'en-GB',
  voice: defaultUpsellVoice,
  mostParts: 2,
  link: sampleLink(),
};
const product = (name: string) => ({ sku: name.slice(0, 4), name, priceMinor: 4_500, currency: 'GBP' });
const why = (name: string, mostParts = 2) => costlyProducts([product(name)], { ...words, mostParts })[0]?.why;

test.each(['Lights and lock bundle', 'Café™', 'Gore-Tex® socks', 'Bag for 5 °C'])(
  '%s costs no part more',
  (name) => {
    expect(why(name)).toBeUndefined();
  },
);

test('no product of the sample shop costs a part more', () => {
  const products = sampleCatalogue.map(({ sku, name, price, currency }) => ({
    sku,
    name,
    currency,
    priceMinor: Math.round(Number(price) * 100),
  }));
  expect(products.length).toBeGreaterThan(50);
  expect(costlyProducts(products, words)).toEqual([]);
});

test.each([
  ['Stainless bottle with a bamboo lid', '2 parts: its name is long'],
  ['自転車ライト', '2 parts: telephones do not have 自 転 車'],
  ['Свет', '2 parts: telephones do not have С в е'],
])('%s: %s', (name, said) => {
  expect(why(name)).toBe(said);
});

test('a name that is shortened, or fits nothing, is said so', () => {
  expect(why('Stainless bottle '.repeat(20))).toBe('2 parts, and its name is shortened: its name is long');
  expect(why('自転車ライト', 1)).toBe('no text can be sent: telephones do not have 自 転 車');
});
