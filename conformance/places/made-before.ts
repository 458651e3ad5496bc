// What a first `npm start` makes for all later ones, made before any story is told: on the other engine a deployment has done the same.
import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { makeScript } from '../../local/functions/bundle-script.ts';
import { packedFile } from '../../local/packing/packed.js';
import { bundlesOf } from '../../local/template/bundles.ts';

const ROOT = resolve(import.meta.dirname, '..', '..');

/** The functions' bundles, what the laptop runs of each, and the laptop itself in few files. */
export async function madeBefore(): Promise<void> {
  const { folderOf, whenThere } = bundlesOf(ROOT);
  for (const product of readdirSync(join(ROOT, 'lambdas'))) {
    const folder = folderOf(product);
    await whenThere(folder);
    for (const name of readdirSync(folder)) await makeScript(join(folder, name, 'index.mjs'));
  }
  if (packedFile('laptop') === undefined)
    await promisify(execFile)(process.execPath, ['local/packing/pack.ts'], { cwd: ROOT });
}
