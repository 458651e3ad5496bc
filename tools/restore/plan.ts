// What a restore would write: the rows of the copy, with every balance and every stamp card the sum of its ledger. Pure.
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { exact } from '../../lambdas/loyalty/points.ts';
import { digestOfAddress } from '../../shared/people/address-digest.ts';
import { stampSums } from './stamps.ts';

export type Row = Readonly<Record<string, AttributeValue>>;
/** Rows by their keys, each as `canonical` text. */
export type Rows = Map<string, string>;

export type Correction = { readonly phone: string; readonly from: number; readonly to: number };

export type Plan = {
  readonly tables: ReadonlyMap<string, Rows>;
  /** Members whose points moved while the copy was being taken. */
  readonly corrections: readonly Correction[];
  readonly sumOfLedger: number;
  /** Ledger rows of people who are no members any more. */
  readonly strangers: number;
};

/** `keys` are the names of the table's key, partition first. */
export const keyOf = (keys: readonly string[], row: Row): string =>
  JSON.stringify(keys.map((name) => row[name]?.S ?? ''));

/** The same text for the same row, in whatever order DynamoDB tells its attributes. */
export function canonical(value: unknown): string {
  return JSON.stringify(sorted(value));
}

/**
 * Takes the rows of people who asked to be forgotten out of `copied`, and answers how many they were. `erased` holds
 * digests of numbers.
 */
export function withoutErased(copied: ReadonlyMap<string, Rows>, erased: ReadonlySet<string>): number {
  let left = 0;
  for (const rows of copied.values())
    for (const [key, text] of rows) {
      const phone = (JSON.parse(text) as Row).phone?.S;
      if (phone === undefined || !erased.has(digestOfAddress(phone))) continue;
      rows.delete(key);
      left += 1;
    }
  return left;
}

/** Sets right the balances of `copied` in place, and says which; and the stamps with them. */
export function planRestore(copied: ReadonlyMap<string, Rows>): Plan {
  const sums = new Map<string, number>();
  const stamps = stampSums();
  let sumOfLedger = 0;
  for (const text of copied.get('ledger')?.values() ?? []) {
    const row = JSON.parse(text) as Row;
    const points = Number(row.points_change?.N ?? 0);
    const phone = row.phone?.S ?? '';
    sums.set(phone, exact((sums.get(phone) ?? 0) + points));
    sumOfLedger = exact(sumOfLedger + points);
    stamps.add(row);
  }
  const corrections: Correction[] = [];
  const members: Rows = copied.get('members') ?? new Map();
  const known = new Set<string>();
  for (const [key, text] of members) {
    const copy = JSON.parse(text) as Row;
    const row = stamps.setRight(copy);
    if (row !== copy) members.set(key, canonical(row));
    const phone = row.phone?.S ?? '';
    known.add(phone);
    const from = Number(row.balance?.N ?? 0);
    const to = sums.get(phone) ?? 0;
    if (from === to) continue;
    corrections.push({ phone, from, to });
    members.set(key, canonical({ ...row, balance: { N: String(to) } }));
  }
  const strangers = [...sums].filter(([phone, sum]) => sum !== 0 && !known.has(phone)).length;
  return { tables: copied, corrections, sumOfLedger, strangers };
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, inner]) => [name, /^[SNB]S$/.test(name) ? inOrder(inner) : sorted(inner)]),
  );
}

/** Of a set DynamoDB keeps no order. An attribute that is only called so holds an object and no list. */
const inOrder = (set: unknown): unknown => (Array.isArray(set) ? [...set].sort() : sorted(set));
