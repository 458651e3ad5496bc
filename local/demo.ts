// `npm run demo`: one busy month in a few minutes, then what happened and what it would have cost.
import { parseArgs } from 'node:util';
import type { Bill } from './aws/meter.ts';
import { unexplained } from './demo/expected-unused.ts';
import { playMonth } from './demo/month.ts';
import type { DemoProduct, Stage } from './demo/product.ts';
import { demoCarts } from './products/cart-recovery/demo/cart-recovery.ts';
import { demoLoyalty } from './products/loyalty/demo/loyalty.ts';
import { demoUpsell } from './products/upsell/demo/upsell.ts';
import type { Runtime } from './runtime/runtime.ts';

const HELP = `npm run demo -- [options]

Plays one busy month of the products that cdk.json switches on, through the laptop runtime: no AWS account, nothing
leaves this machine, nothing is kept. Then tells what happened and what it would have cost.

  --orders <number>   orders in the month beside the story's own (default 150); four carts and twenty sales come with
                      every ten
  --days <number>     length of the month (default 30)
  --seed <number>     another month with the same habits (default 1)
  --check             ends with an error for a denied call, a dead letter, a broken promise or an unexplained grant
  --help              this text`;

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      orders: { type: 'string', default: '150' },
      days: { type: 'string', default: '30' },
      seed: { type: 'string', default: '1' },
      check: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  const startedAt = performance.now();
  const faults = await playMonth(
    {
      orders: count('orders', values.orders),
      days: count('days', values.days),
      seed: count('seed', values.seed),
      products: playedProducts,
      onProgress: showProgress(),
    },
    judge,
  );
  console.log(`\nPlayed in ${((performance.now() - startedAt) / 1000).toFixed(0)} s.`);
  return values.check && faults > 0 ? 1 : 0;
}

/** Those that are running: cdk.json may switch a product off. */
function playedProducts(stage: Stage): readonly DemoProduct[] {
  const running = new Set(stage.runtime.status().products);
  return [
    ...(running.has('upsell') ? [demoUpsell(stage)] : []),
    ...(running.has('cart-recovery') ? [demoCarts(stage)] : []),
    ...(running.has('loyalty') ? [demoLoyalty(stage)] : []),
  ];
}

/** Prints everything and answers the number of faults. */
async function judge(runtime: Runtime, products: readonly DemoProduct[]): Promise<number> {
  for (const product of products) {
    heading(product.name);
    for (const { label, value } of await product.summary()) console.log(`${label.padEnd(30)} ${value}`);
  }
  const usage = await runtime.usage();
  heading('what it would have cost, in USD and without any free tier');
  for (const line of billLines(usage.bill)) console.log(line);

  const faults = (await Promise.all(products.map((product) => product.broken()))).flat();
  const { denied, unused } = runtime.permissions();
  for (const use of denied) faults.push(`denied: ${use.function} ${use.action} ${use.resource}`);
  for (const { name, dead } of runtime.status().queues) {
    if (dead > 0) faults.push(`${name} holds ${dead} dead letters`);
  }
  for (const use of unexplained(unused)) faults.push(`unused: ${use.function} ${use.action} ${use.resource}`);
  heading('what went wrong');
  console.log(faults.length === 0 ? 'Nothing: no denied call, no dead letter, every promise kept.' : '');
  for (const fault of faults) console.log(`- ${fault}`);
  console.log(`Granted for a bad day and not used this month: ${unused.length - unexplained(unused).length}`);
  return faults.length;
}

export function billLines({ lines, total }: Bill): readonly string[] {
  const row = (name: string, amount: number, detail: string) =>
    `${name.padEnd(30)} ${amount.toFixed(4).padStart(8)}  ${detail}`;
  return [
    ...lines.map(({ service, group, amount, detail }) => row(`${service} (${group})`, amount, detail)),
    row('total', total, ''),
  ];
}

function heading(text: string): void {
  console.log(`\n== ${text}`);
}

function count(name: string, text: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number >= 0) return number;
  throw new Error(`--${name} ${text} is not a whole number`);
}

/** One line that is written over; nothing where the output is no terminal. */
function showProgress(): (share: number) => void {
  if (process.stderr.isTTY !== true) return () => {};
  return (share) => {
    const done = Math.round(share * 30);
    process.stderr.write(`\r${'█'.repeat(done)}${'·'.repeat(30 - done)} ${Math.round(share * 100)} %`);
    if (share >= 1) process.stderr.write('\n');
  };
}

process.exitCode = await main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  return 1;
});
