// What counts as won back: bought within so many days after one of the cart's own reminders was sent.
import type { CartRow, Step } from '../rows.ts';

const DAY_MS = 86_400_000;

/** When a step's reminder surely went out; undefined when it was skipped or refused, never came, or nobody knows. */
export function sentAt(row: CartRow, step: Step): string | undefined {
  const [at, outcome] =
    step === 'first' ? [row.first_at, row.first_outcome] : [row.second_at, row.second_outcome];
  return outcome === 'sent' ? at : undefined;
}

/** True for a cart bought within the days after a reminder; a purchase before any reminder is nobody's merit. */
export function isRecovered(row: CartRow, recoveredWithinDays: number): boolean {
  if (row.status !== 'bought' || row.bought_at === undefined) return false;
  const bought = new Date(row.bought_at).getTime();
  return (['first', 'second'] as const).some((step) => {
    const sent = sentAt(row, step);
    if (sent === undefined) return false;
    const passed = bought - new Date(sent).getTime();
    return passed >= 0 && passed <= recoveredWithinDays * DAY_MS;
  });
}
