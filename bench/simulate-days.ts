// A process of its own for simulate.ts: plays days of a month in the checkout it is given, with the demo's people or with none.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [root = '', what = 'demo', days = '1'] = process.argv.slice(2);
const month = (await import(
  pathToFileURL(join(root, 'local', 'demo', 'month.ts')).href
)) as typeof import('../local/demo/month.ts');
const registry = join(root, 'local', 'products', 'registry.ts');
// An earlier checkout has none, and does without.
const { packs } = existsSync(registry)
  ? ((await import(pathToFileURL(registry).href)) as typeof import('../local/products/registry.ts'))
  : { packs: [] };
const people = what === 'idle' ? { orders: 0, products: () => [] } : { orders: 150 };
const startedAt = performance.now();
await month.playMonth({ packs, days: Number(days), seed: 1, ...people }, async () => {});
process.stdout.write(`\nplayed in ${((performance.now() - startedAt) / 1000).toFixed(1)} s\n`);
