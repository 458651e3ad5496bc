import { describe, expect, test } from 'vitest';
import {
  anasCart,
  type CartShop,
  checkedOut,
  grown,
  randomCart,
  saved,
  shopperErased,
} from '../../../../local/products/cart-recovery/sample-carts.ts';
import { generic } from '../../../../shared/platforms/generic.ts';
import type { Shop } from '../../../../shared/shop/shop.ts';

describe('sample carts', () => {
  const shop: CartShop = {
    currency: 'GBP',
    storeUrl: 'https://ridgeback.example',
    timeZone: 'Europe/London',
  };
  const at = new Date('2026-11-17T19:30:00Z');
  const telling = { eventId: 'e-1', at };
  const read = (body: object, currency = 'GBP') => {
    const request = {
      method: 'POST',
      path: '/',
      query: {},
      headers: {},
      body: Buffer.from(JSON.stringify(body)),
    };
    const translation = generic.translateCart(request, { ...({} as Shop), currency }, at);
    if (translation.kind !== 'events') throw new Error(JSON.stringify(translation));
    return translation.events[0];
  };

  test('given Ana’s cart, then it comes to 120.00 and cart recovery understands it whole', () => {
    expect(read(anasCart('k-42', shop, telling))).toMatchObject({
      type: 'cart.updated',
      cartId: 'k-42',
      email: 'ana@example.com',
      timeZone: 'Europe/London',
      currency: 'GBP',
      totalMinor: 12_000,
      returnUrl: 'https://ridgeback.example/cart/k-42?holds=RACK-REAR*1,BAG-HANDLEBAR*1,LOCK-CABLE*2',
      items: [{ imageUrl: 'https://ridgeback.example/pictures/luggage.svg' }, {}, { quantity: 2 }],
    });
  });

  test.each([
    ['JPY', 120],
    ['KWD', 120_000],
  ])('given a shop in %s, then the cart is in its currency', (currency, totalMinor) => {
    expect(read(anasCart('k', { ...shop, currency }, telling), currency)).toMatchObject({
      currency,
      totalMinor,
    });
  });

  test('given what becomes of a cart, then it is the same cart at its later time', () => {
    const cart = anasCart('k-42', shop, telling);
    const later = { eventId: 'e-2', at: new Date('2026-11-17T20:30:00Z') };
    const more = grown(cart, later, shop);
    expect(read(more)).toMatchObject({
      cartId: 'k-42',
      occurredAt: later.at.toISOString(),
      email: 'ana@example.com',
    });
    expect(more.items).toHaveLength(4);
    expect(grown(more, later, shop).items).toHaveLength(5);
    expect(read(saved(cart, later))).toMatchObject({ type: 'cart.saved', savedLink: true, eventId: 'e-2' });
    expect(read(checkedOut(cart, later))).toMatchObject({ type: 'checkout.completed', totalMinor: 12_000 });
    expect(read(shopperErased('ana@example.com', later))).toMatchObject({ type: 'shopper.erased' });
  });

  test('given a seed, then the random cart is the same again and always has an address', () => {
    for (let seed = 1; seed <= 50; seed += 1) {
      const cart = randomCart(seed, 'k', shop, telling);
      expect(cart).toEqual(randomCart(seed, 'k', shop, telling));
      expect(read(cart)).toMatchObject({ email: expect.stringContaining('@') });
    }
  });
});
