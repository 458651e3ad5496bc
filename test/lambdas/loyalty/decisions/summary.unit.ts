import { describe, expect, it } from 'vitest';
import {
  isSilent,
  loyaltyFigures,
  type MonthRows,
  worthMinor,
} from '../../../../lambdas/loyalty/decisions/summary.ts';
import { loyaltyPrompt } from '../../../../lambdas/loyalty/decisions/summary-paragraph.ts';
import type { DayDeed } from '../../../../lambdas/loyalty/desk-rows.ts';
import type { DayChange } from '../../../../lambdas/loyalty/rows.ts';
import type { DaySale } from '../../../../lambdas/loyalty/sale-rows.ts';

const AT = '2026-06-02T13:15:00.000Z';
const MARIA = '+12125550100';
const TOM = '+12125550101';
const ANA = '+12125550102';

const sale = (phone: string, changes: Partial<DaySale> = {}): DaySale => ({
  sale_id: 's-1',
  phone,
  move: 'add',
  day_points: 24,
  ...changes,
});
const change = (key: string, points_change: number, changes: Partial<DayChange>): DayChange => ({
  phone: MARIA,
  ts: `${AT}#${key}`,
  points_change,
  reason: 'earn',
  ...changes,
});
const deed = (action: DayDeed['action'], phone = MARIA, by_user = 'Sam'): DayDeed => ({
  phone,
  ts: `${AT}#${action}`,
  action,
  by_user,
});
const figuresOf = (rows: Partial<MonthRows>) =>
  loyaltyFigures({ sales: [], changes: [], deeds: [], ...rows });

describe('the figures of a month', () => {
  it('given sales of members, of strangers and held ones, then only what was added counts as given', () => {
    const figures = figuresOf({
      sales: [
        sale(MARIA),
        sale(MARIA, { day_points: 0.5 }),
        sale(TOM, { enrols: true, day_points: 10 }),
        sale(TOM, { enrols: true, day_points: 5 }),
        sale(ANA, { move: 'hold', enrols: true, day_points: 900 }),
      ],
    });
    expect(figures).toMatchObject({ purchases: 4, given: 39.5, net: 39.5, held: 1, enrolledBySale: 1 });
  });

  it('given sales with points, too small for any, and held, then together they are all there were', () => {
    const sales = [
      sale(MARIA),
      sale(MARIA, { day_points: 0 }),
      sale(TOM, { day_points: 0 }),
      sale(ANA, { move: 'hold', day_points: 900 }),
    ];
    const { purchases, withoutPoints, held } = figuresOf({ sales });
    expect([purchases, withoutPoints, held]).toEqual([1, 2, 1]);
  });

  it('given a held first sale that was approved, then its member joined and its points were given', () => {
    const figures = figuresOf({
      sales: [sale(ANA, { move: 'hold', enrols: true, day_points: 300 })],
      changes: [change('sale:s-9', 300, { phone: ANA })],
      deeds: [deed('approve', ANA)],
    });
    expect(figures).toMatchObject({ enrolledBySale: 1, given: 300, net: 300, held: 1, approved: 1 });
  });

  it('given corrections, refunds, voids and an undone sale, then they are off what was given', () => {
    const figures = figuresOf({
      sales: [sale(MARIA, { day_points: 100 })],
      changes: [
        change('correction:s-1:d', 3, { reason: 'correction' }),
        change('refund:r-1', -6, { reason: 'refund' }),
        change('refund:v-1', -10, { reason: 'void' }),
        change('sale:s-2#reversed', -20, { reason: 'reversed' }),
      ],
    });
    expect(figures).toMatchObject({ given: 67, net: 67, redeemed: 0 });
  });

  it('given full stamp cards, then what they brought is counted among the rewards, for no points', () => {
    const reward = '10th free: latte';
    const changes = [
      change('redeem:a', 0, { reason: 'reward-redeem', reward }),
      change('redeem:b', 0, { reason: 'reward-redeem', reward }),
      change('redeem:b#reversed', 0, { reason: 'reversed', reward }),
    ];
    expect(figuresOf({ changes })).toMatchObject({
      redemptions: [{ reward, count: 1 }],
      rewardsGiven: 1,
      redeemed: 0,
      net: 0,
    });
  });

  it('given redemptions and undone ones, then redemptions and points are what is left, by reward', () => {
    const coffee = { reason: 'reward-redeem', reward: 'free coffee' } as const;
    const figures = figuresOf({
      changes: [
        change('redeem:a', -100, coffee),
        change('redeem:b', -100, coffee),
        change('redeem:b#reversed', 100, { reason: 'reversed', reward: 'free coffee' }),
        change('goodwill:c', 30, { reason: 'goodwill', reward: '$25 off' }),
        change('redeem:c', -500, { reason: 'reward-redeem', reward: '$25 off' }),
        // Claimed last month, undone in this one: nobody redemptions fewer than none.
        change('redeem:z#reversed', 250, { reason: 'reversed', reward: 'free lunch' }),
      ],
      deeds: [deed('reverse'), deed('reverse'), deed('override')],
    });
    expect(figures).toMatchObject({
      redemptions: [
        { reward: '$25 off', count: 1 },
        { reward: 'free coffee', count: 1 },
      ],
      rewardsGiven: 2,
      redeemed: 350,
      goodwill: 30,
      undone: 2,
      overrides: 1,
      net: -320,
    });
  });

  it('given win-back, then people are counted, not mails; undone bonuses are off', () => {
    const figures = figuresOf({
      changes: [
        change('bonus:a', 50, { reason: 'win-back-bonus' }),
        change('bonus:b', 50, { reason: 'win-back-bonus', phone: TOM }),
        change('bonus:b#reversed', -50, { reason: 'reversed', phone: TOM }),
      ],
      deeds: [
        deed('nudge'),
        deed('nudge'),
        deed('nudge', TOM, 'system'),
        deed('win-back-bonus'),
        deed('win-back-bonus', TOM),
        deed('returned', MARIA, 'system'),
        deed('rest', ANA, 'system'),
      ],
    });
    expect(figures).toMatchObject({ bonusPoints: 50, bonuses: 2, nudged: 2, returned: 1, rested: 1 });
  });

  it('given sign-ups and an import, part of it undone, then each joins once and apart', () => {
    const figures = figuresOf({
      changes: [
        change('import:i', 80, { reason: 'import', phone: TOM }),
        change('import:i', 20, { reason: 'import', phone: ANA }),
        change('import:i#reversed', -20, { reason: 'reversed', phone: ANA }),
      ],
      deeds: [
        deed('joined', MARIA, 'member'),
        deed('joined', '+12125550103'),
        deed('joined', TOM, 'import'),
        deed('joined', ANA, 'import'),
        deed('import-undone', ANA, 'import'),
      ],
    });
    expect(figures).toMatchObject({ signedUp: 2, imported: 1, broughtIn: 80, given: 0, net: 80 });
  });

  it('given nothing at all, then the month is silent', () => {
    expect(isSilent({ sales: [], changes: [], deeds: [] })).toBe(true);
    expect(isSilent({ sales: [], changes: [], deeds: [deed('rest')] })).toBe(false);
  });

  it('says what points are worth in whole minor units', () => {
    expect([worthMinor(1240, 5), worthMinor(10.5, 0.5), worthMinor(-3, 5)]).toEqual([6200, 5, 0]);
  });
});

describe('the paragraph on a month of points', () => {
  it('is asked for with the facts as data, and with no worth where the owner gave none', () => {
    const facts = {
      month: 'June 2026',
      counts: { rewards_claimed: 7, 'claimed: $25 off': 2 },
      amounts: ['$62.00'],
      percents: [],
      locale: 'en-US',
    };
    expect(JSON.parse(loyaltyPrompt(facts).user)).toEqual({
      month: 'June 2026',
      rewards_claimed: 7,
      'claimed: $25 off': 2,
      outstanding_points_are_worth: '$62.00',
    });
    expect(loyaltyPrompt({ ...facts, amounts: [] }).user).not.toContain('worth');
  });
});
