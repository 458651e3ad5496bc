import { describe, expect, it } from 'vitest';
import type { Goods } from '../support/catalogue-goods.ts';
import { catalogueSuite } from '../support/catalogue-suite.ts';
import { startPlatformShop } from '../support/platform-runtime.ts';
import { type ShopifyVariant, startShopify } from '../support/shopify-stand-in.ts';

const productId = (number: number) => String(788_032_119_674_000_000n + BigInt(number));
const variantOf = ({ number, sku, name, price, stock, goesWithIt }: Goods): ShopifyVariant => ({
  id: String(808_950_810_123_000_000n + BigInt(number)),
  productId: productId(number),
  sku,
  title: name,
  price,
  stock,
  ...(goesWithIt === undefined ? {} : { complementary: goesWithIt.map(productId) }),
});

catalogueSuite({
  platform: 'shopify',
  async start(goods) {
    const store = await startShopify(goods.map(variantOf));
    return { ...store, put: (changed) => store.put(...changed.map(variantOf)) };
  },
  page({ url, body }) {
    if (!url.pathname.endsWith('/graphql.json')) return undefined;
    return (JSON.parse(body) as { variables: { after: unknown } }).variables.after === null
      ? 'first'
      : 'later';
  },
  nothing: {
    body: { data: { productVariants: { pageInfo: { hasNextPage: false, endCursor: null }, nodes: [] } } },
  },
});

describe('a store whose query bucket is empty', () => {
  it('is asked again when the bucket has filled, because Shopify throttles with a 200', async () => {
    const store = await startShopify([
      { id: '1', productId: '2', sku: 'BIKE', title: 'Bike', price: '520.00' },
    ]);
    const token = { body: { access_token: 'shpat_for_tests' } };
    const throttled = {
      body: {
        errors: [{ message: 'Throttled', extensions: { code: 'THROTTLED' } }],
        extensions: {
          cost: { requestedQueryCost: 52, throttleStatus: { currentlyAvailable: 2, restoreRate: 100 } },
        },
      },
    };
    store.answerNext(token, throttled, throttled);
    const shop = await startPlatformShop({
      platform: 'shopify',
      apiUrl: store.url,
      credentials: store.credentials,
    });
    expect(await shop.runtime.table('upsr-catalogue')).toHaveLength(1);
    expect(store.asked).toHaveLength(4);
    await shop.stop();
    await store.stop();
  });
});
