// Plays one seeded month: the world's deeds in order of time, the clock moved between them, the laws asked after each step,
// each hour and at the end. Faults and people first; then calm, until everything that was owed has arrived.

import { aimed, troubleOfMonth } from '../aws/faults/kinds.ts';
import { makeTrouble, type Trouble } from '../aws/faults/trouble.ts';
import type { Intercept } from '../aws/intercept.ts';
import { type Chance, makeChance } from '../chance.ts';
import { ownersIn, unexplained } from '../demo/expected-unused.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { openSampleShop } from '../sample/shop.ts';
import { startRuntime } from '../start-runtime.ts';
import { makeBooks } from './books.ts';
import type { Actors, Deed } from './deed.ts';
import { makeDoors } from './doors.ts';
import { type Found, makeJudge } from './judge.ts';
import type { MonthPlan, PlayedMonth, SimulatedPack } from './month-plan.ts';
import { moodDeeds, moodSpells, moodsOf } from './moods.ts';
import { makeWatch } from './seen.ts';
import { DAY_MS, playSteps } from './steps.ts';
import { makeTrace } from './trace.ts';
import { spellsOf } from './weather.ts';
import { makeWrites, type Writes } from './writes.ts';

/** Is told of every call. */
type Hear = (...call: Parameters<Intercept>) => void;

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
  const drawn = troubleOfMonth(plan.kinds, chance.of('kinds'));
  const has = plan.aim === undefined ? drawn : aimed(drawn, plan.aim);
  let regions: ReadonlyMap<string, string> = new Map();
  const regionOf = (name: string) => regions.get(name) ?? '';
  const packs = plan.packs.filter(
    ({ product, simulation }) => simulation !== undefined && (plan.only?.includes(product) ?? true),
  );
  const obeying = Object.assign({}, ...packs.map(({ simulation }) => simulation?.obeyingModel ?? {}));
  const moods = has.hasWeather ? moodsOf(chance.of('model'), month, obeying, plan.aim?.mood) : [];
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
  const hearers: Hear[] = [writes.hear];
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
      for (const hear of hearers) hear(call, phase);
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
    const played = await playOn({
      plan,
      runtime,
      packs,
      trouble,
      chance,
      startsAt,
      weather,
      writes,
      hearers,
    });
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
  readonly hearers: Hear[];
}): Promise<PlayedMonth> {
  const { plan, runtime, packs, trouble, chance, startsAt, weather, writes } = parts;
  const { seed, days } = plan;
  const books = makeBooks();
  const trace = makeTrace(() => runtime.now());
  const store = await openSampleShop(runtime, packs);
  const doors = makeDoors(runtime, books, writes);
  const watch = makeWatch({ runtime, books, faults: trouble.faults, startedAt: startsAt });
  parts.hearers.push(watch.hear);
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
      unusedGrants: unexplained(
        runtime.permissions().unused,
        packs.map(({ product, expectedUnused = [] }) => ({ product, expectedUnused })),
        ownersIn(runtime.deployment),
      ).map(({ function: name, action, resource }) => `${name} may ${action} on ${resource}`),
    };
  } finally {
    await store?.stop();
  }
}

const hasStopped = (stopAt: MonthPlan['stopAt'], found: readonly Found[]): boolean =>
  stopAt !== undefined && found.some(({ law }) => stopAt === 'first' || law === stopAt.law);
