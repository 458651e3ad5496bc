// What the catalogue mirror promises, whatever platform the shop is on: one suite, run against the stand-in of each
// platform's API on the laptop runtime.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answered, Asked } from '../shared/platforms/stand-in.ts';
import { bike, type Goods, goodsNumbered, light, lock } from './catalogue-goods.ts';
import { type PlatformOptions, type PlatformShop, startPlatformShop } from './platform-runtime.ts';

export type CatalogueStandIn = {
  readonly url: string;
  readonly credentials: Readonly<Record<string, string>>;
  readonly asked: readonly Asked[];
  put(goods: readonly Goods[]): void;
  remove(sku: string): void;
  inTrouble(answer: ((asked: Asked) => Answered | undefined) | undefined): void;
  stop(): Promise<void>;
};

export type CatalogueSuite = {
  readonly platform: PlatformOptions['platform'];
  readonly start: (goods: readonly Goods[]) => Promise<CatalogueStandIn>;
  /** Whether this request asks for products, and for a page after the first. */
  readonly page: (asked: Asked) => 'first' | 'later' | undefined;
  /** The platform's way to say that the store has no products. */
  readonly nothing: Answered;
};

const ALARM = 'upsr-catalog-sync-errors';
/** The alarm rings until nothing failed for an hour, and looks every few minutes. */
const ALARM_LOOKS_BACK = 'PT1H10M';
const MANY = 10_000;
/** The function's own limit in the template. */
const TIME_LIMIT_SECONDS = 300;

/** Declares the suite for one platform. */
export function catalogueSuite(suite: CatalogueSuite): void {
  let store: CatalogueStandIn;
  let shop: PlatformShop;
  beforeAll(async () => {
    store = await suite.start([bike, lock, light, ...goodsNumbered(101, 700)]);
    shop = await startPlatformShop({ ...suite, apiUrl: store.url, credentials: store.credentials });
  });
  afterAll(async () => {
    await shop?.stop();
    await store?.stop();
  });

  const sync = () => shop.runtime.invoke('upsr-catalog-sync', {});
  const product = async (sku: string) =>
    (await shop.runtime.table('upsr-catalogue')).find((row) => row.sku === sku);
  /** What a basket with this in it would be offered, as SKUs. */
  const candidates = async (key: string) => {
    const row = (await shop.runtime.table('upsr-pairings')).find(({ pairs_with }) => pairs_with === key);
    return ((row?.candidates ?? []) as { sku: string }[]).map(({ sku }) => sku).sort();
  };
  const mirror = async () => {
    const rows = [
      ...(await shop.runtime.table('upsr-catalogue')),
      ...(await shop.runtime.table('upsr-pairings')),
    ];
    return new Map(rows.map((row) => [String(row.sku ?? row.pairs_with), row]));
  };
  const ok = (result: object) => ({ ok: true, payload: expect.objectContaining(result) });
  /** Two minutes after the next run by the clock. */
  const afterNextRun = () => {
    const quarterMs = 15 * 60_000;
    const at = (Math.floor(shop.runtime.now().getTime() / quarterMs) + 1) * quarterMs + 2 * 60_000;
    return shop.runtime.advance(new Date(at).toISOString());
  };

  describe(`the catalogue of a shop on ${suite.platform}`, () => {
    it('is mirrored page by page', async () => {
      expect(await shop.runtime.table('upsr-catalogue')).toHaveLength(603);
      expect(store.asked.filter((asked) => suite.page(asked) === 'later').length).toBeGreaterThan(1);
      expect(await product('BIKE')).toMatchObject({ price_minor: 52_000, currency: 'USD', stock: 6 });
      expect(await candidates('bike')).toEqual(['LIGHT', 'LOCK']);
    });

    it('is mirrored by the clock: a new price and an empty shelf arrive within a quarter of an hour', async () => {
      store.put([
        { ...lock, price: '79.00' },
        { ...light, stock: 0 },
      ]);
      await shop.runtime.advance('PT15M');
      expect(await product('LOCK')).toMatchObject({ price_minor: 7900 });
      expect(await product('LIGHT')).toMatchObject({ stock: 0 });
    });

    it('is read to its end when the store asks to wait in the middle', async () => {
      let throttled = 0;
      store.inTrouble((asked) => {
        if (suite.page(asked) !== 'later' || throttled === 2) return undefined;
        throttled += 1;
        return { status: 429, headers: { 'retry-after': '0.2' } };
      });
      expect(await sync()).toEqual(ok({ products: 603, written: 0, deleted: 0 }));
      expect(throttled).toBe(2);
      store.inTrouble(undefined);
    });

    it('loses a product that the store deleted, and its pairings', async () => {
      store.remove('LOCK');
      expect(await sync()).toEqual(ok({ products: 602, deleted: 1 }));
      expect(await product('LOCK')).toBeUndefined();
      expect(await candidates('bike')).toEqual(['LIGHT']);
      store.remove('BIKE');
      expect(await sync()).toEqual(ok({ products: 601, deleted: 2 }));
      expect(await candidates('bike')).toEqual([]);
      store.put([bike, lock, light]);
      expect(await sync()).toEqual(ok({ products: 603 }));
      expect(await candidates('bike')).toEqual(['LIGHT', 'LOCK']);
    });
  });

  describe(`a store on ${suite.platform} that cannot be read`, () => {
    const onPages = (wanted: 'first' | 'later', answer: Answered) => (asked: Asked) =>
      suite.page(asked) === wanted ? answer : undefined;
    const atOnce = { 'retry-after': '0' };

    it.each<[string, (asked: Asked) => Answered | undefined]>([
      ['answers 500 to everything', () => ({ status: 500, headers: atOnce, body: 'Internal Server Error' })],
      ['answers 500 after the first page', onPages('later', { status: 500, headers: atOnce })],
      ['answers half a JSON', onPages('first', { body: '{"data": {"productVariants": [' })],
      ['shows a maintenance page', () => ({ body: '<html><body>Back soon</body></html>' })],
      ['lists no product at all', (asked) => (suite.page(asked) ? suite.nothing : undefined)],
      ['refuses our credentials', () => ({ status: 401, body: { errors: 'Invalid API key' } })],
    ])(
      'because it %s: the mirror stays, the owner hears of it once, and all is well later',
      async (_name, trouble) => {
        const before = await mirror();
        const { length: rung } = shop.alarm(ALARM).letters;
        store.put([{ ...light, price: '1.00' }]);
        store.inTrouble(trouble);
        await afterNextRun();
        expect(await mirror()).toEqual(before);
        expect(shop.alarm(ALARM).state).toBe('ALARM');
        expect(shop.alarm(ALARM).letters).toHaveLength(rung + 1);

        store.put([light]);
        store.inTrouble(undefined);
        await afterNextRun();
        await shop.runtime.advance(ALARM_LOOKS_BACK);
        expect(shop.alarm(ALARM).state).toBe('OK');
        expect(shop.alarm(ALARM).letters).toHaveLength(rung + 1);
        expect(await mirror()).toEqual(before);
      },
    );

    it('because nobody answers at its address: the same', async () => {
      await afterNextRun();
      const before = await mirror();
      const { length: rung } = shop.alarm(ALARM).letters;
      // Port 9 of this machine, where nothing listens.
      shop.leadStoreTo('http://127.0.0.1:9');
      expect(await sync()).toMatchObject({ ok: false, errorType: 'StoreApiError' });
      await shop.runtime.advance('PT2M');
      expect(await mirror()).toEqual(before);
      expect(shop.alarm(ALARM)).toMatchObject({ state: 'ALARM', letters: { length: rung + 1 } });
      shop.leadStoreTo(store.url);
      await afterNextRun();
      await shop.runtime.advance(ALARM_LOOKS_BACK);
      expect(shop.alarm(ALARM)).toMatchObject({ state: 'OK', letters: { length: rung + 1 } });
    });

    it('has told the owner in words of the runbook, and nobody the credentials', () => {
      const [letter] = shop.alarm(ALARM).letters;
      expect(letter?.text).toContain('upsr-catalog-sync-errors');
      expect(letter?.text).toContain('New credentials go into the secret upsr/store-api');
      const log = shop.runtime.logs('upsr-catalog-sync').join('\n');
      expect(log).toContain('StoreApiError');
      for (const value of Object.values(store.credentials)) expect(log).not.toContain(value);
    });
  });

  describe(`${MANY.toLocaleString('en')} products on ${suite.platform}`, () => {
    it('fit into one run, and an unchanged catalogue costs no write', async () => {
      store.put(goodsNumbered(701, MANY + 97));
      const startedAt = performance.now();
      expect(await sync()).toEqual(ok({ products: MANY }));
      const firstSeconds = (performance.now() - startedAt) / 1000;
      const again = performance.now();
      expect(await sync()).toEqual(ok({ products: MANY, written: 0, deleted: 0 }));
      const secondSeconds = (performance.now() - again) / 1000;
      console.log(
        `${suite.platform}: ${MANY} products mirrored in ${firstSeconds.toFixed(1)} s, unchanged in ${secondSeconds.toFixed(1)} s`,
      );
      expect(firstSeconds).toBeLessThan(TIME_LIMIT_SECONDS);
      expect(await shop.runtime.table('upsr-catalogue')).toHaveLength(MANY);
    });

    it('were allowed by the role of the function', () => {
      expect(shop.runtime.permissions().denied).toEqual([]);
    });
  });
}
