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

  it('keeps the coupon, whose discount the shopper saw', () => {
    expect(way({ coupon_lines: [{ code: 'spring & summer' }] }).returnUrl).toBe(
      `${STORE}/checkout-link/?products=93:2,23:1&coupon=spring%20%26%20summer`,
    );
  });

  it('names a product of two lines once, because the last one of an id is all that WooCommerce reads', () => {
    expect(way({ line_items: [rack, bag, { ...rack, quantity: 3 }] }).returnUrl).toBe(
      `${STORE}/checkout-link/?products=93:5,23:1`,
    );
  });

  it('knows the attributes of a variation from what was written on a thing', () => {
    const meta_data = [
      { key: 'pa_color', value: 'black' },
      { key: 'size', value: 'M Test' },
      { key: '_reduced_stock', value: '1' },
    ];
    expect(way({ line_items: [{ ...bag, meta_data }] })).toMatchObject({ isWhole: true });
  });

  it('is an add-to-cart link on older versions, one for each thing where there are several', () => {
    expect(way({ version: '9.8.2', line_items: [bag] }).returnUrl).toBe(
      `${STORE}/?add-to-cart=23&quantity=1`,
    );
    const { returnUrl, addUrlOf, isWhole } = way({ version: '9.8.2' });
    expect(returnUrl).toBeUndefined();
    expect(isWhole).toBe(false);
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
    [
      'a bundle that only its notes tell of',
      { ...rack, meta_data: [{ key: '_bundled_items', value: ['a'] }] },
    ],
    ['what has no product', { ...rack, product_id: 0 }],
    ['what has no quantity', { ...rack, quantity: 0 }],
    ['an id that is none', { ...rack, product_id: '9/../../evil' }],
    ['what is sold by weight', { ...rack, quantity: 1.5 }],
    ['less than one', { ...rack, quantity: 0.3 }],
    ['a voucher among the lines', { ...rack, quantity: 1, subtotal: '-5.00', total: '-5.00' }],
    ['a voucher that says only its total', { ...rack, quantity: 1, total: '-5.00' }],
    ['a gift', { ...rack, subtotal: '0.00', total: '0.00' }],
    ['an engraving', { ...rack, meta_data: [{ key: 'Engraving', value: 'For Ana' }] }],
    ['a wrapping on a variation', { ...bag, meta_data: [{ key: 'Gift wrap (+£2.00)', value: 'Yes' }] }],
    ['a plan of payments', { ...rack, meta_data: [{ key: '_wcsatt_scheme', value: '1_month' }] }],
  ])('is none for a cart with %s: what else is in it has a link of its own', (_, line) => {
    for (const version of ['10.3.1', '9.8.2']) {
      const { returnUrl, addUrlOf, isWhole } = way({ version, line_items: [line, rack, bag] });
      expect(isWhole).toBe(false);
      expect(returnUrl).toBeUndefined();
      expect([line, rack, bag].map(addUrlOf)).toEqual([
        undefined,
        `${STORE}/?add-to-cart=93&quantity=2`,
        `${STORE}/?add-to-cart=23&quantity=1`,
      ]);
      expect(way({ version, line_items: [line] })).toMatchObject({ isWhole: false, returnUrl: undefined });
    }
  });

  it.each([
    ['two coupons', { coupon_lines: [{ code: 'spring' }, { code: 'summer' }] }],
    [
      'a coupon on an older version',
      { version: '9.8.2', line_items: [bag], coupon_lines: [{ code: 'spring' }] },
    ],
    ['a voucher as a fee', { fee_lines: [{ name: 'Voucher', total: '-5.00' }] }],
    ['a gift card that stands in no line', { total: '4.00', line_items: [{ ...rack, total: '10.00' }] }],
    ['nothing in it', { line_items: [] }],
    [
      'too much for a link',
      { line_items: Array.from({ length: 300 }, (_, n) => ({ ...rack, product_id: 90_000 + n })) },
    ],
  ])('is none with %s', (_, overrides) => {
    expect(way(overrides)).toMatchObject({ isWhole: false, returnUrl: undefined });
  });

  it('is there with a fee that the store adds again, and with what a coupon made free', () => {
    expect(way({ fee_lines: [{ name: 'Wrapping', total: '3.00' }] }).isWhole).toBe(true);
    const taxed = { total: '12.49', total_tax: '2.4999', line_items: [{ ...rack, total: '10.00' }] };
    expect(way(taxed).isWhole).toBe(true);
    const free = { ...rack, subtotal: '6.00', total: '0.00' };
    expect(way({ line_items: [free], coupon_lines: [{ code: 'thanks' }] }).isWhole).toBe(true);
  });
});
