// A night played by several processes, because one plays a month in one thread and a computer has more cores: each plays a share
// of the seeds, and what they tell at their end is one night again.
import { fork } from 'node:child_process';
import { createInterface } from 'node:readline';
import { type Night, together } from './night.ts';

export type Share = { readonly firstSeed: number; readonly months: number; readonly step: number };

/** Every so-manyth seed for each, so that long months and short ones are dealt out alike. */
export function sharesOf(night: Omit<Share, 'step'>, processes: number): readonly Share[] {
  return Array.from({ length: Math.min(processes, night.months) }, (_, index) => ({
    firstSeed: night.firstSeed + index,
    months: Math.ceil((night.months - index) / processes),
    step: processes,
  }));
}

/** Options as a command line has them; those that were not given are left out. */
export const asArguments = (given: Readonly<Record<string, string | undefined>>): readonly string[] =>
  Object.entries(given).flatMap(([name, value]) => (value === undefined ? [] : [`--${name}`, value]));

/** As it crosses between processes. */
type Told = Omit<Night, 'faultsByKind' | 'foundByLaw'> & {
  readonly faultsByKind: readonly (readonly [string, number])[];
  readonly foundByLaw: readonly (readonly [string, number])[];
};

/** Tells the process that started this one what its share came to. */
export const tellNight = (night: Night): unknown =>
  process.send?.({
    ...night,
    faultsByKind: [...night.faultsByKind],
    foundByLaw: [...night.foundByLaw],
  } satisfies Told);

/** `program` plays the share that it is given as `--seed`, `--months` and `--step`, and tells its night. Rejects when one fails. */
export async function playAtOnce(parts: {
  readonly program: string;
  readonly args: readonly string[];
  readonly shares: readonly Share[];
  readonly print: (line: string) => void;
}): Promise<Night> {
  const nights = await Promise.all(parts.shares.map((share) => played(share, parts)));
  return nights.reduce(together);
}

function played(
  { firstSeed, months, step }: Share,
  { program, args, print }: Omit<Parameters<typeof playAtOnce>[0], 'shares'>,
): Promise<Night> {
  const own = asArguments({ seed: String(firstSeed), months: String(months), step: String(step) });
  const child = fork(program, [...args, ...own, '--share'], { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] });
  const output = child.stdout;
  if (output !== null) createInterface({ input: output }).on('line', print);
  return new Promise((resolve, reject) => {
    let told: Told | undefined;
    child.on('message', (message) => {
      told = message as Told;
    });
    child.once('error', reject);
    child.once('close', (code) => {
      if (told === undefined) {
        reject(
          new Error(`The process that played every ${step}th month from ${firstSeed} on ended with ${code}`),
        );
        return;
      }
      resolve({ ...told, faultsByKind: new Map(told.faultsByKind), foundByLaw: new Map(told.foundByLaw) });
    });
  });
}
