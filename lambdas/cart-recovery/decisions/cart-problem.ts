// What a cart's row must hold to be listed and counted. One that was edited by hand may hold anything, and one currency
// that is none would keep the whole month's letter from being written.

import { decimalText, formatMoney } from '../../../shared/shop/money.ts';
import { readInstant } from '../../../shared/time/instant.ts';
import type { CartRow } from '../rows.ts';

const STATUSES: ReadonlySet<unknown> = new Set(['open', 'bought', 'closed']);

/** What is wrong with the row, in words for the owner; undefined for one that can be shown. */
export function cartProblem(row: CartRow): string | undefined {
  if (!STATUSES.has(row.status)) return 'its status is none';
  for (const at of ['changed_at', 'bought_at', 'first_at', 'second_at'] as const)
    if (row[at] !== undefined && readInstant(row[at]) === undefined) return `its ${at} is no time`;
  for (const amount of ['total_minor', 'shop_total_minor', 'order_total_minor'] as const)
    if (row[amount] !== undefined && !Number.isSafeInteger(row[amount])) return `its ${amount} is no amount`;
  for (const word of ['first_outcome', 'second_outcome', 'closed_reason', 'email'] as const)
    if (row[word] !== undefined && typeof row[word] !== 'string') return `its ${word} is no word`;
  for (const currency of ['currency', 'order_currency'] as const)
    if (row[currency] !== undefined && !isCurrency(row[currency])) return `its ${currency} is none`;
  if (row.item_count !== undefined && !Number.isSafeInteger(row.item_count)) return 'its item_count is none';
  return row.items === undefined || areItems(row.items) ? undefined : 'its items are none';
}

function areItems(items: unknown): boolean {
  return (
    Array.isArray(items) &&
    items.every((item) => typeof item?.name === 'string' && Number.isFinite(item.quantity))
  );
}

function isCurrency(code: unknown): boolean {
  try {
    return typeof code === 'string' && decimalText(0, code) !== '' && formatMoney(0, code, 'en') !== '';
  } catch {
    return false;
  }
}
