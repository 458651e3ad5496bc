// `npm run demo`: one busy month in a few minutes, then what happened and what it would have cost.
import { makeTool, runAsProcess, UsageError } from '../tools/frame/command.ts';
import { consoleOf } from './console/console.ts';
import { cardsWithPages } from './console/product-pages.ts';
import { billLines, judgeMonth } from './demo/judge.ts';
import { playMonth } from './demo/month.ts';
import { openOwnerPages } from './demo/owner-pages.ts';
import type { DemoProduct } from './demo/product.ts';
import { packs } from './products/registry.ts';
import type { Runtime } from './runtime/runtime.ts';

const help = `npm run demo -- [options]

Plays one busy month of the products that cdk.json switches on, through the laptop runtime: no AWS account, nothing
leaves this machine, and without --keep nothing stays. Then tells what happened and what it would have cost.

  --orders <number>   how busy the month is, in orders of the store beside the story's own (default 150); whatever else
                      happens is in proportion to it
  --days <number>     length of the month (default 30)
  --seed <number>     another month with the same habits (default 1)
  --keep              leaves the month open in the console until Ctrl-C: every message, table and story of it
  --port <number>     where that console is (default 4700)
  --check             ends with an error for a denied call, a dead letter, a broken promise or an unexplained grant
  --help              this text`;

export const main = makeTool({
  help,
  options: { orders: 'text', days: 'text', seed: 'text', check: 'flag', keep: 'flag', port: 'text' },
  async run({ options, print }) {
    const startedAt = performance.now();
    const shown = options.keep ? { port: count('port', options.port ?? '4700'), pages } : undefined;
    const faults = await playMonth(
      {
        orders: count('orders', options.orders ?? '150'),
        days: count('days', options.days ?? '30'),
        seed: count('seed', options.seed ?? '1'),
        packs,
        onProgress: showProgress(),
        ...(shown === undefined ? {} : { shown }),
      },
      async (runtime, products) => {
        const cards = await cardsWithPages(packs, runtime.status(), runtime);
        const addresses = cards.flatMap(({ pages: all }) => all.map(({ url }) => url));
        await openOwnerPages(addresses.filter((url) => new URL(url).pathname.includes('/u/')));
        const faults = await judge(runtime, products);
        if (options.keep) await keepOpen(runtime, print);
        return faults;
      },
    );
    print(`\nPlayed in ${((performance.now() - startedAt) / 1000).toFixed(0)} s.`);
    return options.check && faults > 0 ? 1 : 0;
  },
});

const pages = consoleOf(packs, async () => (await import('../tools/rules/desk.ts')).rulesDesk);

/** Until somebody ends it; the clock goes on from the month's end. */
async function keepOpen(runtime: Runtime, print: (line: string) => void): Promise<void> {
  print(`\nThe month is open at ${runtime.url} until Ctrl-C.`);
  await new Promise<void>((done) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => done());
  });
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

  const { faults, explainedUnused } = await judgeMonth(runtime, products, packs);
  heading('what went wrong');
  console.log(faults.length === 0 ? 'Nothing: no denied call, no dead letter, every promise kept.' : '');
  for (const fault of faults) console.log(`- ${fault}`);
  console.log(`Granted for a bad day and not used this month: ${explainedUnused}`);
  return faults.length;
}

function heading(text: string): void {
  console.log(`\n== ${text}`);
}

function count(name: string, text: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number >= 0) return number;
  throw new UsageError(`--${name} ${text} is not a whole number`);
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

if (import.meta.main) await runAsProcess(main);
