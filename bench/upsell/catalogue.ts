// What a catalogue sync of a large Shopify store takes: memory, time, and the rows it writes. Each run is a process of its own
// that begins cold, as Lambda's do; against an earlier checkout the same store is mirrored by that checkout's function.
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { BUNDLE_OPTIONS } from '../../lib/constructs/bundle/options.ts';
import type { Benchmark, Figure, Say } from '../figure.ts';
import { ROOT } from '../started-laptop.ts';
import { type LargeShop, openLargeShop } from './large-shop.ts';

const SIZES = { whole: 25_000, short: 500 } as const;
const CHANGED = 40;
/** Lambda's memory and the function's time-out, as lib/ has them. */
const MEMORY_MB = 256;
const TIMEOUT_SECONDS = 900;
const TARGET_RATIO = 0.6;
/** Lambda's own start script gives V8 these shares of the function's memory. */
const LAMBDAS_HEAP = Math.floor(MEMORY_MB * 0.9);
const YOUNG_HEAP = Math.floor(MEMORY_MB * 0.05);
/** For the comparison: an earlier build may not fit into the function's memory at all. */
const ROOMY_HEAP = 2_048;
const run = promisify(execFile);

export type Run = { readonly written: number; readonly seconds: number; readonly peakMegabytes: number };
type Runs = Readonly<Record<'first' | 'changed' | 'unchanged', Run>>;

export const catalogue: Benchmark = async (say, { short, against }) => {
  const count = short ? SIZES.short : SIZES.whole;
  const ours = await runsOf(ROOT, { count, heap: LAMBDAS_HEAP }, say);
  if (against === undefined) return figuresOf(ours, count);
  say('both builds with more memory than Lambda gives them, this one first …');
  const roomy = { count, heap: ROOMY_HEAP };
  const [own, earlier] = [await runsOf(ROOT, roomy, say), await runsOf(against, roomy, say)];
  return [...figuresOf(ours, count), ...besideEarlier(own, earlier)];
};

type Size = { readonly count: number; readonly heap: number };

async function runsOf(root: string, { count, heap }: Size, say: Say): Promise<Runs> {
  const folder = mkdtempSync(join(tmpdir(), 'catalogue-sync-'));
  const shop = await openLargeShop(count);
  try {
    const bundle = join(folder, 'index.mjs');
    await build({
      ...BUNDLE_OPTIONS,
      absWorkingDir: root,
      entryPoints: [join(root, 'lambdas/upsell/functions/catalog-sync.ts')],
      outfile: bundle,
    });
    const first = await runOnce(bundle, shop, heap);
    shop.sellOneOf(CHANGED);
    const changed = await runOnce(bundle, shop, heap);
    const unchanged = await runOnce(bundle, shop, heap);
    for (const [name, { written, seconds, peakMegabytes }] of Object.entries({ first, changed, unchanged }))
      say(
        `${name.padEnd(9)} ${written} rows written, ${seconds.toFixed(1)} s, ${peakMegabytes.toFixed(0)} MB`,
      );
    return { first, changed, unchanged };
  } finally {
    await shop.stop();
    rmSync(folder, { recursive: true });
  }
}

async function runOnce(bundle: string, shop: LargeShop, heap: number): Promise<Run> {
  const limits = [`--max-old-space-size=${heap}`, `--max-semi-space-size=${YOUNG_HEAP}`];
  const program = join(ROOT, 'bench/upsell/sync-process.ts');
  const { stdout } = await run(process.execPath, [...limits, program, bundle], {
    env: { ...environmentOf(shop), PATH: process.env.PATH },
  });
  const facts = JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Run;
  return { ...facts, written: shop.rowsWritten() };
}

const environmentOf = (shop: LargeShop) => ({
  TZ: 'UTC',
  AWS_REGION: 'eu-west-2',
  AWS_ACCESS_KEY_ID: 'bench',
  AWS_SECRET_ACCESS_KEY: 'bench',
  AWS_ENDPOINT_URL: shop.url,
  CATALOGUE_TABLE: 'upsr-catalogue',
  PAIRINGS_TABLE: 'upsr-pairings',
  NOTICES_TABLE: 'upsr-notices',
  STORE_API_SECRET: 'upsr/store-api',
  CONFIGURATION_SET: 'upsr',
  SHOP: JSON.stringify({
    name: 'Ridgeback Cycles',
    country: 'GB',
    currency: 'GBP',
    locale: 'en-GB',
    timeZone: 'Europe/London',
    ownerEmails: ['owner@ridgeback.example'],
    senderAddress: 'hello@ridgeback.example',
    platform: 'shopify',
    storeUrl: shop.url,
    channel: 'email',
    mailsPerSecond: 1,
    modelId: 'off',
  }),
});

const peakOf = (runs: Runs): number => Math.max(...Object.values(runs).map((each) => each.peakMegabytes));

function figuresOf(runs: Runs, count: number): readonly Figure[] {
  const name = `sync of ${count} variants`;
  const longest = Math.max(...Object.values(runs).map(({ seconds }) => seconds));
  return [
    { name: `${name}: memory at its peak`, value: peakOf(runs), unit: 'MB', atMost: MEMORY_MB },
    { name: `${name}: the longest run`, value: longest, unit: 's', decimals: 1, atMost: TIMEOUT_SECONDS },
    {
      name: `${name}: rows written when nothing changed`,
      value: runs.unchanged.written,
      unit: 'rows',
      atMost: 0,
    },
    { name: `${name}: rows written, ${CHANGED} changed`, value: runs.changed.written, unit: 'rows' },
  ];
}

/** The peaks of both, and their ratio, which is what the target is about. */
export function besideEarlier(ours: Runs, theirs: Runs): readonly Figure[] {
  const ratio = peakOf(ours) / peakOf(theirs);
  return [
    { name: 'sync, memory of the earlier build', value: peakOf(theirs), unit: 'MB' },
    { name: 'sync, ratio of memory', value: ratio, unit: '', decimals: 2, atMost: TARGET_RATIO },
  ];
}
