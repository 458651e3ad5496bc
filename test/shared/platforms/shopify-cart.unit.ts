import { describe, expect, it } from 'vitest';
import { storePlatform } from '../../../shared/platforms/platforms.ts';
import { exactJson } from '../../support/exact-json.ts';
import { samplesAreHere } from '../../support/payload-samples.ts';
import { aRequest, NOW } from '../webhooks/requests.ts';
import { sampleBody } from './payloads.ts';
import { aShop } from './shops.ts';

const shopify = storePlatform('shopify');
const shop = aShop({ platform: 'shopify', savedCartKey: 'saved_cart' });
const created = '2026-11-17T14:00:00-05:00';
const updated = '2026-11-17T14:30:00-05:00';

const line = {
  quantity: 2,
  variant_id: 808_950_810_123_456_701n,
  product_id: 632_910_392,
  sku: 'BIKE-COMMUTER',
  title: 'Commuter bike',
  price: '520.00',
  line_price: '1040.00',
};
const aCart = (overrides: Record<string, unknown> = {}) => ({
  id: 'c1-f880',
  token: 'c1-f880',
  line_items: [line],
  created_at: created,
  updated_at: updated,
  ...overrides,
});
const aCheckout = (overrides: Record<string, unknown> = {}) => ({
  token: 'chk-1',
  cart_token: 'c1-f880',
  email: 'Ana@Example.com',
  created_at: created,
  updated_at: updated,
  completed_at: null,
  customer_locale: 'en-US',
  currency: 'GBP',
  total_price: '1059.00',
  abandoned_checkout_url: 'https://ridgeback.example/1/checkouts/chk-1/recover?key=k',
  shipping_address: [],
  customer: { first_name: 'Ana' },
  line_items: [{ ...line, variant_title: 'Blue' }],
  ...overrides,
});
const anOrder = (overrides: Record<string, unknown> = {}) => ({
  id: 820_982_911_946_154_508n,
  admin_graphql_api_id: 'gid://shopify/Order/820982911946154508',
  cart_token: 'c1-f880',
  checkout_token: 'chk-1',
  email: 'ANA@example.com',
  created_at: updated,
  processed_at: '2020-01-01T00:00:00Z',
  currency: 'GBP',
  total_price: '1059.00',
  source_name: 'web',
  ...overrides,
});

const translate = (topic: string, body: unknown, headers: Record<string, string> = {}) =>
  shopify.translateCart(
    aRequest({
      headers: { 'x-shopify-topic': topic, 'x-shopify-webhook-id': 'w-1', ...headers },
      body: typeof body === 'string' ? body : exactJson(body),
    }),
    shop,
    NOW,
  );
const only = (topic: string, body: unknown, headers?: Record<string, string>) => {
  const read = translate(topic, body, headers);
  if (read.kind !== 'events' || read.events.length !== 1) throw new Error(JSON.stringify(read));
  return read.events[0];
};

describe('a Shopify cart', () => {
  it.each(['carts/create', 'carts/update'])(
    'is read whole from %s: nobody, and the lines’ total',
    (topic) => {
      expect(only(topic, aCart())).toEqual({
        type: 'cart.updated',
        eventId: 'w-1',
        cartId: 'c1-f880',
        occurredAt: '2026-11-17T19:30:00.000Z',
        beganAt: '2026-11-17T19:00:00.000Z',
        currency: 'GBP',
        totalMinor: 104_000,
        savedLink: false,
        items: [{ sku: 'BIKE-COMMUTER', name: 'Commuter bike', quantity: 2, priceMinor: 52_000 }],
      });
    },
  );

  it('that was emptied is an empty cart', () => {
    expect(only('carts/update', aCart({ line_items: [] }))).toMatchObject({ items: [], totalMinor: 0 });
  });

  it('that comes to more than a row can say is refused, and not queued to fail for ever', () => {
    const much = { ...line, line_price: undefined, quantity: 9_007_199_254_740_991 };
    expect(translate('carts/update', aCart({ line_items: [much] }))).toEqual({
      kind: 'invalid',
      issues: [{ path: 'line_items', message: 'come to too much' }],
    });
  });

  it('has the shop’s money where the lines tell it apart from the shopper’s', () => {
    const money = (amount: string) => ({
      shop_money: { amount, currency_code: 'USD' },
      presentment_money: { amount: '1', currency_code: 'JPY' },
    });
    const foreign = { ...line, price: '1', line_price: '1' };
    const lines = [{ ...foreign, price_set: money('9.5'), line_price_set: money('19.0') }];
    expect(only('carts/update', aCart({ line_items: lines }))).toMatchObject({
      currency: 'USD',
      totalMinor: 1_900,
      items: [{ priceMinor: 950 }],
    });
  });

  it.each([null, undefined, '', 'free', '-1.00'])(
    'with a line whose price is %j is a cart of all its lines all the same',
    (price) => {
      const gift = { ...line, sku: 'GIFT', price, line_price: price };
      const body = aCart({ line_items: [line, gift, null] });
      expect(translate('carts/update', body)).toMatchObject({ notes: ['lines-without-price:1'] });
      expect(only('carts/update', body)).toMatchObject({
        totalMinor: 104_000,
        items: [{ sku: line.sku }, { sku: 'GIFT', priceMinor: 0 }],
      });
    },
  );

  it('that is unreadable names what is wrong', () => {
    const read = translate('carts/update', {
      line_items: [{ ...line, price: '-1', line_price: 'x' }],
    });
    expect(read).toMatchObject({
      kind: 'invalid',
      issues: [{ path: 'token' }, { path: 'updated_at' }],
    });
  });
});

describe('a Shopify checkout', () => {
  it('of a link that says so is kept on purpose, and no other', () => {
    const note_attributes = [{ name: 'saved_cart', value: 'yes' }];
    expect(only('checkouts/create', aCheckout({ note_attributes }))).toMatchObject({ savedLink: true });
    expect(only('carts/update', aCart({ attributes: { saved_cart: 'yes' } }))).toMatchObject({
      savedLink: true,
    });
    const others = [{ name: 'gift', value: 'yes' }];
    expect(only('checkouts/create', aCheckout({ note_attributes: others }))).toMatchObject({
      savedLink: false,
    });
  });

  it('adds the shopper and the way back to the same cart', () => {
    expect(only('checkouts/update', aCheckout())).toMatchObject({
      type: 'cart.updated',
      cartId: 'c1-f880',
      email: 'ana@example.com',
      name: 'Ana',
      locale: 'en-US',
      totalMinor: 105_900,
      returnUrl: 'https://ridgeback.example/1/checkouts/chk-1/recover?key=k',
      items: [{ name: 'Commuter bike – Blue' }],
    });
  });

  it('is joined though one of the tokens carries a key', () => {
    expect(only('checkouts/create', aCheckout({ cart_token: 'c1-f880?key=abc' }))).toMatchObject({
      cartId: 'c1-f880',
    });
  });

  it('stands for itself without a cart, whether or not it has an id', () => {
    for (const id of [undefined, 450_789_469])
      expect(only('checkouts/create', aCheckout({ cart_token: null, id }))).toMatchObject({
        cartId: 'chk-1',
      });
  });

  it('has no e-mail at first', () => {
    const first = only('checkouts/create', aCheckout({ email: null, customer: null }));
    expect(first).not.toHaveProperty('email');
    expect(first).not.toHaveProperty('name');
  });

  it('knows who is signed in', () => {
    const customer = { first_name: 'Ana', email: 'ana@example.com' };
    expect(only('checkouts/create', aCheckout({ email: null, customer }))).toMatchObject({
      email: 'ana@example.com',
    });
  });

  it('that was completed is a purchase of that cart', () => {
    const completed = aCheckout({ completed_at: '2026-11-17T20:00:00Z', updated_at: '2026-11-17T20:00:09Z' });
    expect(only('checkouts/update', completed)).toEqual({
      type: 'checkout.completed',
      eventId: 'w-1',
      cartId: 'c1-f880',
      orderId: 'checkout-chk-1',
      occurredAt: '2026-11-17T20:00:00.000Z',
      email: 'ana@example.com',
      currency: 'GBP',
      totalMinor: 105_900,
    });
  });
});

describe('a Shopify order', () => {
  it.each(['orders/create', 'orders/paid'])('in %s is a purchase of its cart', (topic) => {
    expect(only(topic, anOrder())).toEqual({
      type: 'checkout.completed',
      eventId: 'w-1',
      cartId: 'c1-f880',
      orderId: '820982911946154508',
      occurredAt: '2026-11-17T19:30:00.000Z',
      email: 'ana@example.com',
      currency: 'GBP',
      totalMinor: 105_900,
    });
  });

  it('without a cart is joined to its checkout', () => {
    expect(only('orders/create', anOrder({ cart_token: null }))).toMatchObject({ cartId: 'chk-1' });
  });

  it('of the till stops what its buyer left online', () => {
    const till = anOrder({ cart_token: null, checkout_token: null, source_name: 'pos', location_id: 7 });
    expect(only('orders/create', till)).toMatchObject({
      type: 'checkout.completed',
      cartId: 'order-820982911946154508',
      email: 'ana@example.com',
    });
  });

  it.each([{ test: true }, { cancelled_at: updated }, { financial_status: 'pending' }])(
    'with %j stops the reminders all the same',
    (overrides) => {
      expect(only('orders/create', anOrder(overrides))).toMatchObject({ type: 'checkout.completed' });
    },
  );

  it('without an id or a time is refused', () => {
    expect(translate('orders/create', { email: 'ana@example.com' })).toMatchObject({
      kind: 'invalid',
      issues: [{ path: 'token' }, { path: 'created_at' }],
    });
  });
});

describe('other Shopify deliveries', () => {
  it('a redaction erases its address, at the time Shopify set it off', () => {
    const body = { customer: { id: 191_167, email: 'Ana@example.com' } };
    const event = { type: 'shopper.erased', eventId: 'w-1', email: 'ana@example.com' };
    expect(only('customers/redact', body, { 'x-shopify-triggered-at': '2026-11-17T19:00:00Z' })).toEqual({
      ...event,
      occurredAt: '2026-11-17T19:00:00.000Z',
    });
    expect(only('customers/redact', body)).toEqual({ ...event, occurredAt: NOW.toISOString() });
    expect(translate('customers/redact', { customer: { id: 7, email: null } }).kind).toBe('ignored');
  });

  it.each(['orders/updated', 'products/update', 'checkouts/delete', 'shop/redact', 'constructor'])(
    '%s is ignored',
    (topic) => {
      expect(translate(topic, {})).toEqual({ kind: 'ignored', reason: `topic ${topic}` });
    },
  );

  it('without a topic is refused', () => {
    expect(shopify.translateCart(aRequest({ body: {} }), shop, NOW).kind).toBe('invalid');
  });

  it('without a delivery id has one that its repetition shares', () => {
    const id = (body: unknown) => {
      const read = only('carts/update', body, { 'x-shopify-webhook-id': '' });
      return read?.eventId;
    };
    expect(id(aCart())).toMatch(/^[0-9a-f]{24}$/);
    expect(id(aCart())).toBe(id(aCart()));
    expect(id(aCart())).not.toBe(id(aCart({ updated_at: '2026-11-17T19:31:00Z' })));
  });
});

describe.runIf(samplesAreHere())('Shopify’s own sample bodies', () => {
  const sample = (topic: string, file: string) => only(topic, sampleBody(`shopify/${file}`));

  it.each([
    'carts_update.shopifysharp-cart_updated_payload.json',
    'carts_update.shopifysharp-cart_updated_payload_with_null_note.json',
  ])('%s is a cart', (file) => {
    expect(sample('carts/update', file)).toMatchObject({
      type: 'cart.updated',
      cartId: 'c1-f880804cdbfc39c683dc9fad79ab940a',
      currency: 'USD',
      totalMinor: 224_985,
      items: [{ sku: 'test-sku', quantity: 3, priceMinor: 74_995 }],
    });
  });

  it.each(['create', 'update'])('checkouts/%s is a cart with its shopper', (event) => {
    expect(
      sample(`checkouts/${event}`, `checkouts_${event}.gadget-docs-2026-04.envelope.json`),
    ).toMatchObject({
      type: 'cart.updated',
      cartId: 'eeafa272cebfd4b22385bc4b645e762c',
      email: 'example@email.com',
      name: 'John',
      currency: 'USD',
      totalMinor: 42_188,
      returnUrl: 'https://checkout.local/548380009/checkouts/123123123/recover?key=example-secret-token',
      items: [{ sku: 'IPOD2008PINK' }, { name: 'IPod Nano - 8GB – Pink', priceMinor: 19_900 }],
    });
  });

  it.each([
    ['orders/create', 'orders_create.gadget-docs-2026-04.envelope.json'],
    ['orders/create', 'orders_create.hookdeck-2024-10.envelope.json'],
    ['orders/paid', 'orders_paid.gadget-docs-2026-04.envelope.json'],
  ])('%s in %s is a purchase', (topic, file) => {
    expect(sample(topic, file)).toMatchObject({ type: 'checkout.completed', email: expect.any(String) });
  });

  it('customers/redact is an erasure', () => {
    expect(sample('customers/redact', 'customers_redact.gadget-docs-2026-04.envelope.json')).toMatchObject({
      type: 'shopper.erased',
      email: 'john@example.com',
    });
  });
});
