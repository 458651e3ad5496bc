// The functions' bundles with a mutant in them. Everything is bundled once as it is; a mutant has only those products bundled
// again that use what it changes, and of these only the bundles count that came out different.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { type BuildContext, type BuildResult, context, type OnLoadArgs, type Plugin } from 'esbuild';
import { BUNDLE_OPTIONS, runnable } from '../../../lib/constructs/bundle/options.ts';
import { filesOf, type Mutant, mutated } from './mutant.ts';

export type MutantBundles = {
  /**
   * The folder that holds the code in the place of the one in this folder; the same folder where the mutant changes nothing in
   * it. Good until the next `bundle`.
   */
  codeIn(folder: string): string;
  /** How many bundles came out different. */
  readonly changed: number;
};

export type Bundler = {
  /** Throws `StaleMutantError`, and what esbuild throws. */
  bundle(mutant: Mutant): Promise<MutantBundles>;
  /** The names of the folders of `lambdas/` whose functions use one of these files. */
  usersOf(files: readonly string[]): readonly string[];
  stop(): Promise<void>;
};

type Folder = {
  readonly name: string;
  readonly build: BuildContext;
  readonly inputs: ReadonlySet<string>;
  /** By entry, as `path` of an output file says it. */
  readonly plain: ReadonlyMap<string, string>;
};

/**
 * `root` is the checkout. What is bundled is kept in memory, but for the mutant's own bundles, which go into `place`. `names`: the
 * folders of `lambdas/` that are wanted; all where nobody says.
 */
export async function openBundler(
  root: string,
  place: string,
  names: readonly string[] = readdirSync(join(root, 'lambdas')),
): Promise<Bundler> {
  let present: Mutant | undefined;
  const plugin: Plugin = {
    name: 'mutant',
    setup(build) {
      build.onLoad({ filter: /[\\/](?:lambdas|shared)[\\/].*\.ts$/ }, ({ path }: OnLoadArgs) => {
        const text = readFileSync(path, 'utf8');
        const file = relative(root, path).replaceAll(sep, '/');
        return { loader: 'ts', contents: present === undefined ? text : mutated(present, file, text) };
      });
    },
  };
  const folders: Folder[] = [];
  for (const name of names) folders.push(await openFolder({ root, name, plugin }));

  const usersOf = (files: readonly string[]) =>
    folders.filter(({ inputs }) => files.some((file) => inputs.has(file)));

  return {
    usersOf: (files) => usersOf(files).map(({ name }) => name),
    async bundle(mutant) {
      rmSync(place, { recursive: true, force: true });
      const instead = new Map<string, string>();
      // Before esbuild asks, which would wrap the error that says so.
      for (const file of filesOf(mutant)) mutated(mutant, file, readFileSync(join(root, file), 'utf8'));
      present = mutant;
      try {
        for (const { build, plain } of usersOf(filesOf(mutant)))
          for (const [path, text] of textsOf(await build.rebuild())) {
            const before = plain.get(path) ?? '';
            if (text === before) continue;
            const folder = join(place, String(instead.size));
            mkdirSync(folder, { recursive: true });
            writeFileSync(join(folder, 'index.mjs'), text);
            instead.set(before, folder);
          }
      } finally {
        present = undefined;
      }
      const codeIn = (folder: string) => {
        const path = join(folder, 'index.mjs');
        return (existsSync(path) ? instead.get(readFileSync(path, 'utf8')) : undefined) ?? folder;
      };
      return { changed: instead.size, codeIn };
    },
    async stop() {
      await Promise.all(folders.map(({ build }) => build.dispose()));
      rmSync(place, { recursive: true, force: true });
    },
  };
}

async function openFolder(given: {
  readonly root: string;
  readonly name: string;
  readonly plugin: Plugin;
}): Promise<Folder> {
  const { root, name, plugin } = given;
  const functions = `lambdas/${name}/functions`;
  const build = await context({
    ...BUNDLE_OPTIONS,
    entryPoints: readdirSync(join(root, functions)).map((file) => `${functions}/${file}`),
    outdir: 'unwritten',
    write: false,
    metafile: true,
    plugins: [...BUNDLE_OPTIONS.plugins, plugin],
  });
  const plain = await build.rebuild();
  const inputs = new Set(Object.keys(plain.metafile?.inputs ?? {}));
  return { name, build, inputs, plain: textsOf(plain) };
}

const textsOf = ({ outputFiles = [] }: BuildResult): ReadonlyMap<string, string> =>
  new Map(outputFiles.map(({ path, text }) => [path, runnable(text)]));
