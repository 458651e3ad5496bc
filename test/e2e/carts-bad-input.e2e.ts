// What a store, a stranger or a broken sender may post about carts, and what each is answered.
import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FORGERS_SECRET, signStandardWebhook } from '../../local/sample/store/sign.ts';
import { type CartRuntime, cartOf, checkoutOf, startCarts } from '../support/cart-runtime.ts';

let shop: CartRuntime;
const now = () => shop.runtime.now();
beforeAll(async () => {
  shop = await startCarts();
});
afterAll(() => shop.stop());

const json = { 'content-type': 'application/json' };
const signed = (body: string, secret = shop.secret, at = now()) => ({
  ...json,
  ...signStandardWebhook(body, secret, 'msg_x', at),
});
const fromNow = (minutes: number) => new Date(now().getTime() + minutes * 60_000);

describe('a signature', () => {
  it.each<[string, (text: string) => Record<string, string>]>([
    ['is missing', () => json],
    ['is wrong', (text) => signed(text, FORGERS_SECRET)],
    ['is of another body', () => signed('{}')],
    ['is six minutes old', (text) => signed(text, shop.secret, fromNow(-6))],
    ['is six minutes ahead', (text) => signed(text, shop.secret, fromNow(6))],
    ['is empty', () => ({ ...json, 'x-signature': '' })],
  ])('that %s is answered 401, and nothing else is done', async (_, headers) => {
    const cart = cartOf(now());
    const text = JSON.stringify(cart);
    expect((await shop.postRaw(text, headers(text))).status).toBe(401);
    await shop.runtime.idle();
    expect(await shop.cart(cart.cart_id)).toBeUndefined();
  });

  it('of a delivery that was taken on is a duplicate eleven minutes later, and of another one refused', async () => {
    const cart = cartOf(now());
    const text = JSON.stringify(cart);
    const headers = signed(text);
    expect(await shop.postRaw(text, headers)).toMatchObject({ status: 200, json: { status: 'accepted' } });
    await shop.runtime.idle();
    const other = JSON.stringify(cartOf(now()));
    const otherHeaders = signed(other);
    await shop.runtime.advance('PT11M');
    expect(await shop.postRaw(text, headers)).toMatchObject({ status: 200, json: { status: 'duplicate' } });
    expect((await shop.postRaw(other, otherHeaders)).status).toBe(401);
    expect((await shop.postRaw(other, headers)).status).toBe(401);
    expect(shop.runtime.permissions().denied).toEqual([]);
  });

  it('of one header is enough for a simple sender', async () => {
    const text = JSON.stringify(cartOf(now()));
    const hex = createHmac('sha256', shop.secret).update(text).digest('hex');
    expect(await shop.postRaw(text, { ...json, 'x-signature': `sha256=${hex}` })).toMatchObject({
      status: 200,
      json: { status: 'accepted' },
    });
  });
});

describe('a body', () => {
  it('of more than 900 KB is answered 413', async () => {
    const text = JSON.stringify({ ...cartOf(now()), note: 'x'.repeat(900 * 1024) });
    expect((await shop.postRaw(text)).status).toBe(413);
  });

  it.each([['{"type":"cart.updated",'], ['[]'], ['null'], ['"cart"'], ['']])(
    'that reads %s is answered 400',
    async (text) => {
      const answer = await shop.postRaw(text);
      expect(answer).toMatchObject({ status: 400, json: { error: 'invalid' } });
      expect(answer.text).not.toMatch(/at .*\.(?:js|mjs|ts):/);
    },
  );

  const item = { sku: 'X', name: 'X', quantity: 1, price: '1.00' };
  it.each<[string, object, string[]]>([
    [
      'lacks its fields',
      { event_id: undefined, cart_id: undefined, occurred_at: undefined, total: undefined, items: undefined },
      ['cart_id', 'event_id', 'items', 'occurred_at', 'total'],
    ],
    ['has a negative total', { total: '-1.00' }, ['total']],
    ['has three decimals', { total: '1.005' }, ['total']],
    ['has a quantity of nothing', { items: [{ ...item, quantity: 0 }] }, ['items.0.quantity']],
    ['has a time that is none', { occurred_at: 'yesterday' }, ['occurred_at']],
    ['has a currency that is none', { currency: 'DOLLARS' }, ['currency']],
    [
      'has several mistakes',
      {
        total: 'lots',
        items: [
          { ...item, price: 'x' },
          { ...item, sku: '' },
        ],
      },
      ['items.0.price', 'items.1.sku', 'total'],
    ],
  ])('that %s is answered 400 naming each field', async (_, changes, paths) => {
    const cart = cartOf(now());
    const answer = await shop.tell({ ...cart, ...changes });
    expect(answer.status).toBe(400);
    const issues = answer.json.issues as { path: string; message: string }[];
    expect(issues.map(({ path }) => path).sort()).toEqual(paths);
    expect(issues.every(({ message }) => message.length > 0)).toBe(true);
    expect(await shop.cart(cart.cart_id)).toBeUndefined();
  });

  it.each<[string, Record<string, unknown>, string]>([
    ['a return link that is none', { return_url: 'javascript:alert(1)' }, 'return_url'],
    ['a saved-link flag that is none', { saved_link: 'perhaps' }, 'saved_link'],
    ['a line that is none', { items: [item, { ...item, sku: '' }] }, 'items.1.sku'],
  ])('with %s is taken without it, and the answer says so', async (_, changes, note) => {
    const cart = cartOf(now());
    const answer = await shop.tell({ ...cart, ...changes });
    expect(answer).toMatchObject({ status: 200, json: { status: 'accepted', notes: [note] } });
    const row = await shop.cart(cart.cart_id);
    expect(row).toMatchObject({ status: 'open', saved_link: false });
    if ('return_url' in changes) expect(row).not.toHaveProperty('return_url');
  });

  it('of a purchase without its order is answered 400, and stops nothing', async () => {
    const cart = cartOf(now());
    await shop.tell(cart);
    const answer = await shop.tell(checkoutOf(cart, now(), { order_id: undefined }));
    expect(answer).toMatchObject({ status: 400, json: { issues: [{ path: 'order_id' }] } });
    expect(await shop.cart(cart.cart_id)).toMatchObject({ status: 'open' });
  });

  it('of an unknown type is ignored, not refused', async () => {
    expect(await shop.post({ ...cartOf(now()), type: 'cart.exploded' })).toMatchObject({
      status: 200,
      json: { status: 'ignored' },
    });
  });

  it('with a typing mistake in the address still counts as a cart, of somebody unknown', async () => {
    const cart = cartOf(now(), { email: 'not an address' });
    expect((await shop.tell(cart)).status).toBe(200);
    expect(await shop.cart(cart.cart_id)).not.toHaveProperty('email');
  });

  it('may arrive base64, and with ids beyond 2^53', async () => {
    const text = JSON.stringify(cartOf(now(), { cart_id: 'ID' })).replace('"ID"', '820982911946154508');
    const headers = { ...signed(text), 'content-type': 'application/octet-stream' };
    expect((await shop.postRaw(text, headers)).status).toBe(200);
    await shop.runtime.idle();
    expect(await shop.cart('820982911946154508')).toMatchObject({ status: 'open' });
  });

  it('told twice is one event', async () => {
    const cart = cartOf(now());
    await shop.tell(cart);
    const row = await shop.cart(cart.cart_id);
    expect((await shop.tell(cart)).status).toBe(200);
    expect(await shop.cart(cart.cart_id)).toEqual(row);
  });
});

describe('another method', () => {
  it('is answered 405', async () => {
    const answer = await fetch(shop.runtime.functionUrl('cr-ingest-webhook'));
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'POST']);
  });
});

describe('the log of all this', () => {
  it('names reasons and no person', () => {
    const lines = ['cr-ingest-webhook', 'cr-intake'].flatMap((name) => shop.runtime.logs(name)).join('\n');
    expect(lines).toContain('signature-wrong');
    expect(lines).toContain('items.0.price');
    expect(lines).not.toMatch(/@example\.com|Ana\b/);
  });
});
