// What came of reminders: carts whose shopper got one beside carts of those who are held out and would have got it. Both are counted
// from the same moment of a cart's life, and both alike: bought within the owner's days, and not taken back since.
import type { Spent } from '../../../shared/statistics/bootstrap.ts';
import type { CartRow, Step } from '../rows.ts';
import { isTakenBack } from './recovered.ts';

export type Brought = { readonly offered: Spent; readonly heldOut: Spent };

/** `withinDays`: the owner's; a cart that can still be bought within them by `now` is in no figure yet. */
export type BroughtBy = { readonly withinDays: number; readonly now: Date; readonly currency: string };

const DAY_MS = 86_400_000;

export function brought(rows: readonly CartRow[], by: BroughtBy): Brought {
  const counted = { offered: counter(), heldOut: counter() };
  for (const row of rows) {
    const arm = armOf(row);
    if (arm === undefined || Date.parse(arm.at) + by.withinDays * DAY_MS > by.now.getTime()) continue;
    const { group } = arm;
    counted[group].of += 1;
    if (!isBought(row, arm.at, by.withinDays)) continue;
    counted[group].hits += 1;
    const minor = paid(row, by.currency);
    if (minor > 0) counted[group].amounts[minor] = (counted[group].amounts[minor] ?? 0) + 1;
  }
  return counted;
}

const counter = () => ({ of: 0, hits: 0, amounts: {} as Record<string, number> });

/** In the shop's currency; nothing of a purchase in another. */
function paid(row: CartRow, shopCurrency: string): number {
  const { order_total_minor: ordered, order_currency, currency = shopCurrency } = row;
  if (ordered !== undefined) return (order_currency ?? currency) === shopCurrency ? ordered : 0;
  return row.shop_total_minor ?? (currency === shopCurrency ? (row.total_minor ?? 0) : 0);
}

export const together = (groups: readonly Brought[]): Brought => ({
  offered: sumOf(groups.map(({ offered }) => offered)),
  heldOut: sumOf(groups.map(({ heldOut }) => heldOut)),
});

function sumOf(groups: readonly Spent[]): Spent {
  const sum = counter();
  for (const { of, hits, amounts } of groups) {
    sum.of += of;
    sum.hits += hits;
    for (const [minor, carts] of Object.entries(amounts))
      sum.amounts[minor] = (sum.amounts[minor] ?? 0) + carts;
  }
  return sum;
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
  const { status, bought_at } = row;
  if (status !== 'bought' || bought_at === undefined || isTakenBack(row)) return false;
  const passed = Date.parse(bought_at) - Date.parse(since);
  return passed >= 0 && passed <= withinDays * DAY_MS;
}
