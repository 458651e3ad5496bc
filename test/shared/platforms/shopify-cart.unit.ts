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

  it('is shown in the shopper’s money, with the shop’s beside it, where the lines say both', () => {
    const money = (shops: string, shown: string) => ({
      shop_money: { amount: shops, currency_code: 'GBP' },
      presentment_money: { amount: shown, currency_code: 'JPY' },
    });
    const lines = [
      {
        ...line,
        price: '9.5',
        line_price: '19',
        price_set: money('9.5', '1860'),
        line_price_set: money('19.0', '3720'),
      },
    ];
    const cart = only('carts/update', aCart({ line_items: lines }));
    expect(cart).toMatchObject({
      currency: 'JPY',
      totalMinor: 3_720,
      shopTotalMinor: 1_900,
      items: [{ quantity: 2, priceMinor: 1_860 }],
    });
    expect(cart).not.toHaveProperty('extras');
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

  it('that is cancelled names its cart and itself', () => {
    expect(only('orders/cancelled', anOrder({ cancelled_at: '2026-11-18T10:00:00Z' }))).toEqual({
      type: 'cart.cancelled',
      eventId: 'w-1',
      cartId: 'c1-f880',
      orderId: '820982911946154508',
      isOrder: true,
      occurredAt: '2026-11-18T10:00:00.000Z',
    });
    const till = anOrder({ cart_token: null, checkout_token: null });
    expect(translate('orders/cancelled', till).kind).toBe('ignored');
  });

  it('without an id or a time is refused', () => {
    expect(translate('orders/create', { email: 'ana@example.com' })).toMatchObject({
      kind: 'invalid',
      issues: [{ path: 'token' }, { path: 'created_at' }],
    });
  });
});

describe('a Shopify checkout that is over', () => {
  const over = { type: 'cart.cancelled', cartId: 'c1-f880', occurredAt: '2026-11-17T20:00:00.000Z' };
  it('by closed_at is no cart any more, and by completed_at is bought', () => {
    const closed_at = '2026-11-17T15:00:00-05:00';
    expect(only('checkouts/update', aCheckout({ closed_at }))).toMatchObject(over);
    expect(only('checkouts/update', aCheckout({ closed_at, completed_at: closed_at }))).toMatchObject({
      type: 'checkout.completed',
    });
  });

  it('by checkouts/delete, which names the cart and says no time', () => {
    const body = { id: 981_820_079, cart_token: 'c1-f880?key=x', presentment_currency: 'USD' };
    const headers = { 'x-shopify-triggered-at': '2026-11-17T20:00:00Z' };
    expect(only('checkouts/delete', body, headers)).toMatchObject(over);
    expect(only('checkouts/delete', body)).toMatchObject({ occurredAt: NOW.toISOString() });
    expect(translate('checkouts/delete', { id: 981_820_079, cart_token: null }).kind).toBe('ignored');
  });

  it.each(['pos', 'shopify_draft_order', 'subscription_contract'])(
    'made by %s is nobody’s cart',
    (source_name) => expect(translate('checkouts/update', aCheckout({ source_name })).kind).toBe('ignored'),
  );
  it.each(['web', '580111', 'buy_button', null])('made by %j is the shopper’s', (source_name) =>
    expect(only('checkouts/update', aCheckout({ source_name }))).toMatchObject({ type: 'cart.updated' }),
  );
});

describe('what a Shopify checkout or order says of mail', () => {
  const at = '2026-11-17T19:30:00.000Z';
  it('is a box that was ticked, or nothing', () => {
    const ticked = { consent: { agrees: true, at, ticked: true } };
    expect(only('checkouts/update', aCheckout({ buyer_accepts_marketing: true }))).toMatchObject(ticked);
    expect(only('orders/create', anOrder({ buyer_accepts_marketing: true }))).toMatchObject(ticked);
    for (const buyer_accepts_marketing of [false, null, undefined])
      expect(only('checkouts/update', aCheckout({ buyer_accepts_marketing }))).not.toHaveProperty('consent');
  });

  it('names an address that the record of the customer has too, or the checkout alone', () => {
    const told = (email: string | null, recorded: string | null) =>
      only('checkouts/update', aCheckout({ email, customer: { id: 7, email: recorded } }));
    expect(told('a@example.com', 'A@Example.com')).toMatchObject({ emailIsRecorded: true });
    expect(told(null, 'a@example.com')).toMatchObject({ email: 'a@example.com', emailIsRecorded: true });
    expect(told('typed@example.com', 'a@example.com')).not.toHaveProperty('emailIsRecorded');
    expect(told('a@example.com', null)).not.toHaveProperty('emailIsRecorded');
  });

  it('is the consent beside it, of the versions that had one', () => {
    const consent_updated_at = '2026-11-01T10:00:00Z';
    const customer = (state: string) => ({
      id: 603_851_970_716_743_426n,
      email_marketing_consent: { state, consent_updated_at },
    });
    const told = (state: string) =>
      only('checkouts/update', aCheckout({ buyer_accepts_marketing: true, customer: customer(state) }));
    const word = { at: '2026-11-01T10:00:00.000Z' };
    expect(told('subscribed')).toMatchObject({
      customerId: '603851970716743426',
      consent: { agrees: true, ...word },
    });
    for (const [state, said] of [
      ['pending', { pending: true }],
      ['not_subscribed', {}],
      ['unsubscribed', { refused: true }],
      ['invalid', {}],
      ['redacted', { refused: true }],
    ] as const)
      expect((told(state) as { consent?: unknown }).consent).toEqual({ agrees: false, ...word, ...said });
  });

  const consentTopic = (state: string, more: object = {}) =>
    translate('customers_email_marketing_consent/update', {
      customer_id: 77,
      email_address: 'Bob@Biller.com',
      email_marketing_consent: { state, consent_updated_at: '2026-11-01T10:00:00Z' },
      ...more,
    });
  it.each([
    ['subscribed', { agrees: true }],
    ['not_subscribed', { agrees: false }],
    ['invalid', { agrees: false }],
    ['pending', { agrees: false, pending: true }],
    ['unsubscribed', { agrees: false, refused: true }],
    ['redacted', { agrees: false, refused: true }],
  ])('is told by its own topic too: %s', (state, word) => {
    const said = { ...word, at: '2026-11-01T10:00:00.000Z' };
    expect(consentTopic(state)).toMatchObject({
      events: [{ type: 'shopper.consent', email: 'bob@biller.com', word: said }],
    });
    expect(consentTopic(state, { email_address: null }).kind).toBe('ignored');
  });

  it('is not what is said of text messages', () =>
    expect(translate('customers_marketing_consent/update', { id: 7 }).kind).toBe('ignored'));
});

describe('a Shopify customer', () => {
  it('who has another address, or none, is told of as such', () => {
    const body = { id: 77, updated_at: updated, email: 'New@Example.com', phone: null };
    const changed = { type: 'shopper.changed', customerId: '77', occurredAt: '2026-11-17T19:30:00.000Z' };
    expect(only('customers/update', body)).toMatchObject({ ...changed, email: 'new@example.com' });
    expect(only('customers/update', { ...body, email: null })).toMatchObject({ ...changed, email: 'none' });
    expect(translate('customers/update', { id: 77, updated_at: updated }).kind).toBe('ignored');
  });

  it('who was deleted, or merged, is told of by id', () => {
    expect(only('customers/delete', { id: 77 })).toMatchObject({ type: 'shopper.deleted', customerId: '77' });
    const ids = {
      admin_graphql_api_customer_kept_id: 'gid://shopify/Customer/1',
      admin_graphql_api_customer_deleted_id: 'gid://shopify/Customer/2',
    };
    expect(only('customers/merge', { ...ids, status: 'completed' })).toMatchObject({
      type: 'shopper.merged',
      keptId: '1',
      goneId: '2',
    });
    expect(translate('customers/merge', { ...ids, status: 'failed' }).kind).toBe('ignored');
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

  it.each(['orders/updated', 'products/update', 'shop/redact', 'constructor'])('%s is ignored', (topic) => {
    expect(translate(topic, {})).toEqual({ kind: 'ignored', reason: `topic ${topic}` });
  });

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

describe('a Shopify checkout in another currency than the shop’s', () => {
  const yen = (overrides: Record<string, unknown> = {}) =>
    aCheckout({
      presentment_currency: 'JPY',
      currency: 'GBP',
      total_price: '4650',
      line_items: [{ ...line, quantity: 3, price: '1550.0', line_price: '4650.0' }],
      ...overrides,
    });

  it('is what the shopper saw, and not a big cart of the shop’s', () => {
    const cart = only('checkouts/update', yen());
    expect(cart).toMatchObject({
      currency: 'JPY',
      totalMinor: 4_650,
      items: [{ quantity: 3, priceMinor: 1_550 }],
    });
    expect(cart).not.toHaveProperty('shopTotalMinor');
    expect(cart).not.toHaveProperty('extras');
  });

  it('has its size in the shop’s currency where the body says it', () => {
    const total_price_set = { shop_money: { amount: '24.10', currency_code: 'GBP' } };
    expect(only('checkouts/update', yen({ total_price_set }))).toMatchObject({
      currency: 'JPY',
      shopTotalMinor: 2_410,
    });
  });

  it('keeps three decimals where a currency has them', () => {
    const body = yen({
      presentment_currency: 'KWD',
      total_price: '12.500',
      line_items: [{ ...line, quantity: 1, price: '12.500', line_price: '12.500' }],
    });
    expect(only('checkouts/update', body)).toMatchObject({ currency: 'KWD', totalMinor: 12_500 });
  });

  it('is bought for what it says in that currency', () => {
    expect(only('checkouts/update', yen({ completed_at: updated, order_id: 7 }))).toMatchObject({
      type: 'checkout.completed',
      currency: 'JPY',
      totalMinor: 4_650,
    });
    const total_price_set = { shop_money: { amount: '24.10', currency_code: 'GBP' } };
    expect(
      only('orders/create', anOrder({ presentment_currency: 'JPY', total_price: '24.10', total_price_set })),
    ).toMatchObject({ currency: 'GBP', totalMinor: 2_410 });
  });
});

describe('a Shopify checkout whose total holds more than its lines', () => {
  const extras = (overrides: Record<string, unknown>) => {
    const cart = only('checkouts/update', aCheckout(overrides));
    return cart !== undefined && 'extras' in cart ? cart.extras : undefined;
  };

  it('says delivery, discount, tax and duties by their names', () => {
    const body = {
      total_discounts: '104.00',
      shipping_lines: [{ title: 'Express', price: '19.00' }],
      total_tax: '93.60',
      total_duties: '5.00',
      total_price: '1053.60',
    };
    expect(extras(body)).toEqual([
      { name: 'Discount', minor: -10_400 },
      { name: 'Shipping', minor: 1_900 },
      { name: 'Tax', minor: 9_360 },
      { name: 'Duties', minor: 500 },
    ]);
  });

  it('leaves out what the prices hold already', () => {
    expect(extras({ taxes_included: true, total_tax: '173.33', total_price: '1040.00' })).toBeUndefined();
    // A line's discount that is in the line's price already.
    expect(extras({ total_discounts: '10.00', total_price: '1040.00' })).toBeUndefined();
  });

  it('shows as one sum what nothing explains, and what names no product by its name', () => {
    expect(extras({ total_price: '1059.00' })).toEqual([{ name: 'Other charges', minor: 1_900 }]);
    expect(extras({ total_price: '1000.00' })).toEqual([{ name: 'Reductions', minor: -4_000 }]);
    const wrapping = { title: 'Gift wrapping', quantity: 1, price: '4.00', line_price: '4.00' };
    expect(extras({ line_items: [line, wrapping], total_price: '1044.00' })).toEqual([
      { name: 'Gift wrapping', minor: 400 },
    ]);
  });
});

it('a renewal of a subscription is nobody’s purchase', () => {
  expect(
    translate('orders/paid', anOrder({ source_name: 'subscription_contract', cart_token: null })).kind,
  ).toBe('ignored');
});
