// What somebody gets for joining, on a real engine: with the row that makes them a member, once, and always in the ledger.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { sum } from '../../../../../lambdas/loyalty/points.ts';
import type { LedgerRow, MemberRow } from '../../../../../lambdas/loyalty/rows.ts';
import { makeMembers } from '../../../../../lambdas/loyalty/state/members.ts';
import { makeSaleCredit } from '../../../../../lambdas/loyalty/state/points/sale-credit.ts';
import { STORY } from '../../builders.ts';
import { startLoyaltyTables, TABLES, ZONE } from '../../tables.ts';

let tables: Awaited<ReturnType<typeof startLoyaltyTables>>;
let phones = 0;
let phone: string;
const at = new Date('2026-06-05T12:30:00.000Z');
const gift = { points: 50, rewards: STORY.rewards };

beforeAll(async () => {
  tables = await startLoyaltyTables();
});
afterAll(() => tables.stop());
beforeEach(() => {
  phones += 1;
  phone = `+1212555${String(3000 + phones)}`;
});

const mine = async <Row extends { phone: string }>(name: keyof typeof TABLES) =>
  (await tables.all<Row>(name)).filter((row) => row.phone === phone);
async function member() {
  const [row] = await mine<MemberRow>('members');
  const ledger = await mine<LedgerRow>('ledger');
  expect(sum(ledger.map(({ points_change }) => points_change))).toBe(row?.balance ?? 0);
  return { row, ledger };
}
const join = (changes: object = { gift }) =>
  makeMembers(tables.documents, TABLES, ZONE).join({ phone, by: 'form', byUser: 'member', at, ...changes });
const buy = (saleId: string, member: MemberRow | undefined, joining?: number) =>
  makeSaleCredit(
    tables.documents,
    TABLES,
    ZONE,
  )({
    row: {
      phone,
      ts: `2026-06-05T12:00:00.000Z#sale:${saleId}`,
      points_change: 18,
      reason: 'earn',
      sale_id: saleId,
      posted_at: at.toISOString(),
    },
    member,
    rewards: STORY.rewards,
    joining,
    at,
    visit: { at: '2026-06-05T12:00:00.000Z', totalMinor: 1_800 },
  });

describe('whoever joins by the form or at the desk', () => {
  test('has the points at once, and the ledger says why', async () => {
    expect(await join()).toMatchObject({ kind: 'joined', member: { balance: 50 } });
    const { row, ledger } = await member();
    expect(row).toMatchObject({ balance: 50, needs_email: true });
    expect(ledger).toMatchObject([{ reason: 'joining', points_change: 50, day: '2026-06-05' }]);
  });

  test('has them once, however often the form is sent, at once or later', async () => {
    await Promise.all([join(), join(), join({ gift, at: new Date(at.getTime() + 1) })]);
    expect(await join({ gift, at: new Date('2027-01-01T12:00:00.000Z') })).toMatchObject({
      kind: 'existing',
    });
    expect((await member()).row?.balance).toBe(50);
  });

  test('reaches with them what they are enough for', async () => {
    await join({ gift: { ...gift, points: 120 } });
    const { row, ledger } = await member();
    expect(row).toMatchObject({ balance: 120, tier: 'free coffee', tier_points: 100 });
    expect(ledger).toMatchObject([{ crossed: ['free coffee'] }]);
  });

  test('has none where the owner gives none, and a member of before gets none later', async () => {
    await join({});
    await join();
    expect(await member()).toMatchObject({ row: { balance: 0 }, ledger: [] });
  });
});

const firstBuy = (saleId: string) => buy(saleId, undefined, 50);

describe('whoever becomes a member by a first purchase', () => {
  test('has the points of the sale and those for joining, in two rows of one write', async () => {
    expect(await firstBuy('a')).toMatchObject({ kind: 'credited', row: { points_change: 18 } });
    const { row, ledger } = await member();
    expect(row?.balance).toBe(68);
    expect(ledger.map(({ reason }) => reason).sort()).toEqual(['earn', 'joining']);
  });

  test('has them once, of several sales at the same moment and of the same sale told again', async () => {
    await Promise.all([firstBuy('a'), firstBuy('b'), firstBuy('c')]);
    expect(await firstBuy('a')).toMatchObject({ kind: 'already' });
    expect((await member()).row?.balance).toBe(3 * 18 + 50);
  });

  test('has none as a member of before, and none where the owner gives none', async () => {
    await join({});
    await buy('a', (await member()).row, 50);
    expect((await member()).row?.balance).toBe(18);
    phone = `+1212556${String(3000 + phones)}`;
    await buy('b', undefined);
    expect((await member()).row?.balance).toBe(18);
  });
});
