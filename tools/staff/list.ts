// The staff list, one line each.
import { lockState } from '../../lambdas/loyalty/decisions/pin-lock.ts';
import type { StaffRow } from '../../lambdas/loyalty/desk-rows.ts';

const LOCK = {
  open: '',
  locked: ', locked after wrong PINs',
  blocked: ', blocked after 100 wrong PINs',
} as const;

/** What `list` prints. */
export function listLines(rows: readonly StaffRow[], now: Date): readonly string[] {
  if (rows.length === 0) return ['Nobody yet. The first manager: npm run staff -- add <name> --manager'];
  const width = Math.max(...rows.map(({ shown_name }) => shown_name.length));
  return rows.map((row) => {
    const lock = LOCK[lockState({ failures: row.failures, lockedUntil: row.locked_until }, now)];
    return `${row.shown_name.padEnd(width)}  ${row.role}${lock}`;
  });
}
