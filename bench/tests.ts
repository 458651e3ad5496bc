// The processor time of `npm test`: user and system, of all its processes. Kind by kind, and where there is an earlier
// checkout in turns with it, so that whatever else the machine does hits both alike.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Benchmark, Figure } from './figure.ts';
import { ROOT } from './started-laptop.ts';

const TARGET_RATIO = 0.4;
const KINDS = ['unit', 'state', 'stack', 'e2e'] as const;
const SHORT_FILE = 'test/bench/figure.unit.ts';
const run = promisify(execFile);

/** Throws where a test fails: half a run would look like a fast one. */
export const tests: Benchmark = async (say, { against, short }) => {
  if (short) return [figure('one file of tests', await secondsOf(SHORT_FILE, ROOT))];
  let own = 0;
  let earlier = 0;
  const figures: Figure[] = [];
  for (const kind of KINDS) {
    const theirs = against === undefined ? undefined : await secondsOf(`.${kind}.ts`, against);
    const ours = await secondsOf(`.${kind}.ts`, ROOT);
    own += ours;
    earlier += theirs ?? 0;
    const beside =
      theirs === undefined ? '' : ` against ${theirs.toFixed(0)} s, ratio ${(ours / theirs).toFixed(2)}`;
    say(`.${kind} tests: ${ours.toFixed(0)} s${beside}`);
    figures.push(figure(`the .${kind} tests`, ours));
  }
  figures.push(figure('npm test', own));
  if (against !== undefined) {
    const ratio = own / earlier;
    figures.push({
      name: 'processor time of npm test, ratio',
      value: ratio,
      unit: '',
      decimals: 2,
      atMost: TARGET_RATIO,
    });
  }
  return figures;
};

const figure = (of: string, value: number): Figure => ({ name: `processor time of ${of}`, value, unit: 's' });

/** A shell's `times` is the only clock that every system has for the processes of processes. */
async function secondsOf(files: string, root: string): Promise<number> {
  const program = `"$0" node_modules/vitest/vitest.mjs run --reporter=dot ${files} >&2 || exit 1; times`;
  const options = { cwd: root, maxBuffer: 256 * 1024 * 1024, env: { ...process.env, CI: 'true' } };
  const { stdout } = await run('/bin/sh', ['-c', program, process.execPath], options);
  return childSeconds(stdout);
}

/** User and system time of the children, from what `times` prints: the shell's own, then theirs. Throws for anything else. */
export function childSeconds(printed: string): number {
  const times = [...printed.matchAll(/(\d+)m(\d+(?:\.\d+)?)s/g)].map(
    ([, minutes, seconds]) => 60 * Number(minutes) + Number(seconds),
  );
  const [, , user, system] = times;
  if (times.length !== 4 || user === undefined || system === undefined) {
    throw new Error(`The shell's times are not four durations: ${printed}`);
  }
  return user + system;
}
