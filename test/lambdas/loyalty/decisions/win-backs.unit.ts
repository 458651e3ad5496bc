import { describe, expect, it } from 'vitest';
import { refundKey, refundName } from '../../../../lambdas/loyalty/decisions/ledger-key.ts';
import { comparedOf, winBacksOf } from '../../../../lambdas/loyalty/decisions/win-backs.ts';
import type { DayDeed } from '../../../../lambdas/loyalty/desk-rows.ts';
import type { DayChange } from '../../../../lambdas/loyalty/rows.ts';
import type { DaySale } from '../../../../lambdas/loyalty/sale-rows.ts';

const at = (day: number, hour = 12) => new Date(Date.UTC(2026, 5, day, hour)).toISOString();
const nudge = (phone: string, day: number): DayDeed => ({
  phone,
  ts: `${at(day)}#nudge`,
  action: 'nudge',
  by_user: 'mel',
});
const bonus = (phone: string, day: number, points = 50): DayChange => ({
  phone,
  ts: `${at(day)}#bonus:${phone}`,
  points_change: points,
  reason: 'win-back-bonus',
});
const sale = (phone: string, day: number): DaySale => ({
  sale_id: `s-${phone}-${day}`,
  phone,
  move: 'add',
  ts: `${at(day)}#sale:s-${phone}-${day}`,
});
const coffee = (phone: string, day: number): DayChange => ({
  phone,
  ts: `${at(day)}#redeem:x`,
  points_change: -100,
  reason: 'reward-redeem',
});
const judge = (
  rows: Partial<{ deeds: DayDeed[]; changes: DayChange[]; sales: DaySale[]; since: DayChange[] }>,
  windowDays = 20,
) => {
  const { deeds = [], changes = [], sales = [], since = [] } = rows;
  return winBacksOf({ deeds, changes, visits: { sales, changes: [...changes, ...since] }, windowDays });
};

describe('win-backs', () => {
  it('given nudges and bonuses, then each is judged by who was there after it, within the window', () => {
    const judged = judge({
      deeds: [nudge('a', 1), nudge('b', 1), nudge('c', 5), nudge('d', 1)],
      changes: [bonus('e', 2), bonus('f', 2, 1150)],
      sales: [sale('a', 3), sale('c', 4), sale('d', 22), sale('e', 2)],
      since: [coffee('b', 21), coffee('f', 9)],
    });
    expect(judged).toEqual({
      // `c` was there before, `d` too late; a reward is a visit.
      nudges: { people: 4, cameBack: 2 },
      // `e` was there in the very moment, not after it.
      bonuses: { people: 2, cameBack: 1, points: 1200 },
    });
  });

  it('given one person nudged twice, then one person', () => {
    expect(judge({ deeds: [nudge('a', 1), nudge('a', 8)], sales: [sale('a', 9)] }).nudges).toEqual({
      people: 1,
      cameBack: 1,
    });
  });

  it('given a bonus that was taken back, then it was none', () => {
    const taken = { ...bonus('a', 2, -50), ts: `${at(2)}#bonus:a#reversed`, reason: 'reversed' as const };
    expect(judge({ changes: [bonus('a', 2), taken], sales: [sale('a', 3)] }).bonuses).toEqual({
      people: 0,
      cameBack: 0,
      points: 0,
    });
  });

  it('given nothing, then nothing', () => {
    expect(judge({})).toEqual({
      nudges: { people: 0, cameBack: 0 },
      bonuses: { people: 0, cameBack: 0, points: 0 },
    });
  });
});

const earned = (phone: string, day: number, day_points = 20): DaySale => ({
  ...sale(phone, day),
  day_points,
});
const refund = (of: DaySale, day: number, points_change: number, reason: 'refund' | 'void' = 'refund') => ({
  phone: of.phone ?? '',
  ts: refundKey(at(day), refundName(of.sale_id, `r-${day}`)),
  points_change,
  reason,
});

describe('a visit', () => {
  it.each([
    ['was refunded down to its last point', [refund(earned('a', 3), 4, -20)], 0],
    ['was refunded in two parts', [refund(earned('a', 3), 4, -12), refund(earned('a', 3), 9, -8)], 0],
    ['was refunded in part', [refund(earned('a', 3), 4, -12)], 1],
    ['was voided', [refund(earned('a', 3), 4, 0, 'void')], 0],
    [
      'was undone',
      [{ ...coffee('a', 3), ts: `${sale('a', 3).ts}#reversed`, reason: 'reversed' as const }],
      0,
    ],
    ['is not the one that was refunded', [refund(earned('b', 3), 4, -20)], 1],
  ])('counts by what is left of it: it %s', (_, since, cameBack) => {
    expect(judge({ deeds: [nudge('a', 1)], sales: [earned('a', 3)], since }).nudges).toEqual({
      people: 1,
      cameBack,
    });
  });

  it('is no reward that was undone', () => {
    const undone = { ...coffee('a', 3), ts: `${coffee('a', 3).ts}#reversed`, reason: 'reversed' as const };
    expect(judge({ deeds: [nudge('a', 1)], since: [coffee('a', 3), undone] }).nudges.cameBack).toBe(0);
  });
});

describe('those who were told beside those who are held out', () => {
  const held = (phone: string, day: number): DayDeed => ({
    ...nudge(phone, day),
    ts: `${at(day)}#held-out`,
    action: 'held-out',
  });
  it('are counted alike, each once, and whoever was asked the month before in that one', () => {
    expect(
      comparedOf({
        deeds: [nudge('a', 2), nudge('b', 3), nudge('b', 20), nudge('old', 4), held('h', 2), held('i', 5)],
        before: [nudge('old', -10)],
        visits: { sales: [sale('a', 9), sale('b', 24), sale('h', 10), sale('old', 5)], changes: [] },
        windowDays: 20,
      }),
    ).toEqual({ offered: { of: 2, hits: 1 }, heldOut: { of: 2, hits: 1 } });
  });
});
