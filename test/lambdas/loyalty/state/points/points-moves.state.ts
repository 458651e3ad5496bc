// Redeeming, undoing and gifts on a real engine: each once, never more than there is, and always in the ledger.
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  dayBegins,
  hasHadEnough,
  rewardsKept,
} from '../../../../../lambdas/loyalty/decisions/reward-limit.ts';
import type { AuditRow } from '../../../../../lambdas/loyalty/desk-rows.ts';
import { sum } from '../../../../../lambdas/loyalty/points.ts';
import type { LedgerRow, MemberRow } from '../../../../../lambdas/loyalty/rows.ts';
import {
  makePointsMoves,
  type PointsMoves,
} from '../../../../../lambdas/loyalty/state/points/points-moves.ts';
import { STORY, saleTold } from '../../builders.ts';
import { earnOn, startLoyaltyTables, TABLES, ZONE } from '../../tables.ts';

let tables: Awaited<ReturnType<typeof startLoyaltyTables>>;
let moves: PointsMoves;
let phones = 0;
let phone: string;
const at = new Date('2026-06-05T12:30:00.000Z');

beforeAll(async () => {
  tables = await startLoyaltyTables();
  moves = makePointsMoves(tables.documents, TABLES, ZONE);
});
afterAll(() => tables.stop());
beforeEach(() => {
  phones += 1;
  phone = `+1212555${String(2000 + phones)}`;
});

async function memberWith(balance: number, changes: Partial<MemberRow> = {}) {
  const row: MemberRow = {
    phone,
    balance,
    visit_count: 6,
    joined: '2026-03-02T12:00:00.000Z',
    joined_by: 'form',
    status: 'active',
    opted_in: false,
    ...changes,
  };
  const opening = {
    phone,
    ts: '2026-03-02#import:x',
    points_change: balance,
    reason: 'import',
    posted_at: '2026-03-02',
  };
  await tables.documents.send(new PutCommand({ TableName: TABLES.members, Item: row }));
  await tables.documents.send(new PutCommand({ TableName: TABLES.ledger, Item: opening }));
}
const mine = async <Row extends { phone: string }>(name: keyof typeof TABLES) =>
  (await tables.all<Row>(name)).filter((row) => row.phone === phone);
async function balance() {
  const [member] = await mine<MemberRow>('members');
  const ledger = await mine<LedgerRow>('ledger');
  expect(sum(ledger.map(({ points_change }) => points_change))).toBe(member?.balance);
  return member?.balance;
}
const coffee = (id: string) => ({
  phone,
  id,
  at,
  reward: 'free coffee',
  cost: 100,
  byStaff: 'sam',
  seen: '',
});
const REWARDS = STORY.rewards;
const upTo = (gift: number) => ({ gift, rewards: REWARDS });

describe('what a member had today', () => {
  test('is every row from the beginning of the day on, and a reward that was taken back is none', async () => {
    await memberWith(308);
    const begin = dayBegins(at, ZONE);
    const rewards = async () => rewardsKept(await moves.since(phone, begin));
    expect(await rewards()).toBe(0);
    await moves.redeem({ ...coffee('one'), at: new Date(new Date(begin).getTime() - 1) });
    expect(await rewards()).toBe(0);
    const [member] = await mine<MemberRow>('members');
    const given = await moves.redeem({ ...coffee('two'), seen: member?.last_reward ?? '' });
    expect(await rewards()).toBe(1);
    expect(hasHadEnough(await moves.since(phone, begin), 1)).toBe(true);
    expect(hasHadEnough(await moves.since(phone, begin), 2)).toBe(false);
    expect(hasHadEnough(await moves.since(phone, begin), undefined)).toBe(false);
    if (given.kind !== 'redeemed') throw new Error('The second reward was not given');
    await moves.reverse({ phone, ts: given.row.ts, at, byStaff: 'sam', rewards: REWARDS } as never);
    expect(await rewards()).toBe(0);
  });
});

describe('redeeming', () => {
  test('takes the cost off and names who gave it; the same confirmation again changes nothing', async () => {
    await memberWith(108);
    expect(await moves.redeem(coffee('one'))).toMatchObject({ kind: 'redeemed' });
    expect(await moves.redeem(coffee('one'))).toMatchObject({ kind: 'already', row: { by_staff: 'sam' } });
    expect(await balance()).toBe(8);
  });

  test('of two tills at the same moment one redeems, and the other hears how many points are missing', async () => {
    await memberWith(108);
    const kinds = await Promise.all([moves.redeem(coffee('one')), moves.redeem(coffee('two'))]);
    expect(kinds.map(({ kind }) => kind).sort()).toEqual(['redeemed', 'short']);
    expect(kinds.find(({ kind }) => kind === 'short')).toMatchObject({ missing: 92, balance: 8 });
  });

  test('of two tills with points for two, one redeems, and the other hears what was given and by whom', async () => {
    await memberWith(250);
    const results = await Promise.all([moves.redeem(coffee('one')), moves.redeem(coffee('two'))]);
    expect(results.map(({ kind }) => kind).sort()).toEqual(['given-meanwhile', 'redeemed']);
    const first = results.find(({ kind }) => kind === 'redeemed') as { row: LedgerRow };
    expect(results.find(({ kind }) => kind === 'given-meanwhile')).toMatchObject({
      given: { row: { ts: first.row.ts, by_staff: 'sam' }, isReversed: false },
    });
    const [winner, other] = first.row.ts.endsWith('one') ? ['one', 'two'] : ['two', 'one'];
    expect(await moves.redeem({ ...coffee(other), seen: first.row.ts })).toMatchObject({ kind: 'redeemed' });
    // The first again, late: it is done, whatever was given since.
    expect(await moves.redeem(coffee(winner))).toMatchObject({ kind: 'already' });
    expect(await balance()).toBe(50);
  });

  test('of nobody is refused', async () => {
    expect(await moves.redeem(coffee('one'))).toEqual({ kind: 'unknown-member' });
  });

  test('is a visit in person: a lapsing member is off the list', async () => {
    await memberWith(108, { lapsing_since: '2026-05-04T13:00:00.000Z' });
    await tables.documents.send(
      new PutCommand({ TableName: TABLES.lapsing, Item: { phone, weeks_away: 9 } }),
    );
    await moves.redeem(coffee('one'));
    expect(await mine('lapsing')).toEqual([]);
    expect((await mine<MemberRow>('members'))[0]).not.toHaveProperty('lapsing_since');
  });
});

describe("a manager's goodwill", () => {
  test('adds what is missing, redeems, and is in ledger and audit; once under one confirmation', async () => {
    await memberWith(92.5);
    const results = await Promise.all(
      [1, 2, 3].map(() => moves.redeemWithGoodwill(coffee('kind'), upTo(7.5))),
    );
    expect(results.filter(({ kind }) => kind === 'redeemed')).toEqual([
      expect.objectContaining({ goodwill: 7.5 }),
    ]);
    expect(await balance()).toBe(0);
    expect(await mine<AuditRow>('audit')).toMatchObject([
      {
        action: 'override',
        by_user: 'sam',
        before: { balance: 92.5, status: 'active' },
        after: { balance: 0, status: 'active', reward: 'free coffee', goodwill: 7.5 },
      },
    ]);
  });

  test('undone, the gift goes back with the reward', async () => {
    await memberWith(92.5);
    const { row } = (await moves.redeemWithGoodwill(coffee('kind'), upTo(7.5))) as { row: LedgerRow };
    expect(await moves.reverse({ phone, ts: row.ts, at, byStaff: 'ana' })).toMatchObject({
      kind: 'reversed',
    });
    expect(await balance()).toBe(92.5);
  });
});

describe('undoing', () => {
  test('gives a redemption back once, and a reversal is not reversed', async () => {
    await memberWith(108);
    const { row } = (await moves.redeem(coffee('one'))) as { row: LedgerRow };
    const undo = { phone, ts: row.ts, at, byStaff: 'sam' };
    const kinds = await Promise.all([moves.reverse(undo), moves.reverse(undo)]);
    expect(kinds.map(({ kind }) => kind).sort()).toEqual(['already', 'reversed']);
    expect(await balance()).toBe(108);
    expect(await moves.reverse({ ...undo, ts: `${row.ts}#reversed` })).toEqual({ kind: 'not-reversible' });
    expect(await moves.reverse({ ...undo, ts: 'nothing' })).toEqual({ kind: 'not-found' });
    const trail = await mine<AuditRow>('audit');
    expect(trail).toMatchObject([
      {
        action: 'reverse',
        by_user: 'sam',
        before: { balance: 8, reason: 'reward-redeem', points_change: -100 },
        after: { balance: 108, points_change: 100 },
      },
    ]);
    expect(JSON.stringify(trail)).not.toContain('@');
  });

  test('takes a bonus back while it is there, and says what is missing when it is spent', async () => {
    await memberWith(60);
    const gift = { phone, id: 'b', at, points: 50, byStaff: 'ana', seen: '', rewards: REWARDS };
    const { row } = (await moves.grantBonus(gift)) as { row: LedgerRow };
    expect(await moves.grantBonus(gift)).toMatchObject({ kind: 'already' });
    await moves.redeem(coffee('one'));
    expect(await moves.reverse({ phone, ts: row.ts, at, byStaff: 'ana' })).toEqual({
      kind: 'short',
      missing: 40,
    });
    expect(await balance()).toBe(10);
  });

  test('of a sale takes what refunds have left of it, and a later refund finds nothing', async () => {
    await memberWith(0);
    const { earn } = earnOn(tables.documents, { now: () => at });
    await earn(saleTold({ phone, saleId: `undo-${phone}` }));
    const part = { type: 'sale.refunded', closedAt: at.toISOString(), currency: 'USD', items: [] } as const;
    await earn({ ...part, saleId: 'p1', refundOf: `undo-${phone}`, totalMinor: 900 });
    expect(await balance()).toBe(12);
    const earned = (await mine<LedgerRow>('ledger')).find(({ reason }) => reason === 'earn');
    await moves.reverse({ phone, ts: earned!.ts, at, byStaff: 'ana' });
    expect(await balance()).toBe(0);
    await earn({ ...part, saleId: 'p2', refundOf: `undo-${phone}`, totalMinor: 900 });
    expect(await balance()).toBe(0);
    expect(await moves.reverse({ phone, ts: earned!.ts, at, byStaff: 'ana' })).toEqual({ kind: 'already' });
  });

  test('of a sale that refunds ate takes nothing, and writes nothing', async () => {
    await memberWith(30);
    const { earn } = earnOn(tables.documents, { now: () => at });
    await earn(saleTold({ phone, saleId: `eaten-${phone}` }));
    const whole = { type: 'sale.refunded', closedAt: at.toISOString(), currency: 'USD', items: [] } as const;
    await earn({ ...whole, saleId: 'w1', refundOf: `eaten-${phone}`, totalMinor: 1800 });
    const rows = await mine<LedgerRow>('ledger');
    const earned = rows.find(({ reason }) => reason === 'earn');
    const undo = { phone, ts: earned!.ts, at, byStaff: 'ana' };
    expect(await moves.reverse(undo)).toEqual({ kind: 'not-reversible' });
    expect([await balance(), await mine<LedgerRow>('ledger')]).toEqual([30, rows]);
  });
});
