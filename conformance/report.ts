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

export function costLines(told: readonly Told[]): readonly string[] {
  const line = (name: string, laptop: Cost, second: Cost) =>
    `${name.padEnd(14)} ${cell(laptop.seconds, 's')} ${cell(second.seconds, 's')} ${ratio(laptop.seconds, second.seconds)}   ` +
    `${cell(laptop.memoryBytes / 1e6, 'MB')} ${cell(second.memoryBytes / 1e6, 'MB')} ${ratio(laptop.memoryBytes, second.memoryBytes)}`;
  const all = (of: 'laptop' | 'second'): Cost => ({
    seconds: told.reduce((sum, one) => sum + one[of].seconds, 0),
    memoryBytes: Math.max(0, ...told.map((one) => one[of].memoryBytes)),
  });
  return [
    `${'story'.padEnd(14)} ${'laptop'.padStart(9)} ${'second'.padStart(9)}  ratio   ${'laptop'.padStart(9)} ${'second'.padStart(9)}  ratio`,
    ...told.map(({ name, laptop, second }) => line(name, laptop, second)),
    line('all, and most', all('laptop'), all('second')),
  ];
}

type Cost = Pick<Account, 'seconds' | 'memoryBytes'>;
const cell = (value: number, unit: string): string =>
  `${value.toFixed(unit === 's' ? 1 : 0)} ${unit}`.padStart(9);
const ratio = (one: number, other: number): string =>
  (other === 0 ? '' : (one / other).toFixed(2)).padStart(6);

function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
