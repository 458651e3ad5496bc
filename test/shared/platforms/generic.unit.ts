import { describe, expect, it } from 'vitest';
import { digestOfAddress } from '../../../shared/people/address-digest.ts';
import { storePlatform } from '../../../shared/platforms/platforms.ts';
import { aRequest, hexHmac, NOW, standardHeaders } from '../webhooks/requests.ts';
import { aShop } from './shops.ts';

const generic = storePlatform('generic');
const shop = aShop();

function anOrder(overrides: Record<string, unknown> = {}) {
  return {
    type: 'order.created',
    order_id: '1001',
    placed_at: '2026-11-17T19:30:00Z',
    currency: 'GBP',
    total: '520.00',
    customer: {
      id: 'c-77',
      name: 'Tom',
      phone: '+447700900123',
      email: 'Tom@Example.com',
      marketing_consent: true,
      locale: 'en-GB',
    },
    items: [{ sku: 'BIKE-COMMUTER', name: 'Commuter bike', quantity: 1, price: '520.00' }],
    ...overrides,
  };
}
const translate = (body: unknown) => generic.translate(aRequest({ body }), shop);
const order = (overrides: Record<string, unknown> = {}) => {
  const read = translate(anOrder(overrides));
  if (read.kind !== 'event' || read.event.type !== 'order.created') throw new Error(JSON.stringify(read));
  return read.event.order;
};
const issues = (body: unknown) => {
  const read = translate(body);
  return read.kind === 'invalid'
    ? Object.fromEntries(read.issues.map(({ path, message }) => [path, message]))
    : read;
};

describe('an order of a generic store', () => {
  it('is read whole', () => {
    expect(order()).toEqual({
      orderId: '1001',
      placedAt: '2026-11-17T19:30:00.000Z',
      currency: 'GBP',
      totalMinor: 52000,
      customer: {
        id: 'c-77',
        name: 'Tom',
        email: 'tom@example.com',
        phone: '+447700900123',
        recorded: ['email', 'phone'],
        locale: 'en-GB',
        emailConsent: true,
        smsConsent: true,
      },
      items: [{ sku: 'BIKE-COMMUTER', name: 'Commuter bike', quantity: 1, priceMinor: 52000 }],
    });
  });

  it.each(['order.paid', 'order.fulfilled', 'order.updated'])(
    'is the same order when the store says %s',
    (type) => {
      expect(order({ type })).toEqual(order());
    },
  );

  it('keeps every digit of a numeric id above 2^53', () => {
    const body = JSON.stringify(anOrder()).replace('"1001"', '820982911946154508');
    expect(translate(body)).toMatchObject({ event: { order: { orderId: '820982911946154508' } } });
  });

  it('may have amounts as numbers, and a time with an offset', () => {
    const read = order({ total: 520.1, placed_at: '2026-11-17T20:30:00+01:00' });
    expect([read.totalMinor, read.placedAt]).toEqual([52010, '2026-11-17T19:30:00.000Z']);
  });

  it.each([
    ['JPY', '520', 520],
    ['KWD', '520.125', 520125],
  ])('has the decimals of its currency: %s', (currency, total, totalMinor) => {
    const items = [{ sku: 'A', name: 'A', quantity: 1, price: total }];
    expect(order({ currency, total, items }).totalMinor).toBe(totalMinor);
  });

  it('drops an address that is none: a typo must not lose the order', () => {
    const customer = { id: 'c-77', email: 'tom at example', phone: '12' };
    expect(order({ customer }).customer).toEqual({ id: 'c-77' });
  });

  it('gives a guest an id that does not show the address', () => {
    const { customer } = order({ customer: { email: 'Tom@Example.com ' } });
    expect(customer?.id).toBe(digestOfAddress('tom@example.com'));
    expect(customer?.id).toMatch(/^guest-[0-9a-f]{24}$/);
  });

  it('may name nobody', () => {
    expect(order({ customer: null })).not.toHaveProperty('customer');
    expect(order({ customer: { name: 'Tom' } })).not.toHaveProperty('customer');
  });

  it('may tell the consent for the two channels apart', () => {
    const customer = { id: 'c', marketing_consent: true, sms_consent: false };
    expect(order({ customer }).customer).toMatchObject({ emailConsent: true, smsConsent: false });
  });
});

describe('a body that does not fit', () => {
  it('names every missing field at once', () => {
    expect(issues({ type: 'order.created' })).toEqual({
      order_id: 'is missing',
      placed_at: 'is missing',
      currency: 'is missing',
      total: 'is missing',
      items: 'is missing',
    });
    expect(Object.keys(issues(anOrder({ items: [{}] })))).toEqual([
      'items.0.sku',
      'items.0.name',
      'items.0.quantity',
    ]);
  });

  it.each([
    ['total', { total: 'lots' }],
    ['total', { total: '-1.00' }],
    ['total', { total: '520.001' }],
    ['total', { total: 520.001 }],
    ['total', { total: '1e3' }],
    ['total', { total: { amount: 1 } }],
    ['total', { total: true }],
    ['order_id', { order_id: '' }],
    ['order_id', { order_id: '  ' }],
    ['order_id', { order_id: ['1001'] }],
    ['order_id', { order_id: 'x'.repeat(201) }],
    ['placed_at', { placed_at: 'yesterday' }],
    ['placed_at', { placed_at: '2026-11-17T19:30:00' }],
    ['currency', { currency: 'POUNDS' }],
    ['items', { items: [] }],
    ['items', { items: 'bike' }],
    ['items.0', { items: ['bike'] }],
    ['items.0.price', { items: [{ ...anOrder().items[0], price: '-5.00' }] }],
    ['items.0.price', { items: [{ ...anOrder().items[0], price: '5.005' }] }],
    ['items.0.quantity', { items: [{ ...anOrder().items[0], quantity: 0 }] }],
    ['items.0.quantity', { items: [{ ...anOrder().items[0], quantity: 1.2345 }] }],
    ['items.0.quantity', { items: [{ ...anOrder().items[0], quantity: '1' }] }],
    ['type', { type: 7 }],
    ['type', { type: undefined }],
  ])('names %s for %j', (path, overrides) => {
    expect(Object.keys(issues(anOrder(overrides)))).toEqual([path]);
  });

  it.each<[string, Record<string, unknown>]>([
    ['customer', { customer: 'Tom' }],
    ['customer.id', { customer: { id: {}, email: 'tom@example.com' } }],
    ['customer.marketing_consent', { customer: { id: 'c', marketing_consent: 'yes' } }],
    ['items.1.price', { items: [anOrder().items[0], { ...anOrder().items[0], price: '-5.00' }] }],
    ['items.1', { items: [anOrder().items[0], null] }],
    ['items.1.sku', { items: [anOrder().items[0], { ...anOrder().items[0], sku: {} }] }],
  ])('is an order all the same without %s, which is named', (note, overrides) => {
    const read = translate(anOrder(overrides));
    expect(read).toMatchObject({ kind: 'event', notes: [note] });
    expect(order(overrides).items).toHaveLength(1);
  });

  it.each([null, undefined, ''])('counts a line whose price is %j as free', (price) => {
    const gift = { ...anOrder().items[0], sku: 'GIFT', price };
    expect(order({ items: [gift] }).items).toMatchObject([{ sku: 'GIFT', priceMinor: 0 }]);
  });

  it('names the amounts too when the currency is unreadable', () => {
    expect(Object.keys(issues(anOrder({ currency: 'POUNDS', total: '-1' })))).toEqual(['currency', 'total']);
  });

  it('may be no JSON, or no object', () => {
    expect(issues('{"type":')).toEqual({ '': 'The body is not valid JSON' });
    expect(issues('[]')).toEqual({ '': 'must be an object' });
    expect(issues('null')).toEqual({ '': 'must be an object' });
  });
});

describe('the other events of a generic store', () => {
  it.each(['order.cancelled', 'order.refunded'])('%s names the order', (type) => {
    expect(translate({ type, order_id: 1001 })).toEqual({ kind: 'event', event: { type, orderId: '1001' } });
    expect(issues({ type })).toEqual({ order_id: 'is missing' });
  });

  it.each(['customer.opted_out', 'customer.erased'])('%s names the shopper', (type) => {
    expect(translate({ type, customer: { id: 'c-77' } })).toEqual({
      kind: 'event',
      event: { type, customer: { id: 'c-77' } },
    });
    expect(translate({ type, customer: { phone: '07700 900123' } })).toMatchObject({
      event: { customer: { phone: '+447700900123' } },
    });
    expect(issues({ type })).toEqual({ customer: 'is missing' });
    expect(Object.keys(issues({ type, customer: { email: 'nobody' } }))).toEqual(['customer.id']);
  });

  it('customer.consented names the channel', () => {
    const event = { type: 'customer.consented', customer: { id: 'c-77' }, channel: 'email' };
    expect(translate(event)).toEqual({ kind: 'event', event });
    expect(Object.keys(issues({ ...event, channel: undefined }))).toEqual(['channel']);
    expect(Object.keys(issues({ ...event, channel: 'post' }))).toEqual(['channel']);
  });

  it('ignores what it does not know, with the reason', () => {
    expect(translate({ type: 'cart.updated' })).toEqual({ kind: 'ignored', reason: 'type cart.updated' });
    expect(translate({ type: '__proto__' }).kind).toBe('ignored');
  });
});

describe('the signature of a generic store', () => {
  const body = JSON.stringify(anOrder());
  const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
  const verify = (headers: Record<string, string>) =>
    generic.verify(aRequest({ body, headers }), [secret], NOW);
  const simple = { 'x-signature': `sha256=${hexHmac(secret, body)}` };

  it('may be Standard Webhooks or x-signature', () => {
    expect(verify(standardHeaders(body, { secret }))).toEqual({ valid: true });
    expect(verify(simple)).toEqual({ valid: true });
    expect(verify({})).toEqual({ valid: false, reason: 'missing' });
  });

  it('is judged by the stronger scheme where both are sent', () => {
    const stale = standardHeaders(body, { secret, at: new Date(NOW.getTime() - 6 * 60_000) });
    expect(verify({ ...stale, ...simple })).toEqual({ valid: false, reason: 'too-old' });
  });
});

describe('platforms', () => {
  it('that take no online orders are refused', () => {
    expect(() => storePlatform('square')).toThrow('not a store platform');
  });
});
