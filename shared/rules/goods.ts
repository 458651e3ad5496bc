// What a shop has to show of itself: what it sells and has sold, and what people spend there. Rules are shown at work on it, and
// the names in them are looked for in it.
import { fold } from './tokens.ts';

/** Something that is sold, or was. */
export type Thing = {
  readonly name: string;
  /** The SKU, or the till's code. */
  readonly code?: string;
  readonly category?: string;
  readonly tags?: readonly string[];
  /** Of one of it, in minor units of the shop's currency. */
  readonly priceMinor?: number;
  /** It stands in the catalogue today; else it was only sold once. */
  readonly isOffered?: true;
};

export type Goods = {
  /** Each once. */
  readonly things: readonly Thing[];
  /** What orders, sales or carts came to, in minor units of the shop's currency. */
  readonly totals: readonly number[];
  /** There was more than was looked at, so that something that is not among the things may be there all the same. */
  readonly isPart?: true;
  /** What the member who spends the most spends in a year, at the pace so far. */
  readonly mostSpentPerYearMinor?: number;
};

/** Rows beyond so many of a table are not looked at. */
export const MOST_ROWS = 10_000;

/** Things under one name and code are one thing: the first counts, which is why the catalogue comes first. */
export function onceEach(things: readonly Thing[]): readonly Thing[] {
  const found = new Map<string, Thing>();
  for (const thing of things) {
    const key = `${fold(thing.code ?? '')} ${fold(thing.name)}`;
    if (thing.name.trim() !== '' && !found.has(key)) found.set(key, thing);
  }
  return [...found.values()];
}

/** The amount in the middle, so that neither a sweet nor a piano stands for all; undefined where there is none. */
export function usualAmount(amounts: readonly number[]): number | undefined {
  const sorted = amounts.filter((minor) => minor > 0).sort((left, right) => left - right);
  return sorted[Math.floor((sorted.length - 1) / 2)];
}
