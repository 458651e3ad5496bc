import { describe, expect, it } from 'vitest';
import { pullCatalogue } from '../../../shared/platforms/catalogues.ts';
import { pullOrders } from '../../../shared/platforms/histories.ts';
import { StoreApiError } from '../../../shared/platforms/platform.ts';
import { aShop } from './shops.ts';
import { type Answered, type Asked, type StandIn, standIn } from './stand-in.ts';

function aProduct(id: number, overrides: Record<string, unknown> = {}) {
  return {
    id,
    name: `Product ${id}`,
    type: 'simple',
    status: 'publish',
    sku: `SKU-${id}`,
    price: '45.00',
    purchasable: true,
    manage_stock: true,
    stock_quantity: 7,
    stock_status: 'instock',
    backorders: 'no',
    categories: [{ id: 9, name: 'Lights &amp; locks' }],
    tags: [{ id: 1, name: 'commuter' }],
    upsell_ids: [],
    cross_sell_ids: [],
    variations: [],
    ...overrides,
  };
}

/** Answers lists by path, paged as WooCommerce pages them. */
function lists(byPath: Record<string, readonly unknown[]>, { headers = true } = {}) {
  return ({ url }: Asked): Answered => {
    const rows = byPath[url.pathname.replace('/wp-json/wc/v3/', '')];
    if (rows === undefined) return { status: 404 };
    const perPage = Number(url.searchParams.get('per_page'));
    const page = Number(url.searchParams.get('page'));
    const totals = {
      'x-wp-total': String(rows.length),
      'x-wp-totalpages': String(Math.ceil(rows.length / perPage)),
    };
    return { headers: headers ? totals : {}, body: rows.slice((page - 1) * perPage, page * perPage) };
  };
}

const credentials = { consumerKey: 'ck_test', consumerSecret: 'cs_test' };
function apiOf(store: StandIn, overrides: { credentials?: Record<string, string> } = {}) {
  const warnings: string[] = [];
  return {
    shop: aShop({ platform: 'woocommerce', storeUrl: store.url }),
    credentials,
    fetch,
    sleep: store.sleep,
    warn: (message: string) => warnings.push(message),
    warnings,
    ...overrides,
  };
}
const pull = (store: StandIn) => pullCatalogue(apiOf(store));

describe('pulling the catalogue of a WooCommerce store', () => {
  it('reads a simple product', async () => {
    await using store = await standIn(lists({ products: [aProduct(5)] }));
    expect(await pull(store)).toEqual([
      {
        sku: 'SKU-5',
        name: 'Product 5',
        priceMinor: 4500,
        currency: 'GBP',
        stock: 7,
        category: 'Lights & locks',
        tags: ['commuter'],
        complements: [],
        storeRef: '5',
      },
    ]);
    expect(store.asked[0]?.headers.authorization).toBe(
      `Basic ${Buffer.from('ck_test:cs_test').toString('base64')}`,
    );
  });

  it.each([true, false])(
    'turns 10,000 products on 100 pages into one list (page headers: %s)',
    async (headers) => {
      const products = Array.from({ length: 10_000 }, (_, index) => aProduct(index + 1));
      await using store = await standIn(lists({ products }, { headers }));
      const found = await pull(store);
      expect([found.length, found.at(-1)?.sku]).toEqual([10_000, 'SKU-10000']);
    },
  );

  it.each([
    [{ type: 'booking' }],
    [{ type: 'accommodation-booking' }],
    [{ type: 'composite' }],
    [{ type: 'bundle' }],
    [{ type: 'mix-and-match' }],
    [{ type: 'gift-card' }],
    [{ type: 'pw-gift-card' }],
    [{ type: 'grouped' }],
    [{ type: 'external' }],
    [{ type: 'something-of-a-plugin' }],
    [{ catalog_visibility: 'hidden' }],
    [{ post_password: 'trade' }],
    [{ meta_data: [{ key: '_gift_card', value: 'yes' }] }],
    [{ meta_data: [{ key: '_nyp', value: 'yes' }] }],
    [{ meta_data: [{ key: '_product_addons', value: [{ name: 'Engraving', required: 1 }] }] }],
    [{ addons: [{ name: 'Engraving', required: true }] }],
  ])('never lists %j, which a link cannot put into the basket', async (overrides) => {
    await using store = await standIn(lists({ products: [aProduct(1), aProduct(2, overrides)] }));
    expect((await pull(store)).map(({ sku }) => sku)).toEqual(['SKU-1']);
  });

  it.each([
    [{ type: 'subscription' }],
    [{ catalog_visibility: 'search' }],
    [{ post_password: '' }],
    [{ meta_data: [{ key: '_gift_card', value: 'no' }] }],
    [{ addons: [{ name: 'Gift wrap', required: 0 }] }],
  ])('lists %j', async (overrides) => {
    await using store = await standIn(lists({ products: [aProduct(1, overrides)] }));
    expect((await pull(store)).map(({ sku }) => sku)).toEqual(['SKU-1']);
  });

  it('lists no variation for any size, because nobody said which', async () => {
    const sizes = [
      { name: 'Size', variation: true, options: ['M', 'L'] },
      { name: 'Made in', variation: false },
    ];
    await using store = await standIn(
      lists({
        products: [aProduct(10, { type: 'variable', attributes: sizes })],
        'products/10/variations': [
          aProduct(11, { type: 'variation', attributes: [{ name: 'Size', option: 'M' }] }),
          aProduct(12, { type: 'variation', attributes: [] }),
          aProduct(13, { type: 'variation', attributes: [{ name: 'Size', option: '' }] }),
        ],
      }),
    );
    expect((await pull(store)).map(({ sku }) => sku)).toEqual(['SKU-11']);
  });

  it('reads a variable product as its variations', async () => {
    const bike = aProduct(10, {
      type: 'variable',
      sku: 'BIKE',
      manage_stock: true,
      stock_quantity: 3,
      cross_sell_ids: [5],
    });
    const variation = (id: number, option: string, overrides = {}) =>
      aProduct(id, { type: 'variation', name: option, attributes: [{ name: 'Size', option }], ...overrides });
    await using store = await standIn(
      lists({
        products: [bike, aProduct(5)],
        'products/10/variations': [
          variation(11, 'M', { manage_stock: 'parent' }),
          variation(12, 'L', { sku: '', stock_status: 'outofstock' }),
          variation(13, 'XL', { price: '' }),
        ],
      }),
    );
    const found = await pull(store);
    expect(found.map(({ sku, name, stock, storeRef }) => [sku, name, stock, storeRef])).toEqual([
      ['SKU-11', 'Product 10 – M', 3, '11'],
      ['12', 'Product 10 – L', 0, '12'],
      ['SKU-5', 'Product 5', 7, '5'],
    ]);
    expect(found.at(-1)?.complements).toEqual(['SKU-11', '12']);
  });

  it('turns upsells and cross-sells round, and drops a product that is listed at itself', async () => {
    const bike = aProduct(1, { sku: 'BIKE', upsell_ids: [2], cross_sell_ids: [3, 1, 99] });
    await using store = await standIn(
      lists({ products: [bike, aProduct(2, { sku: 'LOCK' }), aProduct(3, { sku: 'PUMP' })] }),
    );
    const found = Object.fromEntries((await pull(store)).map(({ sku, complements }) => [sku, complements]));
    expect(found).toEqual({ BIKE: [], LOCK: ['BIKE'], PUMP: ['BIKE'] });
  });

  it('leaves out what no cart link can add, or has no price yet', async () => {
    const products = [
      aProduct(1, { type: 'grouped' }),
      aProduct(2, { type: 'external' }),
      aProduct(3, { price: '' }),
      aProduct(4, { purchasable: false }),
      aProduct(5),
    ];
    await using store = await standIn(lists({ products }));
    expect((await pull(store)).map(({ sku }) => sku)).toEqual(['SKU-5']);
  });

  it.each([
    [{ manage_stock: false, stock_quantity: null }, undefined],
    [{ manage_stock: false, stock_status: 'outofstock' }, 0],
    [{ stock_quantity: -3 }, 0],
    [{ backorders: 'notify', stock_quantity: -3, stock_status: 'onbackorder' }, undefined],
  ])('stock %j counts as %s', async (overrides, stock) => {
    await using store = await standIn(lists({ products: [aProduct(1, overrides)] }));
    expect((await pull(store))[0]?.stock).toBe(stock);
  });

  it('no longer lists a deleted product', async () => {
    const products = [aProduct(1), aProduct(2)];
    await using store = await standIn((asked) => lists({ products })(asked));
    expect(await pull(store)).toHaveLength(2);
    products.pop();
    expect((await pull(store)).map(({ sku }) => sku)).toEqual(['SKU-1']);
  });

  it('reads again when a product was deleted between two pages, so that no other one slips through', async () => {
    const products = Array.from({ length: 150 }, (_, index) => aProduct(index + 1));
    await using store = await standIn((asked, count) => {
      if (count === 2) products.shift();
      return lists({ products })(asked);
    });
    const found = await pull(store);
    expect(found).toHaveLength(149);
    expect(new Set(found.map(({ sku }) => sku)).has('SKU-101')).toBe(true);
  });

  it('waits as a 429 says, and tries a 502 again', async () => {
    await using store = await standIn((asked, count) => {
      if (count === 1) return { status: 429, headers: { 'retry-after': '3' } };
      return count === 2 ? { status: 502, body: 'Bad gateway' } : lists({ products: [aProduct(1)] })(asked);
    });
    expect(await pull(store)).toHaveLength(1);
    expect(store.waits).toEqual([3000, 2000]);
  });

  const many = Array.from({ length: 150 }, (_, index) => aProduct(index + 1));
  it.each([
    [
      'an error on the second page',
      (asked: Asked, count: number) => (count === 1 ? lists({ products: many })(asked) : { status: 500 }),
    ],
    ['a refused key', () => ({ status: 401, body: { code: 'woocommerce_rest_cannot_view' } })],
    ['variations that cannot be read', lists({ products: [aProduct(10, { type: 'variable' })] })],
    ['an answer that is no list', () => ({ body: { code: 'rest_no_route' } })],
    ['a product without an id', lists({ products: [{ name: 'x' }] })],
    [
      'a list that keeps changing',
      (asked: Asked, count: number) => lists({ products: many.slice(0, 150 - count) })(asked),
    ],
  ])('fails whole on %s', async (_name, answer) => {
    await using store = await standIn(answer as (asked: Asked, count: number) => Answered);
    const failure = await pull(store).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(StoreApiError);
    expect(String(failure)).not.toContain('cs_test');
  });

  it('says which credentials are missing', async () => {
    await using store = await standIn(lists({ products: [] }));
    await expect(pullCatalogue(apiOf(store, { credentials: {} }))).rejects.toThrow('consumerKey');
  });
});

describe('pulling the history of a WooCommerce store', () => {
  it('reads sales since a day, also where a part of one was refunded', async () => {
    const anOrder = (id: number, overrides = {}) => ({
      id,
      status: 'completed',
      currency: 'GBP',
      date_created_gmt: '2026-10-01T10:00:00',
      total: '45.00',
      customer_id: 25,
      billing: {},
      line_items: [{ sku: 'LIGHTS', name: 'Lights', quantity: 1, price: 45, product_id: 5, variation_id: 0 }],
      refunds: [],
      ...overrides,
    });
    await using store = await standIn(lists({ orders: [anOrder(1), anOrder(2, { refunds: [{ id: 9 }] })] }));
    const orders = await pullOrders(apiOf(store), new Date('2026-01-01T00:00:00Z'));
    expect(orders.map(({ orderId, totalMinor }) => [orderId, totalMinor])).toEqual([
      ['1', 4500],
      ['2', 4500],
    ]);
    expect(store.asked[0]?.url.searchParams.get('status')).toBe('processing,completed');
    expect(store.asked[0]?.url.searchParams.get('after')).toBe('2026-01-01T00:00:00');
  });
});
