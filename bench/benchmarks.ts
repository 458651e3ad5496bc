// All that `npm run bench` can measure, in the order in which it does.
import { cartLists } from './cart-recovery/lists.ts';
import { cartMonth } from './cart-recovery/month.ts';
import { cartUnits } from './cart-recovery/units.ts';
import { consolePage } from './console-page.ts';
import { consoleWeek } from './console-week.ts';
import type { Benchmark } from './figure.ts';
import { idle } from './idle.ts';
import { importTime } from './import-time.ts';
import { listsOf } from './lists.ts';
import { loyaltyLists } from './loyalty/lists.ts';
import { loyaltyMonth } from './loyalty/month.ts';
import { loyaltyTill } from './loyalty/till.ts';
import { loyaltyUnits } from './loyalty/units.ts';
import { memory } from './memory.ts';
import { monthOf } from './month.ts';
import { people } from './people.ts';
import { rules } from './rules.ts';
import { simulate } from './simulate.ts';
import { start } from './start.ts';
import { tests } from './tests.ts';
import { unitsOf } from './units.ts';
import { catalogue } from './upsell/catalogue.ts';
import { lookup } from './upsell/lookup.ts';
import { upsellMonth } from './upsell/month.ts';
import { texts } from './upsell/texts.ts';
import { webhook } from './webhook.ts';

export type Listed = {
  readonly run: Benchmark;
  readonly what: string;
  /** It takes as long as all others together, and its figure is none of the products: measured when it is named, or short. */
  readonly onlyNamed?: boolean;
  /** It knows itself what to do with an earlier checkout. */
  readonly inTurns?: boolean;
  /** What it reads is nowhere else. */
  readonly onlyOn?: NodeJS.Platform;
};

export const BENCHMARKS: Readonly<Record<string, Listed>> = {
  webhook: { run: webhook, what: 'the answer to 50 webhooks at once', inTurns: true },
  start: { run: start, what: 'the time until npm start is ready', inTurns: true },
  console: {
    run: consolePage,
    what: 'how soon the console shows something, and the size of its script',
    inTurns: true,
  },
  week: { run: consoleWeek, what: 'how long a week takes that is moved in the console', inTurns: true },
  memory: { run: memory, what: 'the memory of the whole laptop runtime', onlyOn: 'linux' },
  lookup: { run: lookup, what: 'reads per pick at 100 and at 10,000 products' },
  catalogue: {
    run: catalogue,
    what: 'the memory, time and writes of a catalogue sync of 25,000 variants',
    inTurns: true,
  },
  import: { run: importTime, what: 'the import time of each bundle against the default one' },
  month: { run: monthOf(upsellMonth), what: 'the cost of a month of 150 and of 1,500 orders' },
  texts: { run: texts, what: 'the text messages of ten days of orders', inTurns: true },
  idle: { run: idle, what: 'the calls and the cost of days without customers', inTurns: true },
  'cart-units': { run: unitsOf(cartUnits), what: 'units and calls per cart event, wake-up and reminder' },
  'cart-lists': {
    run: listsOf(cartLists),
    what: 'reads of the nightly list and the summary at 1,000 and 100,000 carts',
  },
  'cart-month': {
    run: monthOf(cartMonth),
    what: 'the cost of a month of 300, 1,000 and 3,000 abandoned carts',
  },
  'loyalty-units': { run: unitsOf(loyaltyUnits), what: 'units and round trips per sale and per redemption' },
  'loyalty-till': { run: loyaltyTill, what: 'sales a second with 1, 2, 4, 8 and 16 parallel tills' },
  'loyalty-lists': {
    run: listsOf(loyaltyLists),
    what: 'reads of the evening, the sweep and the summary at 1,000 and 100,000 members',
  },
  'loyalty-month': {
    run: monthOf(loyaltyMonth),
    what: 'the cost of a month of 1,500, 4,000 and 8,000 sales',
  },
  people: {
    run: people,
    what: 'the cost of the table that all products share, in a month of 150 orders, 300 carts and 1,500 sales',
  },
  rules: {
    run: rules,
    what: 'the processor time of reading an owner’s document of 50, 400, 500 and 5,000 lines',
    inTurns: true,
  },
  simulate: {
    run: simulate,
    what: 'how long the demo month and a month without customers take to play',
    inTurns: true,
  },
  tests: {
    run: tests,
    what: 'the processor time of npm test (only when it is named)',
    inTurns: true,
    onlyNamed: true,
  },
};
