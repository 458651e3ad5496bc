// Synthesises the CDK app once per state of its sources: the output folder is named by a hash of everything that goes
// in, so that an unchanged checkout starts at once and runtimes with other settings never disturb each other.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { MADE_BESIDE } from '../../lib/constructs/bundle/made-beside.ts';
import { blockOfFile } from '../../shared/text/json-of-file.ts';
import { forgetOld, hashOfSources } from './sources.ts';

export interface SynthOptions {
  /** The root of the checkout. */
  readonly directory: string;
  /** The CDK app; `bin/app.ts` unless a test has one of its own. */
  readonly entry?: string;
  /** Another `shop` than the one in SHOP_SETTINGS or else in cdk.json, as a whole. */
  readonly shop?: object;
  readonly environment?: Readonly<Record<string, string | undefined>>;
  readonly say?: (line: string) => void;
  /** Another way to build the app than a process of its own; for those who build it many times. */
  readonly build?: BuildApp;
  /** The functions' code is bundled beside it, by bundles.ts; in the assembly stands its name. An `entry` of a test's own bundles itself. */
  readonly isCodeBeside?: boolean;
}

/**
 * Writes the cloud assembly of bin/app.ts with this `shop` (cdk.json's if undefined) into the folder `output`. Answers
 * false where it cannot, and a process of its own does it.
 */
export type BuildApp = (given: {
  readonly directory: string;
  readonly shop: object | undefined;
  readonly context: Readonly<Record<string, unknown>>;
  readonly output: string;
}) => Promise<boolean>;

const APP = 'bin/app.ts';
const SOURCES = [
  'bin',
  'lib',
  'lambdas',
  'shared',
  'rules',
  'cdk.json',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
];

// Whoever asks while somebody else's is on its way gets the same one: a start begins it before most of itself is loaded.
const underWay = new Map<string, Promise<string>>();

/** Answers the folder of the cloud assembly. Throws with the app's own words when it does not synthesise. */
export async function synthesise(options: SynthOptions): Promise<string> {
  const { directory, entry = APP, environment = process.env } = options;
  const shop = options.shop ?? shopIn(environment);
  const isCodeBeside = options.isCodeBeside === true && entry === APP;
  const folder = join(directory, '.local', 'cdk.out', hashOf(directory, [entry, shop, isCodeBeside]));
  if (existsSync(join(folder, 'manifest.json'))) return folder;
  const known = underWay.get(folder);
  if (known !== undefined) return known;
  const made = make(folder, { ...options, entry, shop, isCodeBeside });
  underWay.set(folder, made);
  return made.finally(() => underWay.delete(folder));
}

async function make(
  folder: string,
  options: Omit<SynthOptions, 'shop'> & {
    readonly entry: string;
    readonly shop: object | undefined;
    readonly isCodeBeside: boolean;
  },
): Promise<string> {
  const { directory, entry, shop, isCodeBeside, say = () => {} } = options;
  mkdirSync(dirname(folder), { recursive: true });
  say('Synthesising the stacks (only after a change; takes a few seconds): bundles, tables, permissions …');
  const startedAt = performance.now();
  const unfinished = `${folder}.${process.pid}.${Math.round(startedAt)}`;
  const context = { ...readContext(directory), ...(isCodeBeside ? { [MADE_BESIDE]: true } : {}) };
  const given = { directory, shop, context, output: unfinished };
  const isBuilt = entry === APP && (await options.build?.(given)) === true;
  if (!isBuilt) await runApp(directory, entry, shop, { context, output: unfinished, say });
  try {
    renameSync(unfinished, folder);
  } catch (error) {
    // Another process may have finished the same synth first; its result is as good as this one.
    rmSync(unfinished, { recursive: true, force: true });
    if (!existsSync(join(folder, 'manifest.json'))) throw error;
  }
  forgetOld(dirname(folder));
  say(`Synthesised in ${((performance.now() - startedAt) / 1000).toFixed(1)} s.`);
  return folder;
}

/** Builds the app in a process of its own. Throws with its own words when it does not synthesise. */
export async function runApp(
  directory: string,
  entry: string,
  shop: object | undefined,
  given: {
    readonly context: Readonly<Record<string, unknown>>;
    readonly output: string;
    /** Hears of each step of the app, as it says it. */
    readonly say?: (line: string) => void;
  },
): Promise<void> {
  const { context, output, say } = given;
  const child = spawn(process.execPath, [entry], {
    cwd: directory,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      // The CDK's own look at the templates takes seconds of a newcomer's first start; `npm run synth` and a deployment have it.
      CDK_VALIDATION: 'false',
      ...process.env,
      CDK_OUTDIR: output,
      CDK_CONTEXT_JSON: JSON.stringify(context),
      // Whatever shapes an assembly is in the name of its folder; what only looks at it has no say here.
      SHOP_SETTINGS: shop === undefined ? undefined : JSON.stringify(shop),
      NAG: undefined,
      SAY_STEPS: say === undefined ? undefined : '1',
    },
  });
  const end = () => child.kill();
  process.once('exit', end);
  let words = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (data) => {
      words = `${words}${String(data)}`.slice(-20_000);
    });
  }
  if (say !== undefined)
    createInterface({ input: child.stdout }).on('line', (line) => line.startsWith('· ') && say(`  ${line}`));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  }).finally(() => process.removeListener('exit', end));
  if (code === 0 && existsSync(join(output, 'manifest.json'))) return;
  rmSync(output, { recursive: true, force: true });
  throw new Error(`The stacks do not synthesise (${entry} ended with ${code}):\n${words}`);
}

/** As bin/app.ts reads it. Throws for what is no JSON. */
function shopIn({ SHOP_SETTINGS: text }: Readonly<Record<string, string | undefined>>): object | undefined {
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text) as object;
  } catch (cause) {
    throw new Error(`SHOP_SETTINGS is not valid JSON (${(cause as Error).message})`, { cause });
  }
}

/** The CDK command line passes cdk.json's context on in this way; the app is run without it, which saves seconds. */
function readContext(directory: string): Record<string, unknown> {
  const path = join(directory, 'cdk.json');
  if (!existsSync(path)) return {};
  return (
    (blockOfFile(readFileSync(path, 'utf8'), 'cdk.json') as { context?: Record<string, unknown> }).context ??
    {}
  );
}

function hashOf(
  directory: string,
  [entry, shop, isCodeBeside]: readonly [string, object | undefined, boolean],
): string {
  const asked = [entry, shop ?? null, process.version, isCodeBeside];
  const hash = createHash('sha256').update(JSON.stringify(asked));
  hash.update(sourcesHash(directory, entry));
  return hash.digest('hex').slice(0, 16);
}

/** Changes whenever anything does that goes into the assembly but for the settings. */
export function sourcesHash(directory: string, entry: string = APP): string {
  return hashOfSources(directory, entry === APP ? SOURCES : [dirname(entry), 'package-lock.json']);
}
