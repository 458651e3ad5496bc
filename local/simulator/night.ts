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
  /** Plays spent on making a failed month shorter; none leaves it as it is. */
  readonly mostPlays: number;
  readonly onMonth: (month: PlayedMonth, seconds: number) => void;
  readonly onFailure: (failure: FailedSeed, whole: PlayedMonth) => void;
};

export async function playNight(plan: NightPlan): Promise<Night> {
  const faultsByKind = new Map<string, number>();
  const foundByLaw = new Map<string, number>();
  let unusedGrants: readonly string[] | undefined;
  const sums = { months: 0, steps: 0, calls: 0, lawsChecked: 0, failed: 0 };
  for (let month = 0; month < plan.months; month += 1) {
    const startedAt = performance.now();
    const own: MonthPlan = { ...plan, seed: plan.firstSeed + month };
    const played = await playSeed(own);
    plan.onMonth(played, (performance.now() - startedAt) / 1000);
    sums.months += 1;
    sums.steps += played.steps;
    sums.calls += played.calls;
    sums.lawsChecked += played.lawsChecked;
    unusedGrants = (unusedGrants ?? played.unusedGrants).filter((grant) =>
      played.unusedGrants.includes(grant),
    );
    for (const { kind } of played.faults) add(faultsByKind, kind);
    for (const law of new Set(played.found.map((found) => found.law))) add(foundByLaw, law);
    if (played.found.length === 0) continue;
    sums.failed += 1;
    const failure = await shortened(own, played, plan.mostPlays);
    if (failure !== undefined) plan.onFailure(failure, played);
  }
  return { ...sums, faultsByKind, foundByLaw, unusedGrants: unusedGrants ?? [] };
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

function add(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}
