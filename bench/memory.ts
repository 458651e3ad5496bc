// What the whole laptop holds in memory after some traffic: npm, the runtime with its threads, the DynamoDB engine. Read from
// /proc, which only Linux has.
import { readdirSync, readFileSync } from 'node:fs';
import type { Benchmark } from './figure.ts';
import { receiverIn, signedOrder } from './signed-orders.ts';
import { startedOnce } from './start.ts';
import { startLaptop } from './started-laptop.ts';

const SIZES = { whole: { orders: 200, days: 2 }, short: { orders: 10, days: 1 } } as const;
/** 0.6 of what the laptop held before 2026-11-28, 657 MB. */
const TARGET_MEGABYTES = 394;
/** An answer that takes longer than five minutes is not waited for. */
const STEP_HOURS = 3;

export const memory: Benchmark = async (say, { short }) => {
  const { orders, days } = short ? SIZES.short : SIZES.whole;
  // What is synthesised, bundled and packed at a first start is no part of what the laptop holds.
  if (!short) await startedOnce();
  const laptop = await startLaptop();
  try {
    const before = residentMegabytes(laptop.pid);
    const status = await laptop.status();
    const { url, secret } = receiverIn(status);
    for (let index = 0; index < orders; index += 1) {
      const now = new Date(status.now);
      const { body, headers } = signedOrder({ index, delivery: 'created', now, secret });
      await fetch(url, { method: 'POST', headers, body });
    }
    say(`${orders} orders taken in; ${inDays(days)} go by …`);
    for (let hours = 0; hours < days * 24; hours += STEP_HOURS)
      await laptop.control('POST', '/_local/clock', { advance: `PT${STEP_HOURS}H` });
    return [
      { name: 'memory right after the start', value: before, unit: 'MB' },
      {
        name: `memory after ${orders} orders and ${inDays(days)}`,
        value: residentMegabytes(laptop.pid),
        unit: 'MB',
        atMost: TARGET_MEGABYTES,
      },
    ];
  } finally {
    await laptop.stop();
  }
};

const inDays = (days: number): string => (days === 1 ? 'one day' : 'two days');

export type ProcessFacts = { readonly pid: number; readonly parent: number; readonly residentKb: number };

/** Pages that two processes share are counted twice, so this is at least what the machine gives up. */
export function treeKilobytes(processes: readonly ProcessFacts[], root: number): number {
  const own = processes.find(({ pid }) => pid === root)?.residentKb ?? 0;
  const children = processes.filter(({ parent }) => parent === root);
  return children.reduce((sum, { pid }) => sum + treeKilobytes(processes, pid), own);
}

function residentMegabytes(root: number): number {
  const processes = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => factsOf(Number(name)) ?? []);
  return (treeKilobytes(processes, root) * 1024) / 1e6;
}

/** Undefined for a process that ended meanwhile. */
function factsOf(pid: number): ProcessFacts | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/status`, 'utf8');
    const field = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(text)?.[1] ?? 0);
    return { pid, parent: field('PPid'), residentKb: field('VmRSS') };
  } catch {
    return undefined;
  }
}
