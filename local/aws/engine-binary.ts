// Where the engine's program is: installed with everything else, or kept from an earlier need, or fetched now. Always in the one
// version that the house is held to; another one is taken only where there is no other way, and never without a word.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { type EnginePackage, fetchEngine } from './engine-package.ts';

/** Of each system whose package somebody has seen here, as package-lock.json writes it. */
export const ENGINE_INTEGRITY: Readonly<Record<string, string>> = {
  'linux-x64':
    'sha512-sBHqlxJ9ANkLluFkYRfd5r8Y0ApFew4FhOrlhgRAgD4XzEoFOukEo1nuBTQ1+jTtofqwn4NWQ2k0Tn5mNTjgUg==',
};

export type EngineSearch = {
  /** Whose package.json names the version, beside whose packages the engine may be, in whose .local it is kept. */
  readonly directory: string;
  /** `linux-x64`: as Node names system and processor, and the packages are named. */
  readonly system: string;
  readonly path: string;
  readonly integrity: Readonly<Record<string, string>>;
  readonly fetch: (wanted: EnginePackage) => Promise<void>;
  readonly say: (line: string) => void;
};

const ROOT = resolve(import.meta.dirname, '..', '..');

/** The pinned engine where it is on this computer already; nothing is fetched. */
export function presentEngine(): string | undefined {
  const system = `${process.platform}-${process.arch}`;
  const version = pinnedVersion(ROOT);
  return presentIn(ROOT, { system, version, program: programOf(system), path: process.env.PATH ?? '' });
}

/** On this computer. `say` hears of everything but what is installed or kept already. */
export const engineBinary = (say: (line: string) => void): Promise<string> =>
  findEngine({
    directory: ROOT,
    system: `${process.platform}-${process.arch}`,
    path: process.env.PATH ?? '',
    integrity: ENGINE_INTEGRITY,
    fetch: fetchEngine,
    say,
  });

/** Throws, saying what to do, when there is none and none can be had. */
export async function findEngine(search: EngineSearch): Promise<string> {
  const { directory, system, say } = search;
  const name = `@dynoxide/${system}`;
  const version = pinnedVersion(directory);
  const program = programOf(system);
  const present = presentIn(directory, { system, version, program, path: search.path });
  if (present !== undefined) return present;
  const kept = keptIn(directory, system, version);
  const onPath = programOnPath(search.path, program);
  const integrity = search.integrity[system];
  const known =
    integrity === undefined ? '; its hash is not known here, npm checks it by the registry alone' : '';
  say(`Fetching the DynamoDB engine ${name}@${version} through npm, once (kept in .local/engine${known}) …`);
  try {
    await search.fetch({ name, version, program, integrity, target: kept, directory });
    return kept;
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    if (onPath !== undefined) {
      say(
        `It could not be had: ${why}. Taking ${onPath.file} instead, which is ${onPath.version} and not ${version}.`,
      );
      return onPath.file;
    }
    throw new Error(
      `There is no DynamoDB engine for ${system}: ${why}. Put the program "dynoxide" ${version} on the PATH, or start another ` +
        'engine and pass its address with --dynamodb-endpoint.',
      { cause },
    );
  }
}

type Wanted = {
  readonly system: string;
  readonly version: string;
  readonly program: string;
  readonly path: string;
};

const programOf = (system: string): string => (system.startsWith('win32') ? 'dynoxide.exe' : 'dynoxide');

const keptIn = (directory: string, system: string, version: string): string =>
  join(directory, '.local', 'engine', `${system}-${version}`, programOf(system));

function presentIn(directory: string, { system, version, program, path }: Wanted): string | undefined {
  const installed = join(directory, 'node_modules', '@dynoxide', system);
  if (versionOf(installed) === version) return join(installed, program);
  const kept = keptIn(directory, system, version);
  if (existsSync(kept)) return kept;
  const onPath = programOnPath(path, program);
  return onPath?.version === version ? onPath.file : undefined;
}

/** The one place that says it is package.json. */
function pinnedVersion(directory: string): string {
  const file = JSON.parse(readFileSync(join(directory, 'package.json'), 'utf8')) as {
    optionalDependencies?: Record<string, string>;
  };
  const version = file.optionalDependencies?.['@dynoxide/linux-x64'];
  if (version !== undefined) return version;
  throw new Error('package.json no longer says which version of the DynamoDB engine this is held to');
}

function versionOf(folder: string): string | undefined {
  const file = join(folder, 'package.json');
  if (!existsSync(file)) return undefined;
  return (JSON.parse(readFileSync(file, 'utf8')) as { version?: string }).version;
}

/** `dynoxide --version` says "dynoxide 1.2.1". */
function programOnPath(path: string, program: string) {
  const file = path
    .split(delimiter)
    .filter((folder) => folder !== '')
    .map((folder) => join(folder, program))
    .find((each) => existsSync(each));
  if (file === undefined) return undefined;
  const said = spawnSync(file, ['--version'], { encoding: 'utf8', timeout: 5_000 });
  return { file, version: /\d+\.\d+\.\d+\S*/.exec(said.stdout ?? '')?.[0] ?? 'of no known version' };
}
