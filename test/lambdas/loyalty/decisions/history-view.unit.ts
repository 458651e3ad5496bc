import { describe, expect, it } from 'vitest';
import { historyView, salesBehind } from '../../../../lambdas/loyalty/decisions/history-view.ts';
import {
  correctionKey,
  redemptionKey,
  refundKey,
  refundName,
  reversalKey,
  saleKey,
} from '../../../../lambdas/loyalty/decisions/ledger-key.ts';
import type { LedgerRow } from '../../../../lambdas/loyalty/rows.ts';

const phone = '+12125550100';
const row = (
  ts: string,
  changes: Partial<LedgerRow> & Pick<LedgerRow, 'reason' | 'points_change'>,
): LedgerRow => ({ phone, ts, posted_at: ts.slice(0, 24), ...changes });
const sale = (changes: object = {}) => ({
  sale_id: 's-1',
  phone,
  currency: 'USD',
  figures: { total_minor: 1800, items: [], base_points: 18, bonus_points: 0 },
  refunds: {},
  ...changes,
});
const SALE = saleKey('2026-06-02T10:00:00.000Z', 's-1');
const earned = row(SALE, {
  reason: 'earn',
  points_change: 18,
  sale_id: 's-1',
  posted_at: '2026-06-02T12:00:00.000Z',
});

describe('a member’s changes as they are shown', () => {
  it('given a sale that the till told late, then it stands where it happened, with its amount', () => {
    const reward = row(redemptionKey({ at: new Date('2026-06-02T11:00:00Z'), id: 'r' }), {
      reason: 'reward-redeem',
      points_change: -10,
    });
    const seen = historyView([reward, earned], [sale()]);
    expect(seen.map((one) => [one.row.reason, one.at])).toEqual([
      ['reward-redeem', '2026-06-02T11:00:00.000Z'],
      ['earn', '2026-06-02T10:00:00.000Z'],
    ]);
    expect(seen[1]?.amount).toEqual({ minor: 1800, currency: 'USD' });
    expect(salesBehind([reward, earned])).toEqual(['s-1']);
  });

  it('given a correction of last week’s sale, then it is new, has the present amount, and the first one is not guessed', () => {
    const ts = correctionKey({ ts: SALE, version: 0 }, 'd1'.repeat(12));
    const corrected = row(ts, {
      reason: 'correction',
      points_change: -6,
      sale_id: 's-1',
      posted_at: '2026-06-09T09:00:00.000Z',
    });
    const today = row(saleKey('2026-06-08T10:00:00.000Z', 's-2'), {
      reason: 'earn',
      points_change: 4,
      sale_id: 's-2',
    });
    const seen = historyView(
      [today, corrected, earned],
      [
        sale({
          corrected_as: ts,
          figures: { total_minor: 1200, items: [], base_points: 12, bonus_points: 0 },
        }),
      ],
    );
    expect(seen.map((one) => [one.row.reason, one.amount?.minor])).toEqual([
      ['correction', 1200],
      ['earn', undefined],
      ['earn', undefined],
    ]);
  });

  it('given a refund, then it has the money that went back; given gift cards, then all that was paid is the amount', () => {
    const refund = row(refundKey('2026-06-03T10:00:00.000Z', refundName('s-1', 'r-1')), {
      reason: 'refund',
      points_change: -6,
      sale_id: 's-1',
    });
    const taken = { total_minor: 600, base_points: 6, bonus: {}, amounts: {} };
    const figures = {
      total_minor: 1800,
      gift_cards_minor: 2500,
      items: [],
      base_points: 18,
      bonus_points: 0,
    };
    const seen = historyView([refund, earned], [sale({ refunds: { 'refund:r-1': taken }, figures })]);
    expect(seen.map((one) => one.amount?.minor)).toEqual([-600, 4300]);
    expect(seen.map((one) => one.nothingLeft)).toEqual([false, false]);
  });

  it('given a sale that refunds ate, or that is another member’s by now, then there is nothing to undo', () => {
    const all = { total_minor: 1800, base_points: 18, bonus: {}, amounts: {} };
    const left = (changes: object) => historyView([earned], [sale(changes)])[0]?.nothingLeft;
    expect(left({ refunds: { 'refund:r-1': all } })).toBe(true);
    expect(left({ phone: '+12125550199' })).toBe(true);
    expect(left({})).toBe(false);
  });

  it('given a row that changed nothing, then it is not shown; given one that was taken back, then it says so', () => {
    const nothing = row(saleKey('2026-06-01T10:00:00.000Z', 's-0'), { reason: 'earn', points_change: 0 });
    const back = row(reversalKey(SALE), {
      reason: 'reversed',
      points_change: -18,
      reverses: SALE,
      posted_at: '2026-06-04T10:00:00.000Z',
    });
    const seen = historyView([nothing, earned, back], []);
    expect(seen.map((one) => [one.row.reason, one.isReversed])).toEqual([
      ['reversed', false],
      ['earn', true],
    ]);
  });
});
