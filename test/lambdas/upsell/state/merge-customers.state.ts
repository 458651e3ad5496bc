// Two rows become one, on a real engine: whatever is written beside it, and however often, nothing of it is lost.
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { digestsOf, ownedSkus } from '../../../../lambdas/upsell/decisions/owned.ts';
import { hearOfMerger } from '../../../../lambdas/upsell/ordering/customer-changes.ts';
import { makeListedAs } from '../../../../lambdas/upsell/state/listed-as.ts';
import { makeMergeCustomers } from '../../../../lambdas/upsell/state/merge-customers.ts';
import { makeRecordConsent } from '../../../../lambdas/upsell/state/record-consent.ts';
import { makeLog } from '../../../../shared/handlers/log.ts';
import { losingAnswers } from '../../../support/lost-answers.ts';
import { anOrder, minutesAfter, noon } from '../builders.ts';
import { startUpsellTables, type UpsellTables } from '../tables.ts';

let tables: UpsellTables;
let answers: ReturnType<typeof losingAnswers>;
beforeAll(async () => {
  tables = await startUpsellTables();
  answers = losingAnswers(tables.documents);
});
afterAll(() => tables.stop());

const day = (date: number) => `2026-06-0${date}T12:00:00.000Z`;
const put = (Item: Record<string, unknown>) =>
  tables.documents.send(new PutCommand({ TableName: 'customers', Item }));
let people = 0;
/** Two rows of one person, each with a purchase, a nudge and something owned. */
async function twoRows() {
  people += 1;
  const [keptId, goneId] = [`kept-${people}`, `gone-${people}`];
  const row = (customer_id: string, sku: string, date: number) => ({
    customer_id,
    owned_skus: new Set([sku]),
    order_count: 1,
    spent_minor: 100,
    last_order_at: day(date),
    last_nudged_at: day(date),
    nudge_count: 1,
  });
  await put(row(keptId, 'A', 1));
  await put(row(goneId, 'B', 2));
  return { keptId, goneId };
}
const get = (id: string) => tables.customers.get(id);
const parts = (changes = tables.changes) => ({
  ...tables,
  changes,
  log: makeLog({ functionName: 'test', now: () => noon, write: () => {} }),
  now: () => noon,
  listedAs: makeListedAs(tables.documents, 'optout'),
  recordConsent: makeRecordConsent(tables.documents, tables.customers, tables.optOut),
});
const hear = async (ids: { keptId: string; goneId: string }, changes = tables.changes) =>
  JSON.parse((await hearOfMerger({ type: 'customer.merged', ...ids }, parts(changes))).body);

/** A merger in which something is written between its look and its write, once. */
function withBetween(between: () => Promise<unknown>) {
  let isFirst = true;
  const merge = makeMergeCustomers(tables.documents, {
    table: 'customers',
    optOut: tables.optOut,
    customers: {
      get: async (id) => {
        const row = await tables.customers.get(id);
        if (id.startsWith('kept') && isFirst) {
          isFirst = false;
          await between();
        }
        return row;
      },
    },
  });
  return { ...tables.changes, merge };
}

const order = (id: string, date: number, sku: string) =>
  tables.record({
    order: anOrder({
      orderId: `of-${id}`,
      placedAt: day(date),
      customer: { id },
      items: [{ sku, name: sku, quantity: 1, priceMinor: 700 }],
      totalMinor: 700,
    }),
    outcome: 'no-consent',
    purchase: { shopCurrency: anOrder().currency, keepContact: true },
    keys: [id],
    capKeys: [],
    now: noon,
  });
describe('two rows of one person', () => {
  it('come to their sum and to the later of each moment', async () => {
    const ids = await twoRows();
    expect(await hear(ids)).toEqual({ status: 'accepted' });
    expect(await get(ids.keptId)).toEqual({
      customer_id: ids.keptId,
      owned_skus: new Set(['A', 'B']),
      order_count: 2,
      spent_minor: 200,
      nudge_count: 2,
      last_order_at: day(2),
      last_nudged_at: day(2),
    });
  });

  it('come to that once, though the event is told twice, at once, and an answer is lost', async () => {
    const ids = await twoRows();
    answers.lose('TransactWriteCommand');
    const told = await Promise.all([hear(ids), hear(ids)]);
    await hear(ids);
    expect(told.map(({ status }) => status).sort()).toEqual(['accepted', 'ignored']);
    expect(await get(ids.goneId)).toBeUndefined();
    expect(await get(ids.keptId)).toMatchObject({ order_count: 2, spent_minor: 200, nudge_count: 2 });
  });

  it('keep what either was asked lately, so that an order still finds what it answers', async () => {
    const { keptId, goneId } = await twoRows();
    const asked = (offer_id: string, date: number) => ({
      offer_id,
      sku: 'A',
      from: day(date),
      until: day(9),
    });
    await put({ ...(await get(keptId)), asked: [asked('two', 2)] });
    await put({ ...(await get(goneId)), asked: [asked('one', 1), asked('three', 3)] });
    await hear({ keptId, goneId });
    expect((await get(keptId))?.asked?.map(({ offer_id }) => offer_id)).toEqual(['one', 'two', 'three']);
  });

  it('keep what only digests remember', async () => {
    const ids = await twoRows();
    await put({
      customer_id: ids.goneId,
      owned_skus: new Set(['B']),
      owned_digests: digestsOf(['OLD']),
      owned_folds: 1,
    });
    await hear(ids);
    const row = await get(ids.keptId);
    expect(['A', 'B', 'OLD', 'NEVER'].map((sku) => ownedSkus(row ?? {}).has(sku))).toEqual([
      true,
      true,
      true,
      false,
    ]);
    expect(row?.owned_folds).toBe(1);
  });

  it('become one row where the kept one had none', async () => {
    const { goneId } = await twoRows();
    const keptId = `kept-new-${people}`;
    expect(await hear({ keptId, goneId })).toEqual({ status: 'accepted' });
    expect(await get(keptId)).toMatchObject({ order_count: 1, last_nudged_at: day(2) });
  });
});

describe('three rows of one person, merged at once', () => {
  it('come to the sum of all, and to the latest of each moment', async () => {
    for (const dates of [
      [5, 3],
      [3, 5],
    ]) {
      people += 1;
      const keptId = `kept-${people}`;
      const goneIds = dates.map((date, place) => ({ date, id: `gone-${people}-${place}` }));
      for (const { id, date } of goneIds)
        await put({
          ...{ customer_id: id, order_count: 1, spent_minor: 10, owned_skus: new Set([id]) },
          ...{ last_order_at: day(date), last_nudged_at: day(9 - date) },
          ...{ nudge_pending_until: day(date), nudge_pending_order: `o-${date}` },
        });
      await Promise.all(goneIds.map(({ id }) => hear({ keptId, goneId: id })));
      expect(await get(keptId)).toEqual({
        customer_id: keptId,
        ...{ order_count: 2, spent_minor: 20, owned_skus: new Set(goneIds.map(({ id }) => id)) },
        ...{ last_order_at: day(5), last_nudged_at: day(6) },
        ...{ nudge_pending_until: day(5), nudge_pending_order: 'o-5' },
      });
    }
  });
});

describe('a merger beside something else', () => {
  it('loses no order, of whichever of the two', async () => {
    for (const whose of ['keptId', 'goneId'] as const) {
      const ids = await twoRows();
      await hear(
        ids,
        withBetween(() => order(ids[whose], 4, 'NEW')),
      );
      const row = await get(ids.keptId);
      expect(row).toMatchObject({ order_count: 3, spent_minor: 900, last_order_at: day(4) });
      expect(row?.owned_skus).toEqual(new Set(['A', 'B', 'NEW']));
      expect(await get(ids.goneId)).toBeUndefined();
    }
  });

  it('loses no nudge, of whichever of the two, and none that is on its way', async () => {
    for (const whose of ['keptId', 'goneId'] as const) {
      const ids = await twoRows();
      const now = minutesAfter(noon, 60);
      const between = async () => {
        const row = await get(ids[whose]);
        await put({
          ...row,
          last_nudged_at: now.toISOString(),
          nudge_count: 2,
          nudge_pending_order: 'o',
          nudge_pending_until: now.toISOString(),
        });
      };
      await hear(ids, withBetween(between));
      expect(await get(ids.keptId)).toMatchObject({
        ...{ last_nudged_at: now.toISOString(), nudge_count: 3 },
        ...{ nudge_pending_order: 'o', nudge_pending_until: now.toISOString() },
      });
    }
  });

  it('hears of who opts out in that moment', async () => {
    const ids = await twoRows();
    await hear(
      ids,
      withBetween(() => tables.optOut.list([ids.goneId], 'text-message', noon)),
    );
    expect(await tables.optOut.isListed([ids.keptId])).toBe(true);
    expect(await get(ids.keptId)).toMatchObject({ order_count: 2 });
  });

  it('brings nobody back who was erased before it, or in that moment', async () => {
    for (const isBefore of [true, false]) {
      const ids = await twoRows();
      const erase = async () => {
        await tables.optOut.erase([ids.keptId], noon);
        await tables.customers.erase(ids.keptId);
      };
      if (isBefore) await erase();
      await hear(ids, withBetween(isBefore ? async () => {} : erase));
      expect(await get(ids.keptId)).toBeUndefined();
      expect(await get(ids.goneId)).toBeUndefined();
      expect(await tables.optOut.isListed([ids.goneId])).toBe(true);
    }
  });

  it('is made up where the process ended after it had listed the kept one, and before it merged', async () => {
    const ids = await twoRows();
    await tables.optOut.list([ids.goneId], 'store', noon);
    const dies = { ...tables.changes, merge: async () => Promise.reject(new Error('gone')) };
    await expect(hear(ids, dies)).rejects.toThrow('gone');
    expect(await hear(ids)).toEqual({ status: 'accepted' });
    expect(await tables.optOut.isListed([ids.keptId])).toBe(true);
    expect(await get(ids.keptId)).toMatchObject({ order_count: 2 });
  });
});
