// What the table costs by which the products leave a person alone together: the published months of all three, played at once with it
// and every write and look at it counted. Billed rather too high: each write as large as the largest row there is in the end, and all
// at the price of the dearest region that a month is priced in.
import cdk from '../cdk.json' with { type: 'json' };
import type { CallInFlight, Phase } from '../local/aws/intercept.ts';
import { pricesOf } from '../local/aws/prices.ts';
import { playMonth } from '../local/demo/month.ts';
import type { DemoProduct, Stage } from '../local/demo/product.ts';
import { packs } from '../local/products/registry.ts';
import { cartMonth } from './cart-recovery/month.ts';
import type { Benchmark } from './figure.ts';
import { loyaltyMonth } from './loyalty/month.ts';
import type { Month } from './month.ts';
import { sum } from './units.ts';
import { upsellMonth } from './upsell/month.ts';

const REGION = 'eu-west-2';
const TABLE = 'ppl-contacts';
const DAYS = 30;
const SHORT_DAYS = 1;
const SEED = 7;
const AT_MOST_USD = 0.05;
const KB = 1024;
const GB = KB ** 3;

/** Units of one kilobyte: a transaction writes each of its rows twice, and a look reads up to four. */
export function unitsIn(calls: readonly Pick<CallInFlight, 'action' | 'body'>[], largestRow: number) {
  const of = (action: string) => calls.filter((call) => call.action === action);
  const rowsIn = ({ body }: Pick<CallInFlight, 'body'>) =>
    body.toString('utf8').split(`"${TABLE}"`).length - 1;
  const perRow = Math.max(1, Math.ceil(largestRow / KB));
  return {
    writeUnits: perRow * (of('UpdateItem').length + 2 * sum(of('TransactWriteItems').map(rowsIn))),
    readUnits: Math.ceil(perRow / 4) * of('GetItem').length,
  };
}

export const people: Benchmark = async (say, { short }) => {
  const months = [upsellMonth, cartMonth, loyaltyMonth].flatMap((facts) => facts.months.slice(0, 1));
  const days = short ? SHORT_DAYS : DAYS;
  const part = (month: Month) => Math.round((month.count * days) / DAYS);
  say(`${months.map(({ of }) => of).join(', ')}, all at once …`);
  const calls: CallInFlight[] = [];
  const plan = {
    packs,
    orders: sum(months.map(part)),
    days,
    seed: SEED,
    shop: { ...cdk.context.shop, people: { region: REGION } },
    intercept: (call: CallInFlight, phase: Phase): undefined => {
      if (phase === 'after' && call.service === 'dynamodb' && call.body.includes(TABLE)) calls.push(call);
    },
    products: (stage: Stage): DemoProduct[] =>
      months.map((month) => month.plays({ ...stage, orders: part(month) }, part(month), days)),
  };
  const rows = await playMonth(plan, async (runtime, played) => {
    const faults = [
      ...(await Promise.all(played.map((one) => one.broken()))).flat(),
      ...runtime.permissions().denied,
    ];
    if (faults.length > 0) throw new Error(`The month went wrong: ${JSON.stringify(faults.slice(0, 3))}`);
    return runtime.table(TABLE);
  });
  const sizes = rows.map((row) => JSON.stringify(row).length);
  const largest = Math.max(0, ...sizes);
  const { writeUnits, readUnits } = unitsIn(calls, largest);
  const { writeUnit, readUnit, tableGbMonth, backupGbMonth } = pricesOf(REGION);
  const usd =
    writeUnits * writeUnit + readUnits * readUnit + (sum(sizes) / GB) * (tableGbMonth + backupGbMonth);
  say(`${calls.length} calls, ${rows.length} rows, the largest of ${largest} bytes`);
  return [
    { name: 'write units on the shared table, a month of all three', value: writeUnits, unit: 'units' },
    { name: 'read units on the shared table, a month of all three', value: readUnits, unit: 'units' },
    {
      name: 'the shared table, a month of all three',
      value: usd,
      unit: 'USD',
      decimals: 3,
      atMost: AT_MOST_USD,
    },
  ];
};
