// Two guards really taken away, and the months that show it played: a law misses each in its first month.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { KIND_NAMES } from '../../../../local/aws/faults/kinds.ts';
import { packs } from '../../../../local/products/registry.ts';
import { houseLaws } from '../../../../local/simulator/laws/index.ts';
import { playSeed } from '../../../../local/simulator/month.ts';
import { type Bundler, openBundler } from '../../../../local/simulator/mutants/bundles.ts';
import { makeHunter, placed } from '../../../../local/simulator/mutants/hunt.ts';
import { buildHere } from '../../../support/build-here.ts';

const TIMEOUT_MS = 600_000;
const ROOT = resolve(import.meta.dirname, '../../../..');
let bundler: Bundler;
beforeAll(async () => {
  const place = join(mkdtempSync(join(tmpdir(), 'hunted-')), 'mutant');
  bundler = await openBundler(ROOT, place, ['cart-recovery', 'loyalty']);
}, TIMEOUT_MS);
afterAll(() => bundler?.stop());

it.each([
  ['loyalty', 'undone-twice', 'Every operation is applied at most once.'],
  ['cart-recovery', 'older-address-wins', 'Every cart is what its events say together'],
])('%s without the guard of %s breaks a law', { timeout: TIMEOUT_MS }, async (place, name, law) => {
  const hunt = makeHunter({
    packs,
    laws: houseLaws,
    bundler,
    kindsOf: (names) => names ?? KIND_NAMES,
    days: 1,
    calmDays: 1,
    firstSeed: 1,
    mostMonths: 1,
    play: (plan) => playSeed({ ...plan, build: buildHere }),
  });
  const one = placed(packs, []).find((each) => each.place === place && each.mutant.name === name);
  const { caught } = await hunt(one!);
  expect(caught?.law ?? 'not caught').toContain(law);
});
