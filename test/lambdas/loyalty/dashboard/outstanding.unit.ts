// What members hold at the end of each week: back from now by what each week moved.
import { expect, it } from 'vitest';
import { outstandingNow, withOutstanding } from '../../../../lambdas/loyalty/dashboard/outstanding.ts';
import { shownWeeks } from '../../../../shared/dashboard/weeks.ts';

const now = new Date('2026-06-09T09:00:00Z');
const weeks = shownWeeks(now, 'UTC').map((week, at) => ({ week, figures: { net: at === 0 ? 100 : 0.1 } }));

it('goes back week by week, exactly', () => {
  const held = withOutstanding(weeks, 101.2, undefined).map(({ figures }) => figures.outstanding);
  expect(held.at(-1)).toBe(101.2);
  expect(held.at(-2)).toBe(101.1);
  expect(held[0]).toBe(100);
});

it('says what they are worth only where the owner said so, and nothing below zero', () => {
  expect(withOutstanding(weeks, 200, undefined)[0]?.figures).not.toHaveProperty('outstandingMinor');
  expect(withOutstanding(weeks, 200, 5).at(-1)?.figures.outstandingMinor).toBe(1_000);
  expect(withOutstanding(weeks, -5, 5).at(-1)?.figures.outstandingMinor).toBe(0);
});

const book = (days: Readonly<Record<string, number>>) => ({
  sales: async (day: string) =>
    day in days ? [{ sale_id: day, move: 'add' as const, ts: day, day_points: days[day] as number }] : [],
  changes: async () => [],
});
const months = (closed: Readonly<Record<string, number>>) => ({
  outstanding: async (month: string) => closed[month],
  close: async () => undefined,
});

it('begins with the last month that was closed', async () => {
  const days = book({ '2026-05-31': 7, '2026-06-01': 10, '2026-06-09': 5.5, '2026-06-10': 99 });
  const held = { days, months: months({ '2026-05': 1_000 }), now, zone: 'UTC' };
  expect(await outstandingNow(held as never)).toBe(1_015.5);
});

it('adds up what came before where no month was closed yet', async () => {
  const days = book({ '2026-04-02': 3, '2026-05-31': 7, '2026-06-01': 10 });
  expect(await outstandingNow({ days, months: months({}), now, zone: 'UTC' } as never)).toBe(20);
});
