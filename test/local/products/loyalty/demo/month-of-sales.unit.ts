import { expect, test } from 'vitest';
import { saleKey } from '../../../../../lambdas/loyalty/decisions/ledger-key.ts';
import { earlierRows, makeMembers, standingOf } from '../../../../../local/products/loyalty/demo/cast.ts';
import { pointsOf } from '../../../../../local/products/loyalty/demo/documents.ts';
import { formsIn } from '../../../../../local/products/loyalty/demo/forms.ts';
import { fateOf, monthOfSales } from '../../../../../local/products/loyalty/demo/month-of-sales.ts';
import { asWritten } from '../../../../../local/products/loyalty/demo/sign-up.ts';
import { storyMembers } from '../../../../../local/products/loyalty/demo/story-cast.ts';
import { maria, mariasSale } from '../../../../../local/products/loyalty/sample-sales.ts';

const startsAt = new Date('2026-10-12T00:00:00Z');
const members = makeMembers(1, 40, startsAt);
const plan = { seed: 1, members, count: 300, startsAt, days: 30, asksEvery: 4 };
const hundred = Array.from({ length: 100 }, (_, index) => index);

test('given the same seed, then the same month', () => {
  expect(monthOfSales(plan)).toEqual(monthOfSales(plan));
  expect(monthOfSales({ ...plan, seed: 2 })).not.toEqual(monthOfSales(plan));
});

test('given a month, then sales are in order, inside it and its opening hours, each with an id of its own', () => {
  const sales = monthOfSales(plan);
  expect(new Set(sales.map(({ saleId }) => saleId)).size).toBe(300);
  const times = sales.map(({ at }) => at);
  expect(times).toEqual([...times].sort((one, other) => one - other));
  for (const at of times) {
    expect(new Date(at).getUTCHours()).toBeGreaterThanOrEqual(8);
    expect(new Date(at).getUTCHours()).toBeLessThan(18);
  }
  expect(Math.max(...times)).toBeLessThan(startsAt.getTime() + 30 * 86_400_000);
  expect(sales.filter(({ asks }) => asks)).toHaveLength(75);
});

test('given a hundred members and a hundred sales, then every kind has its share', () => {
  const shares = (words: readonly string[], word: string) => words.filter((one) => one === word).length;
  const standings = hundred.map(standingOf);
  expect(['mailed', 'unmailed', 'signs-up', 'number-only'].map((one) => shares(standings, one))).toEqual([
    55, 35, 6, 4,
  ]);
  const fates = hundred.map(fateOf);
  const named = ['told-again', 'corrected', 'refunded-in-part', 'refunded', 'voided'];
  expect(named.map((one) => shares(fates, one))).toEqual([5, 1, 1, 1, 1]);
});

test('given members of before, then their balance is what their ledger says, and each has the sale of it', () => {
  const { members: rows, ledger, sales } = earlierRows(members, startsAt);
  // The laptop imports no code of a product: that the keys are the product's own is seen here.
  for (const { ts, sale_id, posted_at } of ledger) expect(ts).toBe(saleKey(posted_at, sale_id));
  expect(rows).toHaveLength(ledger.length);
  expect(rows.map(({ balance }) => balance)).toEqual(ledger.map(({ points_change }) => points_change));
  expect(sales.map(({ ts }) => ts)).toEqual(ledger.map(({ ts }) => ts));
});

test('given the crowd, the story and the sample member, then nobody shares a number or an address', () => {
  const everybody = [...members, ...storyMembers(startsAt), maria];
  expect(new Set(everybody.map(({ phone }) => phone)).size).toBe(everybody.length);
  expect(new Set(everybody.map(({ email }) => email)).size).toBe(everybody.length);
  expect(asWritten(maria.phone)).toBe('07700 900 100');
});

test('given 18.00 with 6.00 of beans, then 24 points, and 18 where the till tells no items', () => {
  const sale = mariasSale({ saleId: 's-1', at: startsAt }, 'GBP');
  expect(pointsOf(sale)).toBe(24);
  expect(pointsOf({ ...sale, items: [] })).toBe(18);
});

test('given a page, then its posting forms are read with what they hold', () => {
  const page = `<form action="/search"><input name="q"></form>
    <form class="x" method="post" action="/confirm"><input type="hidden" name="reward" value="&quot;25 off&quot;">
    <input type="radio" name="role" value="staff"><input type="radio" name="role" value="manager" checked></form>`;
  expect(formsIn(page)).toEqual([{ action: '/confirm', fields: { reward: '"25 off"', role: 'manager' } }]);
});
