// sales: shows what a till's export holds and, when told to, tells it to the till's webhook, sale by sale. What the
// webhook knows already counts once, so that the same file, or one that overlaps it, may be imported again.
import { readFileSync } from 'node:fs';
import type { Answers } from '../../shared/files/table.ts';
import { formatMoney } from '../../shared/shop/money.ts';
import type { Shop } from '../../shared/shop/shop.ts';
import type { Destination } from '../frame/destination.ts';
import { askFirst, isReadable, showTable } from './preview.ts';
import { readSalesFile, type SalesFile, type ToldSale } from './sales-file.ts';
import { showProblems } from './show-problems.ts';
import type { Till, TillAnswer } from './till.ts';

const AT_ONCE = 6;
const PROGRESS_EVERY = 200;
const SHOWN = 10;

export type SalesOptions = {
  readonly source: string;
  readonly confirmed: boolean;
  readonly answers?: Answers;
};

/** Returns the exit code: 1 when nothing could be read or something could not be told. */
export async function importSales(
  { source, confirmed, answers }: SalesOptions,
  { shop, place }: Pick<Destination, 'shop' | 'place'>,
  openTill: () => Promise<Till>,
  print: (line: string) => void,
): Promise<number> {
  const file = readSalesFile(readFileSync(source), shop, answers);
  if (isReadable(file.table)) describe(file, shop, place, print);
  const asked = askFirst(file.table, confirmed, print);
  if (asked !== undefined) return asked;
  if (file.sales.length === 0) return file.problems.length > 0 ? 1 : 0;
  if (!confirmed) {
    print('Nothing was sent. Run the same again with --yes to import.');
    return 0;
  }
  return (await tellAll(file.sales, await openTill(), print)) ? 0 : 1;
}

function describe(
  { sales, problems, partly, noSales, table }: SalesFile,
  shop: Shop,
  place: string,
  print: (line: string) => void,
) {
  const [refunds, told] = divided(sales, isRefund);
  const nobody = told.filter(({ event }) => !('phone' in event)).length;
  const total = told.reduce((sum, { event }) => sum + ('totalMinor' in event ? event.totalMinor : 0), 0);
  const days = sales.map(({ event }) => event.closedAt.slice(0, 10)).sort();
  print(`To the till's webhook of ${place}:`);
  showTable(table, print);
  print(`  ${counted(told.length, 'sale')} of ${formatMoney(total, shop.currency, shop.locale)} in all`);
  if (refunds.length > 0) print(`  ${counted(refunds.length, 'refund or void', 'refunds and voids')}`);
  if (days.length > 0) print(`  from ${days[0]} to ${days.at(-1)}`);
  if (nobody > 0) print(`  ${counted(nobody, 'sale')} without a phone number, which give nobody points`);
  showProblems(noSales, 'are no sales, as the file says, and are left out', print);
  showProblems(problems, 'could not be read and are left out', print);
  showProblems(partly, 'count without what could not be read in them', print);
}

/** True when everything was answered. */
async function tellAll(
  sales: readonly ToldSale[],
  till: Till,
  print: (line: string) => void,
): Promise<boolean> {
  const counts = new Map<string, number>();
  const failures: string[] = [];
  let done = 0;
  const note = ({ line }: ToldSale, answer: TillAnswer) => {
    if (answer.kind === 'failed') failures.push(`line ${line}: ${answer.message}`);
    else counts.set(outcomeOf(answer), (counts.get(outcomeOf(answer)) ?? 0) + 1);
    done += 1;
    if (done % PROGRESS_EVERY === 0 && done < sales.length) print(`  ${done} of ${sales.length}`);
  };
  // Sales before what undoes them; a member's own sales one after the other, as they happened.
  const [refunds, told] = divided(sales, isRefund);
  for (const part of [told, refunds]) {
    const waiting = byMember(part).reverse();
    const worker = async () => {
      for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
        for (const sale of next) note(sale, await till.tell(sale.body));
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
  }
  const summary = [...counts].sort().map(([outcome, count]) => `${count} ${outcome}`);
  print(`Done: ${[...summary, ...(failures.length > 0 ? [`${failures.length} failed`] : [])].join(', ')}.`);
  for (const failure of failures.slice(0, SHOWN)) print(`  ${failure}`);
  print(
    failures.length > 0
      ? 'Run it again to send what failed; what was counted is not counted twice.'
      : 'Running it again changes nothing.',
  );
  return failures.length === 0;
}

function byMember(sales: readonly ToldSale[]): ToldSale[][] {
  const members = new Map<string, ToldSale[]>();
  const inOrder = [...sales].sort((one, other) => (one.event.closedAt < other.event.closedAt ? -1 : 1));
  for (const sale of inOrder) {
    const { event } = sale;
    const key =
      'refundOf' in event ? event.refundOf : 'phone' in event ? (event.phone ?? event.saleId) : event.saleId;
    const own = members.get(key);
    if (own === undefined) members.set(key, [sale]);
    else own.push(sale);
  }
  return [...members.values()];
}

/** What came of one, in the webhook's own words: `added`, `held`, `known already`, `ignored (…)`. */
function outcomeOf({ status, reason }: Extract<TillAnswer, { kind: 'answered' }>): string {
  if (status === 'duplicate') return 'known already';
  const words = reason.replaceAll('-', ' ');
  return status === 'ignored' && reason !== 'ignored' ? `ignored (${words})` : words;
}

const counted = (count: number, one: string, many = `${one}s`) => `${count} ${count === 1 ? one : many}`;

const isRefund = ({ event }: ToldSale) => 'refundOf' in event;

function divided<T>(all: readonly T[], first: (one: T) => boolean): [T[], T[]] {
  return [all.filter(first), all.filter((one) => !first(one))];
}
