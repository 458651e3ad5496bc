// How long `npm start` takes until the console answers: when nothing has changed since the last one, and after a change.
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { packedFile } from '../local/packing/packed.js';
import { synthesise } from '../local/template/synth.ts';
import type { Benchmark } from './figure.ts';
import { median } from './figure.ts';
import { ROOT, startLaptop } from './started-laptop.ts';

const RUNS = 3;
/** A start that finds everything as an earlier one left it: the stacks, the bundles, and itself in few files. */
const TARGET_SECONDS = 1.5;
const PACKED_WITHIN_MS = 60_000;

/** What an earlier start left; a fresh checkout has none of it. */
const LEFT = ['cdk.out', 'bundles', 'compiled', 'packed', 'scripts'];
const TARGET_OF_EARLIER = 0.6;

export const start: Benchmark = async (say, { short, against }) => {
  const beside = against === undefined ? [] : await freshInTurns(against, short ? 1 : RUNS, say);
  // Once for the synthesis and for what it packs for the next start, which a built checkout has behind it.
  if (!short) await startedOnce();
  const seconds: number[] = [];
  for (let run = 0; run < (short ? 1 : RUNS); run += 1) {
    const laptop = await startLaptop();
    seconds.push(laptop.readyAfterMs / 1000);
    await laptop.stop();
    say(`start ${run + 1}: ready after ${seconds.at(-1)?.toFixed(1)} s`);
  }
  const synthesis = await coldSynthesisSeconds();
  const warm = median(seconds);
  return [
    ...beside,
    { name: 'npm start, built checkout', value: warm, unit: 's', decimals: 1, atMost: TARGET_SECONDS },
    { name: 'npm start, after a change (with synthesis)', value: warm + synthesis, unit: 's', decimals: 1 },
  ];
};

/** First starts of both checkouts in turns. Nothing else may run from them meanwhile. */
async function freshInTurns(earlier: string, pairs: number, say: (line: string) => void) {
  const ratios: number[] = [];
  for (let pair = 0; pair < pairs; pair += 1) {
    const theirs = await freshStartSeconds(earlier);
    const ours = await freshStartSeconds(ROOT);
    ratios.push(ours / theirs);
    say(`fresh start ${pair + 1}: ${ours.toFixed(1)} s, the earlier build ${theirs.toFixed(1)} s`);
  }
  const name = 'npm start of a fresh checkout, of the earlier build’s time';
  return [{ name, value: median(ratios), unit: '', decimals: 2, atMost: TARGET_OF_EARLIER }];
}

async function freshStartSeconds(root: string): Promise<number> {
  for (const name of LEFT) rmSync(join(root, '.local', name), { recursive: true, force: true });
  const laptop = await startLaptop({ root });
  await laptop.stop();
  return laptop.readyAfterMs / 1000;
}

/** A start of this checkout, and all that a next one finds of it. */
export async function startedOnce(): Promise<void> {
  const laptop = await startLaptop();
  const until = performance.now() + PACKED_WITHIN_MS;
  while (packedFile('laptop') === undefined && performance.now() < until) await wait(200);
  await laptop.stop();
}

/** Synthesis of the same stacks under a name nobody has used, so that nothing of it is there yet. */
async function coldSynthesisSeconds(): Promise<number> {
  const context = JSON.parse(readFileSync(join(ROOT, 'cdk.json'), 'utf8')) as { context: { shop: object } };
  const shop = { ...context.context.shop, name: `Benchmark ${process.pid}` };
  const startedAt = performance.now();
  await synthesise({ directory: ROOT, shop });
  return (performance.now() - startedAt) / 1000;
}
