// What a run prints: a line per story and per difference, what the second engine cannot do, and what each took.
import type { Held } from './compare/hold.ts';
import { GAPS, type GapName } from './engine/gaps.ts';
import type { Account } from './stories/account.ts';

export type Told = {
  readonly name: string;
  readonly tells: string;
  readonly laptop: Account;
  readonly second: Account;
  readonly held: Held;
};

const LONGEST = 160;

/** Whether nothing differs that is not known. */
export const isConform = (told: readonly Told[]): boolean =>
  told.every(
    ({ laptop, second, held }) =>
      laptop.broke === undefined &&
      second.broke === undefined &&
      held.found.every(({ known }) => known !== undefined),
  );

export function storyLines({ name, tells, laptop, second, held }: Told): readonly string[] {
  const broke = [laptop.broke, second.broke].filter((one) => one !== undefined);
  if (broke.length > 0)
    return [`broke      ${name} (${tells})`, ...broke.map((line) => `           ${line}`)];
  if (held.found.length === 0) return [`same       ${name} (${tells}): ${held.compared}`];
  return [
    `different  ${name} (${tells}): ${held.compared}`,
    ...held.found.flatMap(({ where, left, right, known }) => [
      `           ${where}: ${shown(left)} on the laptop, ${shown(right)} on the second engine`,
      known === undefined
        ? '             nobody knows yet who is right'
        : `             ${known.right} ${known.right === 'both' ? 'are' : 'is'} right: ${known.why} (${known.page})`,
    ]),
  ];
}

/** `made` are the gaps that were made up for by hand in this run. */
export function gapLines(made: readonly GapName[]): readonly string[] {
  return Object.entries(GAPS).flatMap(([short, { name, here, instead, page }]) => [
    `${made.includes(short as GapName) ? 'by hand   ' : 'not there '} ${name}: ${here}; so: ${instead}`,
    `           ${page}`,
  ]);
}

/** What each story took; one run by itself as well, because a move of the clock sets many more of them going on the laptop. */
export function costLines(told: readonly Told[]): readonly string[] {
  const all = (of: 'laptop' | 'second'): Cost => ({
    seconds: told.reduce((sum, one) => sum + one[of].seconds, 0),
    runs: told.reduce((sum, one) => sum + one[of].runs, 0),
    memoryBytes: Math.max(0, ...told.map((one) => one[of].memoryBytes)),
  });
  const columns = (one: Cost, other: Cost): readonly string[] => [
    `${one.seconds.toFixed(1)} s`,
    `${other.seconds.toFixed(1)} s`,
    ratio(one.seconds, other.seconds),
    String(one.runs),
    String(other.runs),
    ratio(one.seconds / Math.max(1, one.runs), other.seconds / Math.max(1, other.runs)),
    `${(one.memoryBytes / 1e6).toFixed(0)} MB`,
    `${(other.memoryBytes / 1e6).toFixed(0)} MB`,
    ratio(one.memoryBytes, other.memoryBytes),
  ];
  const line = (name: string, cells: readonly string[]) =>
    `${name.padEnd(14)}${cells.map((cell) => cell.padStart(10)).join('')}`;
  return [
    line('', ['time', '', '', 'runs', '', 'per run', 'memory', '', '']),
    line('story', ['laptop', 'second', 'ratio', 'laptop', 'second', 'ratio', 'laptop', 'second', 'ratio']),
    ...told.map(({ name, laptop, second }) => line(name, columns(laptop, second))),
    line('all, and most', columns(all('laptop'), all('second'))),
  ];
}

type Cost = Pick<Account, 'seconds' | 'memoryBytes' | 'runs'>;
const ratio = (one: number, other: number): string => (other === 0 ? '' : (one / other).toFixed(2));

function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
