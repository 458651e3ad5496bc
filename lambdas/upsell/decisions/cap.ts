// The frequency cap: one nudge per customer and window. The gate and the sender ask the same question here,
// and the conditional writes in state/customers.ts enforce the same line.

const DAY_MS = 86_400_000;

/** Nudges at or before this instant no longer count against the cap. */
export function capFloor(capDays: number, now: Date): Date {
  return new Date(now.getTime() - capDays * DAY_MS);
}

/** True while the last nudge is younger than the window. */
export function isCapped(lastNudgedAt: string | undefined, capDays: number, now: Date): boolean {
  return lastNudgedAt !== undefined && new Date(lastNudgedAt) > capFloor(capDays, now);
}
