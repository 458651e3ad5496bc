// Takes one guard after the other away and plays months until a law misses it. What breaks a law in the whole house too proves
// nothing about the guard, so that every catch is tried against the same month without the mutant.
import type { Law } from '../law.ts';
import { playSeed } from '../month.ts';
import type { MonthPlan, PlayedMonth, SimulatedPack } from '../month-plan.ts';
import type { Bundler } from './bundles.ts';
import { filesOf, type Mutant } from './mutant.ts';

/** Whose mutant it is: a product's, or nobody's. */
export type PlacedMutant = { readonly place: string; readonly mutant: Mutant };

export type Hunted = PlacedMutant & {
  /** The law that missed it, in the months of this product; undefined where none did. */
  readonly caught?: { readonly law: string; readonly product: string };
  /** Seeds that were played, the one in which it was caught included. */
  readonly months: number;
};

export type HuntParts = {
  readonly packs: readonly SimulatedPack[];
  readonly laws: readonly Law[];
  readonly bundler: Bundler;
  readonly kindsOf: (names: readonly string[] | undefined) => readonly string[];
  readonly days: number;
  readonly calmDays: number;
  readonly firstSeed: number;
  readonly mostMonths: number;
  /** Default: the simulator's. */
  readonly play?: (plan: MonthPlan) => Promise<Pick<PlayedMonth, 'found'>>;
};

/** All mutants of these products, and the shared ones. */
export const placed = (
  packs: readonly SimulatedPack[],
  shared: readonly Mutant[],
): readonly PlacedMutant[] => [
  ...packs.flatMap(({ product, simulation }) =>
    (simulation?.mutants ?? []).map((mutant) => ({ place: product, mutant })),
  ),
  ...shared.map((mutant) => ({ place: 'shared', mutant })),
];

export const fullName = ({ place, mutant }: PlacedMutant): string => `${place}: ${mutant.name}`;

/** Hunts one mutant after the other with what was learnt of the whole house. Throws for a stale one. */
export function makeHunter(parts: HuntParts): (one: PlacedMutant) => Promise<Hunted> {
  const { packs, laws, bundler, kindsOf, days, calmDays, firstSeed, mostMonths, play = playSeed } = parts;
  /** The laws that the whole house breaks in a month, by month. */
  const brokenAnyway = new Map<string, Promise<ReadonlySet<string>>>();

  const lawsBroken = async (plan: MonthPlan): Promise<readonly string[]> =>
    (await play(plan)).found.map(({ law }) => law);

  function brokenWithout(plan: MonthPlan): Promise<ReadonlySet<string>> {
    const key = JSON.stringify([plan.only, plan.kinds, plan.aim, plan.seed, plan.days, plan.calmDays]);
    const known = brokenAnyway.get(key) ?? lawsBroken(plan).then((broken) => new Set(broken));
    brokenAnyway.set(key, known);
    return known;
  }

  return async (one) => {
    const { place, mutant } = one;
    const { codeIn } = await bundler.bundle(mutant);
    const users = bundler.usersOf(filesOf(mutant));
    const products = packs
      .map(({ product }) => product)
      .filter((product) => (place === 'shared' ? users.includes(product) : product === place));
    const shown = { seed: firstSeed, days, calmDays, ...mutant.shown };
    for (let month = 1; month <= mostMonths; month += 1)
      for (const product of products) {
        const plan: MonthPlan = {
          ...shown,
          seed: shown.seed + month - 1,
          kinds: kindsOf(mutant.faults),
          ...(mutant.aim === undefined ? {} : { aim: mutant.aim }),
          packs,
          only: [product],
          laws,
        };
        const broken = await lawsBroken({ ...plan, codeIn, stopAt: 'first' });
        const anyway = broken.length === 0 ? new Set() : await brokenWithout(plan);
        const law = broken.find((name) => !anyway.has(name));
        if (law !== undefined) return { ...one, caught: { law, product }, months: month };
      }
    return { ...one, months: mostMonths };
  };
}
