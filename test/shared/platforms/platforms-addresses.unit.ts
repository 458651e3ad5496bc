// Every door that takes an address or a zone from a store, tried with what stores really send: the event lives on, and
// what could not be used is said in words for the log that name nobody.
import { describe, expect, it } from 'vitest';
import { storePlatform } from '../../../shared/platforms/platforms.ts';
import { aRequest, NOW } from '../webhooks/requests.ts';
import { aShop } from './shops.ts';

type Reading = { readonly address: unknown; readonly zone?: unknown; readonly notes?: readonly string[] };
const items = [{ sku: 'A', name: 'A', quantity: 1, price: '1.00' }];
const shopifyLine = { sku: 'A', title: 'A', quantity: 1, price: '1.00', line_price: '1.00' };
const at = '2026-11-17T19:00:00Z';

function read(platform: 'generic' | 'shopify' | 'woocommerce', topic: string, body: object): Reading {
  const headers = { 'x-shopify-topic': topic, 'x-wc-webhook-topic': topic };
  const request = aRequest({ headers: platform === 'generic' ? {} : headers, body });
  const shop = aShop({ platform });
  const isOrder = 'customer' in body || (topic.startsWith('order') && !('cart' in body));
  if (platform === 'generic' ? isOrder : isOrder && topic !== 'checkouts/update') {
    const order = storePlatform(platform).translate(request, shop);
    if (order.kind !== 'event') throw new Error(JSON.stringify(order));
    const { event, notes } = order;
    const who =
      event.type === 'order.created' ? event.order.customer : 'customer' in event ? event.customer : {};
    const zone = who !== undefined && 'timeZone' in who ? who.timeZone : undefined;
    return { address: who?.email, zone, ...(notes === undefined ? {} : { notes }) };
  }
  const cart = storePlatform(platform).translateCart(request, shop, NOW);
  if (cart.kind !== 'events') throw new Error(JSON.stringify(cart));
  const [event] = cart.events;
  const zone = event !== undefined && 'timeZone' in event ? event.timeZone : undefined;
  return {
    address: event !== undefined && 'email' in event ? event.email : undefined,
    zone,
    ...(cart.notes === undefined ? {} : { notes: cart.notes }),
  };
}

const generic = { placed_at: at, currency: 'GBP', total: '1.00', items };
const cart = { event_id: 'e', cart_id: 'k', occurred_at: at, currency: 'GBP', total: '1.00', items };
const shopify = {
  id: 1,
  currency: 'GBP',
  created_at: at,
  updated_at: at,
  total_price: '1.00',
  line_items: [shopifyLine],
};
const woo = {
  id: 1,
  currency: 'GBP',
  total: '1.00',
  date_created_gmt: '2026-11-17T19:00:00',
  date_modified_gmt: '2026-11-17T19:00:00',
  line_items: [{ sku: 'A', name: 'A', quantity: 1, price: 1 }],
};

const DOORS: readonly (readonly [string, (email: unknown) => Reading])[] = [
  [
    'an order of a generic store',
    (email) =>
      read('generic', '', { type: 'order.created', order_id: 'o', ...generic, customer: { id: 'c', email } }),
  ],
  ['a cart of a generic store', (email) => read('generic', '', { type: 'cart.updated', ...cart, email })],
  [
    'a purchase of a generic store',
    (email) => read('generic', '', { type: 'checkout.completed', ...cart, order_id: 'o', email }),
  ],
  [
    'an order of Shopify',
    (email) => read('shopify', 'orders/create', { ...shopify, customer: { id: 2 }, email }),
  ],
  [
    'a checkout of Shopify',
    (email) => read('shopify', 'checkouts/update', { ...shopify, token: 't', cart: 1, email }),
  ],
  [
    'an order of WooCommerce',
    (email) =>
      read('woocommerce', 'order.created', {
        ...woo,
        status: 'processing',
        customer_id: 3,
        billing: { email },
      }),
  ],
  [
    'a draft of WooCommerce',
    (email) =>
      read('woocommerce', 'order.updated', { ...woo, cart: 1, status: 'checkout-draft', billing: { email } }),
  ],
];

describe.each(DOORS)('the address of %s', (_, door) => {
  it.each([
    ["Pat.O'Neil@Example.com", "pat.o'neil@example.com"],
    ['pat.o\u2019neil@example.com', "pat.o'neil@example.com"],
    ['pat\uff20example.com', 'pat@example.com'],
    ['a@exämple.com', 'a@xn--exmple-cua.com'],
  ])('given %j, it is %s and nothing needs to be noted', (written, address) => {
    const reading = door(written);
    expect(reading.address).toBe(address);
    expect(reading.notes).toBeUndefined();
  });

  it.each([
    ['jösé@example.com', 'email-not-ascii'],
    ['a\u0007b@example.com', 'email-not-ascii'],
    ['=?utf-8?q?x?=@example.com', 'email-local-part'],
    ['a..b@example.com', 'email-local-part'],
    ['robin', 'email-not-one-at'],
    ['robin@example', 'email-domain'],
    [`${'a'.repeat(65)}@example.com`, 'email-too-long'],
  ])('given %j, the event lives on without it and the log says %s', (written, note) => {
    expect(door(written)).toMatchObject({ address: undefined, notes: [note] });
  });

  it.each([undefined, null, '', 7])('given %j, nobody is named and nothing is noted', (written) => {
    expect(door(written)).not.toHaveProperty('notes');
  });
});

describe('who is to be forgotten or left alone', () => {
  const erased = (email: string) =>
    read('generic', '', { type: 'shopper.erased', event_id: 'e', occurred_at: at, email }).address;
  const customer = (type: string, email: string) =>
    read('generic', '', { type, channel: 'email', customer: { id: 'c', email } }).address;

  it('is found by an address in any writing, also one that only an earlier version took', () => {
    for (const written of ["pat.o'neil@example.com", 'Pat.O\u2019Neil@Example.com']) {
      expect(erased(written)).toBe("pat.o'neil@example.com");
      expect(customer('customer.erased', written)).toBe("pat.o'neil@example.com");
    }
    expect(erased('Jösé@example.com')).toBe('jösé@example.com');
    expect(customer('customer.opted_out', 'Jösé@example.com')).toBe('jösé@example.com');
    expect(customer('customer.consented', 'Jösé@example.com')).toBeUndefined();
  });

  it('is refused where it was never an address, because the event is about nothing else', () => {
    const body = { type: 'shopper.erased', event_id: 'e', occurred_at: at, email: 'robin' };
    expect(storePlatform('generic').translateCart(aRequest({ body }), aShop(), NOW)).toMatchObject({
      kind: 'invalid',
      issues: [{ path: 'email' }],
    });
  });
});

describe('the zone of a shopper', () => {
  const zoned = (timezone: unknown) => [
    read('generic', '', { type: 'cart.updated', ...cart, timezone }),
    read('generic', '', {
      type: 'order.created',
      order_id: 'o',
      ...generic,
      customer: { id: 'c', timezone },
    }),
  ];

  it.each([
    ['Asia/Kolkata', 'Asia/Kolkata'],
    ['europe/london', 'Europe/London'],
    ['US/Pacific', 'US/Pacific'],
    ['+05:30', '+05:30'],
    ['GMT+1', '+01:00'],
  ])('given %j, it is %s', (timezone, zone) => {
    for (const reading of zoned(timezone)) {
      expect(reading.zone).toBe(zone);
      expect(reading.notes).toBeUndefined();
    }
  });

  it.each(['IST', 'PST', 'CST', 'JST', 'AST', 'BST', 'India Standard Time', 'nowhere'])(
    'given %j, it is the shop’s, and the log says so',
    (timezone) => {
      for (const reading of zoned(timezone))
        expect(reading).toMatchObject({ zone: undefined, notes: ['timezone-unknown'] });
    },
  );
});
