// Every `npm run connect` that a document shows, run as it stands there, at a stand-in of the platform's API.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ConnectedShop, startConnectable } from '../support/connected-shop.ts';
import { shopifyHooksApi } from '../support/hooks-stand-ins.ts';
import { squareHooksApi } from '../support/square-hooks-stand-in.ts';
import { argsOf, once, scriptOf, shown } from './played-shop.ts';

type Api = { readonly url: string; close(): PromiseLike<void> };
const lines = shown.filter((each) => scriptOf(each) === 'connect' && argsOf(each).length > 0);
const of = (platform: string) => once(lines.filter((each) => argsOf(each)[0] === platform));

/** Who has no API makes secrets alone. */
const noApi = async (): Promise<Api> => ({ url: '', close: async () => {} });

describe.each([
  ['shopify', shopifyHooksApi, ['upsell', 'cartRecovery'], { clientId: 'app', clientSecret: 'shpss_app' }],
  ['square', squareHooksApi, ['loyalty'], { accessToken: 'EAAA' }],
  ['generic', noApi, ['upsell', 'cartRecovery', 'loyalty'], undefined],
] as const)('%s', (platform, open, products, keys) => {
  let shop: ConnectedShop;
  let api: Api;
  beforeAll(async () => {
    api = await open();
    shop = await startConnectable(platform, api.url, products);
  }, 240_000);
  afterAll(async () => {
    await shop?.stop();
    await api?.close();
  });

  it.each(of(platform))('%s', async (_, each) => {
    const file = shop.keys(platform === 'square' ? keys : { ...keys, apiUrl: api.url });
    const given = argsOf(each)
      .filter((word) => word !== '--aws')
      .map((word) => (word === 'keys.json' ? file : word));
    // A line without keys is shown for a shop that has them in its secrets.
    const args =
      keys === undefined || given.includes('--credentials') ? given : [...given, '--credentials', file];
    const { code, said } = await shop.connect(...args);
    expect([code, said]).toEqual([0, expect.anything()]);
  });
});

it('of every platform that is shown', () => {
  const platforms = lines.flatMap((each) => argsOf(each).slice(0, 1));
  expect([...new Set(platforms)].toSorted()).toEqual(['generic', 'shopify', 'square']);
});
