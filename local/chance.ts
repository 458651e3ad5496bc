// Chance that hangs on names and not on order: what happens to one call is the same whether or not something else was left
// out of the month before, so that a failed seed can be made shorter and still fails.
import { type SeededRandom, seededRandom } from './seeded-random.ts';

export type Chance = {
  /** A part of this chance with a name of its own; the same name gives the same draws. */
  of(name: string): Chance;
  /** From zero up to, but not including, one: always the same for the name. */
  share(name: string): number;
  /** Draws in turn. */
  readonly draws: SeededRandom;
  /** Draws whether something happens that happens so often: 0.1 is once in ten. */
  happens(rate: number): boolean;
  /** Draws a whole number between both, which may be either. */
  between(least: number, most: number): number;
};

const MILLION = 1_000_000;

export function makeChance(seed: number | string): Chance {
  const draws = seededRandom(hashOf(String(seed)));
  return {
    of: (name) => makeChance(`${seed}/${name}`),
    share: (name) => seededRandom(hashOf(`${seed}/${name}`)).below(MILLION) / MILLION,
    draws,
    happens: (rate) => draws.below(MILLION) < rate * MILLION,
    between: (least, most) => least + draws.below(most - least + 1),
  };
}

/** FNV-1a, 32 bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash >>> 0;
}
