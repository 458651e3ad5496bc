// The stacks that are to run: synthesised from the settings, read, and those left out that nobody asked for.
import { resolve } from 'node:path';
import { readAssembly, type Stack } from '../template/assembly.ts';
import { type Bundles, bundlesOf, NO_BUNDLES } from '../template/bundles.ts';
import { synthesise } from '../template/synth.ts';
import { resolveStacks } from '../template/template.ts';
import type { RuntimeOptions } from './runtime.ts';

const ROOT = resolve(import.meta.dirname, '..', '..');

export type ReadStacks = {
  readonly stacks: readonly Stack[];
  /** Undefined once the code in this folder is there. */
  readonly whenThere: (folder: string) => Promise<void> | undefined;
  /** Rejects where some code cannot be bundled. */
  readonly allCode: Promise<unknown>;
};

type Asked = Pick<RuntimeOptions, 'only' | 'app' | 'shop' | 'build' | 'beforeItsCode'>;

/** Of the products that are to run. Throws, naming those there are, where one of `only` is not switched on. */
export async function readStacks(options: Asked, say: (line: string) => void): Promise<ReadStacks> {
  const { bundles, assembly } = beginStacks(options, say);
  const stacks = wanted(readAssembly(await assembly, bundles.folderOf), options.only);
  const { whenThere } = bundles;
  const folders = stacks.flatMap(({ assets }) => [...assets.values()]);
  return { stacks, whenThere, allCode: Promise.all(folders.map((folder) => whenThere(folder))) };
}

/** Has begun when it returns, and is asked again by `readStacks`: for whoever has much to load meanwhile. */
export function beginStacks(
  { only, app, shop, build, beforeItsCode = false }: Asked,
  say: (line: string) => void,
): { readonly bundles: Bundles; readonly assembly: Promise<string> } {
  const assembly = synthesise({
    directory: ROOT,
    say,
    isCodeBeside: true,
    ...(app === undefined ? {} : { entry: app }),
    ...(shop === undefined ? {} : { shop }),
    ...(build === undefined ? {} : { build }),
  });
  // Whoever asks for it again hears of it.
  assembly.catch(() => {});
  return {
    assembly,
    bundles:
      app === undefined ? bundlesOf(ROOT, { first: only ?? [], isStarting: beforeItsCode }) : NO_BUNDLES,
  };
}

function wanted(all: readonly Stack[], only: readonly string[] | undefined): readonly Stack[] {
  if (only === undefined || only.length === 0) return all;
  const known = all.map(({ product }) => product);
  const missing = only.filter((product) => !known.includes(product));
  if (missing.length > 0) {
    throw new Error(
      `There is no product ${missing.join(', ')} here; the settings switch on: ${known.join(', ')}`,
    );
  }
  return all.filter(({ product }) => only.includes(product));
}

/** In order of name, so that an address keeps its port from start to start. */
export function functionsWithUrls(stacks: readonly Stack[]): readonly string[] {
  const nowhere = resolveStacks(stacks, { queueUrl: () => '', functionUrl: () => '' });
  return nowhere
    .ofType('AWS::Lambda::Url')
    .map(({ ref }) => String(ref).split(':').at(-1) ?? '')
    .sort();
}
