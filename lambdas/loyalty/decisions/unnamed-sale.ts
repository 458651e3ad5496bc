// Which sales without a number are remembered, and how long: two days, in which a customer comes back and says so.
import type { Sale } from '../../../shared/events/till-events.ts';

/** loy-unnamed: a sale without a number, as the till told it, for two days. */
export type UnnamedRow = {
  /** The shop's local day of its closing; partition. */
  readonly day: string;
  /** Closing instant, `#`, the sale's id. */
  readonly told: string;
  readonly sale: Omit<Sale, 'phone'>;
  /** When these figures were written down; empty where the till does not say. */
  readonly updated_at: string;
  readonly expires_at: number;
};

const KEPT_MS = 2 * 86_400_000;
/** A longer list of lines is no coffee that somebody forgot the number for, and its row would cost more. */
const MOST_LINES = 60;

/** When its time is over, in epoch seconds. */
export const keptUntil = ({ closedAt }: Pick<Sale, 'closedAt'>): number =>
  Math.floor((Date.parse(closedAt) + KEPT_MS) / 1000);

/** Something was paid, lately. */
export const mayBeKept = (sale: Sale, now: Date): boolean =>
  sale.totalMinor > 0 && sale.items.length <= MOST_LINES && keptUntil(sale) * 1000 > now.getTime();

/** DynamoDB deletes some hours or days late. */
export const isStillKept = ({ expires_at }: Pick<UnnamedRow, 'expires_at'>, now: Date): boolean =>
  expires_at * 1000 > now.getTime();

/** Each sale once, newest first: a till may tell one again with another closing time. */
export function newestOfEach(rows: readonly UnnamedRow[]): readonly UnnamedRow[] {
  const seen = new Set<string>();
  return rows
    .toSorted((one, other) => (one.told < other.told ? 1 : -1))
    .filter(({ sale }) => !seen.has(sale.saleId) && seen.add(sale.saleId));
}
