// What a first `npm start` makes for all later ones, made before any story is told: on the other engine a deployment has done the same.
import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { packedFile } from '../../local/packing/packed.js';
import { bundlesOf } from '../../local/template/bundles.ts';

const ROOT = resolve(import.meta.dirname, '..', '..');

/** The functions' bundles, and the laptop itself in few files. */
export async function madeBefore(): Promise<void> {
  const { folderOf, whenThere } = bundlesOf(ROOT);
  await Promise.all(readdirSync(join(ROOT, 'lambdas')).map((product) => whenThere(folderOf(product))));
  if (packedFile('laptop') === undefined)
    await promisify(execFile)(process.execPath, ['local/packing/pack.ts'], { cwd: ROOT });
}
