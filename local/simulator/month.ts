// Plays one seeded month: the world's deeds in order of time, the clock moved between them, the laws asked after each step,
// each hour and at the end. Faults and people first; then calm, until everything that was owed has arrived.

import { troubleOfMonth } from '../aws/faults/kinds.ts';
import type { InjectedFault } from '../aws/faults/trouble.ts';
import { type Allowed, makeTrouble, type Trouble } from '../aws/faults/trouble.ts';
import { type Chance, makeChance } from '../chance.ts';
import type { ProductTraits } from '../runtime/product-traits.ts';
import type { Runtime, RuntimeOptions } from '../runtime/runtime.ts';
import { type FillSample, openSampleShop } from '../sample/shop.ts';
import { startRuntime } from '../start-runtime.ts';
import type { BuildApp } from '../template/synth.ts';
import { makeBooks } from './books.ts';
import type { Actors, Deed, Simulation } from './deed.ts';
import { makeDoors } from './doors.ts';
import { type Found, makeJudge } from './judge.ts';
import type { Law } from './law.ts';
import { moodDeeds, moodSpells, moodsOf } from './moods.ts';
import { makeWatch } from './seen.ts';
import { DAY_MS, playSteps } from './steps.ts';
import { makeTrace, type TraceLine } from './trace.ts';
import { spellsOf } from './weather.ts';
import { makeWrites, type Writes } from './writes.ts';

/** What the simulator has to know of a product. */
export interface SimulatedPack extends ProductTraits {
  readonly product: string;
  readonly simulation?: Simulation;
  readonly fillSample?: FillSample;
}

export type MonthPlan = {
  readonly seed: number;
  readonly days: number;
  /** Of calm after them. Default: eight. */
  readonly calmDays?: number;
  /** Names of the kinds of trouble that there may be. */
  readonly kinds: readonly string[];
  readonly packs: readonly SimulatedPack[];
  /** Products that run; all that bring actors when it is left out. */
  readonly only?: readonly string[];
  /** Laws of every product, beside those that the packs bring. */
  readonly laws?: readonly Law[];
  /** What of the month takes place, when a failed one is shortened: deeds by their place in the plan, faults by their keys. */
  readonly part?: MonthPart;
  /** Ends at the first breach, or at the first of this law. Default: plays on to the end. */
  readonly stopAt?: 'first' | { readonly law: string };
  readonly build?: BuildApp;
  readonly app?: string;
  /** Where a function's code lies that the template has in this folder: a mutant's is elsewhere. */
  readonly codeIn?: (folder: string) => string;
  readonly audience?: Audience;
};

/** Somebody who watches the month in the console. */
export type Audience = {
  readonly pages: NonNullable<RuntimeOptions['pages']>;
  /** Before anything happens; the address is the console's. */
  readonly opened: (url: string) => void;
  /** The month was played, and stands as it is until this resolves. */
  readonly played: (month: PlayedMonth) => Promise<void>;
};

export type MonthPart = { readonly hasDeed: (index: number) => boolean; readonly isAllowed: Allowed };

export type PlayedMonth = {
  readonly seed: number;
  readonly found: readonly Found[];
  readonly faults: readonly InjectedFault[];
  readonly trace: readonly TraceLine[];
  readonly deeds: readonly { readonly at: number; readonly who: string; readonly does: string }[];
  readonly steps: number;
  readonly calls: number;
  readonly lawsChecked: number;
};

/**
 * Each is a few days before the first Monday of a month, on which months are summed up: clocks go back in London, Christmas, the
 * turn of a year, a February, clocks go forward, and a summer.
 */
const BEGINNINGS = ['2026-10-23', '2026-11-28', '2026-12-25', '2027-02-24', '2027-03-27', '2027-06-30'];
/** Senders try again for up to 28 hours; take-up windows, give-ups and a week's report take days. */
const CALM_DAYS = 8;

export async function playSeed(plan: MonthPlan): Promise<PlayedMonth> {
  process.env.TZ = 'UTC';
  const chance = makeChance(plan.seed);
  const startsAt = new Date(`${chance.of('beginning').draws.oneOf(BEGINNINGS)}T00:00:00Z`);
  const month = { startsAt, days: plan.days };
  const has = troubleOfMonth(plan.kinds, chance.of('kinds'));
  let regions: ReadonlyMap<string, string> = new Map();
  const regionOf = (name: string) => regions.get(name) ?? '';
  const packs = plan.packs.filter(
    ({ product, simulation }) => simulation !== undefined && (plan.only?.includes(product) ?? true),
  );
  const obeying = Object.assign({}, ...packs.map(({ simulation }) => simulation?.obeyingModel ?? {}));
  const moods = has.hasWeather ? moodsOf(chance.of('model'), month, obeying) : [];
  const trouble = makeTrouble({
    chance: chance.of('faults'),
    kinds: has.kinds,
    delivering: has.delivering,
    spells: [
      ...(has.hasWeather ? spellsOf(chance.of('weather'), month, regionOf) : []),
      ...moodSpells(moods),
    ],
    ...(plan.part === undefined ? {} : { isAllowed: plan.part.isAllowed }),
  });
  const writes = makeWrites();
  const runtime = await startRuntime({
    ephemeral: true,
    quiet: true,
    functions: 'here',
    engine: 'memory',
    seed: String(plan.seed),
    startAt: startsAt.toISOString(),
    packs,
    only: packs.map(({ product }) => product),
    intercept(call, phase) {
      writes.hear(call, phase);
      return trouble.intercept(call, phase);
    },
    mischief: trouble.mischief,
    ...(plan.build === undefined ? {} : { build: plan.build }),
    ...(plan.app === undefined ? {} : { app: plan.app }),
    ...(plan.codeIn === undefined ? {} : { codeIn: plan.codeIn }),
    ...(plan.audience === undefined ? {} : { pages: plan.audience.pages }),
  });
  try {
    regions = new Map(
      runtime.deployment.ofType('AWS::Lambda::Function').map(({ ref, region }) => [String(ref), region]),
    );
    const weather = moodDeeds(moods, runtime);
    plan.audience?.opened(runtime.url);
    const played = await playOn({ plan, runtime, packs, trouble, chance, startsAt, weather, writes });
    await plan.audience?.played(played);
    return played;
  } finally {
    await runtime.stop();
  }
}

async function playOn(parts: {
  readonly plan: MonthPlan;
  readonly runtime: Runtime;
  readonly packs: readonly SimulatedPack[];
  readonly trouble: Trouble;
  readonly chance: Chance;
  readonly startsAt: Date;
  readonly weather: readonly Deed[];
  readonly writes: Writes;
}): Promise<PlayedMonth> {
  const { plan, runtime, packs, trouble, chance, startsAt, weather, writes } = parts;
  const { seed, days } = plan;
  const books = makeBooks();
  const trace = makeTrace(() => runtime.now());
  const store = await openSampleShop(runtime, packs);
  const doors = makeDoors(runtime, books, writes);
  const watch = makeWatch({ runtime, books, faults: trouble.faults, startedAt: startsAt });
  const laws = [...(plan.laws ?? []), ...packs.flatMap(({ simulation }) => simulation?.laws ?? [])];
  const judge = makeJudge(laws, watch);
  try {
    const casts: Actors[] = [];
    for (const { product, simulation } of packs) {
      const stage = { runtime, doors, books, store, chance: chance.of(product), startsAt, days };
      if (simulation !== undefined) casts.push(await simulation.open(stage));
    }
    const planned = [...casts.flatMap(({ deeds }) => deeds), ...weather];
    const until = startsAt.getTime() + days * DAY_MS;
    const steps = await playSteps({
      runtime,
      trouble,
      judge,
      watch,
      trace,
      deeds: planned.filter((_, index) => plan.part?.hasDeed(index) ?? true),
      onMessage: (message) => casts.flatMap((one) => one.onMessage(message)),
      until,
      end: until + (plan.calmDays ?? CALM_DAYS) * DAY_MS,
      isOver: () => hasStopped(plan.stopAt, judge.found),
    });
    const { calls } = await runtime.usage();
    return {
      seed,
      found: judge.found,
      faults: trouble.faults,
      trace: trace.lines(trouble.faults),
      deeds: planned.map(({ at, who, does }) => ({ at, who, does })),
      steps,
      calls: calls.reduce((sum, { count }) => sum + count, 0),
      lawsChecked: judge.checked(),
    };
  } finally {
    await store?.stop();
  }
}

const hasStopped = (stopAt: MonthPlan['stopAt'], found: readonly Found[]): boolean =>
  stopAt !== undefined && found.some(({ law }) => stopAt === 'first' || law === stopAt.law);
