// `--against <folder>`: the same benchmark in an earlier checkout, so that a figure can be told from the machine's mood.
// What can be interleaved is (see webhook.ts, idle.ts); everything else runs there once, by that checkout's own benchmark.
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import type { Figure } from './figure.ts';

const run = promisify(execFile);

/** The folder as an absolute path. Throws when it is no checkout that could run. */
export function earlierCheckout(folder: string): string {
  const root = resolve(folder);
  for (const needed of ['bench/main.ts', 'node_modules']) {
    if (!existsSync(join(root, needed))) {
      throw new Error(
        `--against ${folder}: there is no ${needed} in it; check the commit out and run npm ci`,
      );
    }
  }
  return root;
}

/** One benchmark as the earlier checkout has it. Its targets are its own affair, so a missed one is no error here. */
export async function figuresOfEarlier(root: string, name: string): Promise<readonly Figure[]> {
  const options = { cwd: root, maxBuffer: 16 * 1024 * 1024 };
  const output = await run(process.execPath, ['bench/main.ts', '--only', name], options).catch(
    (error: { stdout?: string; stderr?: string }) => {
      if (error.stdout?.includes('\nfigure ')) return { stdout: error.stdout };
      throw new Error(`The earlier checkout could not measure ${name}:\n${error.stderr ?? String(error)}`);
    },
  );
  return figuresInTable(output.stdout);
}

const NUMBER = /^(-?\d+(?:\.\d+)?)(?: (.+))?$/;

/** What `figureTable` printed, read back. Lines before the table's head are progress. */
export function figuresInTable(output: string): readonly Figure[] {
  const lines = output.split('\n');
  const head = lines.findIndex((line) => /^figure\s+measured/.test(line));
  if (head === -1) return [];
  return lines.slice(head + 1).flatMap((line) => {
    const [name = '', measured = ''] = line.trim().split(/\s{2,}/);
    const [, value, unit = ''] = NUMBER.exec(measured) ?? [];
    if (value === undefined) return [];
    return [{ name, value: Number(value), unit, decimals: value.split('.')[1]?.length ?? 0 }];
  });
}

/** Each figure that both have, with the ratio of ours to theirs; a figure of zero has no ratio. */
export function besides(ours: readonly Figure[], theirs: readonly Figure[]): readonly string[] {
  return ours.flatMap(({ name, value, unit, decimals = 0 }) => {
    const earlier = theirs.find((figure) => figure.name === name);
    if (earlier === undefined) return [];
    const ratio = earlier.value === 0 ? '' : `, ratio ${(value / earlier.value).toFixed(2)}`;
    return [`${name}: ${value.toFixed(decimals)} against ${earlier.value.toFixed(decimals)} ${unit}${ratio}`];
  });
}
