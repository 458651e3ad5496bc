// Waits of one cart's own, in hours, instead of its size's: set by the owner's page, by the command, or by hand.
import type { CartRow } from '../rows.ts';

export type Waits = readonly [number, number];

const HOUR_MS = 3_600_000;
export const SHORTEST_WAIT_HOURS = 0.25;
export const LONGEST_WAIT_HOURS = 30 * 24;

/** Two numbers of hours within bounds, the second later than the first; undefined for anything else, also on a row. */
export function readWaits(value: unknown): Waits | undefined {
  if (!Array.isArray(value) || value.length !== 2) return undefined;
  const [first, second] = value.map(Number);
  if (first === undefined || second === undefined || !Number.isFinite(first) || !Number.isFinite(second))
    return undefined;
  const fits = first >= SHORTEST_WAIT_HOURS && second > first && second <= LONGEST_WAIT_HOURS;
  return fits ? [first, second] : undefined;
}

/** When the cart's own waits make its next reminder due; undefined where it has none, or nothing is to come. */
export function ownDueAt(row: CartRow): Date | undefined {
  const waits = readWaits(row.wait_override);
  if (waits === undefined || row.status !== 'open' || row.changed_at === undefined) return undefined;
  if (row.email === undefined || row.second_at !== undefined) return undefined;
  const hours = row.first_at === undefined ? waits[0] : waits[1];
  return new Date(new Date(row.changed_at).getTime() + hours * HOUR_MS);
}

/** The look that own waits call for before the one that is planned; undefined where the plan is early enough. */
export function earlierLook(row: CartRow, now: Date): Date | undefined {
  const due = ownDueAt(row);
  if (due === undefined) return undefined;
  const at = due > now ? due : now;
  return row.wakeup_at === undefined || at.toISOString() < row.wakeup_at ? at : undefined;
}
