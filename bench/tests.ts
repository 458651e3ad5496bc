// The processor time of `npm test`: user and system, of all its processes. Kind by kind, and where there is an earlier
// checkout in turns with it, so that whatever else the machine does hits both alike.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Benchmark, Figure } from './figure.ts';
import { ROOT } from './started-laptop.ts';

const TARGET_RATIO = 0.4;
const KINDS = ['unit', 'state', 'stack', 'e2e'] as const;
const run = promisify(execFile);

/** Throws where a test fails: half a run would look like a fast one. */
export const tests: Benchmark = async (say, { against } = {}) => {
  let own = 0;
  let earlier = 0;
  const figures: Figure[] = [];
  for (const kind of KINDS) {
    const theirs = against === undefined ? undefined : await secondsOf(kind, against);
    const ours = await secondsOf(kind, ROOT);
    own += ours;
    earlier += theirs ?? 0;
    const beside =
      theirs === undefined ? '' : ` against ${theirs.toFixed(0)} s, ratio ${(ours / theirs).toFixed(2)}`;
    say(`.${kind} tests: ${ours.toFixed(0)} s${beside}`);
    figures.push({ name: `processor time of the .${kind} tests`, value: ours, unit: 's' });
  }
  figures.push({ name: 'processor time of npm test', value: own, unit: 's' });
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

/** A shell's `times` is the only clock that every system has for the processes of processes. */
async function secondsOf(kind: string, root: string): Promise<number> {
  const program = `"$0" node_modules/vitest/vitest.mjs run --reporter=dot .${kind}.ts >&2 || exit 1; times`;
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
