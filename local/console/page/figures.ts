// What a product's card counts: how many rows there are, and what became of each, so that all of them add up.
import type { Card, Counted, Fates, Figure } from '../product-face.ts';

type Row = Readonly<Record<string, unknown>>;
/** By the name of their table, as the card has it. */
type Rows = ReadonlyMap<string, readonly Row[]>;

export const tablesOf = ({ figures, fates }: Pick<Card, 'figures' | 'fates'>): string[] => [
  ...new Set(
    [...figures, ...(fates?.all ?? []), ...(fates?.groups ?? [])].map(({ table }: Counted) => table),
  ),
];

const counted = ({ table, where = {} }: Counted, rows: Rows): readonly Row[] =>
  (rows.get(table) ?? []).filter((row) =>
    Object.entries(where).every(([attribute, wanted]) =>
      typeof wanted === 'string'
        ? (wanted === 'any') === (row[attribute] !== undefined)
        : wanted.includes(String(row[attribute])),
    ),
  );

export function figureOf(figure: Omit<Figure, 'label'>, rows: Rows): number {
  const matching = counted(figure, rows);
  const { sum } = figure;
  if (sum === undefined) return matching.length;
  return Math.floor(matching.reduce((total, row) => total + Number(row[sum] ?? 0), 0));
}

export type Told = {
  readonly all: number;
  /** Most first. */
  readonly groups: readonly { readonly words: string; readonly count: number }[];
};

/** All that there are, and what became of them. */
export function fatesOf({ all, groups, rest }: Fates, rows: Rows): Told {
  const counts = new Map<string, number>();
  for (const group of groups)
    for (const row of counted(group, rows)) {
      const value = String(row[group.by]);
      const words = Object.hasOwn(group.words, value) ? group.words[value] : group.otherwise;
      if (words !== undefined) counts.set(words, (counts.get(words) ?? 0) + 1);
    }
  const total = all.reduce((sum, each) => sum + counted(each, rows).length, 0);
  const told = [...counts.values()].reduce((sum, count) => sum + count, 0);
  if (total > told) counts.set(rest, (counts.get(rest) ?? 0) + total - told);
  return {
    all: total,
    groups: [...counts].map(([words, count]) => ({ words, count })).sort((a, b) => b.count - a.count),
  };
}
