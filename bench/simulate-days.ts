// A process of its own for simulate.ts: plays days of a month in the checkout it is given, with the demo's people or with none.
import { demoOf } from './checkout.ts';

const [root = '', what = 'demo', days = '1'] = process.argv.slice(2);
const { packs, demos, playMonth } = await demoOf(root);
const people = what === 'idle' ? { orders: 0, products: () => [] } : { orders: 150, ...demos };
const startedAt = performance.now();
await playMonth({ packs, days: Number(days), seed: 1, ...people }, async () => {});
process.stdout.write(`\nplayed in ${((performance.now() - startedAt) / 1000).toFixed(1)} s\n`);
