// A cart as the trail holds it, before and after a change: what the business needs to judge the change by, and nothing
// that tells whose cart it is.
import type { CartRow } from '../rows.ts';

const KEPT = [
  'status',
  'closed_reason',
  'closed_at',
  'changed_at',
  'currency',
  'total_minor',
  'shop_total_minor',
  'saved_link',
  'wait_override',
  'first_at',
  'first_outcome',
  'second_at',
  'second_outcome',
  'unsubscribed_at',
  'bought_at',
  'order_id',
  'order_total_minor',
  'order_currency',
] as const satisfies readonly (keyof CartRow)[];

/** An unknown cart is shown as such. Absent attributes stay absent. */
export function auditView(row: CartRow | undefined): Readonly<Record<string, unknown>> {
  if (row === undefined) return { status: 'unknown' };
  const kept = KEPT.flatMap((name) => (row[name] === undefined ? [] : [[name, row[name]]]));
  return { ...Object.fromEntries(kept), items: row.items?.length ?? 0, has_address: row.email !== undefined };
}
