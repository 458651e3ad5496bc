import { describe, expect, it } from 'vitest';
import { neverOffered } from '../../../lambdas/upsell/rules/never-offer.ts';
import { readUpsellSettings } from '../../../lambdas/upsell/rules/settings.ts';
import { readFeed } from '../../../shared/platforms/generic-feed.ts';
import { withSaleTag } from '../../../shared/platforms/tags.ts';
import { listProduct } from '../../../shared/platforms/woocommerce-product.ts';
import type { Shop } from '../../../shared/shop/shop.ts';

const shop = { currency: 'GBP', country: 'GB', platform: 'generic' } as unknown as Shop;

describe('the label of a lower price', () => {
  it.each([
    ['below the usual one', 900, 1_000, ['sale', 'hats']],
    ['the usual one', 1_000, 1_000, ['hats']],
    ['above what was usual', 1_100, 1_000, ['hats']],
    ['of which nobody says what was usual', 900, undefined, ['hats']],
  ])('given a price %s', (_, price, usual, tags) => {
    expect(withSaleTag(['hats'], price, usual)).toEqual(tags);
  });

  it('stands once, and first, where the store says so itself', () => {
    expect(withSaleTag(['hats', 'sale'], 900, 1_000)).toEqual(['sale', 'hats']);
  });

  it('comes with a WooCommerce product that is sold below its regular price', () => {
    const hat = { id: 7, name: 'Hat', sku: 'HAT', type: 'simple', price: '9.00', regular_price: '12.00' };
    expect(listProduct(hat, [], shop)).toMatchObject([{ sku: 'HAT', tags: ['sale'] }]);
    expect(listProduct({ ...hat, regular_price: '9.00' }, [], shop)).toMatchObject([{ tags: [] }]);
  });

  it('comes with a line of a product list that has both prices', () => {
    const list = 'sku,name,price,compare_at_price,tags\nHAT,Hat,9.00,12.00,hats\nCAP,Cap,9.00,,hats\n';
    expect(readFeed(list, { shop }).map(({ sku, tags }) => [sku, tags])).toEqual([
      ['HAT', ['sale', 'hats']],
      ['CAP', ['hats']],
    ]);
  });
});

describe('never offer sale items', () => {
  const read = readUpsellSettings('Never offer sale items.', 'GBP');
  const never = read.ok ? read.rules.neverOffer : [];
  const hat = { sku: 'HAT', name: 'Straw hat', category: 'Hats', tags: [] as string[] };

  it.each([
    ['a lower price', { tags: ['sale'] }],
    ['a tag of the store', { tags: ['Clearance'] }],
    ['a category of the store', { category: 'Special offers' }],
  ])('keeps away what is on sale by %s', (_, by) => {
    expect(neverOffered(never, { ...hat, ...by })).toBeDefined();
  });

  it('lets the others be offered, whatever they are called', () => {
    expect(neverOffered(never, { ...hat, name: 'Sailing hat for sale ships' })).toBeUndefined();
  });
});
