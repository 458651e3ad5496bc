// The owner's page of cart recovery reads as little with a hundred thousand carts as with a thousand.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { cartLists } from '../../../../lambdas/cart-recovery/dashboard/cart-lists.ts';
import { cartFigures } from '../../../../lambdas/cart-recovery/dashboard/week-figures.ts';
import { makeCartReads } from '../../../../lambdas/cart-recovery/state/cart-reads.ts';
import { makeWeekRows } from '../../../../lambdas/cart-recovery/state/week-rows.ts';
import { countWeek } from '../../../../shared/dashboard/figures.ts';
import type { Shop } from '../../../../shared/shop/shop.ts';
import { isoWeekOf } from '../../../../shared/time/time.ts';
import { ageOf, countingReads, dayBefore, idOf, SIZES } from '../../../support/rows-read.ts';
import { startCartTables } from '../tables.ts';

const now = new Date('2026-06-11T09:00:00Z');
const shop = { timeZone: 'UTC', locale: 'en-GB', currency: 'GBP' } as unknown as Shop;
let tables: Awaited<ReturnType<typeof startCartTables>>;
beforeAll(async () => {
  tables = await startCartTables();
});
afterAll(() => tables.stop());

it('reads of a count and of a list are those of their weeks', async () => {
  const { documents: client } = tables;
  const week = isoWeekOf(new Date('2026-05-20T09:00:00Z'), 'UTC');
  const weekRows = makeWeekRows({
    client,
    table: 'state',
    zone: 'UTC',
    carts: makeCartReads(client, 'state'),
  });
  const figures = cartFigures({ withinDays: 7, currency: 'GBP' });
  const lists = cartLists({ client, table: 'state', shop });
  const reads = countingReads(client);
  const seen: Record<string, number>[] = [];
  let from = 0;
  for (const size of SIZES) {
    await tables.fill(
      'state',
      Array.from({ length: size - from }, (_, at) => ({
        cart_id: idOf(from + at),
        status: 'open',
        version: 1,
        changed_at: `${dayBefore(now, ageOf(from + at))}T12:00:00.000Z`,
        day: dayBefore(now, ageOf(from + at)),
      })),
    );
    from = size;
    let carts = 0;
    const count = await reads.of(async () => {
      carts = (await countWeek(week, weekRows, figures)).seen ?? 0;
    });
    const list = await reads.of(() => lists({ week, key: 'seen', skip: 0, figures: { withinDays: 7 } }));
    expect(carts).toBeGreaterThan(10);
    seen.push({ count, list });
  }
  const [few = {}, many = {}] = seen;
  for (const [what, rows] of Object.entries(few)) expect(many[what]).toBeLessThanOrEqual(rows * 1.1);
}, 240_000);
