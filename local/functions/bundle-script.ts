// A bundle as one script that can be run again and again in the same thread. Its free names become arguments, so that each
// function has its own clock, environment and way out. What V8 has compiled and learned of it stays for the next run: most of
// what a short-lived runtime costs is to load the SDK and to warm it up.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { type KeptScripts, openKeptScripts } from './kept-scripts.ts';

/** Names that a bundle sees its own of. */
const OWN_NAMES = [
  'require',
  'module',
  'exports',
  'globalThis',
  'global',
  'process',
  'console',
  'Date',
  'fetch',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'clearTimeout',
  'crypto',
  'performance',
  'Math',
  'resolveCommand',
] as const;
export type Own = Readonly<Record<(typeof OWN_NAMES)[number], unknown>>;
type Run = (bundleUrl: string, ...own: unknown[]) => void;

// By what the bundle's text comes to, so that a changed one is never taken for the one before; the texts themselves are a megabyte each.
const runs = new Map<string, Run>();

const KEPT = resolve(import.meta.dirname, '..', '..', '.local', 'scripts');
let scripts: KeptScripts | undefined;

/** Runs the bundle in `folder` under these names; what it exports is in `module.exports` then. */
export function runBundle(folder: string, file: string, own: Own): void {
  const path = ['mjs', 'js', 'cjs']
    .map((extension) => join(folder, `${file}.${extension}`))
    .find((each) => existsSync(each));
  if (path === undefined) throw new Error(`Cannot find the file ${file} of the handler in ${folder}`);
  const run = runOf(path);
  run(`file://${path}`, ...OWN_NAMES.map((name) => own[name]));
}

// Whoever puts another bundle in the place of one leaves a file of another time, of another size or of another number.
const runsByFile = new Map<string, Run>();

function runOf(path: string): Run {
  const { mtimeMs, size, ino } = statSync(path);
  const file = `${path} ${mtimeMs} ${size} ${ino}`;
  const earlier = runsByFile.get(file);
  if (earlier !== undefined) return earlier;
  const text = readFileSync(path, 'utf8');
  const known = createHash('sha256').update(text).digest('base64');
  const run = runs.get(known) ?? compile(text, path);
  runs.set(known, run);
  runsByFile.set(file, run);
  return run;
}

/** What V8 has compiled of the bundles that ran is there for the next process. */
export const keepCompiled = (): void => scripts?.keepCompiled();

// In pieces, because the packed laptop has the words themselves replaced in every source.
const BUNDLES_OWN_URL = ['import', 'meta', 'url'].join('.');
const HOW = {
  loader: 'js',
  format: 'cjs',
  platform: 'node',
  target: 'node22',
  minifyWhitespace: true,
  legalComments: 'none',
  define: { [BUNDLES_OWN_URL]: '__bundleUrl' },
  supported: { 'dynamic-import': false },
} as const;
const HEAD = `(function(__bundleUrl,${OWN_NAMES.join(',')}){"use strict";`;

/** Where a client of the SDK has a command find its way to AWS; it stands so in any bundle, because members keep their names. */
const WAY = /\b([\w$]+)\.resolveMiddleware\(this\.middlewareStack,this\.config,([\w$]+)\)/g;

/** The room's own way may take the place of the SDK's there. */
export const withShortWay = (code: string): string => code.replace(WAY, 'resolveCommand($1,this,$2)');

const requireHere = createRequire(import.meta.url);
/** Loaded with the first bundle that nobody has made a script of. */
const loadEsbuild = () => requireHere('esbuild') as typeof import('esbuild');

/** What a script depends on beside the bundle; the version stands in a file of its own, so that nothing is loaded for it. */
function wayOfMaking(): string {
  const { version } = requireHere('esbuild/package.json') as { readonly version: string };
  return `esbuild ${version} ${JSON.stringify(HOW)} ${WAY} ${HEAD}`;
}

const scriptOf = (code: string): string => `${HEAD}${withShortWay(code)}\n})`;

function compile(text: string, path: string): Run {
  const make = () => scriptOf(loadEsbuild().transformSync(text, HOW).code);
  scripts ??= openKeptScripts(KEPT);
  return scripts.script(text, wayOfMaking(), path, make).runInThisContext() as Run;
}

/** Keeps in `folder` the script of this bundle, so that whoever runs it first has none to make. */
export async function makeScript(path: string, folder = KEPT): Promise<void> {
  const text = readFileSync(path, 'utf8');
  const make = async () => scriptOf((await loadEsbuild().transform(text, HOW)).code);
  await openKeptScripts(folder).keep(text, wayOfMaking(), make);
}
