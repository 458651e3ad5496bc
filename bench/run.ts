// Runs benchmarks to the end: one that throws is told, and the others are measured all the same.
import { besides, figuresOfEarlier } from './against.ts';
import { type Benchmark, type BenchmarkOptions, type Figure, figureTable, isMet } from './figure.ts';

export type Named = {
  readonly name: string;
  readonly what: string;
  readonly run: Benchmark;
  readonly inTurns?: boolean;
  readonly onlyOn?: NodeJS.Platform;
};

/** Prints progress and the table. True when every benchmark gave its figures, and each that is judged met its target. */
export async function runBenchmarks(
  benchmarks: readonly Named[],
  options: BenchmarkOptions,
  print: (line: string) => void,
): Promise<boolean> {
  const figures: Figure[] = [];
  const broken: string[] = [];
  for (const benchmark of benchmarks) {
    const { name, what, onlyOn } = benchmark;
    print(`\n== ${name}: ${what}`);
    const say = (line: string) => print(`   ${line}`);
    if (onlyOn !== undefined && onlyOn !== process.platform) {
      say(`can be measured on ${onlyOn} only; left out`);
      continue;
    }
    try {
      figures.push(...(await figuresOf(benchmark, options, say)));
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      say(`FAILED: ${why}`);
      broken.push(`${name}: ${why}`);
    }
  }
  const shown = options.short ? figures.map(({ atMost: _, ...unjudged }) => unjudged) : figures;
  if (options.short)
    print('\nshort: too little was measured for the figures to be worth anything, and none is judged');
  print(`\n${figureTable(shown)}`);
  for (const line of broken) print(`\nNOT MEASURED ${line}`);
  return broken.length === 0 && shown.every(isMet);
}

async function figuresOf(
  { name, run, inTurns = false }: Named,
  options: BenchmarkOptions,
  say: (line: string) => void,
): Promise<readonly Figure[]> {
  const figures = await run(say, options);
  const unmeasured = figures.find(({ value }) => !Number.isFinite(value));
  if (figures.length === 0) throw new Error('it gave no figure');
  if (unmeasured !== undefined) throw new Error(`${unmeasured.name} is ${unmeasured.value}`);
  if (options.against === undefined || inTurns) return figures;
  say('the same in the earlier checkout …');
  for (const line of besides(figures, await figuresOfEarlier(options.against, name))) say(line);
  return figures;
}
