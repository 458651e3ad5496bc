// A shop on WooCommerce: webhooks as WooCommerce signs and shapes them, guests known by their billing e-mail, and a
// tap that ends in the basket with the right variation.
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Intercept } from '../../local/aws/intercept.ts';
import { sampleFiles, samplesAreHere, sampleText, sampleWith } from '../support/payload-samples.ts';
import {
  type PlatformShop,
  putSecret,
  STORE_URL,
  sign,
  startPlatformShop,
} from '../support/platform-runtime.ts';
import * as woo from '../support/woocommerce-bodies.ts';
import { startWooCommerce, type WooCommerceStandIn } from '../support/woocommerce-stand-in.ts';

let store: WooCommerceStandIn;
let shop: PlatformShop;
let trouble: Intercept | undefined;
beforeAll(async () => {
  store = await startWooCommerce([woo.bike, woo.gloves, woo.badge]);
  shop = await startPlatformShop({
    platform: 'woocommerce',
    apiUrl: store.url,
    credentials: store.credentials,
    upsell: { consentMetaKey: woo.CONSENT_KEY },
    intercept: (call, phase) => trouble?.(call, phase),
  });
});
afterEach(() => {
  trouble = undefined;
});
afterAll(async () => {
  await shop?.stop();
  await store?.stop();
});

const accepted = { status: 200, json: { status: 'accepted' } };
const ignored = { status: 200, json: { status: 'ignored' } };

const somebody = () => {
  const customerId = woo.nextId();
  return { customerId, email: `ana-${customerId}@example.com` };
};
/** An order of a new shopper placed now, as a body that can change its status. */
function anOrder(order: Partial<woo.WooOrder> = {}) {
  const id = order.id ?? woo.nextId();
  const facts = { id, placedAt: shop.runtime.now(), ...somebody(), ...order };
  return {
    id: String(id),
    email: facts.email,
    body: (status = 'processing') => woo.bikeOrder({ ...facts, status }),
  };
}

describe('an order that WooCommerce speaks of many times', () => {
  it('is one row, one job, one offer and one message, and its tap adds the right variation', async () => {
    const order = anOrder();
    const before = await shop.jobsQueued();
    expect(await shop.deliver('order.created', order.body())).toMatchObject(accepted);
    expect((await shop.deliver('order.updated', order.body())).json.status).toBe('duplicate');
    await shop.runtime.advance('PT66M');
    await shop.runtime.advance('P1D');
    expect((await shop.deliver('order.updated', order.body('completed'))).json.status).toBe('duplicate');
    await shop.runtime.advance('PT2H');

    expect(await shop.order(order.id)).toMatchObject({ gate_outcome: 'queued' });
    expect(await shop.jobsQueued()).toBe(before + 1);
    const [nudge, ...others] = shop.nudgesTo(order.email);
    expect(others).toEqual([]);
    expect(nudge?.text).toContain('Winter gloves – L');
    expect(nudge?.text).toContain('$33.00');
    const tapped = await shop.tap(nudge);
    expect(tapped.status).toBe(302);
    expect(tapped.headers.get('location')).toBe(`${STORE_URL}/?add-to-cart=122&quantity=1`);
  });

  it('keeps every digit of an id above 2^53', async () => {
    const order = anOrder({ id: 9_007_199_254_740_993n });
    expect(await shop.deliver('order.created', order.body())).toMatchObject(accepted);
    expect(await shop.order('9007199254740993')).toMatchObject({ gate_outcome: 'queued' });
  });
});

describe('an order that is no sale yet', () => {
  it.each(['checkout-draft', 'auto-draft', 'pending', 'failed', 'on-hold'])(
    '(%s) is ignored, and counts once it is paid',
    async (status) => {
      const order = anOrder();
      for (const topic of ['order.created', 'order.updated'])
        expect(await shop.deliver(topic, order.body(status))).toMatchObject(ignored);
      expect(await shop.order(order.id)).toBeUndefined();

      const before = await shop.jobsQueued();
      expect(await shop.deliver('order.updated', order.body('processing'))).toMatchObject(accepted);
      expect((await shop.deliver('order.updated', order.body('processing'))).json.status).toBe('duplicate');
      expect(await shop.jobsQueued()).toBe(before + 1);
      await shop.runtime.advance('PT66M');
      expect(shop.nudgesTo(order.email)).toHaveLength(1);
    },
  );
});

describe('a guest', () => {
  it('is known again by the billing e-mail, in whatever case it is typed, and nudged once', async () => {
    const first = anOrder({ customerId: 0, email: 'Guest@Example.com' });
    const second = anOrder({ customerId: 0, email: 'guest@example.COM' });
    expect(await shop.deliver('order.created', first.body())).toMatchObject(accepted);
    await shop.runtime.advance('PT66M');
    expect(await shop.deliver('order.created', second.body())).toMatchObject(accepted);
    await shop.runtime.advance('PT66M');
    expect(shop.nudgesTo('guest@example.com')).toHaveLength(1);
    expect(await shop.order(second.id)).toMatchObject({ gate_outcome: 'capped' });
    const row = await shop.order(first.id);
    expect(row?.customer_id).toMatch(/^guest-[0-9a-f]{24}$/);
    expect(await shop.customer(String(row?.customer_id))).toMatchObject({ order_count: 2 });
  });

  it('who unsubscribes stays unsubscribed, also with an account of the same address', async () => {
    await shop.untilEleven();
    const asGuest = anOrder({ customerId: 0 });
    await shop.deliver('order.created', asGuest.body());
    await shop.runtime.advance('PT66M');
    const [nudge] = shop.nudgesTo(asGuest.email);
    const page = /<(https?:[^>]+)>/.exec(nudge?.headers?.['List-Unsubscribe'] ?? '')?.[1] ?? '';
    expect((await fetch(page)).status).toBe(200);
    expect(await shop.runtime.table('upsr-optout')).toEqual([]);
    expect((await fetch(page, { method: 'POST', body: 'List-Unsubscribe=One-Click' })).status).toBe(200);

    const withAccount = anOrder({ email: asGuest.email });
    await shop.deliver('order.created', withAccount.body());
    expect(await shop.order(withAccount.id)).toMatchObject({ gate_outcome: 'opted-out' });
  });
});

describe('the consent box', () => {
  it.each([
    ['yes', 'queued'],
    ['1', 'queued'],
    ['no', 'no-consent'],
    ['', 'no-consent'],
    [null, 'no-consent'],
  ])('with %j makes the order %s', async (consent, outcome) => {
    const order = anOrder({ consent });
    expect(await shop.deliver('order.created', order.body())).toMatchObject(accepted);
    expect(await shop.order(order.id)).toMatchObject({ gate_outcome: outcome });
  });
});

describe('an order that is taken back before its nudge goes out', () => {
  const partRefund = { refunds: [{ id: 5, reason: '', total: '-10.00' }] };
  it.each([
    ['cancelled', 'order.updated', 'cancelled', {}],
    ['refunded', 'order.updated', 'refunded', {}],
    ['refunded in part', 'order.updated', 'refunded', { status: 'processing', ...partRefund }],
    ['put into the bin', 'order.updated', 'cancelled', { status: 'trash' }],
  ])('(%s) brings no nudge', async (_name, topic, reason, changes) => {
    const order = anOrder();
    await shop.deliver('order.created', order.body());
    expect(await shop.deliver(topic, { ...order.body(reason), ...changes })).toMatchObject(accepted);
    await shop.runtime.advance('PT66M');
    expect(await shop.offerOf(order.id)).toMatchObject({ state: 'never-sent', reason });
    expect(shop.nudgesTo(order.email)).toEqual([]);
  });

  it('(deleted, which names nothing but the id) brings no nudge', async () => {
    const order = anOrder();
    await shop.deliver('order.created', order.body());
    expect(await shop.deliver('order.deleted', { id: Number(order.id) })).toMatchObject(accepted);
    await shop.runtime.advance('PT66M');
    expect(await shop.offerOf(order.id)).toMatchObject({ state: 'never-sent', reason: 'cancelled' });
  });
});

describe('an order that meets a bad day', () => {
  it('is answered 200, because WooCommerce never tells it again, kept, and taken in once the tables answer', async () => {
    await shop.untilEleven();
    const order = anOrder();
    trouble = (call, phase) =>
      phase === 'before' && call.functionName === 'upsr-order' && call.service === 'dynamodb'
        ? 'fail'
        : undefined;
    expect(await shop.deliver('order.created', order.body())).toMatchObject(accepted);
    expect(await shop.order(order.id)).toBeUndefined();
    await shop.runtime.advance('PT4M');
    trouble = undefined;
    await shop.runtime.advance('PT5M');
    expect(await shop.order(order.id)).toMatchObject({ gate_outcome: 'queued' });
    await shop.runtime.advance('PT2H');
    expect(shop.nudgesTo(order.email)).toHaveLength(1);
  });
});

describe('a day on which Secrets Manager does not answer', () => {
  it('keeps unread what a function that has just started cannot check, and checks it later', async () => {
    await shop.untilEleven();
    await shop.runtime.advance('PT11M');
    trouble = (call, phase) =>
      phase === 'before' && call.functionName === 'upsr-order' && call.service === 'secretsmanager'
        ? 'fail'
        : undefined;
    const [order, forged] = [anOrder(), anOrder()];
    expect(await shop.deliver('order.created', order.body())).toMatchObject(accepted);
    const body = JSON.stringify(forged.body());
    const headers = { 'x-wc-webhook-topic': 'order.created', 'x-wc-webhook-signature': 'Zm9yZ2Vk' };
    expect(await shop.postRaw(body, headers)).toMatchObject(accepted);
    await shop.runtime.advance('PT4M');
    expect(await shop.order(order.id)).toBeUndefined();
    trouble = undefined;
    await shop.runtime.advance('PT5M');
    expect(await shop.order(order.id)).toMatchObject({ gate_outcome: 'queued' });
    expect(await shop.order(forged.id)).toBeUndefined();
  });
});

describe('the ping that saving a webhook sends', () => {
  it('is answered 200, although it is form-encoded and not signed', async () => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    expect((await shop.postRaw('webhook_id=9', headers)).status).toBe(200);
  });

  it('is no way in for anything else', async () => {
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    const order = anOrder();
    expect((await shop.postRaw(`webhook_id=9&id=${order.id}`, form)).status).toBe(401);
    expect(
      (await shop.postRaw('webhook_id=9', { ...form, 'x-wc-webhook-topic': 'order.created' })).status,
    ).toBe(401);
    expect(
      (await shop.postRaw(JSON.stringify(order.body()), { 'content-type': 'application/json' })).status,
    ).toBe(401);
  });
});

describe('a delivery that WooCommerce did not sign', () => {
  it('is refused with 401 and leaves no trace', async () => {
    const order = anOrder();
    const body = JSON.stringify(order.body());
    const headers = { 'content-type': 'application/json', 'x-wc-webhook-topic': 'order.created' };
    expect((await shop.postRaw(body, headers)).status).toBe(401);
    for (const signature of [sign(`${body} `, shop.secret), sign(body, 'another secret'), 'nonsense', ''])
      expect((await shop.postRaw(body, { ...headers, 'x-wc-webhook-signature': signature })).status).toBe(
        401,
      );
    expect(await shop.order(order.id)).toBeUndefined();
  });

  it('counts as signed by a secret that WooCommerce shows with its special characters written out', async () => {
    await putSecret(shop.runtime, 'upsr/webhook', JSON.stringify({ signingSecret: 'a&amp;b &lt;3' }));
    await shop.runtime.advance('PT1M');
    expect(await shop.deliver('order.created', anOrder().body(), 'a&b <3')).toMatchObject(accepted);
    expect(await shop.deliver('order.created', anOrder().body(), shop.secret)).toMatchObject(accepted);
    expect((await shop.deliver('order.created', anOrder().body(), 'a third one')).status).toBe(401);
  });
});

const samples = samplesAreHere();
describe.skipIf(!samples)("WooCommerce's own sample bodies", () => {
  const expected: Readonly<Record<string, readonly [string, string, string?]>> = {
    'customer_created.rest-docs.json': ['customer.created', 'ignored'],
    'order_created.rest-docs-727.json': ['order.created', 'accepted'],
    // No topic of WooCommerce carries a refund by itself; a shop could only hook it up as an action.
    'order_refund.rest-docs.json': ['action.woocommerce_refund_created', 'ignored'],
    'order_updated.rest-docs-727-completed.json': ['order.updated', 'duplicate'],
    'product_created.hookdeck.envelope.json': ['product.created', 'ignored'],
    'product_created.rest-docs.json': ['product.created', 'ignored'],
  };

  it('are all used here', () => expect(sampleFiles('woocommerce')).toEqual(Object.keys(expected).sort()));

  it.each(Object.entries(expected))('%s', async (file, [topic, status]) => {
    const answer = await shop.deliver(topic, sampleText(`woocommerce/${file}`));
    expect(answer).toMatchObject({ status: 200, json: { status } });
  });

  it('of an order of 2017 is recorded, and nobody is written to', async () => {
    expect(await shop.order('727')).toMatchObject({ gate_outcome: 'no-consent', total_minor: 2935 });
  });

  it('of an order, made one of today by somebody who ticked the box, brings a nudge', async () => {
    await shop.untilEleven();
    const body = sampleWith('woocommerce/order_created.rest-docs-727.json', {
      id: 728,
      date_created_gmt: shop.runtime.now().toISOString().slice(0, 19),
      meta_data: [{ id: 1, key: woo.CONSENT_KEY, value: 'yes' }],
    });
    expect(await shop.deliver('order.created', body)).toMatchObject(accepted);
    await shop.runtime.advance('PT66M');
    const [nudge] = shop.nudgesTo('john.doe@example.com');
    expect(nudge?.text).toContain('Enamel badge');
    expect((await shop.tap(nudge)).headers.get('location')).toBe(`${STORE_URL}/?add-to-cart=140&quantity=1`);
  });

  it('of an order of two days ago, with consent, is too late to be worth a nudge', async () => {
    const placedAt = new Date(shop.runtime.now().getTime() - 49 * 3_600_000);
    const order = anOrder({ placedAt });
    expect(await shop.deliver('order.created', order.body())).toMatchObject(accepted);
    await shop.runtime.advance('PT66M');
    expect(await shop.offerOf(order.id)).toMatchObject({ state: 'never-sent', reason: 'too-late' });
  });
});

describe('all of it', () => {
  it('was allowed to every function by its own role', () => {
    expect(shop.runtime.permissions().denied).toEqual([]);
  });
});
