// upsr-order on a real engine, from the signed webhook to the tables: times from the future, and deliveries that come late.
import { PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import type { LambdaFunctionURLEvent } from 'aws-lambda';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeOrder } from '../../../../lambdas/upsell/functions/order.ts';
import { defaultUpsellSettings } from '../../../../lambdas/upsell/rules/settings.ts';
import { makeListedAs } from '../../../../lambdas/upsell/state/listed-as.ts';
import { makeLoadOrder } from '../../../../lambdas/upsell/state/load-order.ts';
import { makeRecordConsent } from '../../../../lambdas/upsell/state/record-consent.ts';
import { makeLog } from '../../../../shared/handlers/log.ts';
import { digestOfAddress } from '../../../../shared/people/address-digest.ts';
import { aShop } from '../../../shared/platforms/shops.ts';
import { standardHeaders } from '../../../shared/webhooks/requests.ts';
import { minutesAfter, noon } from '../builders.ts';
import { startUpsellTables, type UpsellTables } from '../tables.ts';

const secret = `whsec_${Buffer.from('0123456789abcdef0123456789abcdef').toString('base64')}`;
let tables: UpsellTables;
let now = noon;
let queued = 0;
let asked = 0;
let queueBreaks = false;
let handle: ReturnType<typeof makeOrder>;
beforeAll(async () => {
  tables = await startUpsellTables();
  const names = { orders: 'orders', customers: 'customers', optOut: 'optout' };
  handle = makeOrder({
    ...tables,
    shop: aShop(),
    log: makeLog({ functionName: 'test', now: () => now, write: () => {} }),
    now: () => now,
    signingSecrets: async () => [secret],
    settings: async () => ({ ...defaultUpsellSettings, channel: 'email' }),
    load: async (order) => {
      asked += 1;
      return makeLoadOrder(tables.documents, names)(order);
    },
    recordConsent: makeRecordConsent(tables.documents, tables.customers, tables.optOut),
    listedAs: makeListedAs(tables.documents, 'optout'),
    jobs: {
      add: async () => {
        if (queueBreaks) throw new Error('the queue is away');
        queued += 1;
      },
    },
  });
});
afterAll(() => tables.stop());

type Delivery = { readonly body: string; readonly headers: Record<string, string> };
let deliveries = 0;
function sign(content: object): Delivery {
  deliveries += 1;
  const body = JSON.stringify(content);
  return { body, headers: standardHeaders(body, { secret, at: now, id: `msg_${deliveries}` }) };
}
async function post({ body, headers }: Delivery) {
  const answer = await handle({
    rawPath: '/',
    rawQueryString: '',
    headers,
    requestContext: { http: { method: 'POST' } },
    body,
    isBase64Encoded: false,
  } as unknown as LambdaFunctionURLEvent);
  return { status: answer.statusCode, said: JSON.parse(answer.body).status };
}
const order = (order_id: string, more: object = {}) => ({
  type: 'order.created',
  order_id,
  placed_at: noon.toISOString(),
  currency: 'GBP',
  total: '520.00',
  customer: { id: `c-${order_id}`, email: `${order_id}@example.com`, email_consent: true },
  items: [{ sku: 'BIKE-COMMUTER', name: 'Commuter bike', quantity: 1, price: '520.00' }],
  ...more,
});
const customer = (type: string, name: string, more: object = {}) => ({
  type,
  customer: { id: `c-${name}`, email: `${name}@example.com` },
  ...more,
});
/** By key, because a scan has an order of its own. */
async function rowsOf(TableName: string, key: string) {
  const { Items = [] } = await tables.documents.send(new ScanCommand({ TableName }));
  return Items.sort((one, other) => (String(one[key]) < String(other[key]) ? -1 : 1));
}
const everything = async () => ({
  orders: await rowsOf('orders', 'order_id'),
  customers: await rowsOf('customers', 'customer_id'),
  optout: await rowsOf('optout', 'customer_id'),
  queued,
});

describe('an order', () => {
  it('that is older and comes late counts, and turns nothing back', async () => {
    now = noon;
    const placed = (id: string, minutes: number, phone: string) =>
      order(id, {
        placed_at: minutesAfter(noon, minutes).toISOString(),
        customer: { id: 'c-twice', email: 'twice@example.com', phone, email_consent: minutes === 0 },
      });
    await post(sign(placed('twice-2', 0, '+447700900222')));
    const before = await tables.customers.get('c-twice');
    await post(sign(placed('twice-1', -3 * 24 * 60, '+447700900111')));
    await post(sign(placed('twice-0', -4 * 24 * 60, '+447700900000')));
    expect(await tables.customers.get('c-twice')).toMatchObject({
      order_count: 3,
      last_order_at: before?.last_order_at,
      phone: '+447700900222',
      email_consent: true,
    });
    expect(before?.last_order_at).toBe(noon.toISOString());
    await post(sign(placed('twice-3', 5, '+447700900333')));
    now = minutesAfter(noon, 6);
    await post(sign(placed('twice-4', 6, '+447700900444')));
    expect(await tables.customers.get('c-twice')).toMatchObject({
      last_order_at: minutesAfter(noon, 6).toISOString(),
      phone: '+447700900444',
    });
  });

  it('given a number whose earlier form opted out, then it stays silent, and an erasure takes both forms off', async () => {
    now = noon;
    const mexican = (id: string) => ({ customer: { id, phone: '+52 55 1234 5678', email_consent: true } });
    const row = { customer_id: 'c-old', phone: '+5215512345678', sms_consent: true };
    await tables.documents.send(new PutCommand({ TableName: 'customers', Item: row }));
    await tables.optOut.list([digestOfAddress('+5215512345678')], 'text-message', now);
    await post(sign(order('mexico', mexican('c-mexico'))));
    expect(await tables.orders.get('mexico')).toMatchObject({ gate_outcome: 'opted-out' });
    expect(await tables.customers.idsByPhone('+525512345678')).toContain('c-old');
    await post(sign({ type: 'customer.erased', customer: { id: 'c-mexico', phone: '+525512345678' } }));
    expect(await tables.customers.get('c-old')).not.toHaveProperty('phone');
  });

  it('given one that is dated into the future, then it was placed when it was first told', async () => {
    now = noon;
    await post(sign(order('ahead', { placed_at: '9999-12-31T23:59:59-01:00' })));
    now = minutesAfter(noon, 3);
    expect(await post(sign(order('ahead', { placed_at: '9999-12-31T23:59:59-01:00' })))).toMatchObject({
      said: 'duplicate',
    });
    expect(await tables.orders.get('ahead')).toMatchObject({ placed_at: noon.toISOString() });
    expect(await tables.customers.get('c-ahead')).toMatchObject({ last_order_at: noon.toISOString() });
  });

  it('given an address and a zone that are none, then it is taken on all the same', async () => {
    now = noon;
    const bad = { id: 'c-bad', email: 'jösé@example.com', timezone: 'IST', email_consent: true };
    expect(await post(sign(order('bad', { customer: bad })))).toEqual({ status: 200, said: 'accepted' });
    expect(await tables.orders.get('bad')).toMatchObject({ gate_outcome: 'no-contact' });
    expect(await tables.customers.get('c-bad')).not.toHaveProperty('time_zone');
  });
});

describe('an order that the store tells of several times', () => {
  const told = (order_id: string) => post(sign(order(order_id)));

  it('given the function saw it settled, then nobody is asked again', async () => {
    now = noon;
    await told('often');
    const before = { asked, queued };
    expect(await told('often')).toEqual({ status: 200, said: 'duplicate' });
    expect(await told('often')).toEqual({ status: 200, said: 'duplicate' });
    expect({ asked, queued }).toEqual(before);
  });

  it('given its job did not reach the queue, then it is not settled: the next telling queues it, and only that', async () => {
    now = noon;
    queueBreaks = true;
    await told('gap').catch(() => {});
    queueBreaks = false;
    const before = queued;
    expect(await told('gap')).toEqual({ status: 200, said: 'accepted' });
    expect(await told('gap')).toEqual({ status: 200, said: 'duplicate' });
    expect(queued).toBe(before + 1);
  });
});

describe('a delivery that is sent again eleven minutes later with its old signature', () => {
  it.each([
    ['an order', [order('late-1')]],
    ['an order told by another event', [order('late-2'), order('late-2', { type: 'order.paid' })]],
    ['an order dated into the future', [order('late-3', { placed_at: '2027-01-01T00:00Z' })]],
    ['a cancellation', [order('late-4'), { type: 'order.cancelled', order_id: 'late-4' }]],
    ['an agreement', [customer('customer.consented', 'late-5', { channel: 'email' })]],
    ['an opt-out', [customer('customer.opted_out', 'late-6')]],
    ['an erasure', [customer('customer.opted_out', 'late-7'), customer('customer.erased', 'late-7')]],
  ])('given %s that was taken on, then it is a duplicate and changes nothing', async (_, contents) => {
    now = noon;
    const sent = contents.map(sign);
    for (const delivery of sent) expect(await post(delivery)).toMatchObject({ status: 200 });
    const before = await everything();
    for (const later of [11, 60 * 48]) {
      now = minutesAfter(noon, later);
      for (const delivery of sent) expect(await post(delivery)).toEqual({ status: 200, said: 'duplicate' });
    }
    expect(await everything()).toEqual(before);
  });

  it.each([
    ['an order nobody told of', order('never-1')],
    ['a known order with another total', order('late-1', { total: '1.00' })],
    [
      'a known order with another item',
      order('late-1', { items: [{ sku: 'X', name: 'X', quantity: 1, price: '520.00' }] }),
    ],
    ['a cancellation of a known order', { type: 'order.cancelled', order_id: 'late-1' }],
    [
      'an agreement of a known customer to another channel',
      customer('customer.consented', 'late-5', { channel: 'sms' }),
    ],
    [
      'an agreement with another address',
      { type: 'customer.consented', channel: 'email', customer: { id: 'c-late-5', email: 'x@example.com' } },
    ],
    [
      'an opt-out of somebody else with a listed address',
      { type: 'customer.opted_out', customer: { id: 'c-else', email: 'late-6@example.com' } },
    ],
    ['an erasure of somebody who only opted out', customer('customer.erased', 'late-6')],
    ['nothing of our business', { type: 'order.looked-at' }],
    ['what is no event', { type: 'order.created' }],
  ])('given %s that was never taken on, then it stays refused and changes nothing', async (_, content) => {
    now = noon;
    const delivery = sign(content);
    const before = await everything();
    now = minutesAfter(noon, 11);
    expect((await post(delivery)).status).toBe(401);
    expect(await everything()).toEqual(before);
  });

  it('given an opt-out that an earlier version listed under an address as it was typed, then it is known', async () => {
    now = noon;
    await tables.optOut.list([digestOfAddress('o\u2019neil@example.com')], 'store', noon);
    const delivery = sign({ type: 'customer.opted_out', customer: { email: "o'neil@example.com" } });
    now = minutesAfter(noon, 11);
    expect(await post(delivery)).toEqual({ status: 200, said: 'duplicate' });
  });
});

describe('an erasure', () => {
  it('given sixty accounts with one address, then none of them keeps it', async () => {
    const email = 'fleet@example.com';
    await Promise.all(
      Array.from({ length: 60 }, (_, index) => {
        const customer_id = `fleet-${index}`;
        return tables.documents.send(
          new PutCommand({
            TableName: 'customers',
            Item: { customer_id, email, name: 'Fleet', order_count: 1 },
          }),
        );
      }),
    );
    expect(await post(sign({ type: 'customer.erased', customer: { email } }))).toMatchObject({ status: 200 });
    const left = (await rowsOf('customers', 'customer_id')).filter((row) => row.email === email);
    expect(left).toEqual([]);
  });
});
