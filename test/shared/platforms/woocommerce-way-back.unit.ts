import { describe, expect, it } from 'vitest';
import { wayBack } from '../../../shared/platforms/woocommerce-way-back.ts';
import { aRequest } from '../webhooks/requests.ts';
import { aShop } from './shops.ts';

const shop = aShop({ platform: 'woocommerce' });
const payment_url = 'https://ridgeback.example/checkout/order-pay/727/?pay_for_order=true&key=wc_1';
const rack = { product_id: 93, variation_id: 0, quantity: 2 };
const bag = { product_id: 22, variation_id: 23, quantity: 1 };
const anOrder = (overrides: Record<string, unknown> = {}) => ({
  status: 'checkout-draft',
  version: '10.3.1',
  payment_url,
  needs_payment: true,
  line_items: [rack, bag],
  coupon_lines: [],
  ...overrides,
});
const way = (overrides: Record<string, unknown> = {}, userAgent?: string) => {
  const headers = userAgent === undefined ? {} : { 'user-agent': userAgent };
  return wayBack(anOrder(overrides), aRequest({ headers, body: '{}' }), shop);
};
const STORE = 'https://ridgeback.example';

describe('the way back into a WooCommerce cart', () => {
  it('puts all of it into a new cart, since 10.0', () => {
    for (const status of ['checkout-draft', 'pending', 'wc-pending'])
      expect(way({ status }).returnUrl).toBe(`${STORE}/checkout-link/?products=93:2,23:1`);
  });

  it('keeps the first coupon, whose discount the shopper saw', () => {
    const coupon_lines = [{ code: 'spring & summer' }, { code: 'other' }];
    expect(way({ coupon_lines }).returnUrl).toBe(
      `${STORE}/checkout-link/?products=93:2,23:1&coupon=spring%20%26%20summer`,
    );
  });

  it('is an add-to-cart link on older versions, one for each thing where there are several', () => {
    expect(way({ version: '9.8.2', line_items: [bag] }).returnUrl).toBe(
      `${STORE}/?add-to-cart=23&quantity=1`,
    );
    const { returnUrl, addUrlOf } = way({ version: '9.8.2' });
    expect(returnUrl).toBeUndefined();
    expect([rack, bag].map(addUrlOf)).toEqual([
      `${STORE}/?add-to-cart=93&quantity=2`,
      `${STORE}/?add-to-cart=23&quantity=1`,
    ]);
  });

  it('is by the version that sends, before the one that wrote the order', () => {
    const old = 'WooCommerce/7.4.0 Hookshot (WordPress/6.1.1)';
    expect(way({ line_items: [bag] }, old).returnUrl).toContain('add-to-cart');
    expect(way({ version: '9.0.0' }, 'WooCommerce/10.0.0 Hookshot (WordPress/6.8)').returnUrl).toContain(
      'checkout-link',
    );
    expect(way({ version: undefined }).returnUrl).toContain('checkout-link');
  });

  it('is the pay page only for a failed payment, which nothing takes away', () => {
    expect(way({ status: 'failed' }).returnUrl).toBe(payment_url);
    expect(way({ status: 'failed', needs_payment: false }).returnUrl).toContain('checkout-link');
    expect(way({ status: 'failed', payment_url: 'javascript:alert(1)' }).returnUrl).toContain(
      'checkout-link',
    );
  });

  it.each([
    ['a part of a bundle', { ...rack, bundled_by: '315' }],
    ['a bundle', { ...rack, bundled_items: [316] }],
    ['a part of a composite', { ...rack, composite_parent: '315' }],
    ['what has no product', { ...rack, product_id: 0 }],
    ['what has no quantity', { ...rack, quantity: 0 }],
    ['an id that is none', { ...rack, product_id: '9/../../evil' }],
  ])('leaves out %s', (_, line) => {
    expect(way({ line_items: [line, bag] }).returnUrl).toBe(`${STORE}/checkout-link/?products=23:1`);
    expect(way({ line_items: [line] }).returnUrl).toBeUndefined();
  });

  it('takes a whole number of what is sold by weight', () => {
    expect(way({ line_items: [{ ...rack, quantity: 1.5 }] }).returnUrl).toContain('products=93:2');
  });
});
