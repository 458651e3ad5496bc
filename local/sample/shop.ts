// The shop that the laptop's products work for: the sample store stands in for its website, its catalogue is
// mirrored at once and its earlier orders are imported, the way an operator would do both; its counter has somebody to
// serve it.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Shop } from '../../shared/shop/shop.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { fillCounter } from './counter.ts';
import { type SampleStore, startSampleStore } from './store/sample-store.ts';

const ROOT = resolve(import.meta.dirname, '..', '..');

/** Undefined when the settings name a real platform: then there is nothing to stand in for. */
export async function openSampleShop(runtime: Runtime): Promise<SampleStore | undefined> {
  await fillCounter(runtime);
  const shops = shopsOf(runtime).filter(({ platform }) => platform === 'generic');
  const [shop] = shops;
  if (shop === undefined) return undefined;
  const store = await startSampleStore({ name: shop.name });
  for (const { storeUrl, catalogueUrl } of shops) {
    for (const url of [storeUrl, catalogueUrl]) {
      if (url !== undefined) runtime.outside.register(new URL(url).host, store.url);
    }
  }
  await fill(runtime);
  return store;
}

function shopsOf({ deployment }: Runtime): readonly Shop[] {
  return deployment.ofType('AWS::Lambda::Function').flatMap(({ properties }) => {
    const environment = properties.Environment as { Variables?: { SHOP?: string } } | undefined;
    const text = environment?.Variables?.SHOP;
    return text === undefined ? [] : [JSON.parse(text) as Shop];
  });
}

/** Only on a first start: later ones find the tables as they were left. */
async function fill(runtime: Runtime): Promise<void> {
  const catalogue = runtime.tables().find((name) => /^upsr-catalogue\b/.test(name));
  if (catalogue === undefined || (await runtime.table(catalogue)).length > 0) return;
  const sync = runtime.status().functions.find(({ name }) => /^upsr-catalog-sync\b/.test(name));
  if (sync !== undefined) await runtime.invoke(sync.name, {});
  await importHistory(runtime);
}

async function importHistory(runtime: Runtime): Promise<void> {
  const tool = join(ROOT, 'tools', 'import.ts');
  if (!existsSync(tool)) return;
  const file = join(ROOT, 'local', 'store', 'history.json');
  const child = spawn(process.execPath, [tool, 'history', file, '--yes', '--endpoint', runtime.endpointUrl], {
    cwd: ROOT,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let words = '';
  child.stderr.on('data', (data) => {
    words += String(data);
  });
  const code = await new Promise((done) => child.once('close', done));
  if (code !== 0) console.error(`The sample shop's earlier orders could not be imported: ${words}`);
}
