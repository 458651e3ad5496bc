import { describe, expect, it } from 'vitest';
import { pullCatalogue } from '../../../shared/platforms/catalogues.ts';
import { pullOrders } from '../../../shared/platforms/histories.ts';
import { StoreApiError } from '../../../shared/platforms/platform.ts';
import { aShop } from './shops.ts';
import { type Answered, type Asked, type StandIn, standIn } from './stand-in.ts';

const gid = (kind: string, id: number | string) => `gid://shopify/${kind}/${id}`;

function aVariant(
  id: number,
  overrides: Record<string, unknown> = {},
  product: Record<string, unknown> = {},
) {
  return {
    id: gid('ProductVariant', id),
    sku: `SKU-${id}`,
    title: 'Default Title',
    price: '45.00',
    inventoryQuantity: 7,
    inventoryPolicy: 'DENY',
    inventoryItem: { tracked: true },
    product: {
      id: gid('Product', id + 1_000_000),
      title: `Product ${id}`,
      productType: 'Accessories',
      category: null,
      tags: ['commuter'],
      status: 'ACTIVE',
      metafield: null,
      ...product,
    },
    ...overrides,
  };
}

/** Answers one connection page by page; the cursor is the index of the last node. */
function pages(name: string, nodes: readonly unknown[]) {
  return (asked: Asked): Answered => {
    const { first, after } = JSON.parse(asked.body).variables as { first: number; after: string | null };
    const start = after === null ? 0 : Number(after.slice('cursor-'.length));
    const end = start + first;
    const pageInfo = { hasNextPage: end < nodes.length, endCursor: `cursor-${end}` };
    return { body: { data: { [name]: { pageInfo, nodes: nodes.slice(start, end) } } } };
  };
}
const variants = (nodes: readonly unknown[]) => pages('productVariants', nodes);

function apiOf(store: StandIn, credentials: Record<string, string> = { accessToken: 'shpat_test' }) {
  const warnings: string[] = [];
  return {
    shop: aShop({ platform: 'shopify', storeUrl: store.url }),
    credentials,
    fetch,
    sleep: store.sleep,
    warn: (message: string) => warnings.push(message),
    warnings,
  };
}
const pull = (store: StandIn) => pullCatalogue(apiOf(store));

describe('pulling the catalogue of a Shopify store', () => {
  it('reads a variant as a product', async () => {
    await using store = await standIn(
      variants([aVariant(1, { title: 'Blue / M' }, { tags: ['commuter', 'complements:Bikes'] })]),
    );
    expect(await pull(store)).toEqual([
      {
        sku: 'SKU-1',
        name: 'Product 1 – Blue / M',
        priceMinor: 4500,
        currency: 'GBP',
        stock: 7,
        category: 'Accessories',
        tags: ['commuter'],
        complements: ['Bikes'],
        storeRef: '1',
      },
    ]);
    expect(store.asked[0]?.url.pathname).toMatch(/^\/admin\/api\/20\d\d-\d\d\/graphql\.json$/);
    expect(store.asked[0]?.headers['x-shopify-access-token']).toBe('shpat_test');
  });

  it('turns 10,000 products on 40 pages into one list', async () => {
    await using store = await standIn(
      variants(Array.from({ length: 10_000 }, (_, index) => aVariant(index + 1))),
    );
    const products = await pull(store);
    expect([products.length, products.at(-1)?.sku, store.asked.length]).toEqual([10_000, 'SKU-10000', 40]);
  });

  it('holds one list of labels and of add-ons for all variants of a product', async () => {
    const product = { id: gid('Product', 7), tags: ['commuter', 'blue'] };
    const other = { metafield: { value: JSON.stringify([gid('Product', 7)]) } };
    await using store = await standIn(
      variants([aVariant(1, {}, product), aVariant(2, {}, product), aVariant(3, {}, other)]),
    );
    const [first, second] = await pull(store);
    expect([first?.complements, first?.tags]).toEqual([['SKU-3'], ['commuter', 'blue']]);
    expect(second?.tags).toBe(first?.tags);
    expect(second?.complements).toBe(first?.complements);
  });

  it('no longer lists a deleted product, and never one that is not active', async () => {
    const nodes = [aVariant(1), aVariant(2, {}, { status: 'DRAFT' }), aVariant(3)];
    await using store = await standIn((asked) => variants(nodes)(asked));
    expect((await pull(store)).map(({ sku }) => sku)).toEqual(['SKU-1', 'SKU-3']);
    nodes.splice(0, 1);
    expect((await pull(store)).map(({ sku }) => sku)).toEqual(['SKU-3']);
  });

  it.each([
    ['a gift card', {}, { isGiftCard: true }],
    ['what is sold by a plan only', {}, { requiresSellingPlan: true }],
    ['a bundle whose parts must be chosen', { requiresComponents: true }, {}],
    ['what the online store does not show', {}, { onlineStoreUrl: null }],
    ['what only a link leads to', {}, { status: 'UNLISTED' }],
  ])('never lists %s, which a cart link cannot place', async (_, variant, product) => {
    await using store = await standIn(variants([aVariant(1), aVariant(2, variant, product)]));
    expect((await pull(store)).map(({ sku }) => sku)).toEqual(['SKU-1']);
    const { query } = JSON.parse(store.asked[0]?.body ?? '{}') as { query: string };
    for (const member of [...Object.keys(variant), ...Object.keys(product)]) expect(query).toContain(member);
  });

  it('lists what says no to all of that', async () => {
    const plain = {
      isGiftCard: false,
      requiresSellingPlan: false,
      onlineStoreUrl: 'https://ridgeback.example/p',
    };
    await using store = await standIn(variants([aVariant(1, { requiresComponents: false }, plain)]));
    expect((await pull(store)).map(({ sku }) => sku)).toEqual(['SKU-1']);
  });

  it('turns complementary products round: each main product becomes a complement of its add-ons', async () => {
    const bikeSays = { metafield: { value: JSON.stringify([gid('Product', 22), gid('Product', 11)]) } };
    await using store = await standIn(
      variants([
        aVariant(1, { sku: 'BIKE-S' }, { id: gid('Product', 11), ...bikeSays }),
        aVariant(2, { sku: 'BIKE-L' }, { id: gid('Product', 11), ...bikeSays }),
        aVariant(3, { sku: 'LIGHTS' }, { id: gid('Product', 22), metafield: { value: 'not json' } }),
      ]),
    );
    const found = Object.fromEntries((await pull(store)).map(({ sku, complements }) => [sku, complements]));
    expect(found).toEqual({ 'BIKE-S': [], 'BIKE-L': [], LIGHTS: ['BIKE-S', 'BIKE-L'] });
  });

  it('counts stock only where the store does', async () => {
    await using store = await standIn(
      variants([
        aVariant(1, { inventoryQuantity: -2 }),
        aVariant(2, { inventoryItem: { tracked: false }, inventoryQuantity: 0 }),
        aVariant(3, { inventoryPolicy: 'CONTINUE', inventoryQuantity: 0 }),
      ]),
    );
    expect((await pull(store)).map(({ stock }) => stock)).toEqual([0, undefined, undefined]);
  });

  it('keeps the last of a repeated SKU and says so; a variant without one goes by its id', async () => {
    await using store = await standIn(
      variants([
        aVariant(1, { sku: 'A' }),
        aVariant(2, { sku: 'A', price: '9.00' }),
        aVariant(3, { sku: '' }),
      ]),
    );
    const api = apiOf(store);
    const found = (await pullCatalogue(api)).map(({ sku, priceMinor }) => [sku, priceMinor]);
    expect(found).toEqual([
      ['A', 900],
      ['3', 4500],
    ]);
    expect(api.warnings).toEqual(['Variants share SKUs; the last one of each counts']);
  });

  it('waits as long as a 429 says, and goes on where it was', async () => {
    const nodes = Array.from({ length: 600 }, (_, index) => aVariant(index + 1));
    await using store = await standIn((asked, count) =>
      count === 2 ? { status: 429, headers: { 'retry-after': '2.0' } } : variants(nodes)(asked),
    );
    expect(await pull(store)).toHaveLength(600);
    expect(store.waits).toEqual([2000]);
  });

  it('waits for the rate limit to refill when the answer says THROTTLED', async () => {
    const throttled = {
      errors: [{ message: 'Throttled', extensions: { code: 'THROTTLED' } }],
      extensions: {
        cost: { requestedQueryCost: 500, throttleStatus: { currentlyAvailable: 100, restoreRate: 100 } },
      },
    };
    await using store = await standIn((asked, count) =>
      count < 3 ? { body: throttled } : variants([aVariant(1)])(asked),
    );
    expect(await pull(store)).toHaveLength(1);
    expect(store.waits).toEqual([4000, 4000]);
  });

  it('asks for smaller pages when a page is too expensive', async () => {
    const tooMuch = {
      errors: [{ message: 'Query cost is 1252', extensions: { code: 'MAX_COST_EXCEEDED' } }],
    };
    const nodes = Array.from({ length: 130 }, (_, index) => aVariant(index + 1));
    await using store = await standIn((asked) =>
      JSON.parse(asked.body).variables.first > 125 ? { body: tooMuch } : variants(nodes)(asked),
    );
    expect(await pull(store)).toHaveLength(130);
    expect(store.asked).toHaveLength(3);
  });

  it("exchanges the app's own id and secret for a token", async () => {
    await using store = await standIn((asked) =>
      asked.url.pathname === '/admin/oauth/access_token'
        ? { body: { access_token: 'shpat_fresh', expires_in: 86399 } }
        : variants([aVariant(1)])(asked),
    );
    await pullCatalogue(apiOf(store, { clientId: 'app', clientSecret: 'shh' }));
    expect(store.asked[0]?.body).toBe('grant_type=client_credentials&client_id=app&client_secret=shh');
    expect(store.asked[1]?.headers['x-shopify-access-token']).toBe('shpat_fresh');
  });

  const many = Array.from({ length: 600 }, (_, index) => aVariant(index + 1));
  const half = (failure: Answered) => (asked: Asked, count: number) =>
    count === 1 ? variants(many)(asked) : failure;
  it.each([
    ['an error on the second page', half({ status: 500 }), true],
    ['a connection that breaks on the second page', half({ hangUp: true }), true],
    ['a refused token', () => ({ status: 401 }), false],
    ['a redirect', () => ({ status: 301, headers: { location: 'https://elsewhere.example/' } }), false],
    ['a page in place of JSON', () => ({ body: '<html>Be right back</html>' }), true],
    [
      'an error inside the answer',
      () => ({ body: { errors: [{ message: 'Access denied' }], data: {} } }),
      false,
    ],
    ['an answer without the list', () => ({ body: { data: { productVariants: null } } }), true],
    [
      'pages that do not advance',
      () => ({
        body: {
          data: {
            productVariants: { pageInfo: { hasNextPage: true, endCursor: 'x' }, nodes: [aVariant(1)] },
          },
        },
      }),
      true,
    ],
    ['a variant without a price', variants([aVariant(1, { price: null })]), false],
  ])('fails whole on %s', async (_name, answer, retryable) => {
    await using store = await standIn(answer as (asked: Asked, count: number) => Answered);
    const failure = await pull(store).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(StoreApiError);
    expect((failure as StoreApiError).retryable).toBe(retryable);
    expect(String(failure)).not.toContain('shpat_test');
  });

  it('gives up after five tries', async () => {
    await using store = await standIn(() => ({ status: 503 }));
    await expect(pull(store)).rejects.toMatchObject({ status: 503, retryable: true });
    expect(store.waits).toEqual([1000, 2000, 4000, 8000]);
  });

  it('says which credentials are missing', async () => {
    await using store = await standIn(variants([]));
    await expect(pullCatalogue(apiOf(store, {}))).rejects.toThrow(
      'accessToken, or clientId and clientSecret',
    );
  });
});

describe('pulling the history of a Shopify store', () => {
  const anOrder = (id: number, overrides: Record<string, unknown> = {}) => ({
    id: gid('Order', id),
    createdAt: '2026-10-01T10:00:00Z',
    processedAt: '2026-10-01T10:00:00Z',
    cancelledAt: null,
    test: false,
    displayFinancialStatus: 'PAID',
    currencyCode: 'GBP',
    email: 'tom@example.com',
    phone: null,
    customerLocale: 'en',
    currentTotalPriceSet: { shopMoney: { amount: '45.0' } },
    customer: {
      id: gid('Customer', '115310627314723954'),
      firstName: 'Tom',
      defaultEmailAddress: { emailAddress: 'tom@example.com', marketingState: 'SUBSCRIBED' },
      defaultPhoneNumber: { phoneNumber: '+447700900123', marketingState: 'NOT_SUBSCRIBED' },
    },
    lineItems: {
      pageInfo: { hasNextPage: false },
      nodes: [
        {
          sku: 'LIGHTS',
          name: 'Lights',
          currentQuantity: 1,
          variant: { id: gid('ProductVariant', 3) },
          product: { id: gid('Product', 22) },
          originalUnitPriceSet: { shopMoney: { amount: '45.0' } },
        },
      ],
    },
    ...overrides,
  });

  const lineOf = (number: number) => ({
    sku: `SKU-${number}`,
    name: `Line ${number}`,
    currentQuantity: 1,
    variant: null,
    product: null,
    originalUnitPriceSet: number % 7 === 0 ? null : { shopMoney: { amount: '1.0' } },
  });
  /** One order of so many lines; the first 40 come with it, the others are asked for. */
  const longOrder = (count: number) => {
    const lines = Array.from({ length: count }, (_, index) => lineOf(index));
    const order = anOrder(9, {
      lineItems: {
        pageInfo: { hasNextPage: count > 40, endCursor: 'cursor-40' },
        nodes: lines.slice(0, 40),
      },
    });
    return (asked: Asked): Answered => {
      if (!asked.body.includes('query Lines')) return pages('orders', [anOrder(8), order])(asked);
      const page = pages('lineItems', lines)(asked).body as { data: unknown };
      return { body: { data: { order: page.data } } };
    };
  };

  it.each([40, 41, 130, 1_000])('knows every line of an order of %d', async (count) => {
    await using store = await standIn(longOrder(count));
    const api = apiOf(store);
    const [, long] = await pullOrders(api, new Date('2026-01-01T00:00:00Z'));
    expect(long?.items.map(({ sku }) => sku)).toEqual(
      Array.from({ length: count }, (_, index) => `SKU-${index}`),
    );
    expect(api.warnings).toEqual([]);
  });

  it('is bounded all the same, and says what it left out', async () => {
    await using store = await standIn(longOrder(6_000));
    const api = apiOf(store);
    const [, long] = await pullOrders(api, new Date('2026-01-01T00:00:00Z'));
    expect(long?.items).toHaveLength(5_000);
    expect(api.warnings).toEqual(['Orders with more than 5000 lines were cut short']);
  });

  it('leaves out an order that cannot be read, and says which and why', async () => {
    await using store = await standIn(
      pages('orders', [anOrder(1, { createdAt: null, processedAt: null }), anOrder(2)]),
    );
    const leftOut: unknown[] = [];
    const api = { ...apiOf(store), leftOut: (one: unknown) => leftOut.push(one) };
    const orders = await pullOrders(api, new Date('2026-01-01T00:00:00Z'));
    expect(orders.map(({ orderId }) => orderId)).toEqual(['2']);
    expect(leftOut).toEqual([{ row: `order ${gid('Order', 1)}`, why: 'created_at must be an instant' }]);
  });

  it('reads what was bought, and leaves out what was not', async () => {
    const nodes = [
      anOrder(1),
      anOrder(2, { test: true }),
      anOrder(3, { cancelledAt: '2026-10-02T10:00:00Z' }),
      anOrder(4, { displayFinancialStatus: 'REFUNDED' }),
      anOrder(5, { displayFinancialStatus: 'PARTIALLY_REFUNDED', customer: null }),
      anOrder(6, { displayFinancialStatus: 'PENDING', paymentGatewayNames: ['Bank Deposit'] }),
      anOrder(7, { displayFinancialStatus: 'PENDING', paymentGatewayNames: ['Cash on Delivery (COD)'] }),
      anOrder(8, { displayFinancialStatus: 'EXPIRED' }),
    ];
    await using store = await standIn(pages('orders', nodes));
    const orders = await pullOrders(apiOf(store), new Date('2026-01-01T00:00:00Z'));
    expect(orders.map(({ orderId }) => orderId)).toEqual(['1', '5', '7']);
    expect(store.asked[0]?.body).toContain('paymentGatewayNames');
    expect(orders[0]).toEqual({
      orderId: '1',
      placedAt: '2026-10-01T10:00:00.000Z',
      currency: 'GBP',
      totalMinor: 4500,
      customer: {
        id: '115310627314723954',
        name: 'Tom',
        email: 'tom@example.com',
        phone: '+447700900123',
        recorded: ['email', 'phone'],
        locale: 'en',
        emailConsent: true,
        smsConsent: false,
      },
      items: [{ sku: 'LIGHTS', name: 'Lights', quantity: 1, priceMinor: 4500 }],
    });
    expect(JSON.parse(store.asked[0]?.body ?? '').variables.query).toBe(
      "created_at:>='2026-01-01T00:00:00.000Z'",
    );
  });
});
