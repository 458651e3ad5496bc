// What a sale earns, which rewards it brings within reach, which of the four moves it is, and what a refund takes back.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { crossingOf } from '../../../../lambdas/loyalty/decisions/crossing.ts';
import { earnedBy, pointsOf } from '../../../../lambdas/loyalty/decisions/earn-points.ts';
import { decideMove } from '../../../../lambdas/loyalty/decisions/move.ts';
import { pointsTaken, takenBackBy } from '../../../../lambdas/loyalty/decisions/refund.ts';
import { exact, shown, sum } from '../../../../lambdas/loyalty/points.ts';
import type { Bonus, LoyaltyRules } from '../../../../lambdas/loyalty/rules/shape.ts';
import { BEANS, LATTE, STORY } from '../builders.ts';

const rules = (bonuses: readonly Bonus[], earn: LoyaltyRules['earn'] = STORY.earn) => ({ earn, bonuses });
const times = (value: string, factor: number, kind: 'any' | 'code' = 'any'): Bonus => ({
  items: [{ kind, value }],
  effect: { kind: 'multiplier', times: factor },
});
const flat = (value: string, points: number): Bonus => ({
  items: [{ kind: 'any', value }],
  effect: { kind: 'flat', points },
});
const story = { totalMinor: 1800, items: [BEANS, LATTE] };

describe('gift cards', () => {
  const card = { name: 'Gift card', quantity: 1, amountMinor: 5000, giftCard: true as const };
  const sold = { totalMinor: 6800, items: [BEANS, card, LATTE] };
  const earn = (said?: boolean) =>
    earnedBy(sold, { ...rules([times('beans', 2)]), ...(said === undefined ? {} : { giftCardsEarn: said }) });
  const refund = (total_minor: number, more: object = {}) => ({
    at: '2026-06-03T10:00:00.000Z',
    total_minor,
    ...more,
  });

  test('earn nothing, and the rest of the sale what it earned without them', () => {
    expect(earn()).toMatchObject({
      total_minor: 1800,
      base_points: 18,
      bonus_points: 6,
      gift_cards_minor: 5000,
    });
    expect(earn(false)).toEqual(earn());
    expect(earnedBy({ totalMinor: 5000, items: [card] }, STORY)).toMatchObject({ total_minor: 0, items: [] });
    expect(earnedBy({ totalMinor: 4000, items: [card] }, STORY)).toMatchObject({ total_minor: 0 });
  });

  test('earn like anything else where a sentence says so, or a bonus names them', () => {
    expect(earn(true)).toMatchObject({ total_minor: 6800, base_points: 68 });
    expect(earn(true)).not.toHaveProperty('gift_cards_minor');
    const named = rules([times('gift cards', 2)]);
    expect(pointsOf(earnedBy({ totalMinor: 5000, items: [card] }, named))).toBe(100);
    expect(pointsOf(earnedBy({ totalMinor: 5000, items: [card] }, { ...named, giftCardsEarn: false }))).toBe(
      0,
    );
  });

  test('a refund of them takes nothing back, and one of the rest all that it earned', () => {
    const sale = { figures: earn(), refunds: [] };
    expect(pointsTaken(takenBackBy(refund(5000, { gift_cards_minor: 5000 }), sale))).toBe(0);
    const beans = [{ code: 'BEANS-250', name: 'House beans', quantity: 1, amount_minor: 600 }];
    expect(pointsTaken(takenBackBy(refund(600, { items: beans }), sale))).toBe(12);
    expect(pointsTaken(takenBackBy(refund(6800, { gift_cards_minor: 5000, items: beans }), sale))).toBe(24);
    // Plain money is of the cards as much as they were of the sale.
    expect(pointsTaken(takenBackBy(refund(3400), sale))).toBe(12);
    expect(pointsTaken(takenBackBy(refund(6800), sale))).toBe(24);
  });
});

describe('points of a sale', () => {
  test('18.00 with 6.00 of double-point beans earns 18 and 6', () => {
    expect(earnedBy(story, STORY)).toMatchObject({
      base_points: 18,
      bonus_points: 6,
      items: [{ bonus: 6 }, { bonus: 0 }],
    });
  });

  test('a flat bonus counts per unit, beside a multiplier', () => {
    const two = { totalMinor: 1200, items: [{ ...BEANS, quantity: 2, amountMinor: 1200 }] };
    expect(pointsOf(earnedBy(two, rules([flat('bag beans', 6), flat('beans', 6)])))).toBe(12 + 12);
    expect(pointsOf(earnedBy(two, rules([flat('beans', 6), times('beans', 2)])))).toBe(12 + 12 + 12);
  });

  test('of several multipliers the largest counts; a code is matched whole, words in any number', () => {
    expect(pointsOf(earnedBy(story, rules([times('beans', 2), times('House', 3)])))).toBe(18 + 12);
    expect(pointsOf(earnedBy(story, rules([times('beans-250', 2, 'code')])))).toBe(24);
    expect(pointsOf(earnedBy(story, rules([times('BEANS', 2, 'code')])))).toBe(18);
    const bean = { totalMinor: 600, items: [{ ...BEANS, code: 'X1', name: 'Whole-bean espresso' }] };
    expect(pointsOf(earnedBy(bean, rules([times('whole-bean', 2)])))).toBe(12);
    const spaced = { totalMinor: 600, items: [{ ...BEANS, name: 'Whole bean espresso' }] };
    expect(pointsOf(earnedBy(spaced, rules([times('whole-bean', 2)])))).toBe(12);
  });

  test('a multiplier on everything multiplies the total, items or not, and is not counted twice', () => {
    expect(pointsOf(earnedBy({ totalMinor: 1800, items: [] }, rules([times('*', 2)])))).toBe(36);
    expect(pointsOf(earnedBy(story, rules([times('*', 2), times('beans', 2)])))).toBe(36);
    expect(pointsOf(earnedBy(story, rules([times('*', 2), times('beans', 3)])))).toBe(36 + 6);
  });

  test('points are exact: no float shows', () => {
    const odd = { totalMinor: 435, items: [] };
    expect(pointsOf(earnedBy(odd, rules([], { points: 1, perMinor: 100 })))).toBe(4.35);
    expect(pointsOf(earnedBy(odd, rules([], { points: 1, perMinor: 1000 })))).toBe(0.435);
    expect(pointsOf(earnedBy(odd, rules([], { points: 1, perMinor: 300 })))).toBe(1.45);
    expect(sum([0.1, 0.2, -0.3])).toBe(0);
    expect(exact(1.00005)).toBe(1.0001);
    expect([shown(99.9999), shown(8), shown(0.1 + 0.7 + 0.2)]).toEqual([99, 8, 1]);
  });
});

describe('which rewards come within reach', () => {
  test('84 and 24 cross the coffee and not the lunch', () => {
    expect(crossingOf(84, 24, STORY.rewards)).toEqual({
      crossed: [{ reward: 'free coffee', points: 100 }],
      atLeast: 76,
      below: 100,
    });
  });

  test('one sale may cross several; exactly at the price is within reach; taking away crosses nothing', () => {
    expect(crossingOf(90, 200, STORY.rewards).crossed).toHaveLength(2);
    expect(crossingOf(84, 16, STORY.rewards).crossed).toHaveLength(1);
    expect(crossingOf(100, 24, STORY.rewards).crossed).toEqual([]);
    expect(crossingOf(300, -250, STORY.rewards)).toEqual({ crossed: [] });
  });

  test('the range holds exactly the balances for which the same is crossed', () => {
    const points = fc.integer({ min: 1, max: 4000 }).map((hundredths) => hundredths / 100);
    const balance = fc.integer({ min: 0, max: 40_000 }).map((hundredths) => hundredths / 100);
    fc.assert(
      fc.property(balance, balance, points, (one, other, added) => {
        const crossing = crossingOf(one, added, STORY.rewards);
        const inside =
          other >= (crossing.atLeast ?? -1) && other < (crossing.below ?? Number.POSITIVE_INFINITY);
        const same =
          JSON.stringify(crossingOf(other, added, STORY.rewards).crossed) ===
          JSON.stringify(crossing.crossed);
        // Another range may cross the same nothing elsewhere, but inside this one it is always the same.
        return !inside || same;
      }),
      { seed: 4, numRuns: 500 },
    );
  });
});

describe('the four moves', () => {
  const sale = { phone: '+1', totalMinor: 1800 };
  test('nobody to give points to: skip', () => {
    expect(decideMove({ totalMinor: 1800 }, undefined, STORY)).toEqual({ move: 'skip', reason: 'no-member' });
  });
  test('a basket of ten times the largest is held, one below is added', () => {
    const member = { visit_count: 3, largest_minor: 2000 };
    expect(decideMove({ ...sale, totalMinor: 20_000 }, member, STORY)).toEqual({
      move: 'hold',
      reason: 'far-larger-basket',
    });
    expect(decideMove({ ...sale, totalMinor: 19_999 }, member, STORY)).toEqual({ move: 'add' });
  });
  test('a first sale at the limit is held, one below is added', () => {
    expect(decideMove({ ...sale, totalMinor: 20_000 }, undefined, STORY)).toEqual({
      move: 'hold',
      reason: 'large-first-sale',
    });
    expect(decideMove({ ...sale, totalMinor: 19_999 }, { visit_count: 0 }, STORY)).toEqual({ move: 'add' });
  });
  test('where the owner named no limits, nothing is held', () => {
    expect(decideMove({ ...sale, totalMinor: 9_000_000 }, undefined, {})).toEqual({ move: 'add' });
  });
});

describe('what a refund takes back', () => {
  const figures = earnedBy(story, STORY);
  const line = ({ code, name, quantity, amountMinor }: typeof BEANS) => ({
    ...(code === undefined ? {} : { code }),
    name,
    quantity,
    amount_minor: amountMinor,
  });
  const at = '2026-06-03T10:00:00.000Z';

  test('in full: everything, and nothing the second time', () => {
    const first = takenBackBy(
      { at, total_minor: 1800, items: [line(BEANS), line(LATTE)] },
      { figures, refunds: [] },
    );
    expect(pointsTaken(first)).toBe(24);
    expect(
      pointsTaken(takenBackBy({ at, total_minor: 1800, items: [] }, { figures, refunds: [first] })),
    ).toBe(0);
  });

  test('of one line: exactly what it earned', () => {
    expect(
      pointsTaken(takenBackBy({ at, total_minor: 600, items: [line(BEANS)] }, { figures, refunds: [] })),
    ).toBe(12);
    expect(
      pointsTaken(takenBackBy({ at, total_minor: 1200, items: [line(LATTE)] }, { figures, refunds: [] })),
    ).toBe(12);
  });

  test('of half a line: half of it; without lines: each gives its share', () => {
    const half = { ...line(BEANS), amount_minor: 300 };
    expect(pointsTaken(takenBackBy({ at, total_minor: 300, items: [half] }, { figures, refunds: [] }))).toBe(
      6,
    );
    expect(pointsTaken(takenBackBy({ at, total_minor: 900, items: [] }, { figures, refunds: [] }))).toBe(12);
  });

  test('a void takes what refunds have left', () => {
    const first = takenBackBy({ at, total_minor: 600, items: [line(BEANS)] }, { figures, refunds: [] });
    expect(pointsTaken(takenBackBy({ at, voids: true }, { figures, refunds: [first] }))).toBe(12);
  });

  test('however a sale is refunded in parts, all parts together take back exactly what it earned', () => {
    const parts = fc.array(fc.integer({ min: 1, max: 700 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(parts, fc.boolean(), (amounts, named) => {
        const refunds: ReturnType<typeof takenBackBy>[] = [];
        for (const amount of [...amounts, 5000]) {
          const items = named ? [{ ...line(LATTE), amount_minor: amount }] : [];
          const taken = takenBackBy({ at, total_minor: amount, items }, { figures, refunds });
          expect(pointsTaken(taken)).toBeGreaterThanOrEqual(0);
          refunds.push(taken);
        }
        return sum(refunds.map(pointsTaken)) === 24;
      }),
      { seed: 5, numRuns: 300 },
    );
  });
});
