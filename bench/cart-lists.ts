// What the nightly list and the monthly summary read with the same day's and month's carts among 1,000 and among
// 100,000 carts in the table: they find a day by an index, so the rest of the table should not matter.

import { packs } from '../local/products/registry.ts';
import type { Runtime } from '../local/runtime/runtime.ts';
import { startRuntime } from '../local/start-runtime.ts';
import { unitCost } from './cart-units.ts';
import type { Benchmark } from './figure.ts';

const SMALL = 1_000;
const LARGE = 100_000;
const CARTS_A_DAY = 10;
/** The first Monday of a month: the list is yesterday's, the summary October's. */
const NOW = '2026-11-02T10:00:00Z';
const YESTERDAY = '2026-11-01';
const OCTOBER = Array.from({ length: 31 }, (_, day) => `2026-10-${String(day + 1).padStart(2, '0')}`);
const OLD_DAYS = 365;
const DAY_MS = 86_400_000;
const PUT_AT_ONCE = 4;
const PUT_BATCH = 500;

type Reads = { readonly list: number; readonly summary: number };

export const cartLists: Benchmark = async (say) => {
  const small = await readsAmong(SMALL, say);
  const large = await readsAmong(LARGE, say);
  return [
    { name: `read units of the nightly list, ${SMALL} carts`, value: small.list, unit: 'units', decimals: 1 },
    { name: `read units of the nightly list, ${LARGE} carts`, value: large.list, unit: 'units', decimals: 1 },
    { name: 'nightly list, ratio', value: large.list / small.list, unit: '', decimals: 2, atMost: 1.1 },
    { name: `read units of the summary, ${SMALL} carts`, value: small.summary, unit: 'units', decimals: 1 },
    { name: `read units of the summary, ${LARGE} carts`, value: large.summary, unit: 'units', decimals: 1 },
    { name: 'summary, ratio', value: large.summary / small.summary, unit: '', decimals: 2, atMost: 1.1 },
  ];
};

async function readsAmong(carts: number, say: (line: string) => void): Promise<Reads> {
  const runtime = await startRuntime({
    packs,
    ephemeral: true,
    quiet: true,
    startAt: NOW,
    only: ['cart-recovery'],
  });
  try {
    const startedAt = performance.now();
    await putAll(runtime, rows(carts));
    say(`${carts} carts put in ${((performance.now() - startedAt) / 1000).toFixed(0)} s`);
    for (const name of ['cr-nightly-export', 'cr-summary']) {
      const run = await runtime.invoke(name, {});
      if (!run.ok) throw new Error(`${name} failed: ${run.errorMessage}`);
      say(`${name}: ${JSON.stringify(run.payload)}`);
    }
    const { calls } = await runtime.usage();
    return {
      list: unitCost(calls, /^cr-nightly-export\b/, 1).readUnits,
      summary: unitCost(calls, /^cr-summary\b/, 1).readUnits,
    };
  } finally {
    await runtime.stop();
  }
}

async function putAll(runtime: Runtime, items: readonly Record<string, unknown>[]): Promise<void> {
  const table = runtime.tables().find((name) => name.startsWith('cr-state')) ?? 'cr-state';
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

/** Yesterday's carts and October's in every table; all others were left in the year before. */
export function rows(count: number): readonly Record<string, unknown>[] {
  const days = [YESTERDAY, ...OCTOBER].flatMap((day) => Array.from({ length: CARTS_A_DAY }, () => day));
  const oldest = Date.parse('2025-09-01T00:00:00Z');
  return Array.from({ length: count }, (_, index) => {
    const old = new Date(oldest + (index % OLD_DAYS) * DAY_MS).toISOString().slice(0, 10);
    return row(`B-${index}`, days[index] ?? old);
  });
}

const row = (cartId: string, day: string): Record<string, unknown> => ({
  cart_id: cartId,
  status: 'closed',
  closed_reason: 'gave-up',
  version: 4,
  changed_at: `${day}T12:00:00.000Z`,
  changed_event: 'e-1',
  began_at: `${day}T11:00:00.000Z`,
  currency: 'GBP',
  total_minor: 5_500,
  items: [{ sku: 'RACK-REAR', name: 'Rear rack', quantity: 1, price_minor: 5_500 }],
  saved_link: false,
  email: `${cartId.toLowerCase()}@example.com`,
  email_at: `${day}T12:00:00.000Z`,
  day,
});
