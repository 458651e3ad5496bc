// What reading an owner's document costs: processor time, because the machine's other work does not count there. Each figure
// is a process of its own, and those of an earlier checkout are measured in turns with ours.
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Benchmark, Figure, Say } from './figure.ts';
import type { Product } from './rules-documents.ts';
import { ROOT } from './started-laptop.ts';

const run = promisify(execFile);
const PRODUCTS: readonly Product[] = ['upsell', 'cart-recovery', 'loyalty'];
const LINES = 400;
const TURNS = 3;
const TARGET_RATIO = 0.5;
/** Ten times the lines; what is above ten is what a process takes to grow warm. */
const MOST_GROWTH = 12;

export const rules: Benchmark = async (say, { short, against }) => {
  const turns = short ? 1 : TURNS;
  const rounds = short ? 1 : 30;
  const own: number[] = [];
  const earlier: number[] = [];
  for (let turn = 0; turn < turns; turn += 1) {
    own.push(await millisecondsOf(ROOT, LINES, rounds));
    if (against !== undefined) earlier.push(await millisecondsOf(against, LINES, rounds));
  }
  const measured: Figure[] = [
    { name: `rules: a document of ${LINES} lines`, value: Math.min(...own), unit: 'ms', decimals: 1 },
  ];
  if (earlier.length > 0) {
    const ratio = Math.min(...own) / Math.min(...earlier);
    measured.push(
      { name: 'rules: the same by the earlier build', value: Math.min(...earlier), unit: 'ms', decimals: 1 },
      { name: 'rules, ratio of processor time', value: ratio, unit: '', decimals: 2, atMost: TARGET_RATIO },
    );
  }
  return [...measured, ...(await growth(short, say))];
};

/** The three sizes, each read so often that the same number of lines is read. */
async function growth(short: boolean, say: Say): Promise<readonly Figure[]> {
  const sizes = short ? [5, 50] : [50, 500, 5_000];
  const largest = sizes.at(-1) ?? 0;
  const times: number[] = [];
  for (const lines of sizes) {
    const each = await millisecondsOf(ROOT, lines, ((short ? 1 : 3) * largest) / lines, 'any');
    say(`${String(lines).padStart(5)} lines: ${each.toFixed(2)} ms`);
    times.push(each);
  }
  return times.slice(1).map((time, at) => ({
    name: `rules, ${sizes[at + 1]} lines against ${sizes[at]}`,
    value: time / (times[at] ?? time),
    unit: 'times',
    decimals: 1,
    atMost: MOST_GROWTH,
  }));
}

/** Processor milliseconds for one document of each product. */
async function millisecondsOf(root: string, lines: number, rounds: number, size = ''): Promise<number> {
  let total = 0;
  for (const product of PRODUCTS) {
    const program = join(ROOT, 'bench/rules-process.ts');
    const words = [root, product, String(lines), String(rounds), size];
    const { stdout } = await run(process.execPath, [program, ...words]);
    total += Number(stdout.trim().split('\n').at(-1));
  }
  return total;
}
