// How long a month takes to play: the demo's, and one of all products without a customer. Processor time of all processes, and
// time by the clock on the wall; against an earlier checkout in turns, so that whatever else the machine does hits both alike.
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Benchmark, Figure } from './figure.ts';
import { ROOT } from './started-laptop.ts';
import { childSeconds } from './tests.ts';

const MONTHS = [
  { what: 'demo', name: 'the demo month', atMost: 0.1 },
  { what: 'idle', name: 'a month without customers', atMost: 0.15 },
] as const;
const DAYS = 30;
const run = promisify(execFile);

export const simulate: Benchmark = async (say, { against, short }) => {
  const days = short ? 1 : DAYS;
  const figures: Figure[] = [];
  for (const { what, name, atMost } of MONTHS) {
    say(`${name}: ${days} ${days === 1 ? 'day' : 'days'} …`);
    const theirs = against === undefined ? undefined : await played({ root: against, what, days });
    const ours = await played({ root: ROOT, what, days });
    figures.push({ name: `${name}: processor time`, value: ours.processor, unit: 's', decimals: 1 });
    figures.push({ name: `${name}: on the wall`, value: ours.wall, unit: 's', decimals: 1 });
    if (theirs === undefined) continue;
    say(`  ${inWords(ours)} against ${inWords(theirs)}`);
    const ratio = (of: keyof Played) => ({ value: ours[of] / theirs[of], unit: '', decimals: 2 });
    figures.push({ name: `${name}: processor time, ratio`, ...ratio('processor'), atMost });
    figures.push({ name: `${name}: on the wall, ratio`, ...ratio('wall'), atMost });
  }
  return figures;
};

/** Seconds. */
type Played = { readonly processor: number; readonly wall: number };

const inWords = ({ processor, wall }: Played): string =>
  `${processor.toFixed(1)} s of the processor, ${wall.toFixed(1)} s on the wall`;

async function played({ root, what, days }: { root: string; what: string; days: number }): Promise<Played> {
  const file = join(ROOT, 'bench', 'simulate-days.ts');
  const program = '"$0" "$@" >&2 || exit 1; times';
  const options = { cwd: root, maxBuffer: 64 * 1024 * 1024 };
  const startedAt = performance.now();
  const { stdout } = await run(
    '/bin/sh',
    ['-c', program, process.execPath, ...flagsOfDemo(root), file, root, what, String(days)],
    options,
  );
  return { processor: childSeconds(stdout), wall: (performance.now() - startedAt) / 1000 };
}

/** What the checkout's own package.json has stand between Node and the program of `npm run demo`. */
function flagsOfDemo(root: string): readonly string[] {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    readonly scripts: Readonly<Record<string, string>>;
  };
  return (scripts.demo ?? '').split(' ').slice(1, -1);
}
