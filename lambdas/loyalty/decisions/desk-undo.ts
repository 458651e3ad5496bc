// Who may take a change of points back. What was just given by mistake anybody at the counter may undo; what is older,
// and everything else that is on the record, a manager.
import type { LedgerRow } from '../rows.ts';

const STAFF_UNDO_MINUTES = 15;

const REVERSIBLE: ReadonlySet<LedgerRow['reason']> = new Set([
  'earn',
  'reward-redeem',
  'win-back-bonus',
  'birthday',
]);

/** A correction goes back with its sale, a manager's gift with its redemption; what took something back stays. */
export const isReversible = ({ reason }: Pick<LedgerRow, 'reason'>): boolean => REVERSIBLE.has(reason);

/** `isReversed`: the row has been taken back already. */
export function mayUndo(
  row: Pick<LedgerRow, 'reason' | 'posted_at'>,
  by: { readonly role: 'staff' | 'manager'; readonly now: Date; readonly isReversed: boolean },
): boolean {
  if (by.isReversed || !isReversible(row)) return false;
  if (by.role === 'manager') return true;
  const age = by.now.getTime() - Date.parse(row.posted_at);
  return row.reason === 'reward-redeem' && age < STAFF_UNDO_MINUTES * 60_000;
}
