// `npm run connect` against stand-ins of three platforms' APIs and the laptop's functions, which verify what arrives.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type ConnectedShop, startConnectable } from '../support/connected-shop.ts';
import { shopifyHooksApi, wooHooksApi } from '../support/hooks-stand-ins.ts';
import { squareHooksApi } from '../support/square-hooks-stand-in.ts';

const busy = { status: 429, headers: { 'retry-after': '2' }, body: { message: 'Too many requests' } };
const throttled = {
  body: {
    errors: [{ message: 'Throttled', extensions: { code: 'THROTTLED' } }],
    extensions: {
      cost: { requestedQueryCost: 12, throttleStatus: { currentlyAvailable: 2, restoreRate: 5 } },
    },
  },
};

describe('Shopify', () => {
  let api: Awaited<ReturnType<typeof shopifyHooksApi>>;
  let shop: ConnectedShop;
  let keys: string;
  beforeAll(async () => {
    api = await shopifyHooksApi();
    shop = await startConnectable('shopify', api.url, ['upsell', 'cartRecovery']);
    keys = shop.keys({ clientId: 'app', clientSecret: 'shpss_app_secret', apiUrl: api.url });
  });
  afterAll(() => Promise.all([shop.stop(), api.close()]));
  beforeEach(() => {
    api.hooks.length = 0;
    api.changes.length = 0;
    api.troubles.length = 0;
    shop.empty();
  });
  const connect = (...args: string[]) => shop.connect('shopify', '--credentials', keys, ...args);

  it('given nothing there, then it says what is missing and changes nothing', async () => {
    const { code, said } = await connect();
    expect(code).toBe(0);
    expect(said).toContain('✗ upsell, missing: orders/create, orders/paid');
    expect(said).toContain('✗ cartRecovery, missing: carts/create');
    expect(said).toMatch(/Nothing was changed\. With --yes: 23 made/);
    expect([api.changes, shop.secret('upsr/webhook'), shop.secret('upsr/store-api')]).toEqual([[], {}, {}]);
  });

  it('with --yes it makes them, stores what signs them, and a test event arrives; a second time nothing changes', async () => {
    const { code, said } = await connect('--yes');
    expect([code, said]).toEqual([
      0,
      expect.stringContaining('✓ upsell: A test event signed like the platform’s own was answered 200'),
    ]);
    expect(said).toContain('✓ cartRecovery: A test event');
    expect(said).not.toContain('shpss_app_secret');
    expect(api.hooks).toHaveLength(23);
    expect(api.hooks).toContainEqual({
      id: expect.any(String),
      topic: 'CUSTOMERS_EMAIL_MARKETING_CONSENT_UPDATE',
      uri: shop.address('upsr-order'),
    });
    expect(shop.secret('upsr/webhook')).toEqual({ signingSecret: 'shpss_app_secret' });
    expect(shop.secret('cr/webhook/secret')).toEqual({ signingSecret: 'shpss_app_secret' });
    expect(shop.secret('upsr/store-api')).toMatchObject({ clientId: 'app', apiUrl: api.url });

    api.changes.length = 0;
    const again = await shop.connect('shopify', '--yes');
    expect([again.code, api.changes]).toEqual([0, []]);
    expect((await shop.connect('shopify')).said).toContain('All webhooks are as they should be');
  });

  it('one that Shopify took away after failures is made anew, a double is taken away, others’ stay', async () => {
    await connect('--yes');
    const [first] = api.hooks.splice(0, 1);
    api.hooks.push({ id: 'other', topic: 'ORDERS_CREATE', uri: 'https://elsewhere.example/' });
    api.hooks.push({ id: 'unwanted', topic: 'APP_UNINSTALLED', uri: shop.address('upsr-order') });
    api.changes.length = 0;
    expect((await connect()).said).toContain(
      '· https://elsewhere.example/, of others, left alone: orders/create',
    );
    expect((await connect('--yes')).code).toBe(0);
    expect(api.changes).toEqual(['remove APP_UNINSTALLED', `make ${first?.topic}`]);
    expect(api.hooks).toContainEqual(expect.objectContaining({ id: 'other' }));
  });

  it('--remove takes ours away and leaves others’ and the secrets', async () => {
    await connect('--yes');
    api.hooks.push({ id: 'other', topic: 'ORDERS_CREATE', uri: 'https://elsewhere.example/' });
    expect((await connect('--remove')).said).toContain('Nothing was changed. With --yes 23 webhooks');
    expect(api.hooks).toHaveLength(24);
    expect((await connect('--remove', '--yes')).code).toBe(0);
    expect(api.hooks.map(({ id }) => id)).toEqual(['other']);
    expect(shop.secret('upsr/webhook')).toEqual({ signingSecret: 'shpss_app_secret' });
  });

  it('waits where it is throttled, and takes an answer that was lost for nothing worse than a repeat', async () => {
    api.troubles.push({ body: { access_token: 'shpat' } }, throttled, throttled);
    const { code, waits } = await connect('--yes');
    expect([code, waits.slice(0, 2)]).toEqual([0, [2000, 2000]]);
  });

  it('an answer that is lost makes no second one', async () => {
    const signIn = { body: { access_token: 'shpat' } };
    const none = {
      body: { data: { webhookSubscriptions: { nodes: [], pageInfo: { hasNextPage: false } } } },
    };
    api.troubles.push(signIn, none, none, 'lost');
    expect((await connect('--yes')).code).toBe(0);
    expect(api.changes.filter((change) => change === 'make ORDERS_CREATE').length).toBe(3);
    expect(api.hooks).toHaveLength(23);
  });

  it('says in Shopify’s words what it refuses', async () => {
    api.troubles.push({ status: 401, body: { error: 'invalid_client' } });
    expect(await connect('--yes')).toMatchObject({
      code: 1,
      said: expect.stringMatching(/access_token.*401|clientId|refused/),
    });
    expect(api.hooks).toEqual([]);
  });

  it('says what no API makes, and that an old app writes old bodies', async () => {
    expect((await connect()).said).toContain('customers/redact is a compliance topic');
    const old = await shopifyHooksApi('2024-04');
    old.hooks.push({ id: '1', topic: 'ORDERS_CREATE', uri: shop.address('upsr-order') });
    const file = shop.keys({ clientId: 'app', clientSecret: 'shpss_app_secret', apiUrl: old.url });
    expect((await shop.connect('shopify', '--credentials', file)).said).toContain('as of 2024-04');
    await old.close();
    keys = shop.keys({ clientId: 'app', clientSecret: 'shpss_app_secret', apiUrl: api.url });
  });

  it('given no credentials, or a store on the internet for this computer, then it says so first', async () => {
    expect(await shop.connect('shopify')).toMatchObject({
      code: 2,
      said: expect.stringContaining('--credentials keys.json'),
    });
    const file = shop.keys({ clientId: 'app', clientSecret: 's', apiUrl: 'https://ridgeback.myshopify.com' });
    expect(await shop.connect('shopify', '--credentials', file)).toMatchObject({
      code: 1,
      said: expect.stringContaining('this computer alone'),
    });
    keys = shop.keys({ clientId: 'app', clientSecret: 'shpss_app_secret', apiUrl: api.url });
    expect(await shop.connect('woocommerce')).toMatchObject({
      code: 2,
      said: expect.stringContaining('No product that is switched on has "platform": "woocommerce"'),
    });
  });
});

describe('WooCommerce', () => {
  let api: Awaited<ReturnType<typeof wooHooksApi>>;
  let shop: ConnectedShop;
  let keys: string;
  beforeAll(async () => {
    api = await wooHooksApi();
    shop = await startConnectable('woocommerce', api.url, ['upsell', 'cartRecovery']);
    keys = shop.keys({ consumerKey: 'ck_1', consumerSecret: 'cs_1', apiUrl: api.url });
  });
  afterAll(() => Promise.all([shop.stop(), api.close()]));
  beforeEach(() => {
    api.hooks.length = 0;
    api.changes.length = 0;
    api.troubles.length = 0;
    shop.empty();
  });
  const connect = (...args: string[]) => shop.connect('woocommerce', '--credentials', keys, ...args);

  it('makes one for each topic with a secret of our own, which the functions know; a second time nothing changes', async () => {
    expect((await connect()).said).toContain(
      '✗ upsell, missing: order.created, order.updated, order.deleted, customer.updated, customer.deleted',
    );
    expect(api.hooks).toEqual([]);
    const { code, said } = await connect('--yes');
    expect([code, said]).toEqual([
      0,
      expect.stringContaining('✓ upsell: A test event signed like the platform’s own was answered 200'),
    ]);
    expect(said).toContain('✓ cartRecovery');
    expect(api.hooks).toHaveLength(10);
    for (const [id, name] of [
      ['upsr/webhook', 'upsr-order'],
      ['cr/webhook/secret', 'cr-ingest-webhook'],
    ] as const) {
      const { signingSecret } = shop.secret(id);
      const secrets = api.hooks
        .filter((hook) => hook.delivery_url === shop.address(name))
        .map(({ secret }) => secret);
      expect(new Set(secrets)).toEqual(new Set([signingSecret]));
      expect(said).not.toContain(signingSecret);
    }
    api.changes.length = 0;
    expect((await shop.connect('woocommerce', '--yes')).code).toBe(0);
    expect(api.changes).toEqual([]);
  });

  it('switches on again what the store switched off, and tells it the secret', async () => {
    await connect('--yes');
    Object.assign(api.hooks[3]!, { status: 'disabled', secret: 'forgotten' });
    Object.assign(api.hooks[4]!, { status: 'paused' });
    api.changes.length = 0;
    expect((await connect()).said).toContain('switched off: customer.updated, customer.deleted');
    expect((await connect()).said).not.toContain('customer.restored');
    await connect('--yes');
    expect(api.changes).toHaveLength(2);
    expect(api.hooks[3]).toMatchObject({
      status: 'active',
      secret: shop.secret('upsr/webhook').signingSecret,
    });
  });

  it('where our secret is lost, every webhook of ours is told the new one', async () => {
    await connect('--yes');
    const before = shop.secret('upsr/webhook').signingSecret;
    shop.runtime.services.secretsManager.set('upsr/webhook', '{}');
    api.changes.length = 0;
    expect((await connect('--yes')).code).toBe(0);
    const { signingSecret } = shop.secret('upsr/webhook');
    expect(signingSecret).not.toBe(before);
    expect(api.changes.filter((change) => change.startsWith('mend'))).toHaveLength(5);
    const ours = api.hooks.filter((hook) => hook.delivery_url === shop.address('upsr-order'));
    expect(new Set(ours.map(({ secret }) => secret))).toEqual(new Set([signingSecret]));
  });

  it('an answer that is lost makes no second webhook, and a busy store is waited for', async () => {
    api.troubles.push(busy, { body: [] }, 'lost');
    const { code, waits } = await connect('--yes');
    expect([code, waits[0]]).toEqual([0, 2000]);
    expect(api.hooks).toHaveLength(10);
    expect(new Set(api.hooks.map(({ topic, delivery_url }) => topic + delivery_url)).size).toBe(10);
  });

  it('a store that fails stays as it was found, in its own words, and the next run goes on', async () => {
    const broken = { status: 500, body: { code: 'internal', message: 'Out of memory' } };
    api.troubles.push({ body: [] }, broken);
    expect(await connect('--yes')).toMatchObject({
      code: 1,
      said: expect.stringContaining('answered 500: Out of memory'),
    });
    expect((await connect('--yes')).code).toBe(0);
    expect(api.hooks).toHaveLength(10);
  });

  it('refuses to go on with keys that the store does not take', async () => {
    const file = shop.keys({ consumerKey: 'ck_wrong', consumerSecret: 'cs_1', apiUrl: api.url });
    expect(await shop.connect('woocommerce', '--credentials', file, '--yes')).toMatchObject({
      code: 1,
      said: expect.stringContaining('401: Sorry, you cannot list resources.'),
    });
    keys = shop.keys({ consumerKey: 'ck_1', consumerSecret: 'cs_1', apiUrl: api.url });
  });

  it('--remove takes ours away, on more than one page', async () => {
    for (let id = 500; id < 620; id += 1)
      api.hooks.push({
        id,
        topic: 'order.created',
        delivery_url: 'https://elsewhere.example/',
        status: 'active',
        secret: '',
      });
    await connect('--yes');
    expect((await connect('--remove', '--yes')).code).toBe(0);
    expect(api.hooks).toHaveLength(120);
  });
});

describe('Square', () => {
  let api: Awaited<ReturnType<typeof squareHooksApi>>;
  let shop: ConnectedShop;
  let keys: string;
  beforeAll(async () => {
    api = await squareHooksApi();
    shop = await startConnectable('square', api.url, ['loyalty']);
    keys = shop.keys({ accessToken: 'EAAA' });
  });
  afterAll(() => Promise.all([shop.stop(), api.close()]));
  beforeEach(() => {
    api.hooks.length = 0;
    api.changes.length = 0;
    api.troubles.length = 0;
    shop.empty();
  });
  const connect = (...args: string[]) => shop.connect('square', '--credentials', keys, ...args);

  it('makes one subscription, keeps its key with the address, and Square’s own test event is taken', async () => {
    expect((await connect()).said).toContain('✗ loyalty, missing: payment.created');
    const { code, said } = await connect('--yes');
    expect([code, said]).toEqual([
      0,
      expect.stringContaining(
        '✓ loyalty: The platform’s test event was answered 400, so it came and was verified. A test event signed like the platform’s own was answered 200',
      ),
    ]);
    expect(api.hooks).toMatchObject([
      { notification_url: shop.address('loy-pos-webhook'), enabled: true, api_version: '2025-10-16' },
    ]);
    expect(shop.secret('loy/pos/secret')).toEqual({
      accessToken: 'EAAA',
      signingSecret: 'key-of-wbhk1',
      notificationUrl: shop.address('loy-pos-webhook'),
    });
    expect(said).not.toContain('key-of-');
    api.changes.length = 0;
    expect((await shop.connect('square', '--yes')).code).toBe(0);
    expect(api.changes).toEqual([]);
  });

  it('switches on what Square switched off, and adds the events that are missing', async () => {
    await connect('--yes');
    Object.assign(api.hooks[0]!, { enabled: false, event_types: ['payment.created', 'refund.created'] });
    expect((await connect()).said).toMatch(/switched off: payment\.created, refund\.created/);
    expect((await connect('--yes')).code).toBe(0);
    expect(api.hooks).toMatchObject([{ enabled: true }]);
    expect(api.hooks[0]?.event_types).toHaveLength(5);
  });

  it('a lost answer makes no second subscription, a limit is waited for, and another’s is left alone', async () => {
    for (const n of [1, 2, 3])
      api.hooks.push({
        id: `other${n}`,
        name: 'x',
        enabled: false,
        event_types: ['payment.created'],
        notification_url: 'https://elsewhere.example/',
        api_version: '',
        signature_key: 'k',
      });
    api.troubles.push(busy, { body: { subscriptions: [] } }, { body: { subscriptions: [] } }, 'lost');
    const { code, waits } = await connect('--yes');
    expect([code, waits[0]]).toEqual([0, 2000]);
    expect(api.hooks.filter(({ name }) => name === 'Corner shop')).toHaveLength(1);
    expect((await connect('--remove', '--yes')).code).toBe(0);
    expect(api.hooks.map(({ id }) => id)).toEqual(['other1', 'other2', 'other3']);
  });

  it('says in Square’s words what it refuses', async () => {
    const file = shop.keys({ accessToken: 'wrong' });
    expect(await shop.connect('square', '--credentials', file)).toMatchObject({
      code: 1,
      said: expect.stringContaining('401: This request could not be authorized.'),
    });
    keys = shop.keys({ accessToken: 'EAAA' });
  });
});

describe('a store and a till of one’s own', () => {
  let shop: ConnectedShop;
  beforeAll(async () => {
    shop = await startConnectable('generic', '', ['upsell', 'cartRecovery', 'loyalty']);
  });
  afterAll(() => shop.stop());

  it('gets a secret for each door, once, and a signed test event arrives at each', async () => {
    const shown = await shop.connect('generic');
    expect(shown.said).toContain(
      `Send to ${shop.address('upsr-order')}, signed with signingSecret of upsr/webhook`,
    );
    expect(shop.secret('upsr/webhook')).toEqual({});
    const { code, said } = await shop.connect('generic', '--yes');
    expect([
      code,
      said.match(/✓ \w+: A test event signed like the platform’s own was answered 200/g),
    ]).toEqual([0, expect.objectContaining({ length: 3 })]);
    const first = shop.secret('upsr/webhook').signingSecret;
    expect(first).toMatch(/^whsec_/);
    expect(said).not.toContain(first);
    await shop.connect('generic', '--yes');
    expect(shop.secret('upsr/webhook').signingSecret).toBe(first);
  });
});
