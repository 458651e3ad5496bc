// What counts as won back: bought within so many days after one of the cart's own reminders was sent, and not taken back since.
import type { CartRow, Step } from '../rows.ts';

const DAY_MS = 86_400_000;

/** When a step's reminder surely went out; undefined when it was skipped or refused, never came, or nobody knows. */
export function sentAt(row: CartRow, step: Step): string | undefined {
  const [at, outcome] =
    step === 'first' ? [row.first_at, row.first_outcome] : [row.second_at, row.second_outcome];
  return outcome === 'sent' ? at : undefined;
}

/**
 * Bought, and cancelled or refunded since: as far as money goes it never was. A cart that is no order is given up by every
 * store at the end of its checkout; only where its order is named was that taken back.
 */
export function isTakenBack(row: CartRow): boolean {
  const { bought_at, cancelled_at, order_id } = row;
  if (row.status !== 'bought' || bought_at === undefined) return false;
  if (order_id !== undefined && row.taken_back_order === order_id) return true;
  return row.is_order === true && cancelled_at !== undefined && cancelled_at >= bought_at;
}

/** True for a cart bought within the days after a reminder; a purchase before any reminder is nobody's merit. */
export function isRecovered(row: CartRow, recoveredWithinDays: number): boolean {
  if (row.status !== 'bought' || row.bought_at === undefined || isTakenBack(row)) return false;
  const bought = new Date(row.bought_at).getTime();
  return (['first', 'second'] as const).some((step) => {
    const sent = sentAt(row, step);
    if (sent === undefined) return false;
    const passed = bought - new Date(sent).getTime();
    return passed >= 0 && passed <= recoveredWithinDays * DAY_MS;
  });
}
