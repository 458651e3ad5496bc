// Plays one seeded month: the world's deeds in order of time, the clock moved between them, the laws asked after each step,
// each hour and at the end. Faults and people first; then calm, until everything that was owed has arrived.

import type { ProductTraits } from '../runtime/product-traits.ts';
import type { Runtime } from '../runtime/runtime.ts';
import type { FillSample } from '../sample/shop.ts';
import { openSampleShop } from '../sample/shop.ts';
import { startRuntime } from '../start-runtime.ts';
import type { BuildApp } from '../template/synth.ts';
import { makeBooks } from './books.ts';
import { makeChance } from './chance.ts';
import type { Actors, Deed, Simulation } from './deed.ts';
import { makeDoors } from './doors.ts';
import { type Found, makeJudge } from './judge.ts';
import type { InjectedFault, Law } from './law.ts';
import { makeWatch } from './seen.ts';
import { makeTrace, type TraceLine } from './trace.ts';
import { makeTrouble, type TroubleKind } from './trouble.ts';

/** What the simulator has to know of a product. */
export interface SimulatedPack extends ProductTraits {
  readonly product: string;
  readonly simulation?: Simulation;
  readonly fillSample?: FillSample;
}

export type MonthPlan = {
  readonly seed: number;
  readonly days: number;
  readonly kinds: readonly TroubleKind[];
  readonly packs: readonly SimulatedPack[];
  /** Products that run; all that bring actors when it is left out. */
  readonly only?: readonly string[];
  /** Laws of every product, beside those that the packs bring. */
  readonly laws?: readonly Law[];
  /** Left out when a failed month is shortened: deeds by their place in the plan, faults by their keys. */
  readonly without?: { readonly deeds: ReadonlySet<number>; readonly faults: ReadonlySet<string> };
  /** Ends at the first law that does not hold. Default: plays on to the end. */
  readonly stopAtFirst?: boolean;
  readonly build?: BuildApp;
  readonly app?: string;
  /** Where a function's code lies that the template has in this folder: a mutant's is elsewhere. */
  readonly codeIn?: (folder: string) => string;
};

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

/** A Monday; the clocks go back in London on the second Sunday of this month, which a month should survive. */
const STARTS_AT = new Date('2026-10-12T00:00:00Z');
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Senders try again for up to 28 hours, dead letters and made-up periods take days, and a period ends. */
const CALM_DAYS = 8;

export async function playSeed(plan: MonthPlan): Promise<PlayedMonth> {
  process.env.TZ = 'UTC';
  const chance = makeChance(plan.seed);
  const trouble = makeTrouble({
    chance: chance.of('faults'),
    kinds: plan.kinds,
    ...(plan.without === undefined ? {} : { without: plan.without.faults }),
  });
  const packs = plan.packs.filter(
    ({ product, simulation }) => simulation !== undefined && (plan.only?.includes(product) ?? true),
  );
  const runtime = await startRuntime({
    ephemeral: true,
    quiet: true,
    functions: 'here',
    startAt: STARTS_AT.toISOString(),
    packs,
    only: packs.map(({ product }) => product),
    intercept: trouble.intercept,
    ...(plan.build === undefined ? {} : { build: plan.build }),
    ...(plan.app === undefined ? {} : { app: plan.app }),
    ...(plan.codeIn === undefined ? {} : { codeIn: plan.codeIn }),
  });
  try {
    return await playOn({ plan, runtime, packs, trouble });
  } finally {
    await runtime.stop();
  }
}

async function playOn(parts: {
  readonly plan: MonthPlan;
  readonly runtime: Runtime;
  readonly packs: readonly SimulatedPack[];
  readonly trouble: ReturnType<typeof makeTrouble>;
}): Promise<PlayedMonth> {
  const { plan, runtime, packs, trouble } = parts;
  const books = makeBooks();
  const trace = makeTrace(() => runtime.now());
  const store = await openSampleShop(runtime, packs);
  const doors = makeDoors(runtime, books);
  const chance = makeChance(plan.seed);
  const watch = makeWatch({ runtime, books, faults: trouble.faults, startedAt: STARTS_AT });
  const laws = [...(plan.laws ?? []), ...packs.flatMap(({ simulation }) => simulation?.laws ?? [])];
  const judge = makeJudge(laws, watch);
  try {
    const casts: Actors[] = [];
    for (const { product, simulation } of packs)
      if (simulation !== undefined)
        casts.push(
          await simulation.open({
            runtime,
            doors,
            books,
            store,
            chance: chance.of(product),
            startsAt: STARTS_AT,
            days: plan.days,
          }),
        );
    const planned = casts.flatMap(({ deeds }) => deeds).sort(byTime);
    const waiting = planned.filter((_, index) => plan.without?.deeds.has(index) !== true);
    const until = STARTS_AT.getTime() + plan.days * DAY_MS;
    const end = until + CALM_DAYS * DAY_MS;
    let steps = 0;
    let read = runtime.messages().length;
    trouble.begin(() => runtime.now());
    await judge.ask('faults', 'hour');

    while (!(plan.stopAtFirst === true && judge.found.length > 0)) {
      const now = runtime.now().getTime();
      const isCalm = now >= until;
      if (isCalm) trouble.end();
      if (now >= end) break;
      const nextHour = Math.floor(now / HOUR_MS) * HOUR_MS + HOUR_MS;
      const next = Math.max(now, Math.min(waiting[0]?.at ?? end, nextHour, end));
      const { fired } = await runtime.advance(new Date(next).toISOString());
      for (const { at, target } of fired) trace.note('fires', target, at);
      const due: Deed[] = [];
      while (waiting[0] !== undefined && waiting[0].at <= next) due.push(waiting.shift()!);
      for (const { who, does } of due) trace.note('does', `${who} ${does}`);
      const followed = await Promise.all(due.map(({ run }) => run()));
      await runtime.idle();
      const messages = runtime.messages();
      for (const { channel, to, subject = '' } of messages.slice(read))
        trace.note('message', `${channel} to ${to} ${subject}`.trim());
      const reactions = messages
        .slice(read)
        .flatMap((message) => casts.flatMap((one) => one.onMessage(message)));
      read = messages.length;
      waiting.push(...followed.flatMap((more) => more ?? []), ...reactions);
      waiting.sort(byTime);
      steps += 1 + due.length;
      watch.touched();
      await judge.ask(isCalm ? 'calm' : 'faults', next === nextHour ? 'hour' : 'step');
    }
    await judge.ask('over', 'end');
    const calls = (await runtime.usage()).calls.reduce((sum, { count }) => sum + count, 0);
    return {
      seed: plan.seed,
      found: judge.found,
      faults: trouble.faults,
      trace: trace.lines(trouble.faults),
      deeds: planned.map(({ at, who, does }) => ({ at, who, does })),
      steps,
      calls,
      lawsChecked: judge.checked(),
    };
  } finally {
    await store?.stop();
  }
}

const byTime = (one: Deed, other: Deed): number => one.at - other.at;
