// One simulated month from midnight to midnight: the runtime, the sample store, and the products' beats. Used by the
// demo and by the benchmark that prices it.

import type { Runtime, RuntimeOptions } from '../runtime/runtime.ts';
import { openSampleShop } from '../sample/shop.ts';
import { startRuntime } from '../start-runtime.ts';
import { DAY_MS, playBeats } from './beats.ts';
import type { DemoPack, DemoProduct, Stage } from './product.ts';

/** A Monday; the clocks go back in London on the second Sunday of this month, which a month should survive. */
export const MONTH_STARTS_AT = '2026-10-12T00:00:00Z';

export type MonthPlan = {
  readonly orders: number;
  readonly days: number;
  readonly seed: number;
  /** Products that run at all, by their names. Default: all that the settings switch on. */
  readonly only?: readonly string[];
  /** Of the products that may run. */
  readonly packs: readonly DemoPack[];
  /** What plays. Default: the demo of every product that runs. */
  readonly products?: (stage: Stage) => readonly DemoProduct[];
  readonly onProgress?: (share: number) => void;
  /** Another `shop` than cdk.json's, as a whole. */
  readonly shop?: object;
  /** Hears of every call of a function's. */
  readonly intercept?: NonNullable<RuntimeOptions['intercept']>;
  /** A CDK app of a test's own. */
  readonly app?: string;
  /** Stands beside the control interface, at this port: a console, to look at the month with. */
  readonly shown?: { readonly port: number; readonly pages: NonNullable<RuntimeOptions['pages']> };
  /** Default: here, which is quicker. Code that is no bundle of the house's needs threads. */
  readonly functions?: RuntimeOptions['functions'];
};

/** Plays the month, hands the runtime to `judge` while it still runs, and stops it. */
export async function playMonth<T>(
  plan: MonthPlan,
  judge: (runtime: Runtime, products: readonly DemoProduct[]) => Promise<T>,
): Promise<T> {
  process.env.TZ = 'UTC';
  const { packs } = plan;
  const runtime = await startRuntime({
    ephemeral: true,
    functions: plan.functions ?? 'here',
    engine: 'memory',
    quiet: true,
    startAt: MONTH_STARTS_AT,
    packs,
    ...(plan.only === undefined ? {} : { only: plan.only }),
    ...(plan.app === undefined ? {} : { app: plan.app }),
    ...(plan.shop === undefined ? {} : { shop: plan.shop }),
    ...(plan.intercept === undefined ? {} : { intercept: plan.intercept }),
    ...(plan.shown === undefined ? {} : plan.shown),
  });
  try {
    const store = await openSampleShop(runtime, packs);
    if (store === undefined) throw new Error('The demo needs a shop of the platform "generic" in cdk.json');
    try {
      const { orders, days, seed } = plan;
      const startsAt = new Date(MONTH_STARTS_AT);
      const stage = { runtime, store, startsAt, days, seed, orders };
      const products = plan.products?.(stage) ?? demosOf(packs, stage);
      const until = startsAt.getTime() + days * DAY_MS;
      await playBeats({
        runtime,
        beats: products.flatMap((product) => product.beats()),
        until,
        onMessage: (message) => products.flatMap((product) => product.onMessage(message)),
        onLook: (now) => {
          for (const product of products) product.onLook();
          plan.onProgress?.(1 - (until - now.getTime()) / (days * DAY_MS));
        },
      });
      await runtime.idle();
      return await judge(runtime, products);
    } finally {
      await store.stop();
    }
  } finally {
    await runtime.stop();
  }
}

/** Of those that are running: the settings may switch a product off. */
function demosOf(packs: readonly DemoPack[], stage: Stage): readonly DemoProduct[] {
  const running = stage.runtime.status().products;
  return packs.filter(({ product }) => running.includes(product)).map(({ demo }) => demo(stage));
}
