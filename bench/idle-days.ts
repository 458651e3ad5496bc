// A process of its own for idle.ts: plays quiet days of one product in the checkout it is given, and prints what was metered.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Bill } from '../local/aws/bill.ts';
import type { MeteredCall } from '../local/aws/meter.ts';

export type QuietDays = { readonly calls: readonly MeteredCall[]; readonly bill: Bill };

const [root = '', product = '', days = '1'] = process.argv.slice(2);
const month = (await import(
  pathToFileURL(join(root, 'local', 'demo', 'month.ts')).href
)) as typeof import('../local/demo/month.ts');
const registry = join(root, 'local', 'products', 'registry.ts');
// An earlier checkout has none, and does without.
const { packs } = existsSync(registry)
  ? ((await import(pathToFileURL(registry).href)) as typeof import('../local/products/registry.ts'))
  : { packs: [] };
const plan = { packs, orders: 0, days: Number(days), seed: 1, only: [product], products: () => [] };
const usage = await month.playMonth(plan, (runtime) => runtime.usage());
process.stdout.write(`\n${JSON.stringify({ calls: usage.calls, bill: usage.bill } satisfies QuietDays)}`);
