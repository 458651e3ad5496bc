import { existsSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { digestOfAddress } from '../../../shared/people/address-digest.ts';
import { storePlatform } from '../../../shared/platforms/platforms.ts';
import { aRequest } from '../webhooks/requests.ts';
import { PAYLOADS, sampleBody } from './payloads.ts';
import { aShop, shopifyDelivery } from './shops.ts';

const shopify = storePlatform('shopify');
const shop = aShop({ platform: 'shopify' });

const money = (shopAmount: string, shown = shopAmount) => ({
  shop_money: { amount: shopAmount, currency_code: 'GBP' },
  presentment_money: { amount: shown, currency_code: 'EUR' },
});

function aLine(overrides: Record<string, unknown> = {}) {
  return {
    id: 1,
    sku: 'BIKE-COMMUTER',
    name: 'Commuter bike - Blue',
    title: 'Commuter bike',
    quantity: 1,
    current_quantity: 1,
    price: '520.00',
    price_set: money('520.00', '610.00'),
    variant_id: 39072856,
    product_id: 632910392,
    ...overrides,
  };
}

function anOrder(overrides: Record<string, unknown> = {}) {
  return {
    id: 1001,
    admin_graphql_api_id: 'gid://shopify/Order/1001',
    test: false,
    created_at: '2026-11-17T20:30:00+01:00',
    processed_at: '2026-11-17T20:29:59+01:00',
    cancelled_at: null,
    currency: 'GBP',
    presentment_currency: 'EUR',
    financial_status: 'paid',
    source_name: 'web',
    buyer_accepts_marketing: true,
    email: 'Tom@Example.com',
    phone: null,
    customer_locale: 'en-GB',
    current_total_price: '520.00',
    current_total_price_set: money('520.00', '610.00'),
    total_price: '540.00',
    customer: {
      id: 77,
      first_name: 'Tom',
      last_name: 'Ash',
      email: 'tom@example.com',
      phone: '+447700900123',
    },
    billing_address: { first_name: 'Tom', country_code: 'GB', phone: '07700 900999' },
    line_items: [aLine()],
    ...overrides,
  };
}
const translate = (topic: string, body: unknown) => shopify.translate(shopifyDelivery(topic, body), shop);
const order = (overrides: Record<string, unknown> = {}) => {
  const read = translate('orders/create', anOrder(overrides));
  if (read.kind !== 'event' || read.event.type !== 'order.created') throw new Error(JSON.stringify(read));
  return read.event.order;
};

describe('a Shopify order', () => {
  it('of 1,500 lines is known to the last', () => {
    const [one] = anOrder().line_items;
    const many = Array.from({ length: 1_500 }, (_, index) => ({ ...one, sku: `SKU-${index}` }));
    const { items } = order({ line_items: many });
    expect(items).toHaveLength(1_500);
    expect(items.at(-1)?.sku).toBe('SKU-1499');
  });

  it('is read in the shop currency, whatever the shopper was shown', () => {
    expect(order()).toEqual({
      orderId: '1001',
      placedAt: '2026-11-17T19:29:59.000Z',
      currency: 'GBP',
      totalMinor: 52000,
      customer: {
        id: '77',
        name: 'Tom',
        email: 'tom@example.com',
        phone: '+447700900123',
        recorded: ['email', 'phone'],
        locale: 'en-GB',
        emailConsent: true,
        ticked: ['email'],
      },
      items: [{ sku: 'BIKE-COMMUTER', name: 'Commuter bike - Blue', quantity: 1, priceMinor: 52000 }],
    });
  });

  it.each(['orders/paid', 'orders/updated', 'orders/fulfilled'])('is the same order in %s', (topic) => {
    expect(translate(topic, anOrder())).toEqual(translate('orders/create', anOrder()));
  });

  it('keeps every digit of its ids, from the exact form or from the number itself', () => {
    const rounded = anOrder({
      id: 820982911946154500,
      admin_graphql_api_id: 'gid://shopify/Order/820982911946154508',
    });
    expect(translate('orders/create', rounded)).toMatchObject({
      event: { order: { orderId: '820982911946154508' } },
    });
    const { admin_graphql_api_id: _gone, ...bare } = anOrder({ id: 'HERE' });
    const wire = JSON.stringify(bare).replace('"HERE"', '820982911946154508');
    expect(translate('orders/create', wire)).toMatchObject({
      event: { order: { orderId: '820982911946154508' } },
    });
  });

  it('knows a customer by either form of their id', () => {
    const gid = 'gid://shopify/Customer/820982911946154508';
    const ids = [
      { id: gid },
      { admin_graphql_api_id: gid, id: 820982911946154500 },
      { id: '820982911946154508' },
    ];
    for (const customer of ids) expect(order({ customer }).customer?.id).toBe('820982911946154508');
    const consent = { customer_id: gid, email_marketing_consent: { state: 'subscribed' } };
    expect(translate('customers_email_marketing_consent/update', consent)).toMatchObject({
      event: { customer: { id: '820982911946154508' } },
    });
  });

  it('takes the variant for a missing SKU, and the product for a missing variant', () => {
    const line_items = [
      aLine({ sku: '' }),
      aLine({ sku: null, variant_id: null }),
      aLine({ sku: null, variant_id: null, product_id: null, title: 'Tip' }),
    ];
    expect(order({ line_items }).items.map((item) => item.sku)).toEqual(['39072856', '632910392']);
  });

  it('leaves out lines that were taken off the order', () => {
    const line_items = [aLine(), aLine({ sku: 'GONE', current_quantity: 0 })];
    expect(order({ line_items }).items.map((item) => item.sku)).toEqual(['BIKE-COMMUTER']);
  });

  it('may come from a till, with nobody named', () => {
    const pos = { source_name: 'pos', customer: null, email: '', billing_address: null, cart_token: null };
    expect(order(pos)).not.toHaveProperty('customer');
  });

  it("may be a guest's, known by the address alone", () => {
    expect(order({ customer: null }).customer?.id).toBe(digestOfAddress('tom@example.com'));
  });

  it('never takes the number of whoever receives the parcel', () => {
    const people = { customer: null, billing_address: null, shipping_address: { phone: '+447700900555' } };
    expect(order(people).customer).not.toHaveProperty('phone');
  });

  it('says which addresses the record of the customer has too', () => {
    const recordedWith = (customer: object, more: object = {}) =>
      order({ customer: { ...anOrder().customer, ...customer }, ...more }).customer?.recorded;
    const billing_address = { ...anOrder().billing_address, phone: '+447700900888' };
    expect(recordedWith({ phone: null }, { phone: null, billing_address })).toEqual(['email']);
    expect(recordedWith({ phone: '07700 900888' }, { phone: null, billing_address })).toEqual([
      'email',
      'phone',
    ]);
    expect(recordedWith({ phone: null, email: 'other@example.com' })).toBeUndefined();
    expect(order({ customer: null }).customer).not.toHaveProperty('recorded');
  });

  it('reads consent where each API version had it', () => {
    const withStates = (email: string | null, sms: string | null) => ({
      ...anOrder().customer,
      email_marketing_consent: { state: email },
      sms_marketing_consent: { state: sms },
    });
    expect(
      order({ customer: withStates('subscribed', 'unsubscribed'), buyer_accepts_marketing: false }).customer,
    ).toMatchObject({
      emailConsent: true,
      smsConsent: false,
    });
    expect(order({ customer: withStates(null, null) }).customer).toMatchObject({ emailConsent: true });
  });

  it.each([false, null, undefined, 'true'])(
    'says nothing of consent by a box that is %s, because it may have been given elsewhere',
    (buyer_accepts_marketing) => {
      const { customer } = order({ buyer_accepts_marketing, buyer_accepts_sms_marketing: false });
      for (const member of ['emailConsent', 'smsConsent', 'ticked'])
        expect(customer).not.toHaveProperty(member);
    },
  );

  it('knows when a consent was given, and that a box was only ticked', () => {
    const consent_updated_at = '2026-11-01T10:00:00+01:00';
    const customer = {
      ...anOrder().customer,
      email_marketing_consent: { state: 'not_subscribed', consent_updated_at },
      sms_marketing_consent: { state: null, consent_updated_at: null },
    };
    expect(order({ customer, buyer_accepts_sms_marketing: true }).customer).toMatchObject({
      emailConsent: false,
      emailConsentAt: '2026-11-01T09:00:00.000Z',
      smsConsent: true,
      ticked: ['sms'],
    });
  });

  it.each(['not_subscribed', 'pending', 'unsubscribed', 'invalid', 'redacted', 'NOT_SUBSCRIBED', 'of 2031'])(
    'agrees to nothing in the state %s, whatever was ticked',
    (state) => {
      const customer = { ...anOrder().customer, email_marketing_consent: { state } };
      expect(order({ customer }).customer).toMatchObject({ emailConsent: false });
    },
  );

  it('tells a refusal and what was not confirmed yet from a mere no, channel by channel', () => {
    const states = (email: string, sms: string) => {
      const customer = {
        ...anOrder().customer,
        email_marketing_consent: { state: email },
        sms_marketing_consent: { state: sms },
      };
      const { pending, refused } = order({ customer }).customer ?? {};
      return { pending, refused };
    };
    const none = { pending: undefined, refused: undefined };
    expect(states('PENDING', 'unsubscribed')).toEqual({ pending: ['email'], refused: ['sms'] });
    expect(states('redacted', 'pending')).toEqual({ pending: ['sms'], refused: ['email'] });
    for (const mere of ['not_subscribed', 'invalid', 'subscribed', 'of 2031'])
      expect([mere, states(mere, mere)]).toEqual([mere, none]);
  });

  it('has whole amounts for currencies without decimals', () => {
    const line_items = [aLine({ price_set: { shop_money: { amount: '5200.0' } } })];
    const yen = {
      currency: 'JPY',
      current_total_price_set: { shop_money: { amount: '5200.00' } },
      line_items,
    };
    expect([order(yen).totalMinor, order(yen).items[0]?.priceMinor]).toEqual([5200, 5200]);
  });
});

describe('a Shopify order that is more than a purchase', () => {
  const read = (overrides: Record<string, unknown>, topic = 'orders/updated', by = shop) =>
    shopify.translate(shopifyDelivery(topic, anOrder(overrides)), by);
  const pump = aLine({ sku: 'PUMP', variant_id: 7 });

  it('renews a subscription: nobody is shopping', () => {
    for (const source_name of ['subscription_contract', 'subscription_contract_checkout_one'])
      expect(read({ source_name })).toMatchObject({ event: { order: { renews: true } } });
    for (const tags of [
      'Subscription, Subscription Recurring Order',
      ['VIP', 'Subscription Recurring Order'],
    ])
      expect(read({ source_name: '294517', tags })).toMatchObject({ event: { order: { renews: true } } });
    for (const tags of ['Subscription, Subscription First Order', '', null, 7, 'recurring guest'])
      expect(read({ source_name: 'web', tags })).not.toMatchObject({ event: { order: { renews: true } } });
  });

  it('was edited: what is gone is named, where nothing of it is left', () => {
    const edited = read({ line_items: [aLine({ current_quantity: 0 }), pump] });
    expect(edited).toMatchObject({ event: { order: { gone: ['BIKE-COMMUTER'], items: [{ sku: 'PUMP' }] } } });
    const twice = read({ line_items: [aLine({ current_quantity: 0 }), aLine()] });
    expect(JSON.stringify(twice)).not.toContain('gone');
    expect(read({ line_items: [aLine({ current_quantity: 0 })] })).toMatchObject({
      event: { type: 'order.edited', orderId: '1001' },
    });
  });

  it('is told of by orders/edited, which names no products', () => {
    const edit = (removals: object[], additions: object[] = []) => ({
      order_edit: { id: 9, order_id: 1001, line_items: { additions, removals } },
    });
    const told = (body: object) => shopify.translate(shopifyDelivery('orders/edited', body), shop);
    expect(told(edit([{ id: 1, delta: 1 }]))).toMatchObject({
      event: { type: 'order.edited', orderId: '1001' },
    });
    expect(told(edit([], [{ id: 2, delta: 1 }]))).toMatchObject({ kind: 'ignored' });
    expect(told({ order_edit: {} })).toMatchObject({ kind: 'invalid' });
  });

  it('through a test gateway counts where the settings say so', () => {
    expect(read({ test: true }, 'orders/create', { ...shop, testOrders: true })).toMatchObject({
      event: { type: 'order.created' },
    });
    expect(read({ test: true }, 'orders/create', { ...shop, testOrders: false }).kind).toBe('ignored');
  });
});

describe('a Shopify order that is no purchase', () => {
  it.each([
    [{ test: true }, 'ignored'],
    [{ cancelled_at: '2026-11-17T20:31:00+01:00' }, 'order.cancelled'],
    [{ financial_status: 'refunded' }, 'order.refunded'],
    [{ financial_status: 'partially_refunded' }, 'order.refunded'],
    [{ financial_status: 'voided' }, 'order.refunded'],
    [{ line_items: [] }, 'ignored'],
  ])('%j is %s', (overrides, outcome) => {
    const read = translate('orders/updated', anOrder(overrides));
    expect(read.kind === 'event' ? read.event.type : read.kind).toBe(outcome);
  });

  it.each([null, undefined, '', 'free', '-1.00', {}])(
    'counts a line whose price is %j as free, for a gift must not hide the purchase',
    (price) => {
      const gift = aLine({ sku: 'GIFT', price_set: null, price });
      const read = translate('orders/create', anOrder({ line_items: [aLine(), gift, null] }));
      expect(read).toMatchObject({ kind: 'event', notes: ['lines-without-price:1'] });
      const { items, totalMinor } = order({ line_items: [aLine(), gift, null] });
      expect(items.map(({ sku }) => sku)).toEqual([order().items[0]?.sku, 'GIFT']);
      expect([items[1]?.priceMinor, totalMinor]).toEqual([0, order().totalMinor]);
      expect(order({ line_items: [gift] }).items).toMatchObject([{ sku: 'GIFT', priceMinor: 0 }]);
    },
  );

  it('takes the total where one of its places holds a readable one', () =>
    expect(
      order({ current_total_price_set: { shop_money: { amount: '' } }, current_total_price: '9.50' }),
    ).toMatchObject({ totalMinor: 950 }));

  it('is named field by field when it does not fit', () => {
    const broken = anOrder({
      processed_at: null,
      created_at: 'then',
      current_total_price_set: null,
      current_total_price: 'lots',
      total_price: null,
      line_items: [aLine({ price_set: null, price: '-1.00' })],
    });
    const read = translate('orders/create', broken);
    expect(read.kind === 'invalid' && read.issues.map((issue) => issue.path)).toEqual([
      'created_at',
      'total_price',
    ]);
    expect(translate('orders/create', {})).toEqual({
      kind: 'invalid',
      issues: [{ path: 'id', message: 'is missing' }],
    });
    expect(translate('orders/create', '{')).toMatchObject({ kind: 'invalid' });
  });
});

describe('the other topics of Shopify', () => {
  it.each(['orders/cancelled', 'orders/delete'])('%s stops the order', (topic) => {
    expect(translate(topic, { id: 1001 })).toEqual({
      kind: 'event',
      event: { type: 'order.cancelled', orderId: '1001' },
    });
  });

  it('a refund names its order, to the last digit', () => {
    expect(translate('refunds/create', '{"id":1,"order_id":820982911946154508}')).toEqual({
      kind: 'event',
      event: { type: 'order.refunded', orderId: '820982911946154508' },
    });
  });

  const emailConsent = (state: string | null, consent_updated_at: string | null = null) =>
    translate('customers_email_marketing_consent/update', {
      customer_id: 77,
      email_address: 'Bob@Biller.com',
      email_marketing_consent: { state, consent_updated_at },
    });
  const customer = { id: '77', email: 'bob@biller.com' };
  const event = (said: object) => ({ kind: 'event', event: said });
  it('a consent is an agreement, an opt-out, or no agreement', () => {
    expect(emailConsent('subscribed')).toEqual(
      event({ type: 'customer.consented', customer, channel: 'email' }),
    );
    for (const state of ['unsubscribed', 'redacted'])
      expect(emailConsent(state)).toEqual(
        event({ type: 'customer.opted_out', customer, said: { channel: 'email' } }),
      );
    for (const state of ['not_subscribed', 'invalid', 'of 2031'])
      expect(emailConsent(state)).toEqual(
        event({ type: 'customer.consent_ended', customer, channel: 'email' }),
      );
    expect(emailConsent('pending')).toMatchObject(
      event({ type: 'customer.consent_ended', customer, channel: 'email', pending: true }),
    );
    expect(emailConsent(null).kind).toBe('ignored');
  });

  it.each(['subscribed', 'not_subscribed', 'pending'])('the state %s is as old as Shopify says', (state) => {
    expect(emailConsent(state, '2026-11-01T10:00:00+01:00')).toMatchObject(
      event({ at: '2026-11-01T09:00:00.000Z' }),
    );
    // Who was never asked has no time; then it is when Shopify told of it.
    const headers = {
      'x-shopify-topic': 'customers_email_marketing_consent/update',
      'x-shopify-triggered-at': '2026-11-02T09:00:00Z',
    };
    const body = { customer_id: 77, email_marketing_consent: { state, consent_updated_at: null } };
    expect(shopify.translate(aRequest({ headers, body }), shop)).toMatchObject(
      event({ at: '2026-11-02T09:00:00.000Z' }),
    );
  });

  it.each(['customers/create', 'customers/update', 'customers/enable', 'customers/disable'])(
    '%s tells the address that the store has now, or that it has none',
    (topic) => {
      const body = {
        id: 77,
        updated_at: '2026-11-01T10:00:00+01:00',
        first_name: 'Bob',
        email: 'Bob@Biller.com',
        phone: null,
      };
      const changed = {
        type: 'customer.changed',
        customerId: '77',
        at: '2026-11-01T09:00:00.000Z',
        name: 'Bob',
      };
      expect(translate(topic, body)).toEqual(event({ ...changed, email: 'bob@biller.com', phone: 'none' }));
      const { phone: _, ...silent } = body;
      expect(translate(topic, { ...silent, email: null })).toEqual(event({ ...changed, email: 'none' }));
      expect(translate(topic, { ...body, email: 'bob at biller' })).toMatchObject(event({ email: 'none' }));
      expect(translate(topic, {}).kind).toBe('invalid');
    },
  );

  it('a customer of the versions before 2025-01 tells the consents too', () => {
    const consent = { state: 'unsubscribed', consent_updated_at: '2026-11-01T10:00:00Z' };
    const body = { id: 77, updated_at: '2026-11-02T10:00:00Z', email_marketing_consent: consent };
    expect(translate('customers/update', body)).toMatchObject(
      event({ consents: { email: { agrees: false, refused: true, at: '2026-11-01T10:00:00.000Z' } } }),
    );
    const asked = { ...body, email_marketing_consent: null, sms_marketing_consent: { state: 'pending' } };
    expect(translate('customers/update', asked)).toMatchObject(
      event({ consents: { sms: { agrees: false, pending: true, at: '2026-11-02T10:00:00.000Z' } } }),
    );
  });

  it('a deleted customer is one that the store does not have any more', () => {
    const gid = 'gid://shopify/Customer/706405506930370084';
    expect(translate('customers/delete', { id: 706405506930370000, admin_graphql_api_id: gid })).toEqual(
      event({ type: 'customer.deleted', customerId: '706405506930370084' }),
    );
  });

  it('a merger counts once it is done', () => {
    const body = {
      admin_graphql_api_customer_kept_id: 'gid://shopify/Customer/1',
      admin_graphql_api_customer_deleted_id: 'gid://shopify/Customer/2',
      admin_graphql_api_job_id: null,
      errors: [],
    };
    expect(translate('customers/merge', { ...body, status: 'completed' })).toEqual(
      event({ type: 'customer.merged', keptId: '1', goneId: '2' }),
    );
    for (const status of ['COMPLETED', null, undefined])
      expect(translate('customers/merge', { ...body, status }).kind).toBe('event');
    const plain = { admin_graphql_api_customer_kept_id: 1, admin_graphql_api_customer_deleted_id: '2' };
    expect(translate('customers/merge', plain)).toEqual(
      event({ type: 'customer.merged', keptId: '1', goneId: '2' }),
    );
    for (const status of ['failed', 'requested', 'in_progress', 'queued', 'of 2031'])
      expect(translate('customers/merge', { ...body, status }).kind).toBe('ignored');
    expect(translate('customers/merge', { status: 'completed' }).kind).toBe('invalid');
  });

  it('the other consent topic is about text messages, and names the shopper by another member', () => {
    const body = { id: 77, phone: '+447700900123', sms_marketing_consent: { state: 'subscribed' } };
    expect(translate('customers_marketing_consent/update', body)).toEqual({
      kind: 'event',
      event: { type: 'customer.consented', customer: { id: '77', phone: '+447700900123' }, channel: 'sms' },
    });
  });

  it('a redaction erases the shopper', () => {
    const body = { customer: { id: 191167, email: 'john@example.com', phone: '555' }, orders_to_redact: [1] };
    expect(translate('customers/redact', body)).toEqual({
      kind: 'event',
      event: { type: 'customer.erased', customer: { id: '191167', email: 'john@example.com' } },
    });
  });

  it.each(['customers/data_request', 'shop/redact', 'carts/update', 'checkouts/create', '__proto__'])(
    '%s is ignored',
    (topic) => expect(translate(topic, '{}')).toEqual({ kind: 'ignored', reason: `topic ${topic}` }),
  );

  it('a delivery without a topic does not fit', () => {
    expect(shopify.translate(aRequest({ body: '{}' }), shop).kind).toBe('invalid');
  });
});

describe.skipIf(!existsSync(PAYLOADS))(
  `the sample bodies in ${PAYLOADS}/shopify (skipped where the folder is absent)`,
  () => {
    const topicOf = (file: string) => {
      const [name = ''] = file.split('.');
      const cut = name.lastIndexOf('_');
      return `${name.slice(0, cut)}/${name.slice(cut + 1)}`;
    };
    const outcomes: Record<string, string> = {
      'carts/update': 'ignored topic carts/update',
      'checkouts/create': 'ignored topic checkouts/create',
      'checkouts/update': 'ignored topic checkouts/update',
      'customers_email_marketing_consent/update': 'customer.consent_ended',
      'customers_marketing_consent/update': 'ignored consent state none',
      'customers/redact': 'customer.erased',
      'orders/create': 'ignored test order',
      'orders/paid': 'ignored test order',
      'products/update': 'ignored topic products/update',
      'refunds/create': 'order.refunded',
    };
    const files = existsSync(PAYLOADS) ? readdirSync(`${PAYLOADS}/shopify`) : [];

    it.each(files)('%s', (file) => {
      const read = translate(topicOf(file), sampleBody(`shopify/${file}`));
      const said =
        read.kind === 'event'
          ? read.event.type
          : read.kind === 'ignored'
            ? `ignored ${read.reason}`
            : JSON.stringify(read);
      expect(said).toBe(outcomes[topicOf(file)]);
    });

    it('orders/create, had it been a real and paid order, is read whole', () => {
      const body = JSON.parse(sampleBody('shopify/orders_create.gadget-docs-2026-04.envelope.json'));
      const read = translate('orders/create', {
        ...body,
        test: false,
        cancelled_at: null,
        financial_status: 'paid',
      });
      expect(read).toMatchObject({
        kind: 'event',
        event: {
          order: {
            orderId: '820982911946154508',
            placedAt: '2022-01-01T00:00:00.000Z',
            currency: 'USD',
            totalMinor: 41495,
            customer: {
              id: '115310627314723954',
              email: 'jon@example.com',
              emailConsent: true,
              name: 'John',
            },
          },
        },
      });
      expect(
        read.kind === 'event' && read.event.type === 'order.created' && read.event.order.items[0],
      ).toEqual({
        sku: 'SKU2006-001',
        name: 'Aviator sunglasses',
        quantity: 1,
        priceMinor: 8999,
      });
    });
  },
);
