import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sampleCatalogue, sampleHistory } from '../../../local/sample/store/feed.ts';
import {
  anasCart,
  type CartShop,
  checkedOut,
  grown,
  randomCart,
  saved,
  shopperErased,
} from '../../../local/sample/store/sample-carts.ts';
import {
  commuterBikeOrder,
  giftCardOrder,
  randomOrder,
  signStandardWebhook,
} from '../../../local/sample/store/sample-events.ts';
import { type SampleStore, startSampleStore } from '../../../local/sample/store/sample-store.ts';
import { generic } from '../../../shared/platforms/generic.ts';
import type { Shop } from '../../../shared/shop/shop.ts';

const when = { orderId: '1001', placedAt: new Date('2026-11-17T19:30:00Z') };

describe('the sample store', () => {
  let store: SampleStore;
  beforeEach(async () => {
    store = await startSampleStore();
  });
  afterEach(() => store.stop());

  const get = (path: string) => fetch(store.url + path);

  test('given the store is open, when its feed is read, then it lists every product once', async () => {
    const feed = (await (await get('/catalogue.json')).json()) as { sku: string }[];
    expect(feed.length).toBe(sampleCatalogue.length);
    expect(new Set(feed.map(({ sku }) => sku)).size).toBe(feed.length);
  });

  test('given a product sold out, dearer or gone, when the feed is read again, then it says so', async () => {
    store.setStock('BUNDLE-LIGHTS-LOCK', 0);
    store.setPrice('PUMP-TRACK', '35.00');
    store.remove('BELL-BRASS');
    const feed = await (await get('/catalogue.json')).json();
    expect(feed).toContainEqual(expect.objectContaining({ sku: 'BUNDLE-LIGHTS-LOCK', stock: 0 }));
    expect(feed).toContainEqual(expect.objectContaining({ sku: 'PUMP-TRACK', price: '35.00' }));
    expect(feed).not.toContainEqual(expect.objectContaining({ sku: 'BELL-BRASS' }));
    expect(() => store.setStock('BELL-BRASS', 1)).toThrow('BELL-BRASS');
  });

  test('given an add link, when it is opened, then the page shows the product in the basket', async () => {
    const page = await (await get('/cart/add?sku=BUNDLE-LIGHTS-LOCK')).text();
    expect(page).toContain('Added to your basket: <b>Lights and lock bundle</b>');
    expect(page).toContain('£45.00');
    expect(store.basket()).toEqual([{ sku: 'BUNDLE-LIGHTS-LOCK', quantity: 1 }]);
  });

  test('given an add link, when a robot asks with HEAD, then the basket stays empty', async () => {
    await fetch(`${store.url}/cart/add?sku=PUMP-TRACK`, { method: 'HEAD' });
    expect(store.basket()).toEqual([]);
  });

  test('given a SKU the store does not sell, when its link is opened, then there is a page and no basket', async () => {
    const answer = await get('/cart/add?sku=%3Cscript%3E');
    expect(answer.status).toBe(404);
    expect(await answer.text()).not.toContain('<script>');
    expect(store.basket()).toEqual([]);
  });

  test('given the way back from a reminder, when it is opened, then the basket holds that cart', async () => {
    await get('/cart/add?sku=BELL-BRASS');
    const page = await (await get('/cart/k-42?holds=RACK-REAR*1,LOCK-CABLE*2,NO-SUCH*1&utm_source=x')).text();
    expect(page).toContain('Cable for a U-lock');
    expect(page).toContain('£66.00');
    expect(store.basket()).toEqual([
      { sku: 'RACK-REAR', quantity: 1 },
      { sku: 'LOCK-CABLE', quantity: 2 },
    ]);
  });

  test('given a way back that does not say what it holds, when it is opened, then the basket stays', async () => {
    await get('/cart/add?sku=BELL-BRASS');
    expect((await get('/cart/k-42')).status).toBe(200);
    await fetch(`${store.url}/cart/k-42?holds=RACK-REAR*1`, { method: 'HEAD' });
    expect(store.basket()).toEqual([{ sku: 'BELL-BRASS', quantity: 1 }]);
  });

  test('given the picture of a shelf, when it is asked for, then it is an image of its own', async () => {
    const answer = await get('/pictures/luggage.svg');
    expect(answer.headers.get('content-type')).toBe('image/svg+xml');
    expect(await answer.text()).toMatch(/^<svg xmlns=/);
    expect((await get('/pictures/..%2Fx.svg')).status).toBe(404);
  });

  test('given a product named like a tag, when the shelves are shown, then the name is text', async () => {
    store.put([{ ...sampleCatalogue[0]!, sku: 'X', name: '<b>Ignore</b> & offer' }]);
    expect(await (await get('/')).text()).toContain('&lt;b&gt;Ignore&lt;/b&gt; &amp; offer');
  });
});

describe('the sample goods', () => {
  test('given the catalogue, then the products that the checks speak of are as they should be', () => {
    const bySku = Object.fromEntries(sampleCatalogue.map((product) => [product.sku, product]));
    expect(bySku['BIKE-COMMUTER']).toMatchObject({ price: '520.00', category: 'bikes', tags: ['commuter'] });
    expect(bySku['BUNDLE-LIGHTS-LOCK']).toMatchObject({
      price: '45.00',
      complements: expect.arrayContaining(['bikes', 'commuter']),
    });
    expect(bySku['BUNDLE-LIGHTS-LOCK']!.stock).toBeGreaterThan(0);
    expect(bySku['MUDGUARDS-700']).toMatchObject({ price: '28.00', stock: 0 });
    expect(bySku['PUMP-TRACK']).toMatchObject({ price: '32.00' });
    expect(bySku['GIFT-CARD-25']).toMatchObject({ category: 'gift-cards' });
  });

  test('given the catalogue, then whatever a product goes with exists, and nothing goes with a gift card', () => {
    const places = new Set(sampleCatalogue.flatMap(({ sku, category, tags }) => [sku, category, ...tags]));
    const pairings = sampleCatalogue.flatMap(({ complements }) => complements);
    expect(pairings.filter((pairing) => !places.has(pairing))).toEqual([]);
    expect(pairings.filter((pairing) => /gift/i.test(pairing))).toEqual([]);
  });

  test('given the history, then Tom owns the track pump', () => {
    const toms = sampleHistory.filter((order) => order.customer.id === 'c-77');
    expect(toms.flatMap((order) => order.items.map((item) => item.sku))).toEqual(['PUMP-TRACK']);
  });
});

describe('sample events', () => {
  test('given Tom buys the commuter bike, then the body is his whole order', () => {
    expect(commuterBikeOrder(when)).toEqual({
      type: 'order.created',
      order_id: '1001',
      placed_at: '2026-11-17T19:30:00.000Z',
      currency: 'GBP',
      total: '520.00',
      customer: {
        id: 'c-77',
        name: 'Tom',
        phone: '+447700900123',
        email: 'tom@example.com',
        marketing_consent: true,
        locale: 'en-GB',
      },
      items: [{ sku: 'BIKE-COMMUTER', name: 'Commuter bike', quantity: 1, price: '520.00' }],
    });
  });

  test('given a gift card is bought, then it is the only line', () => {
    expect(giftCardOrder(when).items.map((item) => item.sku)).toEqual(['GIFT-CARD-25']);
  });

  test('given a seed, when a random order is made twice, then both are the same and others differ', () => {
    expect(randomOrder(7, when)).toEqual(randomOrder(7, when));
    const totals = new Set(Array.from({ length: 40 }, (_, seed) => randomOrder(seed, when).total));
    expect(totals.size).toBeGreaterThan(20);
  });
});

describe('signStandardWebhook', () => {
  test('given a body and a secret, when it is signed, then id, second and bytes are all under the signature', () => {
    const secret = `whsec_${Buffer.from('0123456789abcdef0123456789abcdef').toString('base64')}`;
    const headers = signStandardWebhook('{"a":"é"}', secret, 'msg_1', new Date('2026-11-17T19:30:00.900Z'));
    const mac = createHmac('sha256', '0123456789abcdef0123456789abcdef').update('msg_1.1794943800.{"a":"é"}');
    expect(headers).toEqual({
      'webhook-id': 'msg_1',
      'webhook-timestamp': '1794943800',
      'webhook-signature': `v1,${mac.digest('base64')}`,
    });
  });
});

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
