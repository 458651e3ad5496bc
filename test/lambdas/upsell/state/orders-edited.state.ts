// An order of which lines are taken off, before it is told or after, and told again and again.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { anOrder, noon, tom } from '../builders.ts';
import { startUpsellTables, type UpsellTables } from '../tables.ts';

let tables: UpsellTables;
beforeAll(async () => {
  tables = await startUpsellTables();
});
afterAll(() => tables.stop());

const record = (orderId: string) =>
  tables.record({
    order: anOrder({ orderId, customer: { ...tom, id: `c-${orderId}` } }),
    outcome: 'queueing',
    purchase: { shopCurrency: 'GBP', keepContact: true },
    keys: [`c-${orderId}`],
    capKeys: [`c-${orderId}`],
    now: noon,
  });

it('what is gone is noted, whichever is told first, and the order goes on', async () => {
  await tables.orders.noteGone('first', ['BIKE'], noon);
  expect(await record('first')).toEqual({ kind: 'applied' });
  await record('second');
  await tables.orders.noteGone('second', ['BIKE'], noon);
  await tables.orders.noteGone('second', ['BIKE', 'PUMP'], noon);
  expect(await tables.orders.get('first')).toMatchObject({
    gate_outcome: 'queueing',
    gone_skus: new Set(['BIKE']),
  });
  expect((await tables.orders.get('second'))?.gone_skus).toEqual(new Set(['BIKE', 'PUMP']));
});

it('an edit that does not say what is gone stops the order', async () => {
  expect(await tables.orders.stop('edited', 'edited', noon)).toBe(true);
  expect(await tables.orders.stop('edited', 'edited', noon)).toBe(false);
  expect((await record('edited')).kind).toBe('order-known');
});
