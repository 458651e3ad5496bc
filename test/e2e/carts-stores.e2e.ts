// Carts of shops on Shopify and WooCommerce: webhooks in as the platform signs them, reminders out of the inbox.
import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Intercept } from '../../local/aws/intercept.ts';
import { type CartRuntime, cartOf, startCarts } from '../support/cart-runtime.ts';
import { exactJson } from '../support/exact-json.ts';
import { samplesAreHere, sampleWith } from '../support/payload-samples.ts';

const STORE_URL = 'https://ridgeback.example';
const iso = (at: Date) => at.toISOString();
let shop: CartRuntime;
let stories = 0;
let trouble: Intercept | undefined;

/** Every story has its own shopper and begins at two in the afternoon, far from the quiet hours. */
async function nextStory() {
  stories += 1;
  const day = iso(new Date(shop.runtime.now().getTime() + 86_400_000)).slice(0, 10);
  await shop.advance(`${day}T13:00:00.000Z`);
  return { at: shop.runtime.now(), email: `ana-${stories}@example.com`, number: 7_000 + stories };
}

const signed = (body: string, secret = shop.secret) =>
  createHmac('sha256', secret).update(body).digest('base64');

describe('a shop on Shopify', () => {
  let deliveries = 0;
  beforeAll(async () => {
    shop = await startCarts({ cartRecovery: { platform: 'shopify', storeUrl: STORE_URL } });
  });
  afterAll(() => shop.stop());
  let story: Awaited<ReturnType<typeof nextStory>>;
  beforeEach(async () => {
    story = await nextStory();
  });

  async function deliver(topic: string, body: object | string) {
    deliveries += 1;
    const text = typeof body === 'string' ? body : exactJson(body);
    const answer = await shop.postRaw(text, {
      'content-type': 'application/json',
      'x-shopify-topic': topic,
      'x-shopify-webhook-id': `w-${deliveries}`,
      'x-shopify-hmac-sha256': signed(text),
    });
    await shop.runtime.idle();
    return answer;
  }
  const line = {
    variant_id: 808_950_810_123_456_701n,
    sku: 'RACK-REAR',
    title: 'Rear rack',
    quantity: 2,
    price: '60.00',
    line_price: '120.00',
  };
  const cart = () => ({
    token: `c1-${story.number}`,
    line_items: [line],
    created_at: iso(story.at),
    updated_at: iso(story.at),
  });
  const checkout = (changes: object = {}) => ({
    token: `chk-${story.number}`,
    cart_token: `c1-${story.number}`,
    email: story.email,
    completed_at: null,
    currency: 'USD',
    total_price: '120.00',
    buyer_accepts_marketing: true,
    customer: { first_name: 'Ana', id: BigInt(900_000) + BigInt(story.number) },
    abandoned_checkout_url: `${STORE_URL}/checkouts/chk-${story.number}/recover?key=k`,
    line_items: [line],
    created_at: iso(story.at),
    updated_at: iso(new Date(story.at.getTime() + 60_000)),
    ...changes,
  });
  const order = (changes: object = {}) => ({
    id: BigInt(820_982_911_946_000_000) + BigInt(story.number),
    cart_token: `c1-${story.number}`,
    email: story.email.toUpperCase(),
    currency: 'USD',
    total_price: '120.00',
    created_at: iso(shop.runtime.now()),
    ...changes,
  });

  it('is joined by the cart’s token and reminded with the link to the very checkout', async () => {
    expect((await deliver('carts/create', cart())).json).toEqual({ status: 'accepted' });
    expect(await shop.cart(`c1-${story.number}`)).not.toHaveProperty('email');
    await deliver('checkouts/create', checkout({ email: null, customer: null }));
    await deliver('checkouts/update', checkout());
    await shop.advance('PT3H');
    const [mail, ...others] = shop.mailsTo(story.email);
    expect(others).toEqual([]);
    expect(mail?.text).toContain(`/checkouts/chk-${story.number}/recover?key=k`);
    expect(mail?.text).toContain('Rear rack');
    expect((await shop.sends(`c1-${story.number}`)).map(({ step }) => step)).toEqual(['first']);
  });

  it.each([
    [{ buyer_accepts_marketing: false }],
    [{ customer: { id: 4711, email_marketing_consent: { state: 'pending' } } }],
  ])('is not reminded where its shopper accepted nothing: %j', async (changes) => {
    await deliver('checkouts/update', checkout(changes));
    await shop.advance('P2D');
    expect(shop.mailsTo(story.email)).toEqual([]);
    const cart = await shop.cart(`c1-${story.number}`);
    expect(cart).toMatchObject({ first_outcome: 'skipped-no-consent' });
    const trail = await shop.audit(`c1-${story.number}`);
    expect(trail.map(({ action }) => action)).toContain('no-consent');
  });

  it('is reminded by a consent that was given elsewhere, until it ends', async () => {
    const said = (state: string) => ({
      customer_id: 900_000 + story.number,
      email_address: story.email,
      email_marketing_consent: { state, consent_updated_at: iso(shop.runtime.now()) },
    });
    await deliver('customers_email_marketing_consent/update', said('subscribed'));
    await deliver('checkouts/update', checkout({ buyer_accepts_marketing: false }));
    await shop.advance('PT3H');
    expect(shop.mailsTo(story.email)).toHaveLength(1);
    expect(await shop.sends(`c1-${story.number}`)).toMatchObject([{ consent: { agrees: true } }]);
    await deliver('customers_email_marketing_consent/update', said('not_subscribed'));
    await shop.advance('P2D');
    expect(shop.mailsTo(story.email)).toHaveLength(1);
    expect(await shop.cart(`c1-${story.number}`)).toMatchObject({ second_outcome: 'skipped-no-consent' });
  });

  it('is reminded at the address that the store has at that moment, or not at all', async () => {
    await deliver('checkouts/update', checkout());
    const later = iso(new Date(story.at.getTime() + 120_000));
    const customer = { id: BigInt(900_000) + BigInt(story.number), updated_at: later };
    await deliver('customers/update', { ...customer, email: `new-${story.email}` });
    await shop.advance('PT3H');
    expect([story.email, `new-${story.email}`].map((to) => shop.mailsTo(to).length)).toEqual([0, 1]);
    await deliver('customers/delete', customer);
    await shop.advance('P2D');
    expect(shop.mailsTo(`new-${story.email}`)).toHaveLength(1);
    expect(JSON.stringify(await shop.cart(`c1-${story.number}`))).not.toContain(story.email);
  });

  it('is over by closed_at', async () => {
    await deliver('checkouts/update', checkout({ closed_at: iso(new Date(story.at.getTime() + 120_000)) }));
    await deliver('checkouts/update', checkout());
    await shop.advance('P2D');
    expect(shop.mailsTo(story.email)).toEqual([]);
    expect(await shop.cart(`c1-${story.number}`)).toMatchObject({ closed_reason: 'cancelled' });
  });

  it('is a new cart where its token is used again after a purchase', async () => {
    await deliver('checkouts/update', checkout());
    await shop.advance('PT1H');
    await deliver('orders/create', order());
    await shop.advance('P1D');
    const later = { created_at: iso(shop.runtime.now()), updated_at: iso(shop.runtime.now()) };
    await deliver('checkouts/update', checkout({ ...later, token: `chk-${story.number}-again` }));
    await shop.advance('PT3H');
    expect(shop.mailsTo(story.email)).toHaveLength(1);
    expect(await shop.cart(`c1-${story.number}`)).toMatchObject({ status: 'bought' });
    expect(await shop.cart(`c1-${story.number}#2`)).toMatchObject({ first_outcome: 'sent' });
  });

  it('is silent once the order is placed, whichever token it names', async () => {
    await deliver('checkouts/update', checkout());
    await shop.advance('PT1H');
    await deliver('orders/create', order());
    await shop.advance('P2D');
    expect(shop.mailsTo(story.email)).toEqual([]);
    expect(await shop.cart(`c1-${story.number}`)).toMatchObject({ status: 'bought' });
  });

  it('is silent once its shopper has bought at the till', async () => {
    await deliver('checkouts/update', checkout());
    await shop.advance('PT1H');
    await deliver('orders/create', order({ cart_token: null, source_name: 'pos' }));
    await shop.advance('P2D');
    expect(shop.mailsTo(story.email)).toEqual([]);
    expect(await shop.cart(`c1-${story.number}`)).toMatchObject({ closed_reason: 'bought-elsewhere' });
  });

  it('forgets a shopper who was redacted', async () => {
    await deliver('checkouts/update', checkout());
    await deliver('customers/redact', { customer: { id: 7, email: story.email } });
    await shop.advance('P2D');
    expect(shop.mailsTo(story.email)).toEqual([]);
    expect(JSON.stringify(await shop.cart(`c1-${story.number}`))).not.toContain(story.email);
  });

  it('turns a forged delivery away and ignores what is no cart', async () => {
    const text = exactJson(checkout());
    const headers = { 'x-shopify-topic': 'checkouts/update', 'x-shopify-hmac-sha256': signed(text, 'other') };
    expect((await shop.postRaw(text, headers)).status).toBe(401);
    expect((await deliver('products/update', {})).json).toMatchObject({ status: 'ignored' });
    expect(await shop.cart(`c1-${story.number}`)).toBeUndefined();
  });

  it.runIf(samplesAreHere())('is reminded of Shopify’s own sample checkout', async () => {
    const file = 'shopify/checkouts_update.gadget-docs-2026-04.envelope.json';
    const times = { created_at: iso(story.at), updated_at: iso(story.at) };
    const own = { email: story.email, cart_token: `c1-${story.number}`, buyer_accepts_marketing: true };
    expect((await deliver('checkouts/update', sampleWith(file, { ...times, ...own }))).status).toBe(200);
    await shop.advance('PT2H');
    const [mail] = shop.mailsTo(story.email);
    expect(mail?.text).toContain('IPod Nano - 8GB');
    expect(mail?.text).toContain('/recover?key=example-secret-token');
  });
});

describe('a shop on WooCommerce', () => {
  beforeAll(async () => {
    shop = await startCarts({
      cartRecovery: { platform: 'woocommerce', storeUrl: STORE_URL, consentMetaKey: '_marketing' },
      intercept: (call, phase) => trouble?.(call, phase),
    });
  });
  afterAll(() => shop.stop());
  let story: Awaited<ReturnType<typeof nextStory>>;
  beforeEach(async () => {
    story = await nextStory();
  });

  async function deliver(topic: string, body: object | string) {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const answer = await shop.postRaw(text, {
      'content-type': 'application/json',
      'x-wc-webhook-topic': topic,
      'x-wc-webhook-signature': signed(text),
    });
    await shop.runtime.idle();
    return answer;
  }
  const gmt = (at: Date) => iso(at).slice(0, 19);
  const order = (changes: object = {}) => ({
    id: story.number,
    status: 'checkout-draft',
    created_via: 'store-api',
    currency: 'USD',
    date_created_gmt: gmt(story.at),
    date_modified_gmt: gmt(shop.runtime.now()),
    total: '120.00',
    billing: { first_name: 'Ana', email: story.email },
    payment_url: `${STORE_URL}/checkout/order-pay/${story.number}/?pay_for_order=true&key=wc_1`,
    version: '10.3.1',
    meta_data: [{ key: '_marketing', value: 'yes' }],
    line_items: [
      { product_id: 93, sku: 'RACK-REAR', name: 'Rear rack &ndash; black', quantity: 2, price: 60 },
    ],
    ...changes,
  });

  it('is reminded of a draft that the checkout kept, with a link that fills the cart again', async () => {
    expect((await deliver('order.updated', order())).json).toEqual({ status: 'accepted' });
    await shop.advance('PT3H');
    const [mail, ...others] = shop.mailsTo(story.email);
    expect(others).toEqual([]);
    expect(mail?.text).toContain(`${STORE_URL}/checkout-link/?products=93:2`);
    expect(mail?.text).toContain('Rear rack – black');
  });

  it('is not told that a cart is kept once no link brings it back, though one did before', async () => {
    await deliver('order.updated', order());
    await shop.advance('PT1M');
    const rack = { product_id: 93, sku: 'RACK-REAR', name: 'Rear rack', quantity: 1, total: '60.00' };
    const bag = { product_id: 22, sku: 'BAG', name: 'Bag', quantity: 1.5, total: '70.00' };
    const voucher = { product_id: 5, name: 'Voucher', quantity: 1, total: '-10.00' };
    await deliver('order.updated', order({ line_items: [rack, bag, voucher] }));
    await shop.advance('P3D');
    const mails = shop.mailsTo(story.email);
    expect(mails).toHaveLength(2);
    for (const { text, subject } of mails) {
      expect(text).toContain('Go to the shop');
      expect(text).toContain(`${STORE_URL}/?add-to-cart=93&quantity=1`);
      expect(text).not.toContain('checkout-link');
      expect(text).not.toContain('add-to-cart=22');
      expect(`${subject} ${text}`).not.toMatch(/still here|kept|saved|straight back|still yours/i);
    }
  });

  it('is not reminded where the plugin’s box says no, or says nothing', async () => {
    await deliver('order.updated', order({ meta_data: [{ key: '_marketing', value: 'no' }] }));
    await deliver('order.updated', { ...order({ meta_data: [] }), id: story.number + 500 });
    await shop.advance('P2D');
    expect(shop.mailsTo(story.email)).toEqual([]);
    expect(await shop.cart(`wc-${story.number}`)).toMatchObject({ first_outcome: 'skipped-no-consent' });
  });

  it('is reminded twice of an order that the store itself cancelled, with a link that works', async () => {
    await deliver('order.created', order({ status: 'pending', created_via: 'checkout' }));
    await shop.advance('PT61M');
    await deliver('order.updated', order({ status: 'cancelled', created_via: 'checkout' }));
    await shop.advance('P2D');
    const mails = shop.mailsTo(story.email);
    expect(mails).toHaveLength(2);
    for (const { text } of mails) {
      expect(text).toContain('/checkout-link/?products=93:2');
      expect(text).not.toContain('order-pay');
    }
  });

  it.each([
    ['ten minutes later by the shopper', 'PT10M', { status: 'cancelled' }],
    ['by the shop', 'PT61M', { status: 'trash' }],
  ])('is no cart any more once it is cancelled %s', async (_, later, changes) => {
    await deliver('order.created', order({ status: 'pending' }));
    await shop.advance(later);
    await deliver('order.updated', order(changes));
    await shop.advance('P2D');
    expect(shop.mailsTo(story.email)).toEqual([]);
    expect(await shop.cart(`wc-${story.number}`)).toMatchObject({ closed_reason: 'cancelled' });
  });

  it('outlives the nightly job that deletes its draft', async () => {
    await deliver('order.updated', order());
    await shop.advance('PT3H');
    await shop.advance('PT22H');
    await deliver('order.deleted', { id: story.number });
    expect(await shop.cart(`wc-${story.number}`)).toMatchObject({ status: 'open' });
  });

  it.each(['processing', 'on-hold'])(
    'is silent once the draft has become an order that is %s',
    async (status) => {
      await deliver('order.updated', order());
      await shop.advance('PT1H');
      await deliver('order.created', order({ status }));
      await shop.advance('P2D');
      expect(shop.mailsTo(story.email)).toEqual([]);
      expect(await shop.cart(`wc-${story.number}`)).toMatchObject({ status: 'bought' });
    },
  );

  it('is told of unread while Secrets Manager does not answer, and its signature is checked later', async () => {
    await shop.advance('PT11M');
    trouble = (call, phase) =>
      phase === 'before' && call.functionName === 'cr-ingest-webhook' && call.service === 'secretsmanager'
        ? 'fail'
        : undefined;
    expect((await deliver('order.updated', order())).json).toEqual({ status: 'accepted' });
    const forged = JSON.stringify(order({ id: 6_999 }));
    const headers = { 'x-wc-webhook-topic': 'order.updated', 'x-wc-webhook-signature': 'Zm9yZ2Vk' };
    expect((await shop.postRaw(forged, headers)).status).toBe(200);
    expect(await shop.cart(`wc-${story.number}`)).toBeUndefined();
    trouble = undefined;
    await shop.advance('PT9M');
    expect(await shop.cart(`wc-${story.number}`)).toMatchObject({ status: 'open', email: story.email });
    expect(await shop.cart('wc-6999')).toBeUndefined();
  });

  it('is not reminded of an order that was cancelled or deleted before it was anything', async () => {
    for (const status of ['cancelled', 'trash'])
      expect((await deliver('order.updated', order({ status }))).status).toBe(200);
    expect((await deliver('order.deleted', { id: story.number })).status).toBe(200);
    expect(await shop.cart(`wc-${story.number}`)).toBeUndefined();
  });

  it('may tell of carts in our own format, signed as a generic store signs', async () => {
    const cart = cartOf(story.at, { email: story.email });
    expect((await shop.tell(cart)).json).toEqual({ status: 'accepted' });
    await shop.advance('PT3H');
    expect(shop.mailsTo(story.email)).toHaveLength(1);
    const text = JSON.stringify(cartOf(story.at));
    expect((await shop.postRaw(text, { 'x-signature': 'sha256=00' })).status).toBe(401);
  });

  it('is answered 200 for the ping that saving a webhook sends', async () => {
    expect((await shop.postRaw('webhook_id=7', {})).status).toBe(200);
  });
});
