import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { digestOfAddress } from '../../../shared/people/address-digest.ts';
import { htmlToText } from '../../../shared/platforms/html-text.ts';
import { storePlatform } from '../../../shared/platforms/platforms.ts';
import { aRequest, base64Hmac, NOW } from '../webhooks/requests.ts';
import { PAYLOADS, sampleBody } from './payloads.ts';
import { aShop, wooDelivery } from './shops.ts';

const woocommerce = storePlatform('woocommerce');
const shop = aShop({ platform: 'woocommerce', consentMetaKey: '_marketing_ok' });

function anOrder(overrides: Record<string, unknown> = {}) {
  return {
    id: 727,
    status: 'processing',
    currency: 'GBP',
    date_created: '2026-11-17T20:30:00',
    date_created_gmt: '2026-11-17T19:30:00',
    date_paid_gmt: '2026-11-17T19:31:00',
    total: '529.35',
    customer_id: 25,
    billing: {
      first_name: 'Tom',
      last_name: 'Ash',
      country: 'GB',
      email: 'Tom@example.com',
      phone: '07700 900123',
    },
    meta_data: [{ id: 1, key: '_marketing_ok', value: 'yes' }],
    line_items: [
      {
        id: 315,
        name: 'Commuter bike &ndash; Blue',
        product_id: 93,
        variation_id: 94,
        quantity: 3,
        sku: 'BIKE-COMMUTER',
        price: 173.33333333333334,
        total: '520.00',
      },
    ],
    refunds: [],
    ...overrides,
  };
}
const line = (overrides: Record<string, unknown>) => [{ ...anOrder().line_items[0], ...overrides }];
const translate = (topic: string, body: unknown) => woocommerce.translate(wooDelivery(topic, body), shop);
const outcome = (overrides: Record<string, unknown>, topic = 'order.updated') => {
  const read = translate(topic, anOrder(overrides));
  return read.kind === 'event' ? read.event.type : read.kind;
};
const order = (overrides: Record<string, unknown> = {}) => {
  const read = translate('order.updated', anOrder(overrides));
  if (read.kind !== 'event' || read.event.type !== 'order.created') throw new Error(JSON.stringify(read));
  return read.event.order;
};

describe('a WooCommerce order', () => {
  it('of 1,500 lines is known to the last', () => {
    const [one] = anOrder().line_items;
    const many = Array.from({ length: 1_500 }, (_, index) => ({ ...one, sku: `SKU-${index}` }));
    const { items } = order({ line_items: many });
    expect(items).toHaveLength(1_500);
    expect(items.at(-1)?.sku).toBe('SKU-1499');
  });

  it('is read whole', () => {
    expect(order()).toEqual({
      orderId: '727',
      placedAt: '2026-11-17T19:30:00.000Z',
      currency: 'GBP',
      totalMinor: 52935,
      customer: {
        id: '25',
        name: 'Tom',
        email: 'tom@example.com',
        phone: '+447700900123',
        emailConsent: true,
        smsConsent: true,
        emailConsentAt: '2026-11-17T19:30:00.000Z',
        smsConsentAt: '2026-11-17T19:30:00.000Z',
      },
      items: [{ sku: 'BIKE-COMMUTER', name: 'Commuter bike – Blue', quantity: 3, priceMinor: 17333 }],
    });
  });

  it('of a guest is known by the billing address', () => {
    expect(order({ customer_id: 0 }).customer?.id).toBe(digestOfAddress('tom@example.com'));
    expect(order({ customer_id: 0, billing: {} })).not.toHaveProperty('customer');
  });

  it('takes the variation for a missing SKU, and the product where there is no variation', () => {
    expect(order({ line_items: line({ sku: '' }) }).items[0]?.sku).toBe('94');
    expect(order({ line_items: line({ sku: '', variation_id: 0 }) }).items[0]?.sku).toBe('93');
  });

  it('may have its price as text, or only the total of the line', () => {
    expect(order({ line_items: line({ price: '173.3350' }) }).items[0]?.priceMinor).toBe(17334);
    expect(order({ line_items: line({ price: undefined, quantity: 1 }) }).items[0]?.priceMinor).toBe(52000);
  });

  it.each([null, undefined, '', 'free', -1, {}])(
    'counts a line whose price is %j as free, for a gift must not hide the purchase',
    (price) => {
      const gift = line({ sku: 'GIFT', price, total: null });
      const read = translate('order.updated', anOrder({ line_items: [...line({}), ...gift, null] }));
      expect(read).toMatchObject({ kind: 'event', notes: ['lines-without-price:1'] });
      const { items } = order({ line_items: [...line({}), ...gift, null] });
      expect(items.map(({ sku }) => sku)).toEqual(['BIKE-COMMUTER', 'GIFT']);
      expect(order({ line_items: gift }).items).toMatchObject([{ sku: 'GIFT', priceMinor: 0 }]);
    },
  );

  it.each([
    ['yes', true],
    [true, true],
    ['1', true],
    [1, true],
    ['on', true],
    ['TRUE', true],
    ['no', false],
    ['', false],
    [false, false],
  ])('reads the consent %j of the named key as %s', (value, consent) => {
    const read = order({ meta_data: [{ key: '_marketing_ok', value }] });
    expect([read.customer?.emailConsent, read.customer?.smsConsent]).toEqual([consent, consent]);
  });

  it('agrees when it was made, however much later it was paid', () => {
    const late = order({ date_paid_gmt: '2026-11-20T19:31:00' });
    expect([late.placedAt, late.customer?.emailConsentAt]).toEqual([
      '2026-11-20T19:31:00.000Z',
      '2026-11-17T19:30:00.000Z',
    ]);
  });

  it('says nothing of consent where no plugin wrote it', () => {
    expect(order({ meta_data: [{ key: 'other', value: 'yes' }] }).customer).not.toHaveProperty(
      'emailConsent',
    );
  });
});

describe('the status of a WooCommerce order', () => {
  it.each([
    ['checkout-draft', 'ignored'],
    ['auto-draft', 'ignored'],
    ['pending', 'ignored'],
    ['failed', 'ignored'],
    ['on-hold', 'ignored'],
    ['processing', 'order.created'],
    ['completed', 'order.created'],
    ['wc-completed', 'order.created'],
    ['cancelled', 'order.cancelled'],
    ['trash', 'order.cancelled'],
    ['refunded', 'order.refunded'],
    ['out-for-delivery', 'order.created'],
  ])('%s means %s', (status, expected) => expect(outcome({ status })).toBe(expected));

  it('of a plugin counts as a sale only once it is paid', () => {
    expect(outcome({ status: 'awaiting-shipment', date_paid_gmt: null })).toBe('ignored');
  });

  it('counts from the payment where an order on hold was paid days later, and else from the order', () => {
    const paid = { status: 'processing', date_paid_gmt: '2026-11-20T10:00:00' };
    expect(order(paid).placedAt).toBe('2026-11-20T10:00:00.000Z');
    expect(order({ date_paid_gmt: '2026-11-17T19:31:00' }).placedAt).toBe('2026-11-17T19:30:00.000Z');
    expect(order({ date_paid_gmt: null }).placedAt).toBe('2026-11-17T19:30:00.000Z');
  });

  it('of a subscription that renewed itself is a purchase that nobody made just now', () => {
    expect(order({ created_via: 'subscription' })).toMatchObject({ renews: true });
    const meta = [{ key: '_subscription_renewal', value: '700' }];
    expect(order({ created_via: 'checkout', meta_data: meta })).toMatchObject({ renews: true });
    expect(order({ created_via: 'checkout' })).not.toHaveProperty('renews');
    expect(order({ meta_data: [{ key: '_subscription_switch', value: '700' }] })).not.toHaveProperty(
      'renews',
    );
  });

  it('of a part of a marketplace order is the whole order\u2019s', () => {
    const part = { id: 728, parent_id: 727, created_via: 'dokan' };
    expect(outcome(part)).toBe('ignored');
    const back = (changes: object) => translate('order.updated', anOrder({ ...part, ...changes }));
    for (const changes of [{ status: 'refunded' }, { status: 'cancelled' }, { refunds: [{ id: 1 }] }])
      expect(back(changes)).toMatchObject({ event: { type: 'order.refunded', orderId: '727' } });
    expect(outcome({ parent_id: 0 })).toBe('order.created');
  });

  it('does not hide a refund', () => {
    expect(outcome({ status: 'completed', refunds: [{ id: 1, total: '-10.00' }] })).toBe('order.refunded');
  });
});

describe('the other deliveries of WooCommerce', () => {
  it('a deleted order is stopped', () => {
    expect(translate('order.deleted', { id: 727 })).toEqual({
      kind: 'event',
      event: { type: 'order.cancelled', orderId: '727' },
    });
  });

  it.each(['customer.restored', 'product.updated', 'coupon.deleted', 'action.woocommerce_add_to_cart'])(
    '%s is ignored',
    (topic) => expect(translate(topic, '{}')).toEqual({ kind: 'ignored', reason: `topic ${topic}` }),
  );

  const aCustomer = {
    id: 25,
    date_modified_gmt: '2026-11-17T19:09:30',
    email: 'New@Example.com',
    first_name: 'John',
    billing: { email: 'john@example.com', phone: '', country: 'GB' },
    meta_data: [{ key: '_marketing_ok', value: 'no' }],
  };
  it.each(['customer.created', 'customer.updated'])(
    '%s tells the address that the store has now',
    (topic) => {
      const event = {
        type: 'customer.changed',
        customerId: '25',
        at: '2026-11-17T19:09:30.000Z',
        name: 'John',
        email: 'new@example.com',
        phone: 'none',
      };
      const word = { agrees: false, at: '2026-11-17T19:09:30.000Z' };
      const { meta_data: _, ...silent } = aCustomer;
      expect(translate(topic, silent)).toEqual({ kind: 'event', event });
      expect(translate(topic, aCustomer)).toEqual({
        kind: 'event',
        event: { ...event, consents: { email: word, sms: word } },
      });
      const phone = { ...silent, email: '', billing: { ...silent.billing, phone: '07700 900123' } };
      expect(translate(topic, phone)).toMatchObject({
        event: { email: 'john@example.com', phone: '+447700900123' },
      });
      expect(translate(topic, {}).kind).toBe('invalid');
    },
  );

  it('customer.deleted has nothing but the id', () => {
    expect(translate('customer.deleted', { id: 25 })).toEqual({
      kind: 'event',
      event: { type: 'customer.deleted', customerId: '25' },
    });
  });

  it('an order that does not fit is named field by field', () => {
    const read = translate(
      'order.created',
      anOrder({ date_created_gmt: null, total: 'x', line_items: line({ price: -1 }) }),
    );
    expect(read.kind === 'invalid' && read.issues.map((issue) => issue.path)).toEqual([
      'date_created_gmt',
      'total',
    ]);
    expect(translate('order.created', '[]')).toMatchObject({ issues: [{ path: 'id' }, { path: 'status' }] });
  });

  it('the ping on creation is known by its form, and nothing else is', () => {
    const ping = (body: string, headers = {}) => woocommerce.isPing(aRequest({ body, headers }));
    expect(ping('webhook_id=7')).toBe(true);
    expect(ping('webhook_id=7&x=1')).toBe(false);
    expect(ping('{"webhook_id":7}')).toBe(false);
    expect(ping('webhook_id=7', { 'x-wc-webhook-topic': 'order.created' })).toBe(false);
  });

  it('are signed with the secret as WordPress decodes it', () => {
    const body = '{"id":1}';
    const verify = (key: string, secret: string) =>
      woocommerce.verify(
        aRequest({ body, headers: { 'x-wc-webhook-signature': base64Hmac(key, body) } }),
        [secret],
        NOW,
      );
    expect(verify('a&b', 'a&amp;b')).toEqual({ valid: true });
    expect(verify('a&b', 'a&b')).toEqual({ valid: true });
    expect(verify('a&c', 'a&amp;b')).toEqual({ valid: false, reason: 'wrong' });
  });
});

describe('names kept as HTML', () => {
  it.each([
    ['Ship Your Idea &ndash; Black', 'Ship Your Idea – Black'],
    ['Tom &amp; Ana&#8217;s caf&eacute; &#x2122;', 'Tom & Ana’s café ™'],
    ['&amp;lt;b&amp;gt;', '&lt;b&gt;'],
    ['<b>Bold</b>&nbsp;choice', 'Bold choice'],
    ['5 &unknown; &#0; &#x110000; &toString;', '5 &unknown; &toString;'],
    ['Gr&ouml;&szlig;e &Ccedil;', 'Größe Ç'],
  ])('%s reads %s', (html, plain) => expect(htmlToText(html)).toBe(plain));
});

describe.skipIf(!existsSync(PAYLOADS))(
  `the sample bodies in ${PAYLOADS}/woocommerce (skipped where the folder is absent)`,
  () => {
    it.each([
      ['order.created', 'order_created.rest-docs-727.json'],
      ['order.updated', 'order_updated.rest-docs-727-completed.json'],
    ])('%s is the order', (topic, file) => {
      expect(translate(topic, sampleBody(`woocommerce/${file}`))).toMatchObject({
        kind: 'event',
        event: {
          order: {
            orderId: '727',
            placedAt: '2017-03-22T19:28:02.000Z',
            currency: 'USD',
            totalMinor: 2935,
            customer: {
              id: digestOfAddress('john.doe@example.com'),
              email: 'john.doe@example.com',
              name: 'John',
            },
            items: [
              { sku: '93', name: 'Woo Single #1', quantity: 2, priceMinor: 300 },
              {
                sku: 'Bar3',
                name: 'Ship Your Idea – Color: Black, Size: M Test',
                quantity: 1,
                priceMinor: 1200,
              },
            ],
          },
        },
      });
    });

    it('customer.created tells of a customer', () => {
      const text = sampleBody('woocommerce/customer_created.rest-docs.json');
      expect(translate('customer.created', text)).toMatchObject({
        event: { type: 'customer.changed', customerId: '25', email: 'john.doe@example.com' },
      });
    });

    it.each([
      ['product.created', 'product_created.rest-docs.json'],
      ['product.created', 'product_created.hookdeck.envelope.json'],
    ])('%s is ignored', (topic, file) =>
      expect(translate(topic, sampleBody(`woocommerce/${file}`)).kind).toBe('ignored'),
    );
  },
);
