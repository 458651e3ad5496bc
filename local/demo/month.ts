// One simulated month from midnight to midnight: the runtime, the sample store, and the products' beats. Used by the
// demo and by the benchmark that prices it.

import type { Runtime } from '../runtime/runtime.ts';
import { openSampleShop } from '../sample/shop.ts';
import { startRuntime } from '../start-runtime.ts';
import { DAY_MS, playBeats } from './beats.ts';
import type { DemoProduct, Stage } from './product.ts';

/** A Monday; the clocks go back in London on the second Sunday of this month, which a month should survive. */
export const MONTH_STARTS_AT = '2026-10-12T00:00:00Z';

export type MonthPlan = {
  readonly orders: number;
  readonly days: number;
  readonly seed: number;
  /** Products that run at all, by their names. Default: all that the settings switch on. */
  readonly only?: readonly string[];
  readonly products: (stage: Stage) => readonly DemoProduct[];
  readonly onProgress?: (share: number) => void;
};

/** Plays the month, hands the runtime to `judge` while it still runs, and stops it. */
export async function playMonth<T>(
  plan: MonthPlan,
  judge: (runtime: Runtime, products: readonly DemoProduct[]) => Promise<T>,
): Promise<T> {
  process.env.TZ = 'UTC';
  const runtime = await startRuntime({
    ephemeral: true,
    quiet: true,
    startAt: MONTH_STARTS_AT,
    ...(plan.only === undefined ? {} : { only: plan.only }),
  });
  try {
    const store = await openSampleShop(runtime);
    if (store === undefined) throw new Error('The demo needs a shop of the platform "generic" in cdk.json');
    try {
      const { orders, days, seed } = plan;
      const startsAt = new Date(MONTH_STARTS_AT);
      const products = plan.products({ runtime, store, startsAt, days, seed, orders });
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
