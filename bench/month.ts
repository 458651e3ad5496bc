// What a month costs: played through the real functions, every call metered and priced without any free tier. Which products,
// how many orders and for how much at most is data, a file for each product.
import { playMonth } from '../local/demo/month.ts';
import type { DemoProduct, Stage } from '../local/demo/product.ts';
import { packs } from '../local/products/registry.ts';
import type { Runtime } from '../local/runtime/runtime.ts';
import { billLines, costFigures, wholeMonth } from './bill.ts';
import type { Benchmark, Figure, Say } from './figure.ts';

const DAYS = 30;
const SEED = 7;

export type Month = {
  /** `1,000 abandoned carts`: what it is a month of. */
  readonly of: string;
  /** Orders, carts or sales of the whole month. */
  readonly count: number;
  /** Days on which they come, at the month's rate; what they cause is then scaled to the whole month. */
  readonly playedDays: number;
  readonly atMostUsd: number;
  /** What its text messages may cost. */
  readonly textsAtMostUsd?: number;
  /** `played` of them come on the played days. */
  readonly plays: (stage: Stage, played: number, playedDays: number) => DemoProduct;
};

export type MonthFacts = {
  readonly product: 'upsell' | 'cart-recovery' | 'loyalty';
  /** Quiet days behind the played ones, in which what those began falls due. */
  readonly afterwardsDays: number;
  readonly sendsTexts: boolean;
  /** What the few days of a part would lack of a month. */
  readonly completePart?: (runtime: Runtime) => Promise<unknown>;
  readonly months: readonly Month[];
};

/** The short form plays one day of the first month. */
export const monthOf =
  (facts: MonthFacts): Benchmark =>
  async (say, { short }) => {
    const months = short
      ? facts.months.slice(0, 1).map((month) => ({ ...month, playedDays: 1 }))
      : facts.months;
    const figures: Figure[] = [];
    for (const month of months) figures.push(...(await figuresOf(facts, month, say)));
    return figures;
  };

async function figuresOf(facts: MonthFacts, month: Month, say: Say): Promise<readonly Figure[]> {
  const { product, afterwardsDays, completePart } = facts;
  const { playedDays, atMostUsd, textsAtMostUsd } = month;
  const times = DAYS / playedDays;
  const played = Math.round(month.count / times);
  const days = playedDays + afterwardsDays;
  say(
    times === 1
      ? `a month of ${month.of} …`
      : `${played} of a month of ${month.of}, on ${playedDays} of its days; their usage times ${times} …`,
  );
  const startedAt = performance.now();
  const plan = {
    packs,
    orders: played,
    days,
    seed: SEED,
    only: [product],
    products: (stage: Stage) => [month.plays(stage, played, playedDays)],
  };
  const { bill, lines } = await playMonth(plan, async (runtime, [played]) => {
    const faults = [...((await played?.broken()) ?? []), ...runtime.permissions().denied];
    if (faults.length > 0) throw new Error(`The month went wrong: ${JSON.stringify(faults.slice(0, 3))}`);
    if (times !== 1) await completePart?.(runtime);
    return { bill: (await runtime.usage()).bill, lines: (await played?.summary()) ?? [] };
  });
  say(`played in ${((performance.now() - startedAt) / 1000).toFixed(0)} s`);
  for (const { label, value } of lines) say(`  ${label.padEnd(30)} ${value}`);
  const whole = wholeMonth(bill, { usageTimes: times, fixedTimes: DAYS / days });
  for (const line of billLines(whole)) say(`  ${line}`);
  const figures = costFigures(`a month of ${month.of}`, whole, {
    atMost: atMostUsd,
    textsAtMost: textsAtMostUsd,
  });
  return facts.sendsTexts ? figures : figures.filter(({ name }) => !name.includes('text messages'));
}
