// What came of reminders: carts whose shopper got one beside carts of those who are held out and would have got it. Both are counted
// from the same moment of a cart's life, and both alike: bought within the owner's days, and not taken back since.
import type { Share } from '../../../shared/statistics/proportions.ts';
import type { CartRow, Step } from '../rows.ts';

export type Brought = { readonly offered: Share; readonly heldOut: Share };

const DAY_MS = 86_400_000;
const NOTHING: Share = { of: 0, hits: 0 };

export function brought(rows: readonly CartRow[], withinDays: number): Brought {
  const counted = { offered: NOTHING, heldOut: NOTHING };
  for (const row of rows) {
    const arm = armOf(row);
    if (arm === undefined) continue;
    const { of, hits } = counted[arm.group];
    counted[arm.group] = { of: of + 1, hits: hits + (isBought(row, arm.at, withinDays) ? 1 : 0) };
  }
  return counted;
}

/** By the first step that came to one or the other: a cart whose first reminder was skipped for another reason may have had the second. */
function armOf(row: CartRow): { readonly group: keyof Brought; readonly at: string } | undefined {
  const isWrittenOff = row.status === 'closed' && row.closed_reason === 'written-off';
  if (isWrittenOff || row.changed_at === undefined) return undefined;
  for (const step of ['first', 'second'] as const) {
    const [at, outcome] = stepOf(row, step);
    if (at === undefined) continue;
    if (outcome === 'sent') return { group: 'offered', at };
    if (outcome === 'skipped-held-out') return { group: 'heldOut', at };
  }
  return undefined;
}

const stepOf = (row: CartRow, step: Step) =>
  step === 'first'
    ? ([row.first_at, row.first_outcome] as const)
    : ([row.second_at, row.second_outcome] as const);

function isBought(row: CartRow, since: string, withinDays: number): boolean {
  const { status, bought_at, cancelled_at } = row;
  if (status !== 'bought' || bought_at === undefined) return false;
  if (cancelled_at !== undefined && cancelled_at >= bought_at) return false;
  const passed = Date.parse(bought_at) - Date.parse(since);
  return passed >= 0 && passed <= withinDays * DAY_MS;
}
