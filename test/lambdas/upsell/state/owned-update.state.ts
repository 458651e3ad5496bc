// A shopper who owns more than a row of the table could hold as a set.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ownedSkus } from '../../../../lambdas/upsell/decisions/owned.ts';
import type { CustomerRow } from '../../../../lambdas/upsell/rows.ts';
import { makeImportOrder } from '../../../../lambdas/upsell/state/import.ts';
import { anOrder, noon, tom } from '../builders.ts';
import { startUpsellTables, type UpsellTables } from '../tables.ts';

let tables: UpsellTables;
beforeAll(async () => {
  tables = await startUpsellTables();
});
afterAll(() => tables.stop());

const LINES = 5_000;
const skuNumbered = (number: number) => `SKU-OF-A-LARGE-SHOP-${String(number).padStart(6, '0')}`;
const largeOrder = (orderId: string, customerId: string, first: number) =>
  anOrder({
    orderId,
    customer: { ...tom, id: customerId },
    items: Array.from({ length: LINES }, (_, index) => ({
      sku: skuNumbered(first + index),
      name: `Thing ${index} of this order`,
      quantity: 1,
      priceMinor: 100,
    })),
  });
const record = async (orderId: string, customerId: string, first: number, owned: CustomerRow | undefined) =>
  (
    await tables.record({
      order: largeOrder(orderId, customerId, first),
      outcome: 'capped',
      purchase: { shopCurrency: 'GBP', keepContact: true, owned },
      keys: [customerId],
      capKeys: [customerId],
      now: noon,
    })
  ).kind;

describe('orders of 5,000 lines', () => {
  it('are counted one after the other until 25,000 SKUs are owned, and every one of them is remembered', async () => {
    for (let number = 0; number < 5; number += 1) {
      const owned = await tables.customers.get('c-large');
      expect(await record(`large-${number}`, 'c-large', number * LINES, owned)).toBe('applied');
    }
    const row = await tables.customers.get('c-large');
    expect(row).toMatchObject({ order_count: 5 });
    const has = ownedSkus(row ?? {});
    for (let number = 0; number < 5 * LINES; number += 997) expect(has.has(skuNumbered(number))).toBe(true);
    expect(has.has(skuNumbered(5 * LINES))).toBe(false);
    expect(await tables.orders.get('large-4')).toMatchObject({ line_count: LINES });
    expect((await tables.orders.get('large-4'))?.items).toHaveLength(200);
  });

  it('beside each other lose nothing: who read an older row looks again', async () => {
    const seen = await tables.customers.get('c-large');
    const results = await Promise.all([
      record('beside-a', 'c-large', 60_000, seen),
      record('beside-b', 'c-large', 70_000, seen),
    ]);
    expect(results.sort()).toEqual(['applied', 'customer-taken']);
  });

  it('out of an import fill the row of somebody who was never read, and go on', async () => {
    const importOrder = makeImportOrder(
      tables.documents,
      { orders: 'orders', customers: 'customers' },
      tables.optOut,
    );
    for (let number = 0; number < 5; number += 1) {
      const order = largeOrder(`past-${number}`, 'c-past', number * LINES);
      expect(
        await importOrder({ order, person: { ...tom, id: 'c-past' }, shopCurrency: 'GBP', now: noon }),
      ).toBe('imported');
      expect(
        await importOrder({ order, person: { ...tom, id: 'c-past' }, shopCurrency: 'GBP', now: noon }),
      ).toBe('already');
    }
    const row = await tables.customers.get('c-past');
    expect(row).toMatchObject({ order_count: 5, spent_minor: 5 * 52_000 });
    for (let number = 0; number < 5 * LINES; number += 997)
      expect(ownedSkus(row ?? {}).has(skuNumbered(number))).toBe(true);
  });
});
