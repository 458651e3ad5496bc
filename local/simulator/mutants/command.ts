// `npm run simulate -- --mutants`: every guard taken away in turn, and the law that misses it.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Law } from '../law.ts';
import type { SimulatedPack } from '../month-plan.ts';
import { openBundler } from './bundles.ts';
import { fullName, type Hunted, makeHunter, placed } from './hunt.ts';
import { StaleMutantError } from './mutant.ts';
import { sharedMutants } from './shared-mutants.ts';
import { lineOf, mutantsPage } from './table.ts';

export type MutantsAsked = {
  readonly root: string;
  readonly packs: readonly SimulatedPack[];
  readonly laws: readonly Law[];
  /** Names, or beginnings of names; none asks for all. */
  readonly only: readonly string[];
  readonly kindsOf: (names: readonly string[] | undefined) => readonly string[];
  readonly days: number;
  readonly calmDays: number;
  readonly firstSeed: number;
  readonly mostMonths: number;
  readonly print: (line: string) => void;
};

const PAGE = 'docs/mutants.md';

/** Answers how many were not caught and are not explained, those that are stale among them. */
export async function huntMutants(asked: MutantsAsked): Promise<number> {
  const { root, packs, only, print } = asked;
  const all = placed(packs, sharedMutants);
  const wanted = all.filter(
    (one) =>
      only.length === 0 || only.some((name) => fullName(one).startsWith(name) || one.mutant.name === name),
  );
  const places = new Set(wanted.map((one) => one.place));
  // What all share may be in any product's functions, and what is one product's in its own.
  const names = places.has('shared') ? undefined : [...places];
  const bundler = await openBundler(root, join(root, '.local', `mutant-${process.pid}`), names);
  const hunt = makeHunter({ ...asked, bundler });
  const hunted: Hunted[] = [];
  let left = 0;
  const page = join(root, PAGE);
  try {
    for (const [index, one] of wanted.entries()) {
      const startedAt = performance.now();
      try {
        const result = await hunt(one);
        hunted.push(result);
        if (result.caught === undefined && one.mutant.otherwise === undefined) left += 1;
        print(
          `${index + 1}/${wanted.length} ${lineOf(result)} ${((performance.now() - startedAt) / 1000).toFixed(0)} s`,
        );
      } catch (error) {
        if (!(error instanceof StaleMutantError)) throw error;
        left += 1;
        print(`${index + 1}/${wanted.length} ${error.message}`);
      }
      // After each, so that a long hunt that is broken off is not lost.
      writeFileSync(page, mutantsPage(all, hunted, existsSync(page) ? readFileSync(page, 'utf8') : ''));
    }
  } finally {
    await bundler.stop();
  }
  print(
    `${wanted.length - left} of ${wanted.length} guards are missed by a law or explained; ${PAGE} says which.`,
  );
  return left;
}
