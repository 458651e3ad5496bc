// How long `npm start` takes until the console answers: with the stacks synthesised already, and after a change.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { synthesise } from '../local/template/synth.ts';
import type { Benchmark } from './figure.ts';
import { median } from './figure.ts';
import { ROOT, startLaptop } from './started-laptop.ts';

const RUNS = 3;
const TARGET_SECONDS = 20;

export const start: Benchmark = async (say, { short }) => {
  // Once for the synthesis, which a built checkout has behind it.
  if (!short) await (await startLaptop()).stop();
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
    { name: 'npm start, built checkout', value: warm, unit: 's', decimals: 1, atMost: TARGET_SECONDS },
    { name: 'npm start, after a change (with synthesis)', value: warm + synthesis, unit: 's', decimals: 1 },
  ];
};

/** Synthesis of the same stacks under a name nobody has used, so that nothing of it is there yet. */
async function coldSynthesisSeconds(): Promise<number> {
  const context = JSON.parse(readFileSync(join(ROOT, 'cdk.json'), 'utf8')) as { context: { shop: object } };
  const shop = { ...context.context.shop, name: `Benchmark ${process.pid}` };
  const startedAt = performance.now();
  await synthesise({ directory: ROOT, shop });
  return (performance.now() - startedAt) / 1000;
}
