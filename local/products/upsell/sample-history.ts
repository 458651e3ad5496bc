// What the upsell recommender finds in the sample shop: its catalogue, mirrored at once, and its earlier orders, imported
// by the operator's own command.
import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import type { Runtime } from '../../runtime/runtime.ts';
import type { FillSample } from '../../sample/shop.ts';

const ROOT = resolve(import.meta.dirname, '..', '..', '..');
const HISTORY = resolve(ROOT, 'local', 'sample', 'store', 'history.json');

/** Only on a first start, and only where the sample store is open. */
export const fillCatalogue: FillSample = async (runtime, store) => {
  const catalogue = runtime.tables().find((name) => /^upsr-catalogue\b/.test(name));
  if (store === undefined || catalogue === undefined) return;
  if ((await runtime.table(catalogue)).length > 0) return;
  const sync = runtime.status().functions.find(({ name }) => /^upsr-catalog-sync\b/.test(name));
  if (sync !== undefined) await runtime.invoke(sync.name, {});
  await importHistory(runtime);
};

/** Without them the shop works as well, so a failure is told and no more. */
async function importHistory({ endpointUrl }: Runtime): Promise<void> {
  const command = [resolve(ROOT, 'tools', 'import.ts'), 'history', HISTORY];
  const child = spawn(process.execPath, [...command, '--yes', '--endpoint', endpointUrl], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let words = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (data) => {
      words += String(data);
    });
  }
  const code = await new Promise((done) => child.once('close', done));
  if (code !== 0) console.error(`The sample shop's earlier orders could not be imported: ${words}`);
}
