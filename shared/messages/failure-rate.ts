// How many of the messages of the last 24 hours failed, and whether that is too many.

/** `late`: it was put off until nobody would have welcomed it any more. */
export const FATES = ['sent', 'refused', 'unknown', 'late'] as const;
export type Fate = (typeof FATES)[number];
export type FateCounts = Readonly<Record<Fate, number>>;

const TOO_MANY_PERCENT = 1;

export const noFates: FateCounts = { sent: 0, refused: 0, unknown: 0, late: 0 };

export const failuresIn = ({ refused, unknown, late }: FateCounts): number => refused + unknown + late;

/** More than one in a hundred did not surely go out. A shop that sends fewer than a hundred hears of each. */
export function isTooManyFailures(counts: FateCounts): boolean {
  const failures = failuresIn(counts);
  return failures * 100 > TOO_MANY_PERCENT * (failures + counts.sent);
}
