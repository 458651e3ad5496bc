// Run by bundles.ts in a process of its own: `<checkout> <folder> <product> …`. The functions of one product after the
// other, each product there at once or not at all; says its name then. With `--after-the-first-at-leisure` those that follow leave the computer to whoever starts.
// After all of them come the scripts that the laptop makes of them, which whoever asks for a function first would wait for.
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { getPriority, setPriority } from 'node:os';
import { basename, join } from 'node:path';
import { build, stop } from 'esbuild';
import { BUNDLE_OPTIONS, runnable } from '../../lib/constructs/bundle/options.ts';
import { makeScript } from '../functions/bundle-script.ts';

const AT_LEISURE = '--after-the-first-at-leisure';
const LEISURE = 5;

/** esbuild's own process takes its priority from this one, so it begins anew. */
async function beAtLeisure(): Promise<void> {
  setPriority(Math.max(LEISURE, getPriority()));
  await stop();
}

async function bundleProduct(checkout: string, into: string, product: string): Promise<void> {
  const { outputFiles } = await build({
    ...BUNDLE_OPTIONS,
    absWorkingDir: checkout,
    entryPoints: readdirSync(join(checkout, 'lambdas', product, 'functions')).map(
      (file) => `lambdas/${product}/functions/${file}`,
    ),
    outdir: 'unwritten',
    write: false,
  });
  const unfinished = join(into, `.${product}.${process.pid}`);
  for (const { path, text } of outputFiles) {
    const folder = join(unfinished, basename(path, '.mjs'));
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'index.mjs'), runnable(text));
  }
  try {
    renameSync(unfinished, join(into, product));
  } catch (error) {
    // Another process may have been quicker; its result is as good as this one.
    rmSync(unfinished, { recursive: true, force: true });
    if (!existsSync(join(into, product))) throw error;
  }
}

const [checkout = '', into = '', ...words] = process.argv.slice(2);
const products = words.filter((word) => word !== AT_LEISURE);
for (const product of products) {
  try {
    await bundleProduct(checkout, into, product);
    console.log(product);
  } catch (error) {
    // esbuild has printed the problems with their places. Other products are no worse for them.
    process.stderr.write(`\n${(error as Error).message.split('\n')[0]}\n`);
    process.exitCode = 1;
  }
  if (words.includes(AT_LEISURE)) await beAtLeisure();
}
await beAtLeisure();
for (const product of products.filter((one) => existsSync(join(into, one))))
  for (const name of readdirSync(join(into, product)))
    await makeScript(join(into, product, name, 'index.mjs'), join(checkout, '.local', 'scripts'));
