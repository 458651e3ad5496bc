// What reminders brought, months together, against a real engine: net of what is cancelled or refunded after its month was told, and equal
// to a plain recount of all carts.
import { GetCommand, PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { brought, together } from '../../../../lambdas/cart-recovery/decisions/brought.ts';
import type { CartRow } from '../../../../lambdas/cart-recovery/rows.ts';
import { makeBroughtMonths } from '../../../../lambdas/cart-recovery/state/brought-so-far.ts';
import { type CalendarMonth, monthBefore, previousMonth } from '../../../../shared/time/calendar-month.ts';
import { aCart } from '../builders.ts';
import { type CartTables, startCartTables } from '../tables.ts';

let tables: CartTables;
beforeAll(async () => {
  tables = await startCartTables();
});
afterAll(() => tables.stop());

const september = monthBefore(new Date('2026-10-05T12:00:00.000Z'), 'Europe/London');
const august = previousMonth(september);
const now = new Date('2026-12-31T00:00:00.000Z');
const by = { withinDays: 7, now, currency: 'GBP' };
const cart = (cart_id: string, month: CalendarMonth, changes: Partial<CartRow>) =>
  aCart({ cart_id, day: `${month.key}-10`, first_at: `${month.key}-10T12:00:00.000Z`, ...changes });
const bought = (month: CalendarMonth): Partial<CartRow> => ({
  status: 'bought',
  bought_at: `${month.key}-11T12:00:00.000Z`,
  order_total_minor: 5_000,
  order_currency: 'GBP',
});
let read: string[] = [];
async function count(month: CalendarMonth) {
  read.push(month.key);
  const days = await Promise.all(month.days.map((day) => tables.carts.byDay(day)));
  return brought(days.flat(), by);
}
const sumUp = async (month: CalendarMonth) => {
  const own = await count(month);
  read = [];
  return makeBroughtMonths(tables.documents, 'notices').add(month, own, count);
};

describe('what reminders brought so far', () => {
  it('is nothing, and costs no look at earlier months, while nobody is held out', async () => {
    await tables.given(cart('a-0', august, { first_outcome: 'sent', ...bought(august) }));
    expect(await sumUp(august)).toBeUndefined();
    expect(await sumUp(september)).toBeUndefined();
    expect(read).toEqual([]);
  });

  it('takes back what is cancelled after its month was told, and equals a recount of all rows', async () => {
    await tables.given(
      cart('a-1', august, { first_outcome: 'sent', ...bought(august) }),
      cart('a-2', august, { first_outcome: 'skipped-held-out', ...bought(august) }),
      cart('s-1', september, { first_outcome: 'sent', ...bought(september) }),
      cart('s-2', september, { first_outcome: 'skipped-held-out' }),
    );
    expect(await sumUp(august)).toMatchObject({
      offered: { of: 2, hits: 2, amounts: { 5000: 2 } },
      heldOut: { of: 1, hits: 1, amounts: { 5000: 1 } },
    });
    const cancelled = {
      ...bought(august),
      order_id: 'o-1',
      taken_back_order: 'o-1',
      taken_back_at: `${september.key}-20T12:00:00.000Z`,
    };
    const Item = cart('a-1', august, { first_outcome: 'sent', ...cancelled });
    await tables.documents.send(new PutCommand({ TableName: 'state', Item }));
    const so = await sumUp(september);
    expect(read).toEqual([august.key]);
    expect(so).toMatchObject({
      offered: { of: 3, hits: 2, amounts: { 5000: 2 } },
      heldOut: { of: 2, hits: 1, amounts: { 5000: 1 } },
    });
    const { Items: rows = [] } = await tables.documents.send(new ScanCommand({ TableName: 'state' }));
    expect(so).toMatchObject(together([brought(rows as CartRow[], by)]));
    expect(so?.weeks).toBeCloseTo(61 / 7, 5);
  });

  it('is the same at every asking', async () => {
    expect(await sumUp(september)).toEqual(await sumUp(september));
    const { Item } = await tables.documents.send(
      new GetCommand({ TableName: 'notices', Key: { notice_id: `brought#${august.key}` } }),
    );
    expect(Item).toMatchObject({ offered: { of: 2, hits: 1 }, heldOut: { of: 1, hits: 1 } });
  });
});
