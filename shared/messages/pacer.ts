// Keeps a run of mails inside what SES lets the account send in a second.

export type PacerParts = {
  /** Milliseconds of any steady clock. */
  readonly elapsed: () => number;
  readonly sleep: (milliseconds: number) => Promise<void>;
};

/** Wait for it before each mail: the first goes at once, each other at least its share of a second after the one before. */
export function makePacer(perSecond: number, { elapsed, sleep }: PacerParts): () => Promise<void> {
  const shareMs = 1000 / perSecond;
  let free = Number.NEGATIVE_INFINITY;
  return async () => {
    const wait = free - elapsed();
    if (wait > 0) await sleep(wait);
    free = elapsed() + shareMs;
  };
}
