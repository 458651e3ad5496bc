import { describe, expect, it } from 'vitest';
import { storePlatform } from '../../../shared/platforms/platforms.ts';
import { NOW } from '../webhooks/requests.ts';
import { aShop, wooDelivery } from './shops.ts';

const woocommerce = storePlatform('woocommerce');
const shop = aShop({ platform: 'woocommerce' });

const aLine = (changes: Record<string, unknown> = {}) => ({
  name: 'Cheese',
  product_id: 93,
  sku: 'CHEESE',
  quantity: 1,
  price: 16.666666,
  total: '16.67',
  total_tax: '3.33',
  ...changes,
});
const anOrder = (changes: Record<string, unknown> = {}) => ({
  id: 727,
  status: 'checkout-draft',
  created_via: 'store-api',
  currency: 'GBP',
  prices_include_tax: true,
  date_created_gmt: '2026-11-17T19:00:00',
  date_modified_gmt: '2026-11-17T19:30:00',
  total: '20.00',
  total_tax: '3.33',
  customer_id: 12,
  billing: { first_name: 'Ana', email: 'ana@example.com' },
  line_items: [aLine()],
  refunds: [],
  ...changes,
});

function cartOf(changes: Record<string, unknown>) {
  const read = woocommerce.translateCart(wooDelivery('order.updated', anOrder(changes)), shop, NOW);
  const event = read.kind === 'events' ? read.events[0] : undefined;
  if (event?.type !== 'cart.updated') throw new Error(JSON.stringify(read));
  return event;
}
function orderOf(changes: Record<string, unknown>) {
  const body = anOrder({ status: 'processing', date_paid_gmt: '2026-11-17T19:30:00', ...changes });
  const read = woocommerce.translate(wooDelivery('order.updated', body), shop);
  if (read.kind !== 'event' || read.event.type !== 'order.created') throw new Error(JSON.stringify(read));
  return read.event.order;
}

describe('a shop that writes its prices with tax', () => {
  it('shows what the shopper saw: the line with its tax', () => {
    const cart = cartOf({});
    expect(cart.items).toMatchObject([{ priceMinor: 2_000 }]);
    expect(cart).not.toHaveProperty('extras');
    expect(orderOf({}).items).toEqual([{ sku: 'CHEESE', name: 'Cheese', quantity: 1, priceMinor: 2_000 }]);
  });

  it('shows delivery and fees with theirs', () => {
    const cart = cartOf({
      shipping_total: '4.08',
      shipping_tax: '0.82',
      fee_lines: [{ name: 'Gift wrapping', total: '2.50', total_tax: '0.50' }],
      total: '27.90',
    });
    expect(cart.extras).toEqual([
      { name: 'Gift wrapping', minor: 300 },
      { name: 'Shipping', minor: 490 },
    ]);
  });

  it('says what three pieces come to where that is no multiple', () => {
    const cart = cartOf({ line_items: [aLine({ quantity: 3 })] });
    expect(cart.items).toMatchObject([{ quantity: 3, priceMinor: 667, lineMinor: 2_000 }]);
    expect(cart).not.toHaveProperty('extras');
  });
});

describe('a shop that writes its prices without tax', () => {
  it('shows the tax by its name', () => {
    const cart = cartOf({ prices_include_tax: false });
    expect(cart.items).toMatchObject([{ priceMinor: 1_667 }]);
    expect(cart.extras).toEqual([{ name: 'Tax', minor: 333 }]);
  });
});

describe('lines as plugins make them', () => {
  it('keeps a fraction of a quantity as it is', () => {
    const weighed = aLine({ quantity: 1.5, total: '25.00', total_tax: '5.00' });
    expect(cartOf({ line_items: [weighed], total: '30.00' }).items).toMatchObject([
      { quantity: 1.5, priceMinor: 2_000 },
    ]);
    expect(orderOf({ line_items: [weighed], total: '30.00' }).items).toMatchObject([{ quantity: 1.5 }]);
  });

  it('takes a line below zero for a discount, and loses neither cart nor order', () => {
    const voucher = aLine({ name: 'Voucher &pound;5', sku: 'VOUCHER', total: '-4.17', total_tax: '-0.83' });
    const lines = { line_items: [aLine(), voucher], total: '15.00' };
    const cart = cartOf(lines);
    expect(cart.items.map(({ sku }) => sku)).toEqual(['CHEESE']);
    expect(cart.extras).toEqual([{ name: 'Voucher £5', minor: -500 }]);
    expect(orderOf(lines).items.map(({ sku }) => sku)).toEqual(['CHEESE']);
  });

  it('names what is in the cart and no product', () => {
    const donation = aLine({ name: 'Donation', sku: '', product_id: 0, total: '1.00', total_tax: '0' });
    expect(cartOf({ line_items: [aLine(), donation], total: '21.00' }).extras).toEqual([
      { name: 'Donation', minor: 100 },
    ]);
  });

  it('shows as one sum what nothing explains', () => {
    expect(cartOf({ total: '12.00' }).extras).toEqual([{ name: 'Reductions', minor: -800 }]);
  });
});
