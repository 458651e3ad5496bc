// Many months, one after the other, and the table of what they were: months, steps, calls, faults by kind, checks, found.
import { type FailedSeed, shortened } from './failed-seed.ts';
import { playSeed } from './month.ts';
import type { MonthPlan, PlayedMonth } from './month-plan.ts';

export type Night = {
  readonly months: number;
  readonly steps: number;
  readonly calls: number;
  readonly lawsChecked: number;
  readonly faultsByKind: ReadonlyMap<string, number>;
  /** Grants that none of the months used, and that no product explains. */
  readonly unusedGrants: readonly string[];
  /** How many months broke a law, and by law. */
  readonly failed: number;
  readonly foundByLaw: ReadonlyMap<string, number>;
};

export type NightPlan = Omit<MonthPlan, 'seed'> & {
  readonly firstSeed: number;
  readonly months: number;
  /** From one seed to the next. Default: one. */
  readonly step?: number;
  /** Each month has one product, in turn by its seed. Default: all that the plan names. */
  readonly isInTurn?: boolean;
  /** Plays spent on making a failed month shorter; none leaves it as it is. */
  readonly mostPlays: number;
  readonly onMonth: (month: PlayedMonth, seconds: number) => void;
  readonly onFailure: (failure: FailedSeed, whole: PlayedMonth) => void;
};

export async function playNight(plan: NightPlan): Promise<Night> {
  const { step = 1 } = plan;
  let night = NO_MONTHS;
  for (let month = 0; month < plan.months; month += 1) {
    const startedAt = performance.now();
    const seed = plan.firstSeed + month * step;
    const own: MonthPlan = { ...plan, seed, ...(plan.isInTurn ? { only: inTurn(plan.packs, seed) } : {}) };
    const played = await playSeed(own);
    plan.onMonth(played, (performance.now() - startedAt) / 1000);
    night = together(night, nightOf(played));
    if (played.found.length === 0) continue;
    const failure = await shortened(own, played, plan.mostPlays);
    if (failure !== undefined) plan.onFailure(failure, played);
  }
  return night;
}

/** The one product of this seed's month. */
export const inTurn = (packs: readonly { readonly product: string }[], seed: number): readonly string[] =>
  packs
    .slice(seed % packs.length)
    .slice(0, 1)
    .map(({ product }) => product);

const NO_MONTHS: Night = {
  months: 0,
  steps: 0,
  calls: 0,
  lawsChecked: 0,
  failed: 0,
  faultsByKind: new Map(),
  foundByLaw: new Map(),
  unusedGrants: [],
};

function nightOf({ steps, calls, lawsChecked, faults, found, unusedGrants }: PlayedMonth): Night {
  const faultsByKind = new Map<string, number>();
  for (const { kind } of faults) add(faultsByKind, kind);
  const laws = new Set(found.map(({ law }) => law));
  return {
    months: 1,
    steps,
    calls,
    lawsChecked,
    failed: laws.size === 0 ? 0 : 1,
    faultsByKind,
    foundByLaw: new Map([...laws].map((law) => [law, 1])),
    unusedGrants,
  };
}

/** Two nights as one. */
export function together(one: Night, other: Night): Night {
  const sum = (of: 'months' | 'steps' | 'calls' | 'lawsChecked' | 'failed') => one[of] + other[of];
  const sums = (of: 'faultsByKind' | 'foundByLaw') => {
    const counts = new Map(one[of]);
    for (const [name, count] of other[of]) add(counts, name, count);
    return counts;
  };
  const isUnused = (grant: string) => other.unusedGrants.includes(grant);
  return {
    months: sum('months'),
    steps: sum('steps'),
    calls: sum('calls'),
    lawsChecked: sum('lawsChecked'),
    failed: sum('failed'),
    faultsByKind: sums('faultsByKind'),
    foundByLaw: sums('foundByLaw'),
    unusedGrants:
      one.months === 0
        ? other.unusedGrants
        : other.months === 0
          ? one.unusedGrants
          : one.unusedGrants.filter(isUnused),
  };
}

/** One month as a line. */
export function monthLine(month: PlayedMonth, seconds: number): string {
  const { seed, steps, calls, faults, lawsChecked, found } = month;
  const broken = new Set(found.map(({ law }) => law)).size;
  return `seed ${seed}: ${steps} steps, ${calls} calls, ${faults.length} faults, ${lawsChecked} checks, ${seconds.toFixed(1)} s${broken === 0 ? '' : `, ${broken} laws BROKEN`}`;
}

/** In fewer months not everything happens that is granted for. */
export const ENOUGH_MONTHS_FOR_GRANTS = 100;

const isJudgedByGrants = ({ months }: Pick<Night, 'months'>): boolean => months >= ENOUGH_MONTHS_FOR_GRANTS;

/** Whether no law was broken, and no grant stands that nobody needs. */
export const wasGood = (night: Night): boolean =>
  night.failed === 0 && (!isJudgedByGrants(night) || night.unusedGrants.length === 0);

/** The night as a table for docs. */
export function nightTable(night: Night): readonly string[] {
  const row = (name: string, value: number | string) =>
    `| ${name} | ${typeof value === 'number' ? value.toLocaleString('en-US') : value} |`;
  const sorted = (counts: ReadonlyMap<string, number>) =>
    [...counts].sort(([one, many], [other, few]) => few - many || (one < other ? -1 : 1));
  const injected = [...night.faultsByKind.values()].reduce((sum, count) => sum + count, 0);
  return [
    '| What | How many |',
    '|---|---|',
    row('months', night.months),
    row('steps', night.steps),
    row('calls of functions', night.calls),
    row('checks of laws', night.lawsChecked),
    row('faults injected', injected),
    ...sorted(night.faultsByKind).map(([kind, count]) => row(`… ${kind}`, count)),
    row('months that broke a law', night.failed),
    ...sorted(night.foundByLaw).map(([law, count]) => row(`… ${law}`, count)),
    ...(isJudgedByGrants(night)
      ? [
          row('grants that no month used and nobody explains', night.unusedGrants.length),
          ...night.unusedGrants.map((grant) => `| … ${grant} | |`),
        ]
      : []),
  ];
}

function add(counts: Map<string, number>, name: string, count = 1): void {
  counts.set(name, (counts.get(name) ?? 0) + count);
}
