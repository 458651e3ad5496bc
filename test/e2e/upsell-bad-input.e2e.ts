// What a store, a stranger or a broken sender may post, and what each is answered.
import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FORGERS_SECRET, signStandardWebhook } from '../../local/sample/store/sign.ts';
import { bikeOrder, somebody, startUpsell, type UpsellRuntime } from '../support/upsell-runtime.ts';

let shop: UpsellRuntime;
beforeAll(async () => {
  shop = await startUpsell();
});
afterAll(() => shop.stop());

const json = { 'content-type': 'application/json' };
const signed = (body: string, secret = shop.secret, at = shop.runtime.now()) => ({
  ...json,
  ...signStandardWebhook(body, secret, 'msg_x', at),
});

describe('a signature', () => {
  const body = () => JSON.stringify(bikeOrder('unsigned', shop.runtime.now()));

  it.each<[string, (text: string) => Record<string, string>]>([
    ['is missing', () => json],
    ['is wrong', (text) => signed(text, FORGERS_SECRET)],
    ['is of another body', () => signed('{}')],
    [
      'is six minutes old',
      (text) => signed(text, shop.secret, new Date(shop.runtime.now().getTime() - 6 * 60_000)),
    ],
    [
      'is six minutes ahead',
      (text) => signed(text, shop.secret, new Date(shop.runtime.now().getTime() + 6 * 60_000)),
    ],
    ['is empty', () => ({ ...json, 'x-signature': '' })],
    ['is no hex', () => ({ ...json, 'x-signature': 'sha256=zz' })],
  ])('that %s is answered 401, and nothing else is done', async (_, headers) => {
    const text = body();
    const answer = await shop.postRaw(text, headers(text));
    expect(answer.status).toBe(401);
    expect(await shop.orderRow('unsigned')).toBeUndefined();
  });

  it('of one header is enough for a simple sender', async () => {
    const text = JSON.stringify(bikeOrder('simple', shop.runtime.now()));
    const hex = createHmac('sha256', shop.secret).update(text).digest('hex');
    expect(await shop.postRaw(text, { ...json, 'x-signature': `sha256=${hex}` })).toMatchObject({
      status: 200,
      json: { status: 'accepted' },
    });
  });

  it('may be made with the secret before a rotation, and with the one after it at once', async () => {
    const fresh = `whsec_${Buffer.from('a fresh secret of thirty-two byte').toString('base64')}`;
    const secrets = shop.runtime.services.secretsManager;
    secrets.set('upsr/webhook', JSON.stringify({ signingSecret: fresh }));
    await shop.advance('PT2M');
    for (const secret of [fresh, shop.secret]) {
      const text = JSON.stringify(bikeOrder(`rotated-${secret.slice(6, 10)}`, shop.runtime.now()));
      expect((await shop.postRaw(text, signed(text, secret))).status).toBe(200);
    }
    secrets.set('upsr/webhook', JSON.stringify({ signingSecret: shop.secret }));
    await shop.advance('PT2M');
  });
});

describe('a body', () => {
  it('of more than 900 KB is answered 413', async () => {
    const text = JSON.stringify(
      bikeOrder('big', shop.runtime.now(), somebody({ note: 'x'.repeat(900 * 1024) })),
    );
    expect((await shop.postRaw(text, signed(text))).status).toBe(413);
  });

  it('that is no JSON is answered 400', async () => {
    const answer = await shop.postRaw('{"type":"order.created",', signed('{"type":"order.created",'));
    expect(answer).toMatchObject({ status: 400, json: { error: 'invalid', issues: [{ path: '' }] } });
  });

  const item = { sku: 'X', name: 'X', quantity: 1, price: '1.00' };
  it.each<[string, object, string[]]>([
    [
      'lacks its fields',
      { order_id: undefined, placed_at: undefined, items: undefined },
      ['order_id', 'placed_at', 'items'],
    ],
    ['has a negative price', { items: [{ ...item, price: '-1.00' }] }, ['items.0.price']],
    ['has three decimals', { items: [{ ...item, price: '1.005' }] }, ['items.0.price']],
    ['has a total that is no number', { total: 'lots' }, ['total']],
    ['has a quantity of nothing', { items: [{ ...item, quantity: 0 }] }, ['items.0.quantity']],
    ['has a time that is none', { placed_at: 'yesterday' }, ['placed_at']],
    ['has a currency that is none', { currency: 'POUNDS' }, ['currency']],
    [
      'has several mistakes',
      {
        total: '1.005',
        items: [
          { ...item, price: 'x' },
          { ...item, sku: '' },
        ],
      },
      ['total', 'items.0.price', 'items.1.sku'],
    ],
  ])('that %s is answered 400 naming each field', async (_, changes, paths) => {
    const answer = await shop.post({ ...bikeOrder('bad', shop.runtime.now()), ...changes });
    expect(answer.status).toBe(400);
    const issues = answer.json.issues as { path: string; message: string }[];
    expect(issues.map(({ path }) => path).sort()).toEqual([...paths].sort());
    expect(issues.every(({ message }) => message.length > 0)).toBe(true);
    expect(await shop.orderRow('bad')).toBeUndefined();
  });

  it('with ids above 2^53 keeps every digit', async () => {
    const text = JSON.stringify(bikeOrder('ID', shop.runtime.now(), somebody({ id: 'CUSTOMER' })))
      .replace('"ID"', '820982911946154508')
      .replace('"CUSTOMER"', '9007199254740993');
    expect((await shop.postRaw(text)).status).toBe(200);
    expect(await shop.orderRow('820982911946154508')).toMatchObject({ customer_id: '9007199254740993' });
  });

  it('of a type we do not know is ignored, not refused', async () => {
    expect(await shop.post({ type: 'order.exploded', order_id: '1' })).toMatchObject({
      status: 200,
      json: { status: 'ignored' },
    });
  });

  it('may arrive base64, as senders of other content types have it', async () => {
    const text = JSON.stringify(bikeOrder('base64', shop.runtime.now()));
    const headers = { ...signed(text), 'content-type': 'application/octet-stream' };
    expect((await shop.postRaw(text, headers)).status).toBe(200);
    expect(await shop.orderRow('base64')).toBeDefined();
  });

  it('with a typing mistake in the address still counts as an order', async () => {
    const order = bikeOrder('typo', shop.runtime.now(), somebody({ email: 'not an address', phone: '12' }));
    expect((await shop.order(order)).status).toBe(200);
    expect(await shop.orderRow('typo')).toMatchObject({ gate_outcome: 'no-contact' });
  });
});

describe('another method', () => {
  it('is answered 405', async () => {
    const answer = await fetch(shop.runtime.functionUrl('upsr-order'));
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'POST']);
  });
});

describe('the log of all this', () => {
  it('names reasons and no person', () => {
    const lines = shop.runtime.logs('upsr-order').join('\n');
    expect(lines).toContain('signature-wrong');
    expect(lines).toContain('items.0.price');
    expect(lines).not.toMatch(/@example\.com|\+4477009|Robin/);
  });
});

describe('who may be nudged', () => {
  it.each([
    ['no-consent', somebody({ marketing_consent: false })],
    ['no-contact', somebody({ phone: undefined })],
    ['no-contact', undefined],
  ])('an order is recorded as %s and nothing is sent', async (outcome, customer) => {
    const orderId = `gate-${outcome}-${customer === undefined}`;
    const order = {
      ...bikeOrder(orderId, shop.runtime.now(), customer ?? {}),
      ...(customer === undefined ? { customer: undefined } : {}),
    };
    await shop.order(order);
    expect(await shop.orderRow(orderId)).toMatchObject({ gate_outcome: outcome });
    expect(await shop.offerOf(orderId)).toBeUndefined();
  });
});
