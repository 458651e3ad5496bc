// Twenty short months with fixed seeds, each of one product: one bad day of all kinds of faults and what is owed after it. `.ci/run`
// plays the twenty seeds after these, and a night a thousand of full length.
import { describe, expect, it } from 'vitest';
import { KIND_NAMES } from '../../../local/aws/faults/kinds.ts';
import { packs } from '../../../local/products/registry.ts';
import { houseLaws } from '../../../local/simulator/laws/index.ts';
import { playSeed } from '../../../local/simulator/month.ts';
import { inTurn } from '../../../local/simulator/night.ts';
import { buildHere } from '../../support/build-here.ts';

const SEEDS = Array.from({ length: 20 }, (_, index) => index + 1);

describe('given a bad day and what comes after it, then every law holds', () => {
  it.each(SEEDS)('in the month of seed %d', { timeout: 300_000 }, async (seed) => {
    const only = inTurn(packs, seed);
    const plan = { seed, days: 1, calmDays: 4, kinds: KIND_NAMES, packs, only, laws: houseLaws };
    const month = await playSeed({ ...plan, build: buildHere });
    expect(month.found).toEqual([]);
    expect(month.faults.length).toBeGreaterThan(0);
    expect(month.lawsChecked).toBeGreaterThan(1000);
  });
});
