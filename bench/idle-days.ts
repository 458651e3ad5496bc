// A process of its own for idle.ts: plays quiet days of one product in the checkout it is given, and prints what was metered.
import type { Bill } from '../local/aws/bill.ts';
import type { MeteredCall } from '../local/aws/meter.ts';
import { demoOf } from './checkout.ts';

export type QuietDays = { readonly calls: readonly MeteredCall[]; readonly bill: Bill };

const [root = '', product = '', days = '1'] = process.argv.slice(2);
const { packs, playMonth } = await demoOf(root);
const plan = { packs, orders: 0, days: Number(days), seed: 1, only: [product], products: () => [] };
const usage = await playMonth(plan, (runtime) => runtime.usage());
process.stdout.write(`\n${JSON.stringify({ calls: usage.calls, bill: usage.bill } satisfies QuietDays)}`);
