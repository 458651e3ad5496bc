// The owner's page of the upsell recommender reads as little with a hundred thousand offers as with a thousand.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { listedOrder, upsellFigures } from '../../../../lambdas/upsell/dashboard/week-figures.ts';
import { makeWeekRows } from '../../../../lambdas/upsell/state/week-rows.ts';
import { makeDashboards } from '../../../../shared/dashboard/dashboard-row.ts';
import { countWeek, listsOf } from '../../../../shared/dashboard/figures.ts';
import { isoWeekOf } from '../../../../shared/time/time.ts';
import { ageOf, countingReads, dayBefore, idOf, SIZES } from '../../../support/rows-read.ts';
import { startUpsellTables, type UpsellTables } from '../tables.ts';

const now = new Date('2026-06-11T09:00:00Z');
const STATES = ['taken', 'ignored', 'out-of-window', 'never-sent', 'no-fit'];
let tables: UpsellTables;
beforeAll(async () => {
  tables = await startUpsellTables();
});
afterAll(() => tables.stop());

it('reads of the page, of a count and of a list are those of their weeks', async () => {
  const { documents } = tables;
  const week = isoWeekOf(new Date('2026-05-20T09:00:00Z'), 'UTC');
  const weekRows = makeWeekRows({ client: documents, tables: { offers: 'offers', orders: 'orders' } });
  const lists = listsOf(weekRows, upsellFigures, listedOrder);
  const dashboards = makeDashboards(documents, 'notices');
  await dashboards.put({
    counted_at: now.toISOString(),
    weeks: {},
    sheet: { title: '', charts: [], told: [], waiting: [] },
  });
  const reads = countingReads(documents);
  const read = {
    page: () => dashboards.get(),
    count: () => countWeek(week, weekRows, upsellFigures),
    list: () => lists({ week, key: 'nudges', skip: 0, figures: {} }),
  };
  const seen: Record<string, number>[] = [];
  let from = 0;
  for (const size of SIZES) {
    await tables.fill(
      'offers',
      Array.from({ length: size - from }, (_, at) => ({
        offer_id: idOf(from + at),
        order_id: `${from + at}`,
        state: STATES[at % STATES.length],
        send_at: `${dayBefore(now, ageOf(from + at))}T12:00:00.000Z`,
      })),
    );
    from = size;
    seen.push({
      page: await reads.of(read.page),
      count: await reads.of(read.count),
      list: await reads.of(read.list),
    });
  }
  const [few = {}, many = {}] = seen;
  expect(few.page).toBe(1);
  expect(few.list).toBeGreaterThan(10);
  for (const [what, rows] of Object.entries(few)) expect(many[what]).toBeLessThanOrEqual(rows * 1.1);
}, 240_000);
