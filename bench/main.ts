// `npm run bench`: measures what the documents promise and says whether it holds on this machine.
import { availableParallelism, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { besides, earlierCheckout, figuresOfEarlier } from './against.ts';
import { cartLists } from './cart-lists.ts';
import { cartMonth } from './cart-month.ts';
import { cartUnits } from './cart-units.ts';
import { type Benchmark, type Figure, figureTable, isMet } from './figure.ts';
import { idle } from './idle.ts';
import { importTime } from './import-time.ts';
import { lookup } from './lookup.ts';
import { loyaltyLists } from './loyalty-lists.ts';
import { loyaltyMonth } from './loyalty-month.ts';
import { loyaltyTill } from './loyalty-till.ts';
import { loyaltyUnits } from './loyalty-units.ts';
import { memory } from './memory.ts';
import { month } from './month.ts';
import { start } from './start.ts';
import { tests } from './tests.ts';
import { webhook } from './webhook.ts';

const BENCHMARKS: Readonly<Record<string, { readonly run: Benchmark; readonly what: string }>> = {
  webhook: { run: webhook, what: 'the answer to 50 webhooks at once' },
  start: { run: start, what: 'the time until npm start is ready' },
  memory: { run: memory, what: 'the memory of the whole laptop runtime' },
  lookup: { run: lookup, what: 'reads per pick at 100 and at 10,000 products' },
  import: { run: importTime, what: 'the import time of each bundle against the default one' },
  month: { run: month, what: 'the cost of a month of 150 and of 1,500 orders' },
  idle: { run: idle, what: 'the calls and the cost of days without customers' },
  'cart-units': { run: cartUnits, what: 'units and calls per cart event, wake-up and reminder' },
  'cart-lists': {
    run: cartLists,
    what: 'reads of the nightly list and the summary at 1,000 and 100,000 carts',
  },
  'cart-month': { run: cartMonth, what: 'the cost of a month of 300, 1,000 and 3,000 abandoned carts' },
  'loyalty-units': { run: loyaltyUnits, what: 'units and round trips per sale and per redemption' },
  'loyalty-till': { run: loyaltyTill, what: 'sales a second with 1, 2, 4, 8 and 16 parallel tills' },
  'loyalty-lists': {
    run: loyaltyLists,
    what: 'reads of the evening, the sweep and the summary at 1,000 and 100,000 members',
  },
  'loyalty-month': {
    run: loyaltyMonth,
    what: 'the cost of a month of 1,500, 4,000 and 8,000 sales',
  },
  tests: { run: tests, what: 'the processor time of npm test (only when it is named)' },
};

/** These know what to do with an earlier checkout themselves. */
const IN_TURNS: readonly string[] = ['webhook', 'idle', 'tests'];
/** What takes as long as all others together, and is no figure of the products. */
const ONLY_NAMED: readonly string[] = ['tests'];

const HELP = `npm run bench -- [options]

Measures the figures that docs/benchmarks.md explains; ends with an error when one misses its target.

  --only <name,name>   some of them:
${Object.entries(BENCHMARKS)
  .map(([name, { what }]) => `                         ${name.padEnd(13)} ${what}`)
  .join('\n')}
  --against <folder>   measures an earlier checkout (with its own node_modules) beside this one: webhook
                         in turns, the others one after the other
  --help               this text`;

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      only: { type: 'string' },
      against: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  // A function's local time is UTC on AWS.
  process.env.TZ = 'UTC';
  const names =
    values.only?.split(',') ?? Object.keys(BENCHMARKS).filter((name) => !ONLY_NAMED.includes(name));
  const unknown = names.find((name) => BENCHMARKS[name] === undefined);
  if (unknown !== undefined) {
    console.error(`There is no benchmark "${unknown}"; there are: ${Object.keys(BENCHMARKS).join(', ')}`);
    return 2;
  }
  const against = values.against === undefined ? undefined : earlierCheckout(values.against);
  console.log(machineInWords(availableParallelism(), loadavg()[0] ?? 0));
  const figures: Figure[] = [];
  for (const name of names) {
    const benchmark = BENCHMARKS[name];
    if (benchmark === undefined) continue;
    console.log(`\n== ${name}: ${benchmark.what}`);
    const say = (line: string) => console.log(`   ${line}`);
    const ours = await benchmark.run(say, against === undefined ? {} : { against });
    figures.push(...ours);
    if (against === undefined || IN_TURNS.includes(name)) continue;
    say('the same in the earlier checkout …');
    for (const line of besides(ours, await figuresOfEarlier(against, name))) say(line);
  }
  console.log(`\n${figureTable(figures)}`);
  return figures.every(isMet) ? 0 : 1;
}

/** A busy machine measures its other work as well; whoever reads the figures should know. */
function machineInWords(cores: number, load: number): string {
  const facts = `Node ${process.versions.node}, ${cores} cores, load ${load.toFixed(1)}`;
  return load > cores / 4 ? `${facts}: this machine has other work, times will be too long.` : facts;
}

process.exitCode = await main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  return 1;
});
