// What a card counts: rows by all that is asked of them, and what became of each, so that all of them add up.
import { expect, it } from 'vitest';
import { fatesOf, figureOf, tablesOf } from '../../../../local/console/page/figures.ts';
import type { Card } from '../../../../local/console/product-face.ts';

const rows = new Map([
  [
    'carts',
    [
      { status: 'open' },
      { status: 'open', email: 'a' },
      { status: 'closed', why: 'x' },
      { status: 'closed' },
    ],
  ],
  ['visits', [{ sum: 3 }, { sum: 4.5 }]],
]);

it('counts rows of which all is true, and adds one attribute up', () => {
  expect(figureOf({ table: 'carts' }, rows)).toBe(4);
  expect(figureOf({ table: 'carts', where: { status: ['open'], email: 'any' } }, rows)).toBe(1);
  expect(figureOf({ table: 'carts', where: { status: ['open'], email: 'none' } }, rows)).toBe(1);
  expect(figureOf({ table: 'visits', sum: 'sum' }, rows)).toBe(7);
  expect(figureOf({ table: 'nothing' }, rows)).toBe(0);
});

const fates: NonNullable<Card['fates']> = {
  things: 'carts',
  all: [{ table: 'carts' }],
  groups: [
    {
      table: 'carts',
      where: { status: ['closed'] },
      by: 'why',
      words: { x: 'because of x' },
      otherwise: 'closed',
    },
    { table: 'carts', by: 'status', words: { open: 'open' } },
  ],
  rest: 'under way',
};

it('says of each row once what became of it, most first', () => {
  expect(fatesOf(fates, rows)).toEqual({
    all: 4,
    groups: [
      { words: 'open', count: 2 },
      { words: 'because of x', count: 1 },
      { words: 'closed', count: 1 },
    ],
  });
});

it('says how many are in no group, so that the sum is never silently less', () => {
  const { groups } = fatesOf({ ...fates, groups: fates.groups.slice(1) }, rows);
  expect(groups).toContainEqual({ words: 'under way', count: 2 });
});

it('adds those to a group of the same words, and takes none off where rows of a group have outlived what they are counted among', () => {
  const words = { x: 'under way' };
  const [first, second] = fates.groups;
  const open = { ...second!, words: {} };
  expect(
    fatesOf({ ...fates, groups: [{ ...first!, words, otherwise: 'under way' }, open] }, rows).groups,
  ).toEqual([{ words: 'under way', count: 4 }]);
  const few = { ...fates, all: [{ table: 'carts', where: { status: ['closed'] } }] };
  expect(fatesOf(few, rows).groups.every(({ count }) => count > 0)).toBe(true);
});

it('needs the tables of figures and of fates', () => {
  expect(tablesOf({ figures: [{ label: 'a', table: 'visits' }], fates })).toEqual(['visits', 'carts']);
});
