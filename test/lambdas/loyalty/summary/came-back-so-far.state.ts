// Win-backs joined with visits, against a real engine: told and held out alike, net of what was refunded since, from the day's indexes and
// the months' rows, and equal to a plain recount of all rows.
import { type DynamoDBDocumentClient, PutCommand, QueryCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refundKey, refundName } from '../../../../lambdas/loyalty/decisions/ledger-key.ts';
import { makeCameBackMonths } from '../../../../lambdas/loyalty/state/came-back.ts';
import { makeDayBook } from '../../../../lambdas/loyalty/state/day-book.ts';
import { cameBackSoFar } from '../../../../lambdas/loyalty/summary/came-back-so-far.ts';
import { type CalendarMonth, monthBefore, previousMonth } from '../../../../shared/time/calendar-month.ts';
import { startLoyaltyTables, TABLES, ZONE } from '../tables.ts';

let tables: Awaited<ReturnType<typeof startLoyaltyTables>>;
beforeAll(async () => {
  tables = await startLoyaltyTables();
});
afterAll(() => tables.stop());

const put = async (TableName: string, ...rows: readonly object[]) => {
  for (const Item of rows) await tables.documents.send(new PutCommand({ TableName, Item }));
};
const noon = (day: string) => `${day}T17:00:00.000Z`;
const phoneOf = (index: number) => `+1212555${String(1_000 + index)}`;
const asked = (phone: string, action: 'nudge' | 'held-out', day: string) =>
  put(TABLES.audit, { phone, ts: `${noon(day)}#${action}`, action, by_user: 'system', day });
const came = (phone: string, day: string, sale_id = `s-${phone}-${day}`) =>
  put(TABLES.sales, {
    sale_id,
    phone,
    move: 'add',
    version: 0,
    ts: `${noon(day)}#sale:${sale_id}`,
    day,
    day_points: 20,
  });
const refunded = (phone: string, sale: string, day: string) =>
  put(TABLES.ledger, {
    phone,
    ts: refundKey(noon(day), refundName(sale, 'r')),
    points_change: -20,
    reason: 'refund',
    day,
  });

const july: CalendarMonth = monthBefore(new Date('2026-08-03T14:00:00.000Z'), ZONE);
const soFar = (month: CalendarMonth, now: string, documents: DynamoDBDocumentClient = tables.documents) =>
  cameBackSoFar(month, {
    days: makeDayBook(documents, TABLES),
    cameBack: makeCameBackMonths(documents, TABLES.notices),
    now: new Date(now),
    zone: ZONE,
    windowDays: 28,
  });

describe('what a word to lapsing regulars brought', () => {
  it('is counted of the month that has had its time, and equals a recount of all rows', async () => {
    // Forty were told in June, and every second came back; of twenty who are held out every fifth did.
    for (let index = 0; index < 60; index += 1) {
      const phone = phoneOf(index);
      const isHeldOut = index >= 40;
      await asked(phone, isHeldOut ? 'held-out' : 'nudge', '2026-06-10');
      if (isHeldOut ? index % 5 === 0 : index % 2 === 0)
        await came(phone, index % 4 === 0 ? '2026-07-05' : '2026-06-20');
    }
    // Too late; before; and refunded in July.
    await came(phoneOf(1), '2026-07-20');
    await came(phoneOf(3), '2026-06-02');
    await came(phoneOf(5), '2026-06-21', 'gone');
    await refunded(phoneOf(5), 'gone', '2026-07-02');
    const so = await soFar(july, '2026-08-03T14:00:00.000Z');
    expect(so).toMatchObject({ offered: { of: 40, hits: 20 }, heldOut: { of: 20, hits: 4 } });
    expect(so?.weeks).toBeCloseTo(30 / 7, 5);

    const { Items: deeds = [] } = await tables.documents.send(new ScanCommand({ TableName: TABLES.audit }));
    const { Items: sales = [] } = await tables.documents.send(new ScanCommand({ TableName: TABLES.sales }));
    const recounted = (action: string) =>
      deeds.filter(
        (deed) =>
          deed.action === action &&
          sales.some(
            ({ phone, day, sale_id }) =>
              phone === deed.phone && sale_id !== 'gone' && day > '2026-06-10' && day <= '2026-07-08',
          ),
      ).length;
    expect([recounted('nudge'), recounted('held-out')]).toEqual([so?.offered.hits, so?.heldOut.hits]);
  });

  it('is the same at every asking, and less by what is refunded until it is asked again', async () => {
    expect(await soFar(july, '2026-08-03T14:00:00.000Z')).toMatchObject({ offered: { of: 40, hits: 20 } });
    await refunded(phoneOf(2), `s-${phoneOf(2)}-2026-06-20`, '2026-07-30');
    expect(await soFar(july, '2026-08-03T14:00:00.000Z')).toMatchObject({ offered: { of: 40, hits: 19 } });
  });

  it('adds the months, and asks the days of one alone', async () => {
    await asked(phoneOf(70), 'nudge', '2026-07-10');
    await asked(phoneOf(0), 'nudge', '2026-07-11');
    await asked(phoneOf(71), 'held-out', '2026-07-10');
    const days = new Set<unknown>();
    const seeing: DynamoDBDocumentClient = Object.create(tables.documents);
    seeing.send = ((command: QueryCommand) => {
      if (command instanceof QueryCommand) days.add(command.input.ExpressionAttributeValues?.[':day']);
      return tables.documents.send(command);
    }) as DynamoDBDocumentClient['send'];
    const august = monthBefore(new Date('2026-09-07T14:00:00.000Z'), ZONE);
    // Whoever was told in June already is in that month's figures.
    expect(await soFar(august, '2026-09-07T14:00:00.000Z', seeing)).toMatchObject({
      offered: { of: 41, hits: 19 },
      heldOut: { of: 21, hits: 4 },
    });
    expect([...days].sort()[0]).toBe('2026-06-01');
    expect([...days].sort().at(-1)).toBe('2026-09-07');
  });

  it('is nothing where nobody of those months was held out', async () => {
    const before = previousMonth(previousMonth(july));
    expect(await soFar(before, '2026-06-01T14:00:00.000Z')).toBeUndefined();
  });
});
