// Between the choice and the message: everything that must stop a nudge, delay it, or keep it from going out twice.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Intercept } from '../../local/aws/intercept.ts';
import { bikeOrder, somebody, startUpsell, type UpsellRuntime } from '../support/upsell-runtime.ts';

let shop: UpsellRuntime;
/** What the next calls shall meet; set by a test, cleared after each. */
let trouble: Intercept | undefined;

let bundle: ReturnType<UpsellRuntime['store']['products']>[number];

beforeAll(async () => {
  shop = await startUpsell({ intercept: (call, phase) => trouble?.(call, phase) });
  bundle = shop.store.products().find(({ sku }) => sku === 'BUNDLE-LIGHTS-LOCK')!;
});
beforeEach(async () => {
  trouble = undefined;
  shop.runtime.model.setMode({ script: '{"suggestions":[{"sku":"BUNDLE-LIGHTS-LOCK"}]}' });
  await shop.daytime();
});
afterAll(() => shop.stop());

/** An order with its offer chosen, an hour before its nudge is due. */
async function chosen(orderId: string) {
  const robin = somebody();
  await shop.order(bikeOrder(orderId, shop.runtime.now(), robin));
  expect(await shop.offerOf(orderId)).toMatchObject({ state: 'chosen' });
  return robin;
}

describe('a nudge that has become wrong since it was chosen is never sent', () => {
  it.each<[string, string, (robin: ReturnType<typeof somebody>, orderId: string) => unknown]>([
    [
      'the shopper opted out',
      'opted-out',
      ({ id }) => shop.post({ type: 'customer.opted_out', customer: { id } }),
    ],
    [
      'the shopper was erased',
      'opted-out',
      ({ id }) => shop.post({ type: 'customer.erased', customer: { id } }),
    ],
    [
      'the order was cancelled',
      'cancelled',
      (_, order_id) => shop.post({ type: 'order.cancelled', order_id }),
    ],
    ['the order was refunded', 'refunded', (_, order_id) => shop.post({ type: 'order.refunded', order_id })],
    ['the item sold out', 'sold-out', () => shop.store.setStock('BUNDLE-LIGHTS-LOCK', 0)],
    ['the item is no longer sold', 'sold-out', () => shop.store.remove('BUNDLE-LIGHTS-LOCK')],
    ['the price changed', 'price-changed', () => shop.store.setPrice('BUNDLE-LIGHTS-LOCK', '49.00')],
  ])('%s', async (name, reason, change) => {
    const orderId = `stop-${name}`;
    const robin = await chosen(orderId);
    await change(robin, orderId);
    await shop.advance('PT90M');
    expect(await shop.offerOf(orderId)).toMatchObject({ state: 'never-sent', reason });
    expect(shop.nudgesTo(robin.phone)).toEqual([]);
    await restock();
  });

  it('the shopper has bought the item themselves', async () => {
    const robin = await chosen('stop-bought');
    const line = { sku: 'BUNDLE-LIGHTS-LOCK', name: 'Lights and lock bundle', quantity: 1, price: '45.00' };
    await shop.order(
      bikeOrder('stop-bought-2', shop.runtime.now(), robin, { total: '45.00', items: [line] }),
    );
    await shop.advance('PT90M');
    expect(await shop.offerOf('stop-bought')).toMatchObject({ state: 'never-sent', reason: 'already-owned' });
    expect(shop.nudgesTo(robin.phone)).toEqual([]);
  });

  it('an order that was cancelled before it arrived is never queued', async () => {
    await shop.post({ type: 'order.cancelled', order_id: 'early' });
    expect((await shop.order(bikeOrder('early', shop.runtime.now()))).status).toBe(200);
    expect(await shop.orderRow('early')).toMatchObject({
      gate_outcome: 'stopped',
      stopped_reason: 'cancelled',
    });
    expect(await shop.offerOf('early')).toBeUndefined();
  });

  /** The last cases took the bundle away; a new store day brings it back. */
  async function restock() {
    shop.store.put([bundle]);
    await shop.runtime.invoke('upsr-catalog-sync', {});
    expect(await bundleInMirror()).toMatchObject({ price_minor: 4_500 });
  }
  const bundleInMirror = async () =>
    (await shop.runtime.table('upsr-catalogue')).find(({ sku }) => sku === 'BUNDLE-LIGHTS-LOCK');
});

describe('the time of a nudge', () => {
  it('waits until 08:00 when it is due at 22:10', async () => {
    const day = shop.runtime.now().toISOString().slice(0, 10);
    await shop.advance(`${day}T20:10:00.000Z`); // 21:10 in London
    const robin = await chosen('night');
    await shop.advance(`${nextDay(day)}T06:59:00.000Z`);
    expect(shop.nudgesTo(robin.phone)).toEqual([]);
    await shop.advance('PT5M');
    const [nudge] = shop.nudgesTo(robin.phone);
    expect(nudge?.at.slice(0, 16)).toBe(`${nextDay(day)}T07:00`); // 08:00 in London
  });

  it('asks everything again in the morning', async () => {
    const day = shop.runtime.now().toISOString().slice(0, 10);
    await shop.advance(`${day}T20:10:00.000Z`);
    const robin = await chosen('night-2');
    await shop.advance('PT3H');
    await shop.post({ type: 'customer.opted_out', customer: { id: robin.id } });
    await shop.advance(`${nextDay(day)}T09:00:00.000Z`);
    expect(shop.nudgesTo(robin.phone)).toEqual([]);
    expect(await shop.offerOf('night-2')).toMatchObject({ state: 'never-sent', reason: 'opted-out' });
  });

  it('is given up when it would be more than a day late', async () => {
    const robin = somebody();
    const yesterday = new Date(shop.runtime.now().getTime() - 26 * 3_600_000);
    await shop.order(bikeOrder('late', yesterday, robin));
    await shop.advance('PT10M');
    expect(await shop.offerOf('late')).toMatchObject({ state: 'never-sent', reason: 'too-late' });
    expect(shop.nudgesTo(robin.phone)).toEqual([]);
  });

  it('is given up when the sender was down for more than a day', async () => {
    const robin = await chosen('outage');
    trouble = ({ functionName, action }) =>
      functionName === 'upsr-sender' && action === 'Query' ? 'fail' : undefined;
    await shop.advance('PT26H');
    trouble = undefined;
    await shop.advance('PT10M');
    expect(await shop.offerOf('outage')).toMatchObject({ state: 'never-sent', reason: 'too-late' });
    expect(shop.nudgesTo(robin.phone)).toEqual([]);
    expect(shop.ownerLetters().some(({ subject }) => subject?.includes('upsr-sender-errors'))).toBe(true);
  });
});

describe('one message, whatever happens', () => {
  it('goes out once when ten senders run at the same time', async () => {
    const robin = await chosen('race');
    await shop.advance('PT54M');
    const now = shop.runtime.now();
    await shop.runtime.put('upsr-offers', [{ ...(await shop.offerOf('race')), send_at: now.toISOString() }]);
    await Promise.all(Array.from({ length: 10 }, () => shop.runtime.invoke('upsr-sender', {})));
    await shop.runtime.idle();
    expect(shop.nudgesTo(robin.phone)).toHaveLength(1);
    expect(await shop.offerOf('race')).toMatchObject({ state: 'sent' });
  });

  it('is not repeated by a sender that died right after the flip', async () => {
    const robin = await chosen('died');
    trouble = ({ functionName, action }, phase) =>
      functionName === 'upsr-sender' && action === 'TransactWriteItems' && phase === 'after'
        ? 'crash'
        : undefined;
    await shop.advance('PT61M');
    trouble = undefined;
    await shop.advance('PT2H');
    expect(await shop.offerOf('died')).toMatchObject({ state: 'sent' });
    expect(shop.nudgesTo(robin.phone).length).toBeLessThanOrEqual(1);
  });

  it('is not repeated when the answer of the text service is lost', async () => {
    const robin = await chosen('lost');
    trouble = ({ functionName, action }, phase) =>
      functionName === 'upsr-sender' && action === 'Publish' && phase === 'after' ? 'fail' : undefined;
    await shop.advance('PT70M');
    trouble = undefined;
    await shop.advance('PT1H');
    expect(shop.nudgesTo(robin.phone)).toHaveLength(1);
    expect(await shop.offerOf('lost')).toMatchObject({ state: 'sent' });
  });

  it('is tried again when the sender died before the flip', async () => {
    const robin = await chosen('died-early');
    let died = false;
    trouble = ({ functionName, action }, phase) => {
      if (died || functionName !== 'upsr-sender' || action !== 'TransactWriteItems' || phase !== 'before')
        return undefined;
      died = true;
      return 'crash';
    };
    await shop.advance('PT75M');
    expect(died).toBe(true);
    expect(shop.nudgesTo(robin.phone)).toHaveLength(1);
  });
});

describe('an order that was recorded but never queued', () => {
  it("is queued by the store's next word of it, as exactly one job", async () => {
    const robin = somebody();
    const order = bikeOrder('gap', shop.runtime.now(), robin);
    trouble = ({ functionName, action }, phase) =>
      functionName === 'upsr-order' && action === 'SendMessage' && phase === 'before' ? 'crash' : undefined;
    expect((await shop.order(order)).status).toBe(502);
    expect(await shop.orderRow('gap')).toMatchObject({ gate_outcome: 'queueing' });
    expect(await shop.offerOf('gap')).toBeUndefined();

    trouble = undefined;
    await shop.advance('PT1M');
    const answers = await Promise.all([shop.post(order), shop.post(order), shop.post(order)]);
    await shop.runtime.idle();
    expect(answers.map(({ json }) => json.status).sort()).toEqual(['accepted', 'duplicate', 'duplicate']);
    expect(await shop.orderRow('gap')).toMatchObject({ gate_outcome: 'queued' });
    await shop.advance('PT70M');
    expect(shop.nudgesTo(robin.phone)).toHaveLength(1);
    expect(await customerOf(robin.id)).toMatchObject({ order_count: 1 });
  });

  it('is not lost when the function dies at any of its calls, and the purchase is counted once', async () => {
    // Walk every call the function makes for one order, killing it before and after each.
    for (const phase of ['before', 'after'] as const) {
      for (let nth = 1; nth <= 12; nth += 1) {
        const orderId = `walk-${phase}-${nth}`;
        const robin = somebody();
        const order = bikeOrder(orderId, shop.runtime.now(), robin);
        let calls = 0;
        trouble = ({ functionName }, at) => {
          if (functionName !== 'upsr-order' || at !== phase) return undefined;
          calls += 1;
          return calls === nth ? 'crash' : undefined;
        };
        await shop.order(order);
        trouble = undefined;
        await shop.advance('PT20S');
        await shop.order(order);
        expect(await shop.orderRow(orderId), orderId).toMatchObject({ gate_outcome: 'queued' });
        expect(
          (await shop.offers()).filter((row) => row.order_id === orderId),
          orderId,
        ).toHaveLength(1);
        expect(await customerOf(robin.id), orderId).toMatchObject({ order_count: 1, spent_minor: 52_000 });
        if (calls < nth) break;
      }
    }
  });
});

describe('a job that is delivered twice', () => {
  it('makes one offer and asks the model once', async () => {
    const robin = somebody();
    const asked = () => callsTo('bedrock');
    const before = await asked();
    trouble = ({ functionName, action }, phase) => {
      if (functionName !== 'upsr-picker' || action !== 'PutItem' || phase !== 'after') return undefined;
      trouble = undefined;
      return 'crash';
    };
    await shop.order(bikeOrder('twice', shop.runtime.now(), robin));
    await shop.advance('PT30M');
    expect((await shop.offers()).filter((row) => row.order_id === 'twice')).toHaveLength(1);
    expect((await asked()) - before).toBe(1);
    await shop.advance('PT45M');
    expect(shop.nudgesTo(robin.phone)).toHaveLength(1);
  });

  it('ends in the dead-letter queue when it can never be read, and rings', async () => {
    await shop.runtime.services.sqs.deliver('upsr-jobs', '{"order_id":"poison"}');
    await shop.runtime.idle();
    await shop.advance('PT40M');
    const queue = shop.runtime.status().queues.find(({ name }) => name === 'upsr-jobs-dlq');
    expect(queue?.visible).toBe(1);
    expect(shop.ownerLetters().some(({ subject }) => subject?.includes('upsr-jobs-dlq'))).toBe(true);
  });
});

const nextDay = (day: string) => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
const customerOf = async (id: string) =>
  (await shop.runtime.table('upsr-customers')).find((row) => row.customer_id === id);
async function callsTo(service: string): Promise<number> {
  const { calls } = await shop.runtime.usage();
  return calls.filter((call) => call.service === service).reduce((sum, { count }) => sum + count, 0);
}
