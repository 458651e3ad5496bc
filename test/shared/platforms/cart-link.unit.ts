import { describe, expect, it } from 'vitest';
import { cartLink } from '../../../shared/platforms/cart-link.ts';
import { aShop } from './shops.ts';

describe('the cart link of a generic store', () => {
  const product = { sku: 'A/B 1&2$&', storeRef: 'A' };
  it('encodes the SKU into the template', () => {
    const shop = aShop({ cartLinkTemplate: 'https://ridgeback.example/add?sku={sku}&from=nudge' });
    expect(cartLink(shop, product)).toBe('https://ridgeback.example/add?sku=A%2FB%201%262%24%26&from=nudge');
  });
  it('has a usual form where the settings name none', () => {
    expect(cartLink(aShop(), { sku: 'LOCK', storeRef: 'LOCK' })).toBe(
      'https://ridgeback.example/cart/add?sku=LOCK',
    );
  });
});

describe('the cart link of Shopify', () => {
  it('puts one of the variant into the basket and shows the basket', () => {
    expect(cartLink(aShop({ platform: 'shopify' }), { sku: 'LOCK', storeRef: '39072856' })).toBe(
      'https://ridgeback.example/cart/39072856:1?storefront=true',
    );
  });
});

describe('the cart link of WooCommerce', () => {
  it('adds one of the product or the variation', () => {
    expect(cartLink(aShop({ platform: 'woocommerce' }), { sku: 'LOCK', storeRef: '94' })).toBe(
      'https://ridgeback.example/?add-to-cart=94&quantity=1',
    );
  });
});

describe('a platform that takes no online orders', () => {
  it('has no cart link', () => {
    expect(() => cartLink(aShop({ platform: 'square' }), { sku: 'LOCK', storeRef: '94' })).toThrow(
      'The platform "square" is not a store platform',
    );
  });
});
