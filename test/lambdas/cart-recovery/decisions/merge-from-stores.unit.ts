// A shopper's story as each platform tells it, in every order of its deliveries: always the same row.
import { describe, expect, it } from 'vitest';
import { mergeEvent } from '../../../../lambdas/cart-recovery/decisions/merge.ts';
import type { CartRow } from '../../../../lambdas/cart-recovery/rows.ts';
import type { CartEvent } from '../../../../shared/events/cart-events.ts';
import { storePlatform } from '../../../../shared/platforms/platforms.ts';
import type { PlatformName } from '../../../../shared/shop/shop.ts';
import { aShop } from '../../../shared/platforms/shops.ts';
import { aRequest, NOW } from '../../../shared/webhooks/requests.ts';
import { exactJson } from '../../../support/exact-json.ts';

type Delivery = readonly [headers: Record<string, string>, body: object];

function told(platform: PlatformName, [headers, body]: Delivery): CartEvent {
  const request = aRequest({ headers, body: exactJson(body) });
  const read = storePlatform(platform).translateCart(request, aShop({ platform }), NOW);
  if (read.kind !== 'events' || read.events[0] === undefined) throw new Error(JSON.stringify(read));
  return read.events[0];
}

function rowAfter(events: readonly CartEvent[]): CartRow | undefined {
  let row: CartRow | undefined;
  for (const event of events) if ('cartId' in event) row = mergeEvent(row, event, 'Europe/London');
  return row;
}

function* orders<T>(items: readonly T[]): Generator<T[]> {
  if (items.length === 0) yield [];
  for (const [index, item] of items.entries())
    for (const rest of orders(items.toSpliced(index, 1))) yield [item, ...rest];
}

const minute = (minutes: number) => `2026-11-17T19:${String(minutes).padStart(2, '0')}:00Z`;
const shopifyLine = {
  variant_id: 808_950_810_123_456_701n,
  sku: 'BIKE',
  title: 'Bike',
  quantity: 1,
  price: '520.00',
};
const shopify = (topic: string, id: string, body: object): Delivery => [
  { 'x-shopify-topic': topic, 'x-shopify-webhook-id': id },
  { created_at: minute(0), line_items: [shopifyLine], ...body },
];
const woo = (topic: string, minutes: number, body: object): Delivery => [
  { 'x-wc-webhook-topic': topic },
  {
    id: 727,
    currency: 'GBP',
    date_created_gmt: minute(0).slice(0, -1),
    date_modified_gmt: minute(minutes).slice(0, -1),
    total: '520.00',
    billing: { first_name: '', email: '' },
    line_items: [{ product_id: 93, sku: 'BIKE', name: 'Bike', quantity: 1, price: 520 }],
    ...body,
  },
];
const person = { first_name: 'Ana', email: 'Ana@Example.com' };

const left: Readonly<Record<'shopify' | 'woocommerce', readonly Delivery[]>> = {
  shopify: [
    shopify('carts/create', 'w-1', { token: 'c1', updated_at: minute(0) }),
    shopify('carts/update', 'w-2', { token: 'c1', updated_at: minute(5) }),
    shopify('checkouts/create', 'w-3', {
      ...{ token: 'chk', cart_token: 'c1', email: null, total_price: '520.00', updated_at: minute(10) },
    }),
    shopify('checkouts/update', 'w-4', {
      ...{ token: 'chk', cart_token: 'c1', email: 'Ana@Example.com', customer: { first_name: 'Ana' } },
      ...{ total_price: '529.00', updated_at: minute(12) },
      abandoned_checkout_url: 'https://ridgeback.example/checkouts/chk/recover',
    }),
  ],
  woocommerce: [
    woo('order.updated', 1, { status: 'checkout-draft' }),
    woo('order.updated', 4, { status: 'checkout-draft', billing: person }),
    woo('order.updated', 12, {
      ...{ status: 'failed', billing: person, total: '529.00' },
      payment_url: 'https://ridgeback.example/checkout/order-pay/727/',
    }),
  ],
};
const bought: Readonly<Record<'shopify' | 'woocommerce', Delivery>> = {
  shopify: shopify('orders/create', 'w-5', {
    ...{ id: 1001, token: 'o', cart_token: 'c1', checkout_token: 'chk', email: 'ana@example.com' },
    ...{ total_price: '529.00', created_at: minute(20), updated_at: minute(21) },
  }),
  woocommerce: woo('order.updated', 20, { status: 'processing', billing: person, total: '529.00' }),
};

describe.each(['shopify', 'woocommerce'] as const)('a cart on %s', (platform) => {
  const cart = left[platform].map((delivery) => told(platform, delivery));
  const purchase = told(platform, bought[platform]);

  it('that was left behind is one row with its shopper and the way back', () => {
    const row = rowAfter(cart);
    expect(row).toMatchObject({
      status: 'open',
      began_at: '2026-11-17T19:00:00.000Z',
      changed_at: '2026-11-17T19:12:00.000Z',
      email: 'ana@example.com',
      name: 'Ana',
      total_minor: 52_900,
      return_url: expect.stringMatching(/recover$|order-pay/),
      items: [{ sku: 'BIKE', name: 'Bike', quantity: 1, price_minor: 52_000 }],
    });
    for (const order of orders(cart)) expect(rowAfter(order)).toEqual(row);
  });

  it('that was bought is bought, whenever that is heard', () => {
    const row = rowAfter([...cart, purchase]);
    expect(row).toMatchObject({ status: 'bought', bought_at: '2026-11-17T19:20:00.000Z' });
    for (const order of orders([...cart, purchase])) expect(rowAfter(order)).toEqual(row);
  });
});
