// Chance that repeats: the same seed gives the same choices, so that a demonstration can be played again.

export type SeededRandom = {
  /** A whole number from zero up to, but not including, `limit`. */
  below(limit: number): number;
  oneOf<T>(choices: readonly T[]): T;
};

/** Mulberry32: 32 bits of state, which is plenty for picking goods. Not for anything secret. */
export function seededRandom(seed: number): SeededRandom {
  let state = seed >>> 0;
  const below = (limit: number): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit);
  };
  const oneOf = <T>(choices: readonly T[]): T => {
    const chosen = choices[below(choices.length)];
    if (chosen === undefined) throw new Error('There is nothing to choose from');
    return chosen;
  };
  return { below, oneOf };
}
