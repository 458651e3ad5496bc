// The owner's page of the loyalty tracker reads as little with a hundred thousand sales as with a thousand.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { loyaltyDashboard } from '../../../../lambdas/loyalty/dashboard/loyalty-lists.ts';
import { loyaltyWeekFigures } from '../../../../lambdas/loyalty/dashboard/week-figures.ts';
import { makeWeekRows } from '../../../../lambdas/loyalty/state/week-rows.ts';
import { countWeek } from '../../../../shared/dashboard/figures.ts';
import type { Shop } from '../../../../shared/shop/shop.ts';
import { isoWeekOf } from '../../../../shared/time/time.ts';
import { ageOf, countingReads, dayBefore, idOf, SIZES } from '../../../support/rows-read.ts';
import { startLoyaltyTables, TABLES } from '../tables.ts';

const now = new Date('2026-06-11T09:00:00Z');
const shop = { timeZone: 'UTC', locale: 'en-GB', currency: 'GBP' } as unknown as Shop;
let tables: Awaited<ReturnType<typeof startLoyaltyTables>>;
beforeAll(async () => {
  tables = await startLoyaltyTables();
});
afterAll(() => tables.stop());

it('reads of a count and of a list are those of their weeks', async () => {
  const { documents: client } = tables;
  const week = isoWeekOf(new Date('2026-05-20T09:00:00Z'), 'UTC');
  const weekRows = makeWeekRows({ client, tables: TABLES, zone: 'UTC' });
  const { lists } = loyaltyDashboard({ client, tables: TABLES, shop, environment: {} });
  const reads = countingReads(client);
  const seen: Record<string, number>[] = [];
  let from = 0;
  for (const size of SIZES) {
    await tables.engine.fill(
      TABLES.sales,
      Array.from({ length: size - from }, (_, at) => ({
        sale_id: idOf(from + at),
        phone: '+12125550100',
        move: 'add',
        day_points: 1,
        day: dayBefore(now, ageOf(from + at)),
      })),
    );
    from = size;
    let sales = 0;
    const count = await reads.of(async () => {
      sales = (await countWeek(week, weekRows, loyaltyWeekFigures)).sales ?? 0;
    });
    const list = await reads.of(() => lists({ week, key: 'sales', skip: 0, figures: {} }));
    expect(sales).toBeGreaterThan(10);
    seen.push({ count, list });
  }
  const [few = {}, many = {}] = seen;
  for (const [what, rows] of Object.entries(few)) expect(many[what]).toBeLessThanOrEqual(rows * 1.1);
}, 240_000);
