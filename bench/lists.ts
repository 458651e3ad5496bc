// What the runs that look for due work read, with the same due work in a small table and in a large one: each finds its day by
// an index, so the rest of the table should not matter. What is in the tables is data, a file for each product.
import { packs } from '../local/products/registry.ts';
import type { Runtime } from '../local/runtime/runtime.ts';
import { startRuntime } from '../local/start-runtime.ts';
import type { Benchmark, Figure, Say } from './figure.ts';
import { unitCost } from './units.ts';

const SIZES = { whole: [1_000, 100_000], short: [400, 800] } as const;
const TARGET_RATIO = 1.1;
const PUT_AT_ONCE = 4;
const PUT_BATCH = 500;

export type Item = Readonly<Record<string, unknown>>;
export type ListFacts = {
  readonly product: 'cart-recovery' | 'loyalty';
  /** When the runs look. */
  readonly now: string;
  /** What the sizes count: carts or members. */
  readonly counted: string;
  /** Function to what it is called in a figure, in the order in which they run. */
  readonly runs: Readonly<Record<string, string>>;
  /** Table to its rows, when there are `count`; what is due is the same among any number. */
  readonly rows: (count: number) => Readonly<Record<string, readonly Item[]>>;
};

export const listsOf =
  (facts: ListFacts): Benchmark =>
  async (say, { short }) => {
    const [few, many] = short ? SIZES.short : SIZES.whole;
    const [small, large] = [await readsAmong(facts, few, say), await readsAmong(facts, many, say)];
    return Object.entries(facts.runs).flatMap(([run, shown]): readonly Figure[] => {
      const [ofFew, ofMany] = [small.get(run) ?? 0, large.get(run) ?? 0];
      const among = (count: number, value: number): Figure => ({
        name: `read units of the ${shown}, ${count} ${facts.counted}`,
        value,
        unit: 'units',
        decimals: 1,
      });
      const ratio = { value: ofMany / ofFew, unit: '', decimals: 2, atMost: TARGET_RATIO };
      return [among(few, ofFew), among(many, ofMany), { name: `${shown}, ratio`, ...ratio }];
    });
  };

async function readsAmong(facts: ListFacts, count: number, say: Say): Promise<ReadonlyMap<string, number>> {
  const { product, now, counted, runs } = facts;
  const runtime = await startRuntime({ packs, ephemeral: true, quiet: true, startAt: now, only: [product] });
  try {
    const startedAt = performance.now();
    for (const [table, items] of Object.entries(facts.rows(count))) await putAll(runtime, table, items);
    say(`${count} ${counted} put in ${((performance.now() - startedAt) / 1000).toFixed(0)} s`);
    for (const name of Object.keys(runs)) {
      const run = await runtime.invoke(name, {});
      if (!run.ok) throw new Error(`${name} failed: ${run.errorMessage}`);
      say(`${name}: ${JSON.stringify(run.payload)}`);
    }
    const { calls } = await runtime.usage();
    return new Map(
      Object.keys(runs).map((name) => [name, unitCost(calls, new RegExp(`^${name}\\b`), 1).readUnits]),
    );
  } finally {
    await runtime.stop();
  }
}

async function putAll(runtime: Runtime, table: string, items: readonly Item[]): Promise<void> {
  let next = 0;
  const work = async () => {
    while (next < items.length) {
      const batch = items.slice(next, next + PUT_BATCH);
      next += PUT_BATCH;
      await runtime.put(table, batch);
    }
  };
  await Promise.all(Array.from({ length: PUT_AT_ONCE }, work));
}
