// Times as stores really write them, and deliveries that come late: from the signed webhook to the cart's row.
import type { LambdaFunctionURLEvent, SQSEvent } from 'aws-lambda';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeIngestWebhook } from '../../../../lambdas/cart-recovery/functions/ingest-webhook.ts';
import { makeIntake } from '../../../../lambdas/cart-recovery/functions/intake.ts';
import { makeTakenIn } from '../../../../lambdas/cart-recovery/state/taken-in.ts';
import { makeLog } from '../../../../shared/handlers/log.ts';
import { standardHeaders } from '../../../shared/webhooks/requests.ts';
import { aShop, hoursAfter, someRules, two } from '../builders.ts';
import { type CartTables, startCartTables } from '../tables.ts';

const secret = `whsec_${Buffer.from('0123456789abcdef0123456789abcdef').toString('base64')}`;
let tables: CartTables;
let now = two;
const lines: string[] = [];
const log = makeLog({ functionName: 'test', now: () => now, write: (line) => void lines.push(line) });
beforeAll(async () => {
  tables = await startCartTables();
});
afterAll(() => tables.stop());

let deliveries = 0;
/** Posts one event, signed now, and has the intake take in what came of it. Answers the status. */
const tell = async (content: object): Promise<number> => (await post(sign(content))).status;

type Delivery = { readonly body: string; readonly headers: Record<string, string> };
function sign(content: object, at = now): Delivery {
  deliveries += 1;
  const body = JSON.stringify({ currency: 'USD', total: '120.00', ...content });
  return { body, headers: standardHeaders(body, { secret, at, id: `msg_${deliveries}` }) };
}

async function post({ body, headers }: Delivery) {
  const messages: string[] = [];
  const ingest = makeIngestWebhook({
    shop: aShop(),
    log,
    now: () => now,
    signingSecrets: async () => [secret],
    events: {
      add: async (event) => {
        messages.push(JSON.stringify(event));
      },
    },
    takenIn: makeTakenIn(tables.documents, { state: 'state', unsub: 'unsub' }, aShop().timeZone),
  });
  const intake = makeIntake({
    ...tables,
    shop: aShop(),
    log,
    now: () => now,
    rules: async () => someRules(),
    goLive: { begin: async () => {} } as never,
    tellIngest: async () => {},
    schedules: { set: async () => {}, remove: async () => {} } as never,
  });
  const answer = await ingest({
    rawPath: '/',
    rawQueryString: '',
    headers,
    requestContext: { http: { method: 'POST' } },
    body,
    isBase64Encoded: false,
  } as unknown as LambdaFunctionURLEvent);
  const Records = messages.map((message, index) => ({ messageId: String(index), body: message }));
  if (Records.length > 0) {
    const result = await intake({ Records } as unknown as SQSEvent);
    expect(result.batchItemFailures).toEqual([]);
  }
  return { status: answer.statusCode, said: JSON.parse(answer.body).status, queued: messages.length };
}

const items = [{ sku: 'SHIRT', name: 'Linen shirt', quantity: 1, price: '120.00' }];
const change = (cart_id: string, more: object) => ({
  type: 'cart.updated',
  event_id: 'e-1',
  cart_id,
  items,
  ...more,
});
const at = (hours: number) => hoursAfter(two, hours).toISOString();

describe('a purchase dated into the future', () => {
  it.each(['2027-06-09T13:00:00Z', '9999-12-31T23:59:59-01:00', at(24)])(
    'given %s, then it happened now, and the carts that come after it stay open',
    async (occurred_at) => {
      const name = occurred_at.slice(0, 10);
      const email = `buyer-${name}@example.com`;
      now = two;
      await tell({
        type: 'checkout.completed',
        event_id: 'x',
        cart_id: `b-${name}`,
        order_id: 'o',
        email,
        occurred_at,
      });
      expect(await tables.carts.get(`b-${name}`)).toMatchObject({
        status: 'bought',
        bought_at: two.toISOString(),
      });
      expect((await tables.people.get(email))?.last_bought_at).toBe(two.toISOString());

      now = hoursAfter(two, 1);
      await tell(change(`k-${name}`, { email, occurred_at: now.toISOString() }));
      // The store tells the purchase again, much later than the cart began.
      now = hoursAfter(two, 2);
      await tell({
        type: 'checkout.completed',
        event_id: 'x',
        cart_id: `b-${name}`,
        order_id: 'o',
        email,
        occurred_at,
      });
      expect(await tables.carts.get(`k-${name}`)).toMatchObject({ status: 'open', waits: 'open' });
      expect(await tables.carts.get(`b-${name}`)).toMatchObject({ bought_at: two.toISOString() });
    },
  );
});

describe('a cart whose first event is dated into the future', () => {
  it.each([at(24), '9999-12-31T23:59:59Z', '2027-01-01T00:00+08:00'])(
    'given %s, then it moves on with the next one, and a repeat of the first changes nothing',
    async (occurred_at) => {
      const cart_id = `frozen-${occurred_at.slice(0, 10)}`;
      now = two;
      await tell(change(cart_id, { occurred_at, began_at: occurred_at, email: 'first@example.com' }));
      expect(await tables.carts.get(cart_id)).toMatchObject({
        changed_at: two.toISOString(),
        began_at: two.toISOString(),
      });
      now = hoursAfter(two, 1);
      const next = { event_id: 'e-2', occurred_at: at(1), total: '50.00', email: 'second@example.com' };
      await tell(change(cart_id, next));
      const row = await tables.carts.get(cart_id);
      expect(row).toMatchObject({ changed_at: at(1), total_minor: 5_000, email: 'second@example.com' });
      now = hoursAfter(two, 3);
      await tell(change(cart_id, { occurred_at, began_at: occurred_at, email: 'first@example.com' }));
      expect(await tables.carts.get(cart_id)).toEqual(row);
    },
  );

  it('the log says so', async () => {
    lines.length = 0;
    now = two;
    await tell(change('told', { occurred_at: at(1) }));
    expect(lines.join()).toContain('cart event dated into the future');
  });

  it('given a clock that is some minutes ahead, then the store’s own order of its events stays', async () => {
    now = two;
    const ahead = (minutes: number) => new Date(two.getTime() + minutes * 60_000).toISOString();
    await tell(change('skewed', { event_id: 'late', occurred_at: ahead(4), total: '40.00' }));
    now = hoursAfter(two, 0.01);
    await tell(change('skewed', { event_id: 'early', occurred_at: ahead(3), total: '30.00' }));
    expect(await tables.carts.get('skewed')).toMatchObject({ changed_event: 'late', total_minor: 4_000 });
  });
});

describe('a time in a body', () => {
  it('given to the minute, it is read; given a date that does not exist, the answer names the field', async () => {
    now = two;
    expect(await tell(change('minute', { occurred_at: '2026-06-09T20:04+08:00' }))).toBe(200);
    expect(await tables.carts.get('minute')).toMatchObject({ changed_at: '2026-06-09T12:04:00.000Z' });
    expect(await tell(change('none', { occurred_at: '2026-02-31T10:00:00Z' }))).toBe(400);
    expect(await tell(change('none', { occurred_at: '0001-01-01T00:00:00Z' }))).toBe(400);
  });
});

describe('a delivery that is sent again eleven minutes later with its old signature', () => {
  const minutes = (count: number) => new Date(two.getTime() + count * 60_000);
  const duplicate = { status: 200, said: 'duplicate', queued: 0 };
  const refused = { status: 401, queued: 0 };
  /** By key, because a scan has an order of its own. */
  const rowsOf = async (name: string, key: string) =>
    (await tables.all(name)).sort((one, other) => (String(one[key]) < String(other[key]) ? -1 : 1));
  const everything = async () => [
    await rowsOf('state', 'cart_id'),
    await rowsOf('unsub', 'email'),
    await rowsOf('people', 'email'),
  ];

  it.each([
    ['a change', change('late-1', { occurred_at: at(0), email: 'late-1@example.com', name: 'Ana' })],
    ['a change dated into the future', change('late-2', { occurred_at: '2027-01-01T00:00:00Z' })],
    [
      'a purchase',
      { type: 'checkout.completed', event_id: 'x', cart_id: 'late-3', order_id: 'o', occurred_at: at(0) },
    ],
    [
      'an erasure',
      { type: 'shopper.erased', event_id: 'z', occurred_at: at(0), email: 'late-4@example.com' },
    ],
  ])('given %s that was taken on, then it is a duplicate and changes nothing', async (_, content) => {
    now = two;
    const delivery = sign(content);
    expect(await post(delivery)).toMatchObject({ status: 200, said: 'accepted' });
    const before = await everything();
    now = minutes(11);
    expect(await post(delivery)).toEqual(duplicate);
    now = minutes(60 * 48);
    expect(await post(delivery)).toEqual(duplicate);
    expect(await everything()).toEqual(before);
  });

  it('given one that newer ones have overtaken, or whose shopper was forgotten since, then it is a duplicate too', async () => {
    now = two;
    const first = sign(change('late-5', { occurred_at: at(0), email: 'late-5@example.com' }));
    await post(first);
    now = minutes(2);
    await tell(change('late-5', { event_id: 'e-2', occurred_at: minutes(2).toISOString(), total: '1.00' }));
    now = minutes(11);
    expect(await post(first)).toEqual(duplicate);
    await tell({ type: 'shopper.erased', event_id: 'z', occurred_at: at(0), email: 'late-5@example.com' });
    now = minutes(22);
    expect(await post(first)).toEqual(duplicate);
    expect(await tables.carts.get('late-5')).not.toHaveProperty('email');
  });

  it.each([
    ['a cart nobody told of', change('late-6', { occurred_at: at(0) })],
    [
      'a purchase of an open cart',
      { type: 'checkout.completed', event_id: 'x', cart_id: 'late-1', order_id: 'o', occurred_at: at(0) },
    ],
    [
      'another address for a known cart',
      change('late-1', { event_id: 'e-0', occurred_at: minutes(1).toISOString(), email: 'mine@example.com' }),
    ],
    [
      'an erasure of somebody who only unsubscribed',
      { type: 'shopper.erased', event_id: 'z', occurred_at: at(0), email: 'late-7@example.com' },
    ],
    ['nothing of our business', { type: 'cart.looked-at' }],
    ['what is no event', { type: 'cart.updated' }],
  ])('given %s that was never taken on, then it stays refused and changes nothing', async (_, content) => {
    now = two;
    await tables.unsub.list('late-7@example.com', 'shopper', two);
    const delivery = sign(content);
    const before = await everything();
    now = minutes(11);
    expect(await post(delivery)).toMatchObject(refused);
    expect(await everything()).toEqual(before);
  });

  it('given a known delivery with another body under its signature, then it stays refused', async () => {
    now = two;
    const known = sign(change('late-8', { occurred_at: at(0) }));
    await post(known);
    now = minutes(11);
    expect(await post({ ...known, body: known.body.replace('120.00', '1.00') })).toMatchObject(refused);
    expect(await post({ ...known, headers: { ...known.headers, 'webhook-id': 'msg_0' } })).toMatchObject(
      refused,
    );
  });
});
