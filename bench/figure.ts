// A measured figure, its target, and the table at the end.

export type Figure = {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly decimals?: number;
  /** The most the value may be; a figure without a target is shown and judged by nobody. */
  readonly atMost?: number;
};

/** Prints a line of progress. */
export type Say = (line: string) => void;
export type BenchmarkOptions = {
  /** As little as shows that it still measures; its figures are worth nothing. */
  readonly short: boolean;
  /** The root of an earlier checkout; only benchmarks that measure in turns with it look at it. */
  readonly against?: string;
};
export type Benchmark = (say: Say, options: BenchmarkOptions) => Promise<readonly Figure[]>;

export const isMet = ({ value, atMost }: Figure): boolean => atMost === undefined || value <= atMost;

/** One row per figure: name, value with unit, target, "met" or "missed". */
export function figureTable(figures: readonly Figure[]): string {
  const rows = figures.map((figure) => {
    const { name, unit, atMost, decimals = 0 } = figure;
    const value = `${figure.value.toFixed(decimals)} ${unit}`.trim();
    const target = atMost === undefined ? '' : `at most ${atMost} ${unit}`.trim();
    const verdict = atMost === undefined ? '' : isMet(figure) ? 'met' : 'MISSED';
    return [name, value, target, verdict];
  });
  const all = [['figure', 'measured', 'target', ''], ...rows];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  return all
    .map((row) =>
      row
        .map((cell, column) => pad(cell, widths[column] ?? 0, column === 1))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

const pad = (text: string, width: number, right: boolean): string =>
  right ? text.padStart(width) : text.padEnd(width);

/** The value that `share` (0 to 1) of the samples do not exceed: the nearest rank. Throws without samples. */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((one, other) => one - other);
  const value = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
  if (value === undefined) throw new Error('There are no samples');
  return value;
}

export const median = (samples: readonly number[]): number => percentile(samples, 0.5);
