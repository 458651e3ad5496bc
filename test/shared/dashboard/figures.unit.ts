// A figure and its list by one rule: no number is of other rows than those that it opens.
import { describe, expect, it } from 'vitest';
import {
  countWeek,
  type Figures,
  listsOf,
  ROWS_PER_PAGE,
  type WeekRows,
} from '../../../shared/dashboard/figures.ts';
import { isoWeekOf } from '../../../shared/time/time.ts';

type Row = { readonly id: number; readonly points: number };
const week = isoWeekOf(new Date('2026-06-09T09:00:00Z'), 'UTC');
const asked: string[] = [];
const rowsFrom = (shelves: Readonly<Record<string, readonly Row[]>>): WeekRows<Row> => ({
  shelves: () => Object.keys(shelves),
  async *rows(_week, shelf) {
    asked.push(shelf);
    yield* shelves[shelf] ?? [];
  },
});
const figures: Figures<Row> = {
  all: { of: () => 1 },
  even: { on: (shelf) => shelf === 'a', of: ({ id }) => (id % 2 === 0 ? 1 : 0) },
  points: { of: ({ points }) => points },
};
const many = Array.from({ length: 250 }, (_, id) => ({ id, points: 0.1 }));
const listed = ({ id }: Row) => ({ what: String(id), more: [] });

describe('a week', () => {
  it('is counted over all shelves, points exactly', async () => {
    const counted = await countWeek(week, rowsFrom({ a: many, b: many.slice(0, 3) }), figures);
    expect(counted).toEqual({ all: 253, even: 125, points: 25.3 });
  });

  it('without rows is nothing, of every figure', async () => {
    expect(await countWeek(week, rowsFrom({ a: [] }), figures)).toEqual({ all: 0, even: 0, points: 0 });
  });
});

describe('a list', () => {
  const lists = listsOf(rowsFrom({ a: many, b: many }), figures, listed);
  const page = (key: string, skip: number) => lists({ week, key, skip, figures: {} });

  it('has the rows that the figure counts, a page at a time', async () => {
    const first = await page('even', 0);
    expect(first?.rows).toHaveLength(ROWS_PER_PAGE);
    expect(first?.more).toBe(true);
    const second = await page('even', ROWS_PER_PAGE);
    expect(second?.rows.map(({ what }) => what)).toEqual(
      many
        .filter(({ id }) => id % 2 === 0)
        .slice(ROWS_PER_PAGE)
        .map(({ id }) => String(id)),
    );
    expect(second?.more).toBe(false);
  });

  it('looks on no shelf on which no such row can stand', async () => {
    asked.length = 0;
    await page('even', 0);
    expect(asked).toEqual(['a']);
  });

  it('is there for no figure that the product does not have', async () => {
    expect(await page('nothing', 0)).toBeUndefined();
    expect(await page('toString', 0)).toBeUndefined();
  });
});
