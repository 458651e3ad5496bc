// The stacks that are to run: synthesised from the settings, read, and those left out that nobody asked for.
import { resolve } from 'node:path';
import { readAssembly, type Stack } from '../template/assembly.ts';
import { synthesise } from '../template/synth.ts';
import { resolveStacks } from '../template/template.ts';
import type { RuntimeOptions } from './runtime.ts';

const ROOT = resolve(import.meta.dirname, '..', '..');

/** Of the products that are to run. Throws, naming those there are, where one of `only` is not switched on. */
export async function readStacks(
  options: RuntimeOptions,
  say: (line: string) => void,
): Promise<readonly Stack[]> {
  const folder = await synthesise({
    directory: ROOT,
    say,
    ...(options.app === undefined ? {} : { entry: options.app }),
    ...(options.shop === undefined ? {} : { shop: options.shop }),
    ...(options.build === undefined ? {} : { build: options.build }),
  });
  const all = readAssembly(folder);
  const { only } = options;
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
