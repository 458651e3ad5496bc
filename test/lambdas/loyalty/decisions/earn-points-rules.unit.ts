// What the owner's later rules change in what a sale earns: items and sales that earn nothing, whole pounds, rates of their own,
// days and hours. And that a refund takes back what was given under them, and no more.
import { describe, expect, it } from 'vitest';
import { bonusesAt, earnedBy, pointsOf } from '../../../../lambdas/loyalty/decisions/earn-points.ts';
import { decideMove } from '../../../../lambdas/loyalty/decisions/move.ts';
import { pointsTaken, takenBackBy } from '../../../../lambdas/loyalty/decisions/refund.ts';
import { readLoyaltyRules } from '../../../../lambdas/loyalty/rules/rules.ts';
import { BEANS, LATTE } from '../builders.ts';

const TOBACCO = { name: 'Tobacco pouch', quantity: 1, amountMinor: 1000 };
const sale = { totalMinor: 2800, items: [BEANS, LATTE, TOBACCO] };
const rulesOf = (text: string) => {
  const read = readLoyaltyRules(`${text}\n100 points = a free tea.`, 'GBP');
  if (!read.ok) throw new Error(read.problems.map(({ message }) => message).join());
  return read.rules;
};
const earned = (text: string, sold: Parameters<typeof earnedBy>[0] = sale) => earnedBy(sold, rulesOf(text));
const back = (text: string, refund: { total_minor: number; items?: readonly object[] }) =>
  pointsTaken(
    takenBackBy({ at: '2026-06-03T10:00:00.000Z', ...refund } as never, {
      figures: earned(text),
      refunds: [],
    }),
  );
const line = ({ name, quantity, amountMinor }: typeof TOBACCO) => ({
  name,
  quantity,
  amount_minor: amountMinor,
});

describe('items that earn nothing', () => {
  it('are no part of what earns, and the rest earns what it would without them', () => {
    expect(earned('No points on tobacco.')).toMatchObject({
      total_minor: 1800,
      base_points: 18,
      bonus_points: 0,
    });
    expect(earned('Everything except beans earns points.')).toMatchObject({ base_points: 22 });
  });

  it('earn nothing with a bonus on everything, either', () => {
    expect(pointsOf(earned('Tobacco earns no points. Double points on everything.'))).toBe(36);
  });

  it('a bill below what they came to, because of a discount, earns nothing and not less than that', () => {
    expect(pointsOf(earned('No points on tobacco.', { ...sale, totalMinor: 500 }))).toBe(0);
  });

  it('give nothing back when they are refunded, and the others all that they earned', () => {
    const text = 'No points on tobacco.';
    expect(back(text, { total_minor: 1000, items: [line(TOBACCO)] })).toBe(0);
    expect(back(text, { total_minor: 600, items: [{ ...line(BEANS), code: 'BEANS-250' }] })).toBe(6);
    expect(back(text, { total_minor: 2800, items: [line(TOBACCO), line(BEANS), line(LATTE)] })).toBe(18);
    expect(back(text, { total_minor: 1400 })).toBe(9);
  });
});

describe('small sales and parts of a pound', () => {
  it('a sale below the least earns nothing, its bonuses included; one at it earns all', () => {
    const text = 'No points under £28. Beans earn double points.';
    expect(pointsOf(earned(text))).toBe(34);
    expect(pointsOf(earned(text, { ...sale, totalMinor: 2799 }))).toBe(0);
  });

  it('what earns nothing does not make a sale large', () => {
    expect(pointsOf(earned('No points under £20. No points on tobacco.'))).toBe(0);
  });

  it('only whole pounds count where the owner says so', () => {
    const sold = { totalMinor: 299, items: [] };
    expect(pointsOf(earned('', sold))).toBe(2.99);
    expect(pointsOf(earned('Only whole pounds count.', sold))).toBe(2);
    expect(pointsOf(earned('5 points for every whole pound', sold))).toBe(10);
    expect(pointsOf(earned('A point for every £2. Only whole pounds count.', sold))).toBe(1);
  });
});

describe('a rate of its own', () => {
  it('is earned instead of what everything else earns', () => {
    expect(earned('Beans earn 3 points per pound.')).toMatchObject({ base_points: 28, bonus_points: 12 });
  });

  it('beside a multiplier the better of the two counts', () => {
    expect(pointsOf(earned('Beans earn 3 points per pound. Double points on everything.'))).toBe(62);
  });
});

describe('days and hours', () => {
  const { bonuses } = rulesOf('Double points on Tuesdays before noon. Beans earn triple points.');
  const at = (instant: string) =>
    pointsOf(
      earnedBy(sale, { ...rulesOf(''), bonuses: bonusesAt(bonuses, new Date(instant), 'Europe/London') }),
    );

  it('a bonus holds on its days and in its hours, by the clock of the shop, and not beside them', () => {
    // 9 June 2026 is a Tuesday; noon in London is 11:00 in UTC.
    expect(at('2026-06-09T10:59:00Z')).toBe(62);
    expect(at('2026-06-09T11:00:00Z')).toBe(40);
    expect(at('2026-06-10T09:00:00Z')).toBe(40);
  });
});

describe('holding', () => {
  const move = (totalMinor: number, text: string) =>
    decideMove({ phone: '+44', totalMinor }, { visit_count: 9, largest_minor: 20_000 }, rulesOf(text));

  it('any sale at or over what the owner says waits, also a regular’s', () => {
    expect(move(30_000, 'Hold anything over £300.')).toEqual({ move: 'hold', reason: 'large-sale' });
    expect(move(29_999, 'Hold anything over £300.')).toEqual({ move: 'add' });
    expect(move(30_000, '')).toEqual({ move: 'add' });
  });
});
