// loy-earn on a real engine: exact, once, under repeats, crowds, crashes and other figures.
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { makeEarn } from '../../../../lambdas/loyalty/functions/earn.ts';
import type { Announcement } from '../../../../lambdas/loyalty/mails/announce.ts';
import { sum } from '../../../../lambdas/loyalty/points.ts';
import type { LedgerRow, MemberRow } from '../../../../lambdas/loyalty/rows.ts';
import type { ReviewRow, SaleRow } from '../../../../lambdas/loyalty/sale-rows.ts';
import { makeDayBook } from '../../../../lambdas/loyalty/state/day-book.ts';
import { makePointsMoves } from '../../../../lambdas/loyalty/state/points/points-moves.ts';
import { makeUnfinished } from '../../../../lambdas/loyalty/state/unfinished.ts';
import type { Refund, TillEvent } from '../../../../shared/events/till-events.ts';
import { makeLog } from '../../../../shared/handlers/log.ts';
import { BEANS, LATTE, STORY, saleTold } from '../builders.ts';
import { earnOn, startLoyaltyTables, TABLES, ZONE } from '../tables.ts';

type Tables = Awaited<ReturnType<typeof startLoyaltyTables>>;
let tables: Tables;
let phones = 0;
/** Every test has a member of its own, so that one engine serves them all. */
let phone: string;
let id: (name: string) => string;

beforeAll(async () => {
  tables = await startLoyaltyTables();
});
afterAll(() => tables.stop());
beforeEach(() => {
  phones += 1;
  const run = phones;
  phone = `+1212555${String(1000 + run)}`;
  id = (name) => `${name}-${run}`;
});

const NOW = '2026-06-02T13:15:00.000Z';
const sale = (changes: Parameters<typeof saleTold>[0] = {}) =>
  saleTold({ phone, ...changes, saleId: changes?.saleId ?? id('s') });
const refund = (changes: Partial<Refund> = {}): Refund => ({
  type: 'sale.refunded',
  saleId: id('r'),
  refundOf: id('s'),
  closedAt: '2026-06-03T10:00:00.000Z',
  currency: 'USD',
  totalMinor: 1800,
  items: [BEANS, LATTE],
  ...changes,
});
const later = { now: () => new Date('2026-06-03T12:00:00.000Z') };

async function put(name: keyof typeof TABLES, row: object) {
  await tables.documents.send(new PutCommand({ TableName: TABLES[name], Item: row }));
}
/** A member of old with this balance, and the ledger row that says so. */
async function regular(balance: number, changes: Partial<MemberRow> = {}) {
  const row: MemberRow = {
    phone,
    name: 'Maria',
    balance,
    visit_count: 6,
    last_seen: '2026-05-20T12:00:00.000Z',
    joined: '2026-03-02T12:00:00.000Z',
    joined_by: 'form',
    status: 'active',
    largest_minor: 4000,
    opted_in: true,
    ...changes,
  };
  await put('members', row);
  const opening: LedgerRow = {
    phone,
    ts: '2026-03-02T12:00:00.000Z#import:set-up',
    points_change: balance,
    reason: 'import',
    posted_at: '2026-03-02T12:00:00.000Z',
    day: '2026-03-02',
  };
  await put('ledger', opening);
}
const mine = async <Row extends { phone?: string }>(name: keyof typeof TABLES): Promise<Row[]> =>
  (await tables.all<Row>(name)).filter((row) => row.phone === phone);
const member = async () => (await mine<MemberRow>('members'))[0];
const ledger = async () =>
  (await mine<LedgerRow>('ledger')).sort((one, other) => (one.ts < other.ts ? -1 : 1));
const cases = () => mine<ReviewRow>('review');
async function balanceIsTheLedgersSum() {
  const balance = (await member())?.balance ?? 0;
  expect(sum((await ledger()).map(({ points_change }) => points_change))).toBe(balance);
  expect(balance).toBeGreaterThanOrEqual(0);
  return balance;
}

describe('money of which nobody could read what it was for', () => {
  test('waits for a person, once, moves no points, and is closed by a manager', async () => {
    const { earn, announced } = earnOn(tables.documents);
    const event = {
      type: 'money.unread' as const,
      saleId: id('payment'),
      what: 'payment' as const,
      closedAt: NOW,
      currency: 'USD',
      totalMinor: 1800,
    };
    expect(await earn({ type: 'event.late', saleId: event.saleId, event })).toMatchObject({
      status: 'ignored',
    });
    expect(await earn(event)).toEqual({ status: 'accepted', reason: 'held' });
    expect(await earn(event)).toEqual({ status: 'duplicate', reason: 'held' });
    expect(await earn({ type: 'event.late', saleId: event.saleId, event })).toMatchObject({
      status: 'duplicate',
    });
    expect(announced[0]).toMatchObject({ type: 'loy.held_for_review' });
    const cases = (await tables.all<ReviewRow>('review')).filter(({ about }) => about === event.saleId);
    expect(cases).toMatchObject([
      { phone: 'nobody', kind: 'unread', total_minor: 1800, computed_points: 0, status: 'held' },
    ]);
    expect(await ledger()).toEqual([]);
  });
});

describe('a sale', () => {
  test('earns its points, says why, and announces the reward it brought within reach', async () => {
    await regular(84);
    const { earn, announced } = earnOn(tables.documents);
    expect(await earn(sale())).toEqual({ status: 'accepted', reason: 'added' });
    expect(await member()).toMatchObject({
      balance: 108,
      visit_count: 7,
      last_seen: NOW,
      tier: 'free coffee',
    });
    expect((await ledger()).at(-1)).toMatchObject({
      ts: `${NOW}#sale:${id('s')}`,
      points_change: 24,
      base_points: 18,
      bonus_points: 6,
      crossed: ['free coffee'],
    });
    expect(announced).toEqual([
      {
        type: 'loy.reward_earned',
        detail: { phone, ts: `${NOW}#sale:${id('s')}`, rewards: ['free coffee'], points: 24 },
      },
    ]);
  });

  test('of nobody is skipped; of an unknown phone enrols its owner with the points', async () => {
    const { earn } = earnOn(tables.documents);
    const { phone: _nobody, ...anonymous } = sale();
    expect(await earn(anonymous)).toEqual({ status: 'ignored', reason: 'no-member' });
    expect(await member()).toBeUndefined();
    await earn(sale());
    expect(await member()).toMatchObject({
      balance: 24,
      visit_count: 1,
      joined: NOW,
      joined_by: 'sale',
      needs_email: true,
      opted_in: false,
      status: 'active',
      largest_minor: 1800,
      spent_minor: 1800,
    });
  });

  test('told again a day later with another time changes nothing', async () => {
    await regular(84);
    const first = earnOn(tables.documents);
    await first.earn(sale());
    const before = [await member(), await ledger()];
    const again = earnOn(tables.documents, later);
    expect(await again.earn(sale({ closedAt: '2026-06-03T13:15:00.000Z' }))).toEqual({
      status: 'duplicate',
      reason: 'added',
    });
    expect([await member(), await ledger()]).toEqual(before);
  });

  test('un-rests a member who was given up, takes them off the list and says so in the audit', async () => {
    await regular(40, { status: 'rested' });
    await put('lapsing', { phone, listed_at: '2026-05-04T13:00:00.000Z', weeks_away: 9, nudge_count: 2 });
    await earnOn(tables.documents).earn(sale());
    expect(await member()).toMatchObject({ status: 'active', balance: 64 });
    expect(await mine('lapsing')).toEqual([]);
    expect(await mine('audit')).toMatchObject([{ action: 'returned', before: { status: 'rested' } }]);
  });

  test('that closed long before the last visit counts, and moves no date back', async () => {
    await regular(0);
    await earnOn(tables.documents).earn(sale({ closedAt: '2026-05-01T10:00:00.000Z' }));
    expect(await member()).toMatchObject({
      visit_count: 7,
      last_seen: '2026-05-20T12:00:00.000Z',
      balance: 24,
    });
  });
});

describe('a crowd', () => {
  test('100 sales and 20 redemptions at once, some doubled and retried: exact, never negative, one announcement per crossing', async () => {
    await regular(90);
    const { earn, announced } = earnOn(tables.documents);
    const moves = makePointsMoves(tables.documents, TABLES, ZONE);
    const sales = Array.from({ length: 100 }, (_, n) =>
      sale({ saleId: id(`crowd-${n}`), totalMinor: 435, items: [{ ...BEANS, amountMinor: 435 }] }),
    );
    const redeem = (n: number) =>
      moves.redeem({
        phone,
        id: id(`c-${n}`),
        at: new Date(NOW),
        reward: 'free coffee',
        cost: 100,
        seen: '',
        byStaff: 'sam',
      });
    const redeemed = await Promise.all([
      ...sales.map((one) => earn(one).then(() => 0)),
      ...sales.slice(0, 40).map((one) => earn(one).then(() => 0)),
      ...Array.from({ length: 20 }, (_, n) => redeem(n).then(({ kind }) => (kind === 'redeemed' ? 1 : 0))),
      ...Array.from({ length: 10 }, (_, n) => redeem(n).then(({ kind }) => (kind === 'redeemed' ? 1 : 0))),
    ]);
    await Promise.all(sales.slice(60).map((one) => earn(one)));
    const given = redeemed.reduce<number>((total, one) => total + one, 0);
    expect(await balanceIsTheLedgersSum()).toBe(Number((90 + 100 * 8.7 - given * 100).toFixed(2)));
    const rows = await ledger();
    expect(new Set(rows.map(({ sale_id }) => sale_id).filter(Boolean)).size).toBe(100);
    expect(rows.filter(({ reason }) => reason === 'earn')).toHaveLength(100);
    expect(rows.filter(({ reason }) => reason === 'reward-redeem')).toHaveLength(given);
    // A crossing is announced by the row that made it and by no other.
    const crossings = rows.flatMap(({ ts, crossed = [] }) => crossed.map((reward) => `${ts} ${reward}`));
    const told = announced.flatMap(({ detail }) =>
      'rewards' in detail ? detail.rewards.map((reward) => `${detail.ts} ${reward}`) : [],
    );
    expect(new Set(told)).toEqual(new Set(crossings));
  });

  test('thirty sales that together cross one reward announce it once', async () => {
    await regular(95);
    const { earn, announced } = earnOn(tables.documents);
    await Promise.all(
      Array.from({ length: 30 }, (_, n) =>
        earn(sale({ saleId: id(`small-${n}`), totalMinor: 100, items: [] })),
      ),
    );
    expect((await member())?.balance).toBe(125);
    expect(announced).toHaveLength(1);
  });

  test('one sale told twenty times at once, of a phone nobody has seen, counts once', async () => {
    const { earn } = earnOn(tables.documents);
    await Promise.all(Array.from({ length: 20 }, () => earn(sale())));
    expect(await member()).toMatchObject({ balance: 24, visit_count: 1 });
    expect(await ledger()).toHaveLength(1);
  });
});

describe('the same sale with other figures', () => {
  const more = { totalMinor: 2000, items: [BEANS, { ...LATTE, amountMinor: 1400 }] };

  test('as sale.updated: one net correction, however often it is told', async () => {
    await regular(84);
    const { earn } = earnOn(tables.documents);
    await earn(sale());
    expect(await earn(sale({ type: 'sale.updated', ...more }))).toEqual({
      status: 'accepted',
      reason: 'corrected',
    });
    expect(await earn(sale({ type: 'sale.updated', ...more }))).toMatchObject({ status: 'duplicate' });
    expect(await earn(sale())).toMatchObject({ status: 'duplicate' });
    expect((await ledger()).map(({ points_change }) => points_change)).toEqual([84, 24, 2]);
    expect(await balanceIsTheLedgersSum()).toBe(110);
    expect(await member()).toMatchObject({ visit_count: 7, spent_minor: 2000 });
  });

  test('as sale.updated of a sale nobody told of: a sale like any other', async () => {
    const { earn } = earnOn(tables.documents);
    expect(await earn(sale({ type: 'sale.updated' }))).toEqual({ status: 'accepted', reason: 'added' });
    expect(await balanceIsTheLedgersSum()).toBe(24);
  });

  test('back and forth counts where the till says when, and an older word changes nothing', async () => {
    const { earn } = earnOn(tables.documents);
    const at = (minute: number) => `2026-06-02T13:${minute}:00.000Z`;
    await earn(sale({ type: 'sale.updated', updatedAt: at(10) }));
    await earn(sale({ type: 'sale.updated', updatedAt: at(12), ...more }));
    await earn(sale({ type: 'sale.updated', updatedAt: at(14) }));
    expect(await balanceIsTheLedgersSum()).toBe(24);
    await earn(sale({ type: 'sale.updated', updatedAt: at(11), totalMinor: 5000, items: [] }));
    expect(await balanceIsTheLedgersSum()).toBe(24);
  });

  test('figures that were written down in a year to come do not outrank the next ones, nor do their repeats', async () => {
    const { earn } = earnOn(tables.documents);
    const ahead = sale({
      type: 'sale.updated',
      updatedAt: '9999-12-31T23:59:59.999Z',
      closedAt: '2027-06-02T13:15:00.000Z',
    });
    await earn(ahead);
    expect((await ledger()).at(-1)?.ts).toMatch(/^2026-/);
    await earn(sale({ type: 'sale.updated', updatedAt: '2026-06-02T13:12:00.000Z', ...more }));
    const corrected = await balanceIsTheLedgersSum();
    expect(corrected).not.toBe(24);
    expect(await earn(ahead)).toMatchObject({ status: 'duplicate' });
    expect(await balanceIsTheLedgersSum()).toBe(corrected);
  });

  test('as sale.completed: held, nothing moves; approved once, it is corrected', async () => {
    await regular(84);
    const { earn, parts, announced } = earnOn(tables.documents);
    await earn(sale());
    announced.length = 0;
    expect(await earn(sale(more))).toEqual({ status: 'accepted', reason: 'held' });
    expect(await earn(sale(more))).toEqual({ status: 'duplicate', reason: 'held' });
    expect(await balanceIsTheLedgersSum()).toBe(108);
    const [held] = await cases();
    expect(held).toMatchObject({
      kind: 'changed',
      flag_reason: 'told-twice-differently',
      computed_points: 2,
    });
    const decision = { row: held!, rewards: STORY.rewards, at: new Date(NOW), byStaff: 'ana' };
    await Promise.all([parts.review.approve(decision), parts.review.approve(decision)]);
    expect(await balanceIsTheLedgersSum()).toBe(110);
  });

  test('with another phone: held, and approving moves the points to the other member', async () => {
    await regular(84);
    const { earn, parts } = earnOn(tables.documents);
    await earn(sale());
    const other = `${phone.slice(0, -4)}9${phone.slice(-3)}`;
    expect(await earn(sale({ type: 'sale.updated', phone: other }))).toEqual({
      status: 'accepted',
      reason: 'held',
    });
    const held = (await tables.all<ReviewRow>('review')).find((row) => row.phone === other);
    const decision = { row: held!, rewards: STORY.rewards, at: new Date(NOW), byStaff: 'ana' };
    expect(await parts.review.approve(decision)).toMatchObject({ kind: 'approved' });
    expect(await balanceIsTheLedgersSum()).toBe(84);
    const moved = (await tables.all<MemberRow>('members')).find((row) => row.phone === other);
    expect(moved).toMatchObject({ balance: 24, visit_count: 1 });
  });
});

describe('refunds', () => {
  test('in full, twice under two names: everything once', async () => {
    await regular(84);
    const { earn } = earnOn(tables.documents, later);
    await earn(sale());
    expect(await earn(refund())).toEqual({ status: 'accepted', reason: 'taken-back' });
    expect(await earn(refund())).toMatchObject({ status: 'duplicate' });
    await earn(refund({ saleId: id('r2') }));
    expect(await balanceIsTheLedgersSum()).toBe(84);
    expect((await ledger()).filter(({ sale_id }) => sale_id === id('s'))).toHaveLength(3);
  });

  test('in part: exactly what the lines earned; ten at once take it once', async () => {
    await regular(84);
    const { earn } = earnOn(tables.documents, later);
    await earn(sale());
    const beans = refund({ totalMinor: 600, items: [BEANS] });
    await Promise.all(Array.from({ length: 10 }, () => earn(beans)));
    expect(await balanceIsTheLedgersSum()).toBe(96);
    await earn(refund({ saleId: id('r3'), totalMinor: 1200, items: [LATTE] }));
    expect(await balanceIsTheLedgersSum()).toBe(84);
  });

  test('before its sale arrives: waits, and both count once they are both there', async () => {
    const { earn } = earnOn(tables.documents, later);
    expect(await earn(refund({ totalMinor: 600, items: [BEANS] }))).toEqual({
      status: 'accepted',
      reason: 'waiting-for-its-sale',
    });
    expect(await earn(refund({ totalMinor: 600, items: [BEANS] }))).toMatchObject({ status: 'duplicate' });
    await earn(sale());
    expect(await balanceIsTheLedgersSum()).toBe(12);
    await earn(sale());
    expect(await balanceIsTheLedgersSum()).toBe(12);
  });

  test('after the points were spent: held, nothing taken; approving takes what is there and never more', async () => {
    await regular(84);
    const { earn, parts } = earnOn(tables.documents, later);
    await earn(sale());
    const moves = makePointsMoves(tables.documents, TABLES, ZONE);
    await moves.redeem({
      phone,
      id: id('c'),
      at: new Date(NOW),
      reward: 'free coffee',
      cost: 100,
      seen: '',
      byStaff: 'sam',
    });
    expect(await earn(refund())).toEqual({ status: 'accepted', reason: 'held' });
    expect(await earn(refund())).toEqual({ status: 'duplicate', reason: 'held' });
    expect(await balanceIsTheLedgersSum()).toBe(8);
    const [held] = await cases();
    expect(held).toMatchObject({ kind: 'refund', flag_reason: 'redeemed-already', computed_points: -24 });
    const decision = { row: held!, rewards: STORY.rewards, at: new Date(NOW), byStaff: 'ana' };
    expect(await parts.review.approve(decision)).toMatchObject({ kind: 'approved' });
    expect(await parts.review.approve(decision)).toEqual({ kind: 'already', status: 'approved' });
    expect(await balanceIsTheLedgersSum()).toBe(0);
  });

  test('a void: the sale never was, and the visit neither', async () => {
    await regular(84);
    const { earn } = earnOn(tables.documents, later);
    await earn(sale());
    const event: TillEvent = {
      type: 'sale.voided',
      saleId: id('v'),
      refundOf: id('s'),
      closedAt: later.now().toISOString(),
    };
    await earn(event);
    await earn(event);
    expect(await balanceIsTheLedgersSum()).toBe(84);
    expect(await member()).toMatchObject({ visit_count: 6, spent_minor: 0 });
    expect((await ledger()).at(-1)).toMatchObject({ reason: 'void', points_change: -24, sale_id: id('s') });
  });
});

describe('held for review', () => {
  const huge = { totalMinor: 40_000, items: [] };

  test('a basket of ten times the largest: nothing is added until somebody approves, and then once', async () => {
    await regular(84);
    const { earn, parts, announced } = earnOn(tables.documents);
    expect(await earn(sale(huge))).toEqual({ status: 'accepted', reason: 'held' });
    expect(await earn(sale(huge))).toEqual({ status: 'duplicate', reason: 'held' });
    expect(await balanceIsTheLedgersSum()).toBe(84);
    expect(announced[0]).toEqual({
      type: 'loy.held_for_review',
      detail: { phone, sale_id: id('s'), flag_reason: 'far-larger-basket' },
    });
    const [held] = await cases();
    const decision = { row: held!, rewards: STORY.rewards, at: new Date(NOW), byStaff: 'ana' };
    const results = await Promise.all(Array.from({ length: 5 }, () => parts.review.approve(decision)));
    expect(results.filter(({ kind }) => kind === 'approved')).toEqual([
      expect.objectContaining({ crossed: ['free coffee', 'free lunch'] }),
    ]);
    expect(await balanceIsTheLedgersSum()).toBe(484);
    expect(await member()).toMatchObject({ visit_count: 7, largest_minor: 40_000 });
    expect(await earn(sale(huge))).toMatchObject({ status: 'duplicate' });
    expect(await balanceIsTheLedgersSum()).toBe(484);
    expect(await mine('audit')).toMatchObject([{ action: 'approve', by_user: 'ana' }]);
  });

  test('rejected: nothing, for good', async () => {
    await regular(84);
    const { earn, parts } = earnOn(tables.documents);
    await earn(sale(huge));
    const decision = { row: (await cases())[0]!, rewards: STORY.rewards, at: new Date(NOW), byStaff: 'ana' };
    expect(await parts.review.reject(decision)).toEqual({ kind: 'rejected' });
    expect(await parts.review.approve(decision)).toEqual({ kind: 'already', status: 'rejected' });
    await earn(sale(huge));
    expect(await balanceIsTheLedgersSum()).toBe(84);
    expect(await parts.review.open(50)).not.toContainEqual(expect.objectContaining({ phone }));
  });

  test('a first sale over the limit: held, and nobody is enrolled before it is approved', async () => {
    const { earn, parts } = earnOn(tables.documents);
    await earn(sale(huge));
    expect(await member()).toBeUndefined();
    await parts.review.approve({
      row: (await cases())[0]!,
      rewards: STORY.rewards,
      at: new Date(NOW),
      byStaff: 'ana',
    });
    expect(await member()).toMatchObject({ balance: 400, joined_by: 'sale', visit_count: 1 });
    expect(
      (await mine<{ phone: string; action: string }>('audit')).map(({ action }) => action).sort(),
    ).toEqual(['approve', 'joined']);
  });

  test('a refund while it waits takes its part of what approving adds; in full it withdraws the case', async () => {
    await regular(0);
    const { earn, parts } = earnOn(tables.documents, later);
    await earn(sale(huge));
    await earn(refund({ totalMinor: 10_000, items: [] }));
    expect((await cases())[0]).toMatchObject({ computed_points: 300, total_minor: 30_000, status: 'held' });
    await parts.review.approve({ row: (await cases())[0]!, rewards: [], at: new Date(NOW), byStaff: 'ana' });
    expect(await balanceIsTheLedgersSum()).toBe(300);

    await earn(sale({ ...huge, totalMinor: 900_000, saleId: id('t') }));
    await earn(refund({ saleId: id('r2'), refundOf: id('t'), totalMinor: 900_000, items: [] }));
    const withdrawn = (await cases()).find(({ sale_id }) => sale_id === id('t'));
    expect(withdrawn).toMatchObject({ status: 'withdrawn' });
    expect(withdrawn).not.toHaveProperty('open');
    expect(await balanceIsTheLedgersSum()).toBe(300);
  });

  test('other figures while it waits replace what approving adds', async () => {
    await regular(84);
    const { earn, parts } = earnOn(tables.documents);
    await earn(sale(huge));
    await earn(sale({ type: 'sale.updated', totalMinor: 4000, items: [] }));
    expect((await cases())[0]).toMatchObject({ computed_points: 40 });
    await parts.review.approve({ row: (await cases())[0]!, rewards: [], at: new Date(NOW), byStaff: 'ana' });
    expect(await balanceIsTheLedgersSum()).toBe(124);
  });
});

/** JSON with the members in alphabetical order: tables keep none. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_key, part) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)))
      : part,
  );

test('a sale that was registered and left by a till that never tries again is found and finished', async () => {
  await regular(84);
  const { parts } = earnOn(tables.documents);
  const cut = { ...parts, credit: async () => Promise.reject(new Error('stopped')) };
  await expect(makeEarn(cut)(sale())).rejects.toThrow('stopped');
  const cutHold = {
    ...parts,
    review: { ...parts.review, hold: async () => Promise.reject(new Error('stopped')) },
  };
  await expect(makeEarn(cutHold)(sale({ saleId: id('h'), totalMinor: 90_000, items: [] }))).rejects.toThrow();
  await earnOn(tables.documents).earn(sale({ saleId: id('whole') }));

  const days = makeDayBook(tables.documents, { sales: TABLES.sales });
  const unfinished = makeUnfinished(tables.documents, TABLES);
  const look = async () => unfinished((await days.sales('2026-06-02')).filter((row) => row.phone === phone));
  const { sales: lost } = await look();
  expect([...lost].sort()).toEqual([id('h'), id('s')].sort());
  const { earn, announced } = earnOn(tables.documents);
  for (const saleId of [...lost, ...lost, 'nobody']) await earn({ type: 'sale.unfinished', saleId });
  expect(await balanceIsTheLedgersSum()).toBe(84 + 24 + 24);
  expect(await cases()).toMatchObject([{ sale_id: id('h'), status: 'held' }]);
  expect(announced.map(({ type }) => type)).toContain('loy.held_for_review');
  // What crossed a reward is told of again; the letter is claimed once.
  expect(await look()).toEqual({ sales: [], rewards: [id('whole')] });
});

describe('stopped between any two effects and tried again', () => {
  /** Counts the calls and stops at one of them: before it is made, or after it was made and before its answer. */
  function stopping(at: number, when: 'before' | 'after') {
    let calls = 0;
    const stop = async (call: () => Promise<unknown>) => {
      calls += 1;
      if (calls === at && when === 'before') throw new Error('stopped');
      const result = await call();
      if (calls === at) throw new Error('stopped');
      return result;
    };
    const documents = {
      send: (command: never) => stop(() => tables.documents.send(command)),
    } as unknown as DynamoDBDocumentClient;
    return { documents, stop, calls: () => calls };
  }

  const stories: Record<string, () => { before: TillEvent[]; told: TillEvent }> = {
    'an ordinary sale': () => ({ before: [], told: sale() }),
    'a sale that is held': () => ({ before: [], told: sale({ totalMinor: 90_000, items: [] }) }),
    'a sale whose refund waits': () => ({
      before: [refund({ totalMinor: 600, items: [BEANS] })],
      told: sale(),
    }),
    'a refund': () => ({ before: [sale()], told: refund() }),
    'a correction': () => ({
      before: [sale()],
      told: sale({ type: 'sale.updated', totalMinor: 9000, items: [] }),
    }),
  };

  test.each(Object.keys(stories))('%s comes to the same, wherever it was stopped', async (name) => {
    let finals: string | undefined;
    for (const when of ['before', 'after'] as const) {
      for (let at = 1; ; at += 1) {
        phones += 1;
        const run = phones;
        phone = `+1212555${String(1000 + run)}`;
        id = (text) => `${text}-${run}`;
        await regular(84, { status: 'rested' });
        const { before, told } = stories[name]!();
        for (const event of before) await earnOn(tables.documents, later).earn(event);

        const stopper = stopping(at, when);
        const heard: Announcement[] = [];
        const announce = (announcement: Announcement) =>
          stopper.stop(async () => {
            heard.push(announcement);
          }) as Promise<void>;
        const stopped = await earnOn(stopper.documents, { ...later, announce })
          .earn(told)
          .then(
            () => false,
            () => true,
          );
        const after = earnOn(tables.documents, later);
        if (stopped) await after.earn(told);

        const told1 = new Set([...heard, ...after.announced].map((one) => JSON.stringify(one)));
        const sales = (await tables.all<SaleRow>('sales')).filter(({ sale_id }) => sale_id === id('s'));
        const state = canonical([
          await member(),
          await ledger(),
          await cases(),
          await mine('audit'),
          sales.map(({ version: _version, digests: _digests, ...row }) => row),
          [...told1].sort(),
        ])
          .replaceAll(phone, 'PHONE')
          .replaceAll(new RegExp(`-${run}(?!\\d)`, 'g'), '-RUN')
          // A digest is of the phone as well, and of the ids.
          .replaceAll(/#(of:)?[0-9a-f]{12,16}/g, '#DIGEST');
        finals ??= state;
        expect(state, `${name}, stopped ${when} call ${at}`).toBe(finals);
        await balanceIsTheLedgersSum();
        if (!stopped) break;
      }
    }
  });
});

describe('an event that comes too late to be taken on', () => {
  const late = (event: TillEvent) => ({ type: 'event.late' as const, saleId: event.saleId, event });
  const known = { status: 'duplicate', reason: 'told-before' };
  const unknown = { status: 'ignored', reason: 'never-told' };
  const more = { totalMinor: 2000, items: [{ ...BEANS, amountMinor: 2000 }] };
  const everything = async () => [await member(), await ledger(), await cases()];

  test('is known where all of it is recorded, and moves nothing', async () => {
    await regular(84);
    const { earn } = earnOn(tables.documents);
    const first = sale({ type: 'sale.updated', updatedAt: '2026-06-02T13:10:00.000Z' });
    const second = sale({ type: 'sale.updated', updatedAt: '2026-06-02T13:12:00.000Z', ...more });
    const differently = sale({ ...more, totalMinor: 2100 });
    const back = refund({ totalMinor: 100, items: [] });
    const before = refund({ saleId: id('r-early'), refundOf: id('s-early') });
    for (const event of [first, second, differently, back, before]) await earn(event);
    const then = await everything();
    for (const event of [first, second, differently, back, before])
      expect(await earn(late(event))).toEqual(known);
    expect(await everything()).toEqual(then);
  });

  test('is unknown where any of it is not, and moves nothing', async () => {
    await regular(84);
    const { earn } = earnOn(tables.documents);
    const first = sale({ type: 'sale.updated', updatedAt: '2026-06-02T13:10:00.000Z' });
    await earn(first);
    const then = await everything();
    for (const event of [
      sale({ saleId: id('never') }),
      sale({ ...more }),
      { ...first, updatedAt: '2026-06-02T13:14:00.000Z' },
      refund(),
      refund({ refundOf: id('never') }),
      { type: 'sale.voided' as const, saleId: id('v'), refundOf: id('s'), closedAt: NOW },
    ])
      expect(await earn(late(event))).toEqual(unknown);
    expect(await everything()).toEqual(then);
  });
});

test('given a sale of 5,000 lines, then it earns whole, and the log says of how many a part was kept', async () => {
  const said: string[] = [];
  const log = makeLog({
    functionName: 'test',
    now: () => new Date(NOW),
    write: (line) => void said.push(line),
  });
  await regular(0);
  const items = Array.from({ length: 5_000 }, (_, index) => ({ ...LATTE, code: `C-${index}` }));
  for (const told of [sale({ items }), sale({ saleId: id('small') })])
    await earnOn(tables.documents, { log }).earn(told);
  const kept = said.map((line) => JSON.parse(line)).filter(({ message }) => /kept in part/.test(message));
  expect(kept.map(({ lines }) => lines)).toEqual([5_000]);
});
