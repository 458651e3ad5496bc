// Twenty short months with fixed seeds, each of one product: one bad day of all kinds of faults and what is owed after it. `.ci/run`
// plays the seeds after these, and a night a thousand of full length. They are told in as many files as there are products, each
// with the seeds of one, so that none warms up the functions of another's.
import { describe, expect, it } from 'vitest';
import { KIND_NAMES } from '../../local/aws/faults/kinds.ts';
import { packs } from '../../local/products/registry.ts';
import { houseLaws } from '../../local/simulator/laws/index.ts';
import { playSeed } from '../../local/simulator/month.ts';
import { inTurn } from '../../local/simulator/night.ts';
import { buildHere } from './build-here.ts';

const SEEDS = Array.from({ length: 20 }, (_, index) => index + 1);

export const FILES = ['first', 'second', 'third'] as const;

/** Those seeds of the twenty whose turn it is in this file. */
export const seedsOf = (file: (typeof FILES)[number]): readonly number[] =>
  SEEDS.filter((seed) => FILES[seed % FILES.length] === file);

export function playShortMonths(file: (typeof FILES)[number]): void {
  describe('given a bad day and what comes after it, then every law holds', () => {
    it.each(seedsOf(file))('in the month of seed %d', { timeout: 300_000 }, async (seed) => {
      const only = inTurn(packs, seed);
      const plan = { seed, days: 1, calmDays: 4, kinds: KIND_NAMES, packs, only, laws: houseLaws };
      const month = await playSeed({ ...plan, build: buildHere });
      expect(month.found).toEqual([]);
      expect(month.faults.length).toBeGreaterThan(0);
      expect(month.lawsChecked).toBeGreaterThan(1000);
    });
  });
}
