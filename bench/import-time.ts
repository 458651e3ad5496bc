// How long a fresh Node process takes to import each function: the bundle that the stack deploys against the one that
// `NodejsFunction` makes by default, from the same source, in turns.
import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { readAssembly } from '../local/template/assembly.ts';
import { synthesise } from '../local/template/synth.ts';
import type { Benchmark, Figure } from './figure.ts';
import { median } from './figure.ts';
import { ROOT } from './started-laptop.ts';

const PROCESSES = 15;
const TARGET_RATIO = 0.5;
const run = promisify(execFile);

/** Function name to the file that is imported. */
type Bundles = ReadonlyMap<string, string>;

export const importTime: Benchmark = async (say, { short }) => {
  const all = withoutStage(bundlesIn(await synthesise({ directory: ROOT }), 'index.mjs'));
  const ours = short ? oneOfEachProduct(all) : all;
  const folder = join(ROOT, '.local', `bench-${process.pid}`);
  try {
    say('bundling the same functions as NodejsFunction does by default …');
    const theirs = await defaultBundles(folder, [...ours.keys()]);
    const figures: Figure[] = [];
    for (const [name, file] of ours) {
      const yardstick = theirs.get(name);
      if (yardstick === undefined) throw new Error(`No file of a functions folder has the name of ${name}`);
      const [own, byDefault] = await mediansInTurns(file, yardstick, short ? 1 : PROCESSES);
      say(`${name.padEnd(18)} ours ${ms(own)}, default ${ms(byDefault)}`);
      const ratio = own / byDefault;
      figures.push({
        name: `import of ${name}, ratio`,
        value: ratio,
        unit: '',
        decimals: 2,
        atMost: TARGET_RATIO,
      });
    }
    return figures;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/** By the names that the files have. */
function withoutStage(bundles: Bundles): Bundles {
  const { context } = JSON.parse(readFileSync(join(ROOT, 'cdk.json'), 'utf8')) as {
    context: { shop: { stage?: string } };
  };
  const { stage } = context.shop;
  if (stage === undefined) return bundles;
  return new Map([...bundles].map(([name, file]) => [name.slice(0, -`-${stage}`.length), file]));
}

/** The first of each; a product's functions begin with a prefix of its own. */
function oneOfEachProduct(bundles: Bundles): Bundles {
  const first = new Map<string, [string, string]>();
  for (const [name, file] of bundles) {
    const prefix = name.split('-')[0] ?? name;
    if (!first.has(prefix)) first.set(prefix, [name, file]);
  }
  return new Map(first.values());
}

/** Bundles of every function of an assembly, by function name. */
function bundlesIn(assembly: string, file: string): Bundles {
  const bundles = new Map<string, string>();
  for (const { template, assets } of readAssembly(assembly)) {
    for (const { Type, Properties = {} } of Object.values(template.Resources)) {
      const folder = assets.get(String((Properties.Code as { S3Key?: string } | undefined)?.S3Key));
      if (Type !== 'AWS::Lambda::Function' || folder === undefined) continue;
      bundles.set(String(Properties.FunctionName), join(folder, file));
    }
  }
  return bundles;
}

async function defaultBundles(folder: string, names: readonly string[]): Promise<Bundles> {
  mkdirSync(folder, { recursive: true });
  await run(process.execPath, [join(ROOT, 'bench', 'default-bundles.ts'), ...names], {
    cwd: ROOT,
    env: { ...process.env, CDK_OUTDIR: folder },
    maxBuffer: 16 * 1024 * 1024,
  });
  // They are CommonJS, which Node would not believe of a file below our own package.json.
  writeFileSync(join(folder, 'package.json'), '{"type":"commonjs"}');
  return bundlesIn(folder, 'index.js');
}

/** The median import of both files in milliseconds; in turns, so that a busy moment hits both alike. */
async function mediansInTurns(ours: string, theirs: string, processes: number): Promise<[number, number]> {
  const own: number[] = [];
  const byDefault: number[] = [];
  for (let turn = 0; turn < processes; turn += 1) {
    own.push(await importOnce(ours));
    byDefault.push(await importOnce(theirs));
  }
  return [median(own), median(byDefault)];
}

async function importOnce(file: string): Promise<number> {
  const program = `const t=performance.now();await import(${JSON.stringify(file)});process.stdout.write(String(performance.now()-t));process.exit(0)`;
  const { stdout } = await run(process.execPath, ['--input-type=module', '-e', program]);
  return Number(stdout);
}

const ms = (value: number): string => `${value.toFixed(0)} ms`;
