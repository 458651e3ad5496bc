// The functions' code for the laptop: the bundles as they are deployed, made once per state of their sources and beside the
// templates, whose settings never change them. A runtime may begin before they are there: then an invocation waits for its code.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { PREFIXES } from '../../lib/product-names.ts';
import { forgetOld, hashOfSources } from './sources.ts';

export type Bundles = {
  /** The folder that holds, or will hold, the code of this name, such as `upsell/order`. */
  folderOf(name: string): string;
  /** Undefined once the code in this folder is there. Rejects with esbuild's words where it does not come. */
  whenThere(folder: string): Promise<void> | undefined;
};

type Asked = { readonly first?: readonly string[]; readonly isStarting?: boolean };
type Where = {
  readonly directory: string;
  readonly into: string;
  readonly isStarting: boolean;
  readonly onFailure: () => void;
};
type Making = { isThere: boolean; done: Promise<void> };

const RUN = resolve(import.meta.dirname, 'bundle-products.ts');
const SOURCES = [
  'lambdas',
  'shared',
  'rules',
  'lib/constructs',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
];

/** Of an app whose code is in its assembly. */
export const NO_BUNDLES: Bundles = {
  folderOf: (name) => name,
  whenThere: () => undefined,
};

const begun = new Map<string, Bundles>();

/**
 * Those of all products in `lambdas/`; the ones of `first` come first, and with `isStarting` the others leave the computer to the start. Asked again for the same sources it begins nothing
 * anew, unless it failed.
 */
export function bundlesOf(directory: string, { first = [], isStarting = false }: Asked = {}): Bundles {
  const hash = hashOfSources(directory, SOURCES).slice(0, 16);
  const parent = join(directory, '.local', 'bundles');
  const into = join(parent, hash);
  const known = begun.get(into);
  if (known !== undefined && existsSync(into)) return known;
  mkdirSync(into, { recursive: true });
  forgetOld(parent, hash);
  const products = readdirSync(join(directory, 'lambdas'));
  // In the house's order: a sample shop begins with its first product.
  const order = [...first, ...Object.keys(PREFIXES), ...products].filter((one) => products.includes(one));
  const where = { directory, into, isStarting, onFailure: () => begun.delete(into) };
  const bundles = begin(where, [...new Set(order)]);
  begun.set(into, bundles);
  return bundles;
}

function begin(where: Where, products: readonly string[]): Bundles {
  const { into } = where;
  const isThere = (product: string) => existsSync(join(into, product));
  const missing = products.filter((product) => !isThere(product));
  const making = missing.length === 0 ? new Map<string, Making>() : make(where, missing);
  return {
    folderOf: (name) => join(into, name),
    whenThere(folder) {
      if (!folder.startsWith(into)) return undefined;
      const [product = ''] = folder.slice(into.length + 1).split('/');
      const made = making.get(product);
      return made === undefined || made.isThere ? undefined : made.done;
    },
  };
}

/** In a process of its own that writes the files itself: they are some twenty megabytes, which nobody here needs to hold. */
function make(
  { directory, into, isStarting, onFailure }: Where,
  products: readonly string[],
): ReadonlyMap<string, Making> {
  const child = spawn(
    process.execPath,
    [RUN, directory, into, ...products, ...(isStarting ? ['--after-the-first-at-leisure'] : [])],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
      // esbuild looks for garbage less often: a quarter less work, and no more memory than that of one product.
      env: { GOGC: '400', ...process.env },
    },
  );
  const end = () => child.kill();
  process.once('exit', end);
  let words = '';
  child.stderr.on('data', (data) => {
    words = `${words}${String(data)}`.slice(-20_000);
  });
  const settlers = new Map<string, { readonly there: () => void; readonly failed: (error: Error) => void }>();
  const making = new Map<string, Making>();
  for (const product of products) {
    const one: Making = { isThere: false, done: Promise.resolve() };
    one.done = new Promise((there, failed) => {
      settlers.set(product, {
        failed,
        there: () => {
          one.isThere = true;
          there();
        },
      });
    });
    // Whoever waits for it hears of it all the same.
    one.done.catch(() => {});
    making.set(product, one);
  }
  createInterface({ input: child.stdout }).on('line', (product) => settlers.get(product)?.there());
  const fail = (why: string) => {
    process.removeListener('exit', end);
    if ([...making.values()].some(({ isThere }) => !isThere)) onFailure();
    // Those that are there by now stay so.
    for (const { failed } of settlers.values()) failed(new Error(why));
  };
  child.once('error', (error) => fail(`The functions cannot be bundled: ${error.message}`));
  child.once('close', (code) => fail(`The functions cannot be bundled (ended with ${code}):\n${words}`));
  return making;
}
