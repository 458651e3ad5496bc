// A restore to one second, of any product: shows how the tables stand; when told to, restores under other names, leaves out who
// asked to be forgotten since, writes what is missing and checks all of it.
import { ScanCommand } from '@aws-sdk/client-dynamodb';
import type { Destination } from '../frame/destination.ts';
import { check, describeBalances, markErased, withoutCopying } from './daily-copy.ts';
import { type Filling, fill, standingOf, wrongIn } from './fill.ts';
import { atMoment, momentOf } from './moment.ts';
import { planRestore, type Rows } from './plan.ts';
import type { Marked, RestoredProduct } from './products/product.ts';
import { rowsOf, type Table } from './tables.ts';
import type { TemporaryParts } from './temporary-tables.ts';

export type PointInTime = {
  /** Undefined: the newest second there is. */
  readonly at: Date | undefined;
  readonly confirmed: boolean;
  /** Rows that are there stay, and what is missing comes beside them. */
  readonly beside: boolean;
};
export type PointInTimeParts = {
  readonly product: RestoredProduct;
  readonly tables: readonly Table[];
  readonly destination: Destination;
  /** Who asked to be forgotten, as it is marked outside of the tables. */
  readonly erased: () => Promise<Marked>;
  readonly print: (line: string) => void;
  readonly temporary: TemporaryParts;
};

/** Answers the exit code: 1 where nothing was restored or not all is right. Throws what AWS throws. */
export async function restoreToMoment(
  { at, confirmed, beside }: PointInTime,
  parts: PointInTimeParts,
): Promise<number> {
  const { product, destination, print, temporary } = parts;
  const tables = parts.tables.filter(({ name }) => !product.fillThemselves.includes(name));
  const moment = await momentOf(at, tables, destination);
  print(`As it was at ${moment.toISOString()}, into ${destination.place}:`);
  const full = await fullOnes(tables, parts);
  for (const { physical } of tables)
    print(`  ${physical}: ${full.includes(physical) ? 'holds rows already' : 'is empty'}`);
  if (beside && !product.beside)
    print(
      'Nothing is written beside rows of today here: a ledger of then beside balances of now would be wrong.',
    );
  if ((beside && !product.beside) || (!beside && full.length > 0)) {
    print(
      `Nothing was written: a restore fills empty tables, so that nothing of today is lost under it. Empty what is named above${product.beside ? ', or say --beside, and what is there stays and what is missing comes beside it' : ''}.`,
    );
    return 1;
  }
  if (!confirmed) {
    print(
      'Nothing was written. Run the same again with --yes to restore; it takes minutes, of large tables longer.',
    );
    return 0;
  }
  return atMoment({ moment, tables }, temporary, async (restored) => {
    const now = new Map<string, Rows>();
    for (const table of parts.tables) now.set(table.name, await rowsOf(destination.documents, table));
    const forgotten = product.forget(restored, now, await parts.erased());
    if (forgotten > 0)
      print(`  ${forgotten} rows are left out or changed: their people asked to be forgotten.`);
    const filling = fillingOf(restored, tables, parts, beside);
    return restored.has('ledger')
      ? fillLoyalty(restored, filling, parts)
      : fillAndCheck(restored, filling, parts);
  });
}

const fillingOf = (
  restored: ReadonlyMap<string, Rows>,
  tables: readonly Table[],
  { product, destination, print }: PointInTimeParts,
  beside: boolean,
): Filling => ({
  documents: destination.documents,
  tables: tables.map((table) => ({ ...table, rows: restored.get(table.name) ?? new Map() })),
  mayHoldOthers: beside ? tables.map(({ name }) => name) : product.mayHoldOthers,
  print,
});

async function fillAndCheck(
  restored: ReadonlyMap<string, Rows>,
  filling: Filling,
  { product, print }: PointInTimeParts,
): Promise<number> {
  await fill(await standingOf(filling), filling);
  const wrong = await wrongIn(filling);
  for (const line of wrong) print(`  ${line}`);
  const looks = product.looks({ restored, now: restored, moment: new Date(0) });
  for (const { what, looked, wrong: faults } of looks) {
    print(`  ${looked} ${what}, ${faults.length} of them not whole`);
    for (const fault of faults) print(`    ${fault}`);
  }
  if (wrong.length > 0) {
    print(
      'The restore is not right: something else wrote at the same time. Stop it, and run the same again.',
    );
    return 1;
  }
  print('Restored and checked: every row of that moment is there.');
  return 0;
}

/** Balances become what the ledger of that second comes to, and no daily copy is taken of half-filled tables. */
async function fillLoyalty(
  restored: ReadonlyMap<string, Rows>,
  filling: Filling,
  { destination, erased, print }: PointInTimeParts,
): Promise<number> {
  const plan = planRestore(restored);
  describeBalances(plan, print);
  return withoutCopying(destination, async () => {
    await markErased(new Set((await erased()).keys()), destination);
    await fill(await standingOf(filling), filling);
    return check(plan, filling, destination);
  });
}

async function fullOnes(
  tables: readonly Table[],
  { product, destination }: PointInTimeParts,
): Promise<readonly string[]> {
  const full: string[] = [];
  for (const { name, physical } of tables) {
    if (product.mayHoldOthers.includes(name)) continue;
    const { Items = [] } = await destination.documents.send(
      new ScanCommand({ TableName: physical, Limit: 1 }),
    );
    if (Items.length > 0) full.push(physical);
  }
  return full;
}
