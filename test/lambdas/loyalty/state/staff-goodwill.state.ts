// The count of what somebody gave out of goodwill, on a real engine: alone, many at once, again, cut off, and on another day.
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { sum } from '../../../../lambdas/loyalty/points.ts';
import type { LedgerRow } from '../../../../lambdas/loyalty/rows.ts';
import { makePointsMoves, type PointsMoves } from '../../../../lambdas/loyalty/state/points/points-moves.ts';
import { makeStaff, type Staff } from '../../../../lambdas/loyalty/state/staff.ts';
import { memberRow, openingRow } from '../../../support/loyalty-runtime.ts';
import { startLoyaltyTables, TABLES, ZONE } from '../tables.ts';

let tables: Awaited<ReturnType<typeof startLoyaltyTables>>;
let staff: Staff;
let moves: PointsMoves;
let manager: string;
let count = 0;
const at = new Date('2026-06-05T12:30:00.000Z');
const DAY_MS = 86_400_000;

beforeAll(async () => {
  tables = await startLoyaltyTables();
  staff = makeStaff(tables.documents, TABLES, ZONE);
  moves = makePointsMoves(tables.documents, TABLES, ZONE);
});
afterAll(() => tables.stop());
beforeEach(async () => {
  count += 1;
  manager = `mel ${count}`;
  await staff.add({ name: manager, shownName: 'Mel', role: 'manager', pinHash: 'x', by: 'owner', at });
});

/** A member who is ten points short of a coffee. */
async function short(): Promise<string> {
  count += 1;
  const phone = `+1212555${String(3000 + count)}`;
  const put = (TableName: string, Item: object) => tables.documents.send(new PutCommand({ TableName, Item }));
  await put(TABLES.members, memberRow(phone, { balance: 90 }));
  await put(TABLES.ledger, openingRow(phone, 90));
  return phone;
}
const give = (phone: string, { id = 'kind', on = at, most = 3 } = {}) =>
  moves.redeemWithGoodwill(
    { phone, id, at: on, reward: 'free coffee', cost: 100, byStaff: manager, seen: '' },
    {
      gift: 10,
      rewards: [],
      ...(most === 0 ? {} : { counted: (day: string) => staff.goodwillItem({ name: manager, day, most }) }),
    },
  );
const standing = async (phone: string) => {
  const rows = (await tables.all<LedgerRow>('ledger')).filter((row) => row.phone === phone);
  return { sum: sum(rows.map(({ points_change }) => points_change)), rows: rows.length };
};

describe('a manager who may give three a day', () => {
  test('given the fourth, then nothing moves; on the next day there are three again', async () => {
    const kinds = [];
    for (const phone of [await short(), await short(), await short()]) kinds.push((await give(phone)).kind);
    expect(kinds).toEqual(['redeemed', 'redeemed', 'redeemed']);
    const phone = await short();
    expect(await give(phone)).toEqual({ kind: 'goodwill-limit' });
    expect(await standing(phone)).toEqual({ sum: 90, rows: 1 });
    expect(await staff.get(manager)).toMatchObject({ goodwill_day: '2026-06-05', goodwill_count: 3 });

    const tomorrow = new Date(at.getTime() + DAY_MS);
    expect((await give(phone, { on: tomorrow })).kind).toBe('redeemed');
    expect(await staff.get(manager)).toMatchObject({ goodwill_day: '2026-06-06', goodwill_count: 1 });
  });

  test('given a page of before midnight, confirmed after the day’s last, then it counts on the new day', async () => {
    const tomorrow = new Date(at.getTime() + DAY_MS);
    expect((await give(await short(), { on: tomorrow, most: 1 })).kind).toBe('redeemed');
    expect(await give(await short(), { most: 1 })).toEqual({ kind: 'goodwill-limit' });
    expect((await give(await short(), { most: 2 })).kind).toBe('redeemed');
    expect(await staff.get(manager)).toMatchObject({ goodwill_day: '2026-06-06', goodwill_count: 2 });
  });

  test('given eight taps at once for eight members, then three are given and none more', async () => {
    const phones = [];
    for (let index = 0; index < 8; index += 1) phones.push(await short());
    const given = await Promise.all(phones.map((phone) => give(phone)));
    expect(given.filter(({ kind }) => kind === 'redeemed')).toHaveLength(3);
    expect(given.filter(({ kind }) => kind === 'goodwill-limit')).toHaveLength(5);
    expect(await staff.get(manager)).toMatchObject({ goodwill_count: 3 });
    const sums = await Promise.all(phones.map(async (phone) => (await standing(phone)).sum));
    expect(sums.sort()).toEqual([0, 0, 0, 90, 90, 90, 90, 90].sort());
  });

  test('given the same confirmation again, because its answer was lost, then it is done once and counted once', async () => {
    const phone = await short();
    await give(phone);
    expect((await give(phone)).kind).toBe('already');
    expect((await Promise.all([give(phone), give(phone)])).map(({ kind }) => kind)).toEqual([
      'already',
      'already',
    ]);
    expect(await staff.get(manager)).toMatchObject({ goodwill_count: 1 });
    expect(await standing(phone)).toEqual({ sum: 0, rows: 3 });
  });

  test('given it was the last of the day, then its own repeat is still told that it was done', async () => {
    const phone = await short();
    await give(phone, { most: 1 });
    expect((await give(phone, { most: 1 })).kind).toBe('already');
  });

  test('given it is taken back, then the points are, and the count stays', async () => {
    const phone = await short();
    const given = (await give(phone)) as { row: LedgerRow };
    await moves.reverse({ phone, ts: given.row.ts, at, byStaff: manager });
    expect((await standing(phone)).sum).toBe(90);
    expect(await staff.get(manager)).toMatchObject({ goodwill_count: 1 });
  });
});

test('given another manager, then each has a number of their own', async () => {
  await give(await short(), { most: 1 });
  manager = `${manager} too`;
  await staff.add({ name: manager, shownName: 'Ana', role: 'manager', pinHash: 'x', by: 'owner', at });
  expect((await give(await short(), { most: 1 })).kind).toBe('redeemed');
});

test('given whoever gives is on the list no more, then nothing is given', async () => {
  const phone = await short();
  manager = 'nobody';
  expect(await give(phone)).toEqual({ kind: 'goodwill-limit' });
  expect(await staff.get('nobody')).toBeUndefined();
});

test('given the owner says nothing of it, then nothing is counted', async () => {
  for (const phone of [await short(), await short()]) await give(phone, { most: 0 });
  expect(await staff.get(manager)).not.toHaveProperty('goodwill_count');
});
