import { describe, expect, it } from 'vitest';
import { storePlatform } from '../../../shared/platforms/platforms.ts';
import { samplesAreHere } from '../../support/payload-samples.ts';
import { aRequest, base64Hmac, hexHmac, NOW, standardHeaders } from '../webhooks/requests.ts';
import { sampleBody } from './payloads.ts';
import { aShop, wooDelivery } from './shops.ts';

const woocommerce = storePlatform('woocommerce');
const shop = aShop({ platform: 'woocommerce', savedCartKey: '_saved_cart' });

function aDraft(overrides: Record<string, unknown> = {}) {
  return {
    id: 727,
    status: 'checkout-draft',
    created_via: 'store-api',
    currency: 'GBP',
    date_created: '2026-11-17T20:00:00',
    date_created_gmt: '2026-11-17T19:00:00',
    date_modified_gmt: '2026-11-17T19:30:00',
    date_paid_gmt: null,
    total: '520.00',
    customer_id: 0,
    billing: { first_name: 'Ana', email: 'Ana@Example.com' },
    payment_url: 'https://ridgeback.example/checkout/order-pay/727/?pay_for_order=true&key=wc_1',
    line_items: [
      {
        id: 315,
        name: 'Commuter bike &ndash; Blue',
        product_id: 93,
        variation_id: 94,
        quantity: 1,
        sku: 'BIKE-COMMUTER',
        price: 520,
        image: { id: 7, src: 'https://ridgeback.example/bike.jpg' },
      },
    ],
    refunds: [],
    ...overrides,
  };
}
const translate = (body: unknown, topic = 'order.updated') =>
  woocommerce.translateCart(wooDelivery(topic, body), shop, NOW);
const only = (body: unknown, topic?: string) => {
  const read = translate(body, topic);
  if (read.kind !== 'events' || read.events.length !== 1) throw new Error(JSON.stringify(read));
  return read.events[0];
};

describe('a WooCommerce order that nobody has paid', () => {
  it('is a cart, read whole', () => {
    expect(only(aDraft())).toEqual({
      type: 'cart.updated',
      eventId: expect.stringMatching(/^[0-9a-f]{24}$/),
      cartId: 'wc-727',
      occurredAt: '2026-11-17T19:30:00.000Z',
      beganAt: '2026-11-17T19:00:00.000Z',
      email: 'ana@example.com',
      name: 'Ana',
      currency: 'GBP',
      totalMinor: 52_000,
      returnUrl: 'https://ridgeback.example/checkout-link/?products=94:1',
      savedLink: false,
      isOrder: true,
      isDraft: true,
      items: [
        {
          sku: 'BIKE-COMMUTER',
          name: 'Commuter bike – Blue',
          quantity: 1,
          priceMinor: 52_000,
          imageUrl: 'https://ridgeback.example/bike.jpg',
        },
      ],
    });
  });

  it.each(['/wp-content/bike.jpg', 'data:image/png;base64,AA==', 'javascript:alert(1)', '', null, 7])(
    'loses the picture, and not the cart, whose address is %j',
    (src) => {
      const [bike] = aDraft().line_items as object[];
      const cart = only(aDraft({ line_items: [{ ...bike, image: { src } }] }));
      expect(cart).toMatchObject({ items: [{ sku: 'BIKE-COMMUTER' }] });
      expect(cart).not.toHaveProperty('items.0.imageUrl');
    },
  );

  it('says where no link brings it back, and gives what can be placed a link of its own', () => {
    const [bike] = aDraft().line_items as object[];
    const voucher = { name: 'Voucher', product_id: 5, quantity: 1, subtotal: '-20.00', total: '-20.00' };
    const cart = only(aDraft({ total: '500.00', line_items: [{ ...bike, total: '520.00' }, voucher] }));
    expect(cart).toMatchObject({
      notKept: true,
      totalMinor: 50_000,
      extras: [{ name: 'Voucher', minor: -2000 }],
      items: [{ sku: 'BIKE-COMMUTER', addUrl: 'https://ridgeback.example/?add-to-cart=94&quantity=1' }],
    });
    expect(cart).not.toHaveProperty('returnUrl');
  });

  it('is kept on purpose where its meta data says so', () => {
    const meta_data = [{ id: 1, key: '_saved_cart', value: 'yes' }];
    expect(only(aDraft({ meta_data }))).toMatchObject({ savedLink: true });
    expect(only(aDraft({ meta_data: [{ id: 1, key: '_other', value: 'yes' }] }))).toMatchObject({
      savedLink: false,
    });
  });

  it.each(['checkout-draft', 'pending', 'failed', 'wc-pending'])('is a cart in the status %s', (status) => {
    for (const topic of ['order.created', 'order.updated'])
      expect(only(aDraft({ status }), topic)).toMatchObject({ type: 'cart.updated', cartId: 'wc-727' });
  });

  it('has no address before the shopper writes one', () => {
    expect(only(aDraft({ billing: { first_name: '', email: '' } }))).not.toHaveProperty('email');
  });

  it('is the same event when delivered again, and another one when changed', () => {
    const [first, again, changed] = [aDraft(), aDraft(), aDraft({ total: '521.00' })].map((body) =>
      only(body),
    );
    expect(again).toEqual(first);
    expect(changed?.eventId).not.toBe(first?.eventId);
  });

  it.each(['admin', 'subscription', 'rest-api', 'pos-rest-api', 'some-app'])(
    'is none of the shopper’s when made by %s',
    (created_via) => {
      for (const status of ['pending', 'failed'])
        expect(translate(aDraft({ status, created_via })).kind).toBe('ignored');
    },
  );

  it.each(['checkout', 'store-api', '', undefined])('is the shopper’s when made by %j', (created_via) => {
    expect(only(aDraft({ status: 'pending', created_via }))).toMatchObject({ type: 'cart.updated' });
  });

  it('knows its customer, and what the plugin’s box says', () => {
    const asking = aShop({ platform: 'woocommerce', consentMetaKey: '_ok' });
    const read = (value: unknown) => {
      const body = aDraft({ customer_id: 25, meta_data: [{ key: '_ok', value }] });
      const told = woocommerce.translateCart(wooDelivery('order.updated', body), asking, NOW);
      return told.kind === 'events' ? told.events[0] : told;
    };
    const at = '2026-11-17T19:30:00.000Z';
    expect(read('yes')).toMatchObject({ customerId: '25', consent: { agrees: true, at } });
    expect(read('')).toMatchObject({ consent: { agrees: false, at } });
    expect(only(aDraft())).not.toHaveProperty('consent');
    expect(only(aDraft())).not.toHaveProperty('customerId');
  });

  it('that is unreadable names what is wrong', () => {
    const wrong = {
      date_created_gmt: null,
      date_modified_gmt: 'x',
      total: '-1',
      line_items: [{ price: 'x' }],
    };
    expect(translate(aDraft(wrong))).toMatchObject({
      kind: 'invalid',
      issues: [{ path: 'date_modified_gmt' }, { path: 'total' }],
    });
    expect(translate({ id: 7 })).toMatchObject({ issues: [{ path: 'status' }] });
    expect(translate({ status: 'pending' })).toMatchObject({ issues: [{ path: 'id' }] });
  });
});

describe('a WooCommerce order that was placed', () => {
  it.each(['processing', 'completed', 'on-hold'])('buys its cart in the status %s', (status) => {
    expect(only(aDraft({ status, date_paid_gmt: '2026-11-17T19:31:00' }))).toMatchObject({
      type: 'checkout.completed',
      cartId: 'wc-727',
      orderId: '727',
      occurredAt: '2026-11-17T19:31:00.000Z',
      email: 'ana@example.com',
      currency: 'GBP',
      totalMinor: 52_000,
    });
  });

  it('was bought when it changed, where nothing says that it was paid', () => {
    expect(only(aDraft({ status: 'on-hold' }))).toMatchObject({ occurredAt: '2026-11-17T19:30:00.000Z' });
  });

  it('in a plugin’s own status buys once it is paid', () => {
    expect(translate(aDraft({ status: 'in-workshop' })).kind).toBe('ignored');
    const paid = aDraft({ status: 'in-workshop', date_paid_gmt: '2026-11-17T19:31:00' });
    expect(only(paid)).toMatchObject({ type: 'checkout.completed' });
  });

  it.each(['draft', 'auto-draft'])('in the status %s is ignored', (status) => {
    expect(translate(aDraft({ status }))).toEqual({ kind: 'ignored', reason: `status ${status}` });
  });

  it.each(['cancelled', 'refunded', 'trash'])('and paid, and then %s, was bought all the same', (status) => {
    expect(translate(aDraft({ status, date_paid_gmt: '2026-11-17T19:31:00' })).kind).toBe('ignored');
  });

  const over = { type: 'cart.cancelled', cartId: 'wc-727', occurredAt: '2026-11-17T19:30:00.000Z' };
  it.each(['refunded', 'trash'])('and never paid, and then %s, is no cart any more', (status) => {
    expect(only(aDraft({ status }))).toMatchObject(over);
    expect(only(aDraft({ status }))).not.toHaveProperty('byItself');
  });

  it('and cancelled may have been cancelled by the store itself, by the shop’s own span', () => {
    const cancelled = aDraft({ status: 'cancelled' });
    expect(only(cancelled)).toMatchObject({ ...over, byItself: { fromMinutes: 59, toMinutes: 135 } });
    const told = (holdStockMinutes: number) => {
      const own = aShop({ platform: 'woocommerce', holdStockMinutes });
      const read = woocommerce.translateCart(wooDelivery('order.updated', cancelled), own, NOW);
      return read.kind === 'events' ? read.events[0] : read;
    };
    expect(told(1440)).toMatchObject({ byItself: { fromMinutes: 1439, toMinutes: 2895 } });
    expect(told(0)).not.toHaveProperty('byItself');
  });

  it('and deleted was thrown away, or cleaned away by the nightly job', () => {
    expect(only({ id: 727 }, 'order.deleted')).toMatchObject({
      type: 'cart.cancelled',
      cartId: 'wc-727',
      occurredAt: NOW.toISOString(),
      byItself: { fromMinutes: 1380 },
    });
    expect(translate({}, 'product.updated')).toEqual({ kind: 'ignored', reason: 'topic product.updated' });
  });
});

describe('a WooCommerce customer', () => {
  const aCustomer = { id: 25, date_modified_gmt: '2026-11-17T19:30:00', email: 'New@Example.com' };
  const told = { type: 'shopper.changed', customerId: '25', occurredAt: '2026-11-17T19:30:00.000Z' };

  it.each(['customer.created', 'customer.updated'])(
    'who has another address, or none, is told of by %s',
    (topic) => {
      expect(only(aCustomer, topic)).toMatchObject({ ...told, email: 'new@example.com' });
      for (const none of [{ email: '' }, { email: '', billing: { email: '' } }, { email: null }])
        expect(only({ ...aCustomer, ...none }, topic)).toMatchObject({ ...told, email: 'none' });
      const { email: _, ...silent } = aCustomer;
      expect(translate(silent, topic).kind).toBe('ignored');
    },
  );

  it('who was deleted is told of by id', () => {
    expect(only({ id: 25 }, 'customer.deleted')).toMatchObject({ type: 'shopper.deleted', customerId: '25' });
  });
});

describe('our own cart format, posted for a WooCommerce shop', () => {
  const secret = 'a&amp;b-woocommerce-secret';
  const body = JSON.stringify({
    type: 'cart.updated',
    event_id: 'e-1',
    cart_id: 'k-42',
    occurred_at: '2026-11-17T19:30:00Z',
    email: 'ana@example.com',
    currency: 'GBP',
    total: '10.00',
    items: [{ sku: 'A', name: 'A', quantity: 1, price: '10.00' }],
  });
  const verify = (headers: Record<string, string>) =>
    woocommerce.verify(aRequest({ body, headers }), [secret], NOW);
  const simple = { 'x-signature': `sha256=${hexHmac(secret, body)}` };

  it('is read when it is signed as a generic store signs', () => {
    expect(verify(simple)).toEqual({ valid: true });
    const read = woocommerce.translateCart(aRequest({ body, headers: simple }), shop, NOW);
    expect(read).toMatchObject({ kind: 'events', events: [{ type: 'cart.updated', cartId: 'k-42' }] });
  });

  it('may be signed as Standard Webhooks, and then not long ago', () => {
    const key = `whsec_${Buffer.from('0123456789abcdef0123456789abcdef').toString('base64')}`;
    const headers = standardHeaders(body, { secret: key });
    const at = (now: Date) => woocommerce.verify(aRequest({ body, headers }), [key], now);
    expect(at(NOW)).toEqual({ valid: true });
    expect(at(new Date(NOW.getTime() + 6 * 60_000))).toEqual({ valid: false, reason: 'too-old' });
  });

  it('is turned away with a wrong signature or none', () => {
    expect(verify({ 'x-signature': `sha256=${hexHmac('other', body)}` })).toEqual({
      valid: false,
      reason: 'wrong',
    });
    expect(verify({})).toEqual({ valid: false, reason: 'missing' });
  });

  it('never stands in for WooCommerce’s own signature', () => {
    const headers = { ...simple, 'x-wc-webhook-topic': 'order.updated' };
    expect(verify(headers)).toEqual({ valid: false, reason: 'missing' });
    expect(verify({ ...simple, 'x-wc-webhook-signature': base64Hmac('other', body) })).toEqual({
      valid: false,
      reason: 'wrong',
    });
  });
});

describe.runIf(samplesAreHere())('WooCommerce’s own sample bodies', () => {
  it('are a purchase, and a cart while they were drafts', () => {
    const text = sampleBody('woocommerce/order_created.rest-docs-727.json');
    expect(only(text, 'order.created')).toMatchObject({
      type: 'checkout.completed',
      cartId: 'wc-727',
      occurredAt: '2017-03-22T19:28:08.000Z',
      email: 'john.doe@example.com',
      totalMinor: 2_935,
    });
    // The sample is of version 3.0.0, and holds two things: each has a link of its own.
    const [first, second] = ['add-to-cart=93&quantity=2', 'add-to-cart=23&quantity=1'];
    const draft = only({ ...JSON.parse(text), status: 'checkout-draft' });
    expect(draft).toMatchObject({
      items: [
        { addUrl: `https://ridgeback.example/?${first}` },
        { addUrl: `https://ridgeback.example/?${second}` },
      ],
    });
    expect(draft).toMatchObject({
      type: 'cart.updated',
      cartId: 'wc-727',
      name: 'John',
      items: [{ name: 'Woo Single #1', quantity: 2, priceMinor: 300 }, {}],
    });
  });
});

describe('a WooCommerce order that nobody made', () => {
  it.each([
    [
      'a renewal that waits for its payment',
      { status: 'pending', created_via: '', meta_data: [{ key: '_subscription_renewal', value: '12' }] },
    ],
    [
      'a renewal that could not be charged',
      {
        status: 'failed',
        created_via: 'checkout',
        meta_data: [{ key: '_subscription_renewal', value: '12' }],
      },
    ],
    [
      'a renewal that was paid',
      { status: 'processing', created_via: 'subscription', date_paid_gmt: '2026-11-17T19:30:00' },
    ],
    [
      'a seller’s part of a marketplace order',
      { status: 'pending', created_via: 'checkout', parent_id: 726 },
    ],
    [
      'such a part once it is paid',
      { status: 'processing', created_via: 'dokan', parent_id: 726, date_paid_gmt: '2026-11-17T19:30:00' },
    ],
  ])('is nobody’s cart and nobody’s purchase: %s', (_, order) => {
    expect(translate(aDraft(order)).kind).toBe('ignored');
  });
});
