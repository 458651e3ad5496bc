import { describe, expect, it } from 'vitest';
import { storePlatform } from '../../../shared/platforms/platforms.ts';
import { aRequest, NOW } from '../webhooks/requests.ts';
import { aShop } from './shops.ts';

const generic = storePlatform('generic');
const shop = aShop();

function aCart(overrides: Record<string, unknown> = {}) {
  return {
    type: 'cart.updated',
    event_id: 'e-1',
    cart_id: 'k-42',
    occurred_at: '2026-11-17T20:00:00Z',
    email: 'Ana@Example.com',
    name: 'Ana',
    timezone: 'America/New_York',
    currency: 'USD',
    total: '120.00',
    return_url: 'https://shop.example/cart/k-42',
    saved_link: false,
    items: [
      {
        sku: 'SHIRT-LINEN',
        name: 'Linen shirt',
        quantity: 1,
        price: '70.00',
        image_url: 'https://shop.example/shirt.jpg',
      },
      { sku: 'CANDLE', name: 'Candle', quantity: 2, price: '25.00' },
    ],
    ...overrides,
  };
}
const translate = (body: unknown) => generic.translateCart(aRequest({ body }), shop, NOW);
const only = (body: unknown) => {
  const read = translate(body);
  if (read.kind !== 'events' || read.events.length !== 1) throw new Error(JSON.stringify(read));
  return read.events[0];
};
const paths = (body: unknown) => {
  const read = translate(body);
  return read.kind === 'invalid' ? read.issues.map(({ path }) => path) : read;
};
const aLine = { sku: 'SHIRT-LINEN', name: 'Linen shirt', quantity: 1, price: '70.00' };
const line = (overrides: Record<string, unknown>) => ({ items: [{ ...aCart().items[0], ...overrides }] });

describe('a cart of a generic store', () => {
  it('is read whole', () => {
    expect(only(aCart())).toEqual({
      type: 'cart.updated',
      eventId: 'e-1',
      cartId: 'k-42',
      occurredAt: '2026-11-17T20:00:00.000Z',
      email: 'ana@example.com',
      name: 'Ana',
      timeZone: 'America/New_York',
      currency: 'USD',
      totalMinor: 12_000,
      returnUrl: 'https://shop.example/cart/k-42',
      savedLink: false,
      items: [
        {
          sku: 'SHIRT-LINEN',
          name: 'Linen shirt',
          quantity: 1,
          priceMinor: 7_000,
          imageUrl: 'https://shop.example/shirt.jpg',
        },
        { sku: 'CANDLE', name: 'Candle', quantity: 2, priceMinor: 2_500 },
      ],
    });
  });

  it('may know nobody yet, and little else', () => {
    const { email, name, timezone, return_url, saved_link, ...bare } = aCart();
    const read = only(bare);
    for (const member of ['email', 'name', 'timeZone', 'returnUrl', 'beganAt', 'locale'])
      expect(read).not.toHaveProperty(member);
    expect(read).toMatchObject({ savedLink: false });
  });

  it('may be empty: that is a change as well', () => {
    expect(only(aCart({ items: [], total: '0.00' }))).toMatchObject({ items: [], totalMinor: 0 });
  });

  it('may say when it began, and its shopper’s language', () => {
    expect(only(aCart({ began_at: '2026-11-17T20:00:00+01:00', locale: 'pt_br' }))).toMatchObject({
      beganAt: '2026-11-17T19:00:00.000Z',
      locale: 'pt-BR',
    });
  });

  it('says of mail what its shopper said, and nothing where they said nothing', () => {
    const at = '2026-11-17T20:00:00.000Z';
    for (const agrees of [true, false]) {
      const said = { consent: { agrees, at } };
      expect(only(aCart({ marketing_consent: agrees }))).toMatchObject(said);
      const bought = { type: 'checkout.completed', order_id: 'o-1', marketing_consent: agrees };
      expect(only(aCart(bought))).toMatchObject({ type: 'checkout.completed', ...said });
    }
    expect(only(aCart())).not.toHaveProperty('consent');
    const unclear = aCart({ marketing_consent: 'perhaps' });
    expect(translate(unclear)).toMatchObject({ notes: ['marketing_consent'] });
    expect(only(unclear)).not.toHaveProperty('consent');
  });

  it('is marked as saved by its type or by its flag', () => {
    expect(only(aCart({ type: 'cart.saved', saved_link: undefined }))).toMatchObject({ savedLink: true });
    expect(only(aCart({ saved_link: true }))).toMatchObject({ type: 'cart.updated', savedLink: true });
  });

  it.each(['nobody', '', 7, null, { at: 'x' }, 'a@b', 'a b@example.com'])(
    'drops %j, which is no address, and keeps the cart',
    (email) => {
      expect(only(aCart({ email }))).not.toHaveProperty('email');
    },
  );

  it('drops a zone and a locale that are none', () => {
    const read = only(aCart({ timezone: 'Mars/Olympus', locale: '!' }));
    expect(read).not.toHaveProperty('timeZone');
    expect(read).not.toHaveProperty('locale');
  });

  it('may have an empty picture or way back, as stores write what they do not have', () => {
    const read = only(aCart({ return_url: '', ...line({ image_url: '' }) }));
    expect(read).not.toHaveProperty('returnUrl');
    expect(read).not.toHaveProperty('items.0.imageUrl');
  });

  it('keeps whatever a product is called', () => {
    const name = '<script>alert("1")</script> “🚲” مرحبا';
    expect(only(aCart(line({ name })))).toMatchObject({ items: [{ name }] });
  });
});

describe('a cart that does not fit', () => {
  it('names every missing field at once', () => {
    expect(paths({ type: 'cart.updated' })).toEqual([
      'event_id',
      'occurred_at',
      'cart_id',
      'currency',
      'total',
      'items',
    ]);
  });

  it.each([
    ['total', { total: '-1.00' }],
    ['total', { total: 'lots' }],
    ['total', { total: '1.001' }],
    ['currency', { currency: 'DOLLARS' }],
    ['cart_id', { cart_id: ' ' }],
    ['event_id', { event_id: {} }],
    ['occurred_at', { occurred_at: 'now' }],
    ['occurred_at', { occurred_at: '2026-11-17T20:00:00' }],
    ['items', { items: 'shirt' }],
    ['items.0', { items: [null] }],
    ['items.0.quantity', line({ quantity: 0 })],
    ['items.0.quantity', line({ quantity: 0.0001 })],
    ['items.0.price', line({ price: '1e3' })],
    ['items.0.name', line({ name: '' })],
    ['items.0.sku', line({ sku: undefined })],
    ['type', { type: 7 }],
  ])('names %s for %j', (path, overrides) => {
    expect(paths(aCart(overrides))).toEqual([path]);
  });

  it.each<[string, Record<string, unknown>]>([
    ['began_at', { began_at: 7 }],
    ['saved_link', { saved_link: 'yes' }],
    ['return_url', { return_url: '/cart/k-42' }],
    ['return_url', { return_url: 'javascript:alert(1)' }],
    ['return_url', { return_url: 'https://shop.example@evil.example/' }],
    ['return_url', { return_url: `https://shop.example/${'x'.repeat(2000)}` }],
    ['items.0.image_url', line({ image_url: 'data:text/html,x' })],
    ['items.1.price', { items: [aLine, { ...aLine, price: '1e3' }] }],
    ['items.1', { items: [aLine, 7] }],
  ])('is a cart all the same without %s, which is named, for %j', (note, overrides) => {
    const read = translate(aCart(overrides));
    expect(read).toMatchObject({ kind: 'events', notes: [note] });
    const event = only(aCart(overrides));
    if ('return_url' in overrides) expect(event).not.toHaveProperty('returnUrl');
    expect(event).toMatchObject({ savedLink: false });
    expect(event).toHaveProperty('items.0.sku', aLine.sku);
  });

  it('may be no JSON, or no object', () => {
    expect(paths('{')).toEqual(['']);
    expect(paths('[]')).toEqual(['']);
  });
});

describe('the other cart events of a generic store', () => {
  const checkout = {
    type: 'checkout.completed',
    event_id: 'e-9',
    cart_id: 'k-42',
    order_id: 1001,
    occurred_at: '2026-11-17T21:00:00Z',
  };

  it('a checkout names cart and order, and whatever else the store says', () => {
    const event = {
      type: 'checkout.completed',
      eventId: 'e-9',
      cartId: 'k-42',
      orderId: '1001',
      occurredAt: '2026-11-17T21:00:00.000Z',
    };
    expect(only(checkout)).toEqual(event);
    expect(only({ ...checkout, email: 'ANA@example.com', currency: 'USD', total: '120.00' })).toEqual({
      ...event,
      email: 'ana@example.com',
      currency: 'USD',
      totalMinor: 12_000,
    });
    expect(only({ ...checkout, total: 120 })).toMatchObject({ currency: 'GBP', totalMinor: 12_000 });
  });

  it('a checkout without its cart or its order is refused', () => {
    expect(paths({ type: 'checkout.completed' })).toEqual(['event_id', 'occurred_at', 'cart_id', 'order_id']);
  });

  it('an erasure is about an address and needs one', () => {
    const erased = { type: 'shopper.erased', event_id: 'e-10', occurred_at: '2026-11-17T21:00:00Z' };
    expect(only({ ...erased, email: ' Ana@Example.com' })).toEqual({
      type: 'shopper.erased',
      eventId: 'e-10',
      occurredAt: '2026-11-17T21:00:00.000Z',
      email: 'ana@example.com',
    });
    expect(paths(erased)).toEqual(['email']);
    expect(paths({ ...erased, email: 'nobody' })).toEqual(['email']);
  });

  it('another type is ignored, with the reason', () => {
    expect(translate({ type: 'order.created' })).toEqual({ kind: 'ignored', reason: 'type order.created' });
    expect(translate({ type: '__proto__' }).kind).toBe('ignored');
  });
});

describe('a cart whose lines are not its total', () => {
  it('keeps a fraction of a quantity as it is', () => {
    const items = [{ ...aLine, quantity: 1.5, price: '20.00' }];
    const cart = only(aCart({ items, total: '30.00' }));
    expect(cart).toMatchObject({ items: [{ quantity: 1.5, priceMinor: 2_000 }] });
    expect(cart).not.toHaveProperty('extras');
  });

  it('takes a line below zero for a discount, and shows what else lies between', () => {
    const items = [aLine, { sku: 'VOUCHER', name: 'Autumn voucher', quantity: 1, price: '-5.00' }];
    expect(only(aCart({ items, total: '65.00' }))).toMatchObject({
      items: [{ sku: 'SHIRT-LINEN' }],
      extras: [{ name: 'Autumn voucher', minor: -500 }],
    });
    expect(only(aCart({ items: [aLine], total: '74.90' }))).toMatchObject({
      extras: [{ name: 'Other charges', minor: 490 }],
    });
  });
});
