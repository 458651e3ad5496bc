// history: shows what an import would do and, when told to, does it.

import { readFileSync } from 'node:fs';
import { makeImportOrder } from '../../lambdas/upsell/state/import.ts';
import { makeOptOut } from '../../lambdas/upsell/state/optout.ts';
import { pause } from '../../shared/aws/pause.ts';
import type { Answers } from '../../shared/files/table.ts';
import { systemClock } from '../../shared/handlers/clock.ts';
import { personKeys } from '../../shared/people/person-keys.ts';
import { pullOrders } from '../../shared/platforms/histories.ts';
import { makeSecrets } from '../../shared/secrets/secrets.ts';
import { formatMoney } from '../../shared/shop/money.ts';
import type { Destination } from '../frame/destination.ts';
import { refuseColumns } from './answers.ts';
import { type History, readHistory } from './history-file.ts';
import { type CustomerHistory, type Plan, planImport } from './plan.ts';
import { askFirst, isReadable, showTable } from './preview.ts';
import { showProblems } from './show-problems.ts';

const CUSTOMERS_AT_ONCE = 8;
const PROGRESS_EVERY_ORDERS = 500;
const PLATFORMS = ['platform', 'shopify', 'woocommerce'];

export type HistoryOptions = {
  /** A file, or `platform`. */
  readonly source: string;
  readonly since: Date;
  /** Write; otherwise only show. */
  readonly confirmed: boolean;
  readonly now: () => Date;
  readonly answers?: Answers;
};

export type Counts = { imported: number; already: number; optedOut: number };

/** Returns the exit code: 1 when nothing at all could be read. Throws what the store's API or AWS throws. */
export async function importHistory(
  options: HistoryOptions,
  destination: Destination,
  print: (line: string) => void,
): Promise<number> {
  const history = await readSource(options, destination, print);
  const plan = planImport(history.orders);
  if (history.table === undefined || isReadable(history.table)) describe(plan, history, destination, print);
  const asked = history.table && askFirst(history.table, options.confirmed, print);
  if (asked !== undefined) return asked;
  if (plan.orderCount === 0) return history.problems.length > 0 ? 1 : 0;
  if (!options.confirmed) {
    print('Nothing was written. Run the same again with --yes to import.');
    return 0;
  }
  const counts = await write(plan, destination, options.now, print);
  print(
    `Done. Imported ${counts.imported} orders; ${counts.already} were known already` +
      (counts.optedOut > 0 ? `; ${counts.optedOut} of people who opted out were left out` : '') +
      '. Running it again changes nothing.',
  );
  return 0;
}

async function readSource(
  { source, since, answers }: HistoryOptions,
  { shop, secrets, secretId }: Destination,
  print: (line: string) => void,
): Promise<History> {
  if (!PLATFORMS.includes(source)) return readHistory(readFileSync(source), shop, answers);
  refuseColumns(answers, 'a store’s answer');
  if (shop.platform === 'generic')
    throw new Error('A generic store has no history to pull. Name a file instead.');
  if (source !== 'platform' && source !== shop.platform) {
    throw new Error(`The settings say that the store is ${shop.platform}, not ${source}`);
  }
  print(`Reading orders since ${since.toISOString().slice(0, 10)} from ${shop.storeUrl} …`);
  const problems: string[] = [];
  const orders = await pullOrders(
    {
      shop,
      credentials: await makeSecrets(secrets, systemClock).currentFields(secretId('store-api')),
      fetch,
      sleep: pause,
      leftOut: ({ row, why }) => problems.push(`${row}: ${why}`),
      warn: (message, figures) => print(`Note: ${message} ${JSON.stringify(figures)}`),
    },
    since,
  );
  return { orders, told: [], problems, partly: [] };
}

function describe(
  plan: Plan,
  history: History,
  { shop, place }: Destination,
  print: (line: string) => void,
): void {
  const inShopCurrency = plan.customers
    .flatMap(({ orders }) => orders)
    .filter(({ currency }) => currency === shop.currency);
  const spent = inShopCurrency.reduce((sum, { totalMinor }) => sum + totalMinor, 0);
  print(`Into ${place}:`);
  if (history.table !== undefined) showTable(history.table, print);
  print(`  ${plan.orderCount} orders of ${plan.customers.length} customers, ${plan.skuCount} different SKUs`);
  if (plan.first !== undefined && plan.last !== undefined) {
    print(`  placed from ${plan.first.slice(0, 10)} to ${plan.last.slice(0, 10)}`);
    print(`  ${formatMoney(spent, shop.currency, shop.locale)} spent`);
  }
  const foreign = plan.orderCount - inShopCurrency.length;
  if (foreign > 0) print(`  ${foreign} in another currency: what was bought counts, the amount does not`);
  if (plan.namelessCount > 0) print(`  ${plan.namelessCount} name nobody and are left out`);
  showProblems(history.noSales ?? [], 'were cancelled or never paid and are left out', print);
  showProblems(history.problems, 'could not be read and are left out', print);
  showProblems(history.partly, 'count without what could not be read in them', print);
}

async function write(
  plan: Plan,
  { documents, tableName, shop }: Destination,
  now: () => Date,
  print: (line: string) => void,
): Promise<Counts> {
  const optOut = makeOptOut(documents, tableName('optout'));
  const importOrder = makeImportOrder(
    documents,
    { orders: tableName('orders'), customers: tableName('customers') },
    optOut,
  );
  const counts: Counts = { imported: 0, already: 0, optedOut: 0 };
  let seen = 0;

  const importCustomer = async ({ person, orders }: CustomerHistory) => {
    // Somebody who opted out, or asked to be forgotten, must not come back by an old list.
    if (await optOut.isListed(personKeys(person))) counts.optedOut += orders.length;
    else {
      for (const order of orders) {
        const result = await importOrder({ order, person, shopCurrency: shop.currency, now: now() });
        counts[result === 'listed' ? 'optedOut' : result] += 1;
      }
    }
    const before = Math.floor(seen / PROGRESS_EVERY_ORDERS);
    seen += orders.length;
    if (Math.floor(seen / PROGRESS_EVERY_ORDERS) > before) print(`  ${seen} of ${plan.orderCount} orders`);
  };
  // A few customers at a time; the orders of one customer one after the other, as they write the same row.
  const waiting = [...plan.customers].reverse();
  const worker = async () => {
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) await importCustomer(next);
  };
  await Promise.all(Array.from({ length: CUSTOMERS_AT_ONCE }, worker));
  return counts;
}
