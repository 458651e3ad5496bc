// What a month costs while nobody buys, and how often functions call AWS on such a day: the schedules run, the queues are
// polled, the secrets lie there. One product after the other, each alone.
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { PREFIXES } from '../lib/product-names.ts';
import { besides } from './against.ts';
import { billLines, costFigures, wholeMonth } from './bill.ts';
import type { Benchmark, Figure, Say } from './figure.ts';
import type { QuietDays } from './idle-days.ts';
import { ROOT } from './started-laptop.ts';

/** Every week of an idle month is like the others; a Monday's runs are among its days. */
const DAYS = 7;
const TARGET_RATIO = 0.4;
const PRODUCTS = Object.keys(PREFIXES);
const run = promisify(execFile);

export const idle: Benchmark = async (say, { against, short }) => {
  const days = short ? 1 : DAYS;
  say(
    `${days} ${days === 1 ? 'day' : 'days'} without a customer, the bill times ${(30 / days).toFixed(1)} …`,
  );
  const ours = await figuresOfCheckout({ root: ROOT, days }, say);
  if (against === undefined) return ours;
  say('the same days in the earlier checkout …');
  const theirs = await figuresOfCheckout({ root: against, days }, say);
  for (const line of besides(ours, theirs)) say(line);
  const calls = (figures: readonly Figure[]) => figures.find(({ name }) => name === CALLS_OF_ALL)?.value ?? 0;
  const ratio = calls(ours) / calls(theirs);
  return [
    ...ours,
    { name: `${CALLS_OF_ALL}, ratio`, value: ratio, unit: '', decimals: 2, atMost: TARGET_RATIO },
  ];
};

const CALLS_OF_ALL = 'calls by functions on an idle day, all products';

type Wish = { readonly root: string; readonly days: number };

async function figuresOfCheckout(wish: Wish, say: Say): Promise<readonly Figure[]> {
  const { days } = wish;
  const figures: Figure[] = [];
  let all = 0;
  for (const product of PRODUCTS) {
    const { calls, bill } = await quietDays(wish, product);
    const ofFunctions = callsByFunction(calls);
    for (const [name, count] of ofFunctions)
      say(`  ${name.padEnd(24)} ${(count / days).toFixed(1)} calls a day`);
    const whole = wholeMonth(bill, { usageTimes: 30 / days, fixedTimes: 30 / days });
    for (const line of billLines(whole)) say(`  ${line}`);
    const day = [...ofFunctions.values()].reduce((sum, count) => sum + count, 0) / days;
    all += day;
    figures.push({ name: `calls by functions on an idle day, ${product}`, value: day, unit: '' });
    figures.push(...costFigures(`a month without customers, ${product}`, whole).slice(0, 1));
  }
  return [...figures, { name: CALLS_OF_ALL, value: all, unit: '' }];
}

/** In a process of its own, because two checkouts have two copies of everything. */
async function quietDays({ root, days }: Wish, product: string): Promise<QuietDays> {
  const file = join(ROOT, 'bench', 'idle-days.ts');
  const { stdout } = await run(process.execPath, [file, root, product, String(days)], { cwd: root });
  return JSON.parse(stdout.slice(stdout.lastIndexOf('\n{') + 1)) as QuietDays;
}

/** What others do for a function, without its asking, is no call of it: being invoked, being polled for, its log. */
const NOT_ITS_OWN = /^(lambda Invocation|scheduler Invocation|logs |sqs (Receive|Delete)Message)/;

/** Calls that functions made of AWS, by function. */
export function callsByFunction(calls: QuietDays['calls']): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { function: name, service, action, count } of calls) {
    if (NOT_ITS_OWN.test(`${service} ${action}`)) continue;
    counts.set(name, (counts.get(name) ?? 0) + count);
  }
  return counts;
}
