// How the judges of the month read the ledger. Written apart from the product's own rules, as they are.
import type { LedgerRow } from './evidence.ts';

/** Points have four decimals at most; whole numbers of those add up exactly. */
export const fine = (points: number): number => Math.round(points * 10_000);

export function byMember(ledger: readonly LedgerRow[]): ReadonlyMap<string, readonly LedgerRow[]> {
  const rows = new Map<string, LedgerRow[]>();
  for (const row of ledger) rows.set(row.phone, [...(rows.get(row.phone) ?? []), row]);
  return rows;
}

/** Members are named by the last digits, as the desk does. */
export const short = (phone: string): string => `…${phone.slice(-3)}`;

/** In the order in which rows were posted; of two at one moment the one that gives first. */
export const inOrder = (rows: readonly LedgerRow[]): readonly LedgerRow[] =>
  [...rows].sort((one, other) =>
    one.posted_at === other.posted_at
      ? other.points_change - one.points_change
      : one.posted_at < other.posted_at
        ? -1
        : 1,
  );
