import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sampleCatalogue, sampleHistory } from '../../../local/sample/store/feed.ts';
import { type SampleStore, startSampleStore } from '../../../local/sample/store/sample-store.ts';
import { signStandardWebhook } from '../../../local/sample/store/sign.ts';

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
