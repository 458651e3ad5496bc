// What the evening's run, the lapsing sweep and the monthly summary read with the same due work among 1,000 and among 100,000
// members: each finds its day by an index, so the rest of the tables should not matter.

import { packs } from '../local/products/registry.ts';
import type { Runtime } from '../local/runtime/runtime.ts';
import { startRuntime } from '../local/start-runtime.ts';
import { unitCost } from './cart-units.ts';
import type { Benchmark, Figure } from './figure.ts';

const SMALL = 1_000;
const LARGE = 100_000;
/** The first Monday of a month, after the evening's run would have been. */
const NOW = '2026-11-02T19:30:00Z';
const TODAY = '2026-11-02';
const OCTOBER = Array.from({ length: 31 }, (_, day) => `2026-10-${String(day + 1).padStart(2, '0')}`);
const SALES_A_DAY = 10;
/** Regulars whose last visit passed the window of 60 days since the last sweep. */
const SLIPPED_AWAY = 20;
const SLIPPED_DAY = '2026-09-01';
/** What the week before and the month before left behind. Only the very first run of either looks further back. */
const LAST_SWEEP = { through: '2026-08-27', swept: '2026-10-26', regular_visits: 5 };
const OLD_DAYS = 300;
const DAY_MS = 86_400_000;
const PUT_AT_ONCE = 4;
const PUT_BATCH = 500;
const RUNS = ['loy-nightly-balance', 'loy-lapsing-sweep', 'loy-summary'] as const;
const SHOWN = { 'loy-nightly-balance': 'nightly', 'loy-lapsing-sweep': 'sweep', 'loy-summary': 'summary' };

type Item = Readonly<Record<string, unknown>>;
type Reads = Readonly<Record<(typeof RUNS)[number], number>>;

export const loyaltyLists: Benchmark = async (say) => {
  const small = await readsAmong(SMALL, say);
  const large = await readsAmong(LARGE, say);
  return RUNS.flatMap((run): readonly Figure[] => [
    {
      name: `read units of the ${SHOWN[run]}, ${SMALL} members`,
      value: small[run],
      unit: 'units',
      decimals: 1,
    },
    {
      name: `read units of the ${SHOWN[run]}, ${LARGE} members`,
      value: large[run],
      unit: 'units',
      decimals: 1,
    },
    { name: `${SHOWN[run]}, ratio`, value: large[run] / small[run], unit: '', decimals: 2, atMost: 1.1 },
  ]);
};

async function readsAmong(count: number, say: (line: string) => void): Promise<Reads> {
  const runtime = await startRuntime({
    packs,
    ephemeral: true,
    quiet: true,
    startAt: NOW,
    only: ['loyalty'],
  });
  try {
    const startedAt = performance.now();
    const { members, sales, ledger } = rows(count);
    await putAll(runtime, 'loy-members', members);
    await putAll(runtime, 'loy-sales', sales);
    await putAll(runtime, 'loy-ledger', ledger);
    await runtime.put('loy-notices', [
      { notice_id: 'lapsing#covered', ...LAST_SWEEP },
      { notice_id: 'month#2026-09', outstanding: 12 * (count - 330) },
    ]);
    say(`${count} members put in ${((performance.now() - startedAt) / 1000).toFixed(0)} s`);
    for (const name of RUNS) {
      const run = await runtime.invoke(name, {});
      if (!run.ok) throw new Error(`${name} failed: ${run.errorMessage}`);
      say(`${name}: ${JSON.stringify(run.payload)}`);
    }
    const { calls } = await runtime.usage();
    const reads = RUNS.map((name) => [name, unitCost(calls, new RegExp(`^${name}\\b`), 1).readUnits]);
    return Object.fromEntries(reads) as Reads;
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

/** Today's sales, October's and those of the ones who slipped away in every table; all others came once the year before. */
export function rows(count: number): Readonly<Record<'members' | 'sales' | 'ledger', readonly Item[]>> {
  const due = [
    ...[TODAY, ...OCTOBER].flatMap((day) => Array.from({ length: SALES_A_DAY }, () => day)),
    ...Array.from({ length: SLIPPED_AWAY }, () => SLIPPED_DAY),
  ];
  const oldest = Date.parse('2025-06-01T00:00:00Z');
  const all = Array.from({ length: count }, (_, index) => {
    const old = new Date(oldest + (index % OLD_DAYS) * DAY_MS).toISOString().slice(0, 10);
    return one(index, due[index] ?? old, due[index] === undefined ? 1 : 8);
  });
  return {
    members: all.map(({ member }) => member),
    sales: all.map(({ sale }) => sale),
    ledger: all.map(({ row }) => row),
  };
}

function one(index: number, day: string, visits: number) {
  const phone = `+4477${String(10_000_000 + index)}`;
  const at = `${day}T12:00:00.000Z`;
  const sale_id = `b-${index}`;
  const ts = `${at}#sale:${sale_id}`;
  const points = { base_points: 12, bonus_points: 0 };
  return {
    member: {
      phone,
      name: 'Anwen',
      balance: 12,
      visit_count: visits,
      last_seen: at,
      joined: at,
      joined_by: 'sale',
      status: 'active',
      spent_minor: 1_200,
      largest_minor: 1_200,
      email: `anwen.${index}@example.com`,
      email_confirmed_at: at,
      opted_in: true,
    },
    sale: {
      sale_id,
      phone,
      move: 'add',
      ts,
      closed_at: at,
      currency: 'GBP',
      figures: { total_minor: 1_200, items: [], ...points },
      refunds: {},
      version: 0,
      day_points: 12,
      day,
    },
    row: { phone, ts, points_change: 12, reason: 'earn', sale_id, ...points, posted_at: at },
  };
}
