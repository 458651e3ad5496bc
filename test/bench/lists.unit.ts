import { expect, test } from 'vitest';
import { cartLists } from '../../bench/cart-recovery/lists.ts';
import { loyaltyLists } from '../../bench/loyalty/lists.ts';

test('given tables of two sizes, then both hold the same carts of yesterday and of the month', () => {
  const recent = (count: number) =>
    cartLists.rows(count)['cr-state']?.filter(({ day }) => String(day) >= '2026-10-01');
  expect(recent(2_000)).toEqual(recent(400));
  expect(recent(400)).toHaveLength(320);
});

test('given tables of two sizes, then both hold the same sales of today and of the month, and the same who slipped away', () => {
  const due = (count: number) => {
    const { 'loy-sales': sales = [], 'loy-members': members = [] } = loyaltyLists.rows(count);
    return {
      sales: sales.filter(({ day }) => String(day) >= '2026-09-01'),
      regulars: members.filter(({ visit_count }) => Number(visit_count) > 1),
    };
  };
  expect(due(2_000)).toEqual(due(400));
  expect([due(400).sales.length, due(400).regulars.length]).toEqual([340, 340]);
});
