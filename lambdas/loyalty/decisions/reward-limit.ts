// How many rewards somebody may have in one visit, which is a day: the till does not tell when somebody comes in and goes.
import { localParts, toInstant } from '../../../shared/time/time.ts';
import type { LedgerRow } from '../rows.ts';
import { reversalKey } from './ledger-key.ts';

/** The rewards among these rows of a member that were not taken back. */
export const rewardsKept = (rows: readonly Pick<LedgerRow, 'ts' | 'reason'>[]): number => {
  const keys = new Set(rows.map(({ ts }) => ts));
  return rows.filter(({ ts, reason }) => reason === 'reward-redeem' && !keys.has(reversalKey(ts))).length;
};

/** Whether another one would be more than the owner allows; `most` is absent where there is no limit. */
export const hasHadEnough = (
  rows: readonly Pick<LedgerRow, 'ts' | 'reason'>[],
  most: number | undefined,
): boolean => most !== undefined && rewardsKept(rows) >= most;

/** Where a day begins on the shop's wall, as ledger keys begin. */
export function dayBegins(at: Date, zone: string): string {
  const { year, month, day } = localParts(at, zone);
  return toInstant({ year, month, day }, zone).toISOString();
}
