// The drill: restores everything under other names, looks at every balance, every open cart and every open offer, prints a table,
// and leaves nothing behind. The product's own tables are read, and never written.
import { CreateTableCommand } from '@aws-sdk/client-dynamodb';
import type { Destination } from '../frame/destination.ts';
import type { Copies } from './copies.ts';
import { restoreDailyCopy } from './daily-copy.ts';
import { atMoment, DRILL, drilled, momentOf } from './moment.ts';
import type { Rows } from './plan.ts';
import type { Look, RestoredProduct, Tables } from './products/product.ts';
import { rowsOf, type Table } from './tables.ts';
import { type TemporaryParts, withTemporaryTables } from './temporary-tables.ts';

export type DrillParts = {
  readonly product: RestoredProduct;
  readonly tables: readonly Table[];
  readonly destination: Destination;
  readonly temporary: TemporaryParts;
};

/** One way back that was tried. */
export type Drilled = {
  /** `point in time, 2026-11-28T08:00:00.000Z` or `copy of 2026-11-27`. */
  readonly from: string;
  readonly tables: number;
  readonly rows: number;
  /** Rows that are now what they were then. */
  readonly same: number;
  readonly looks: readonly Look[];
};

/** Restores to `at`, or to the newest second there is, and looks. */
export async function drillMoment(at: Date | undefined, parts: DrillParts): Promise<Drilled> {
  const { product, tables, destination, temporary } = parts;
  const moment = await momentOf(at, tables, destination);
  return atMoment({ moment, tables }, temporary, async (restored) => {
    const now = await rowsNow(parts);
    return {
      from: `point in time, ${moment.toISOString()}`,
      ...counted(restored, now),
      looks: product.looks({ restored, now, moment }),
    };
  });
}

/** Restores the newest daily copy, as a restore would, and looks. Undefined where there is none yet. */
export async function drillCopy(copies: Copies, parts: DrillParts): Promise<Drilled | undefined> {
  const { product, tables, destination, temporary } = parts;
  const day = (await copies.days()).at(-1);
  const began = day === undefined ? undefined : (await copies.manifest(day))?.began_at;
  if (day === undefined || began === undefined) return undefined;
  const said: string[] = [];
  const names = tables.map((table) => drilled(table).physical);
  return withTemporaryTables(names, temporary, async ({ make, ready }) => {
    await Promise.all(tables.map((table) => make(drilled(table).physical, () => create(table, destination))));
    await ready();
    const into: Destination = {
      ...destination,
      tableName: (name) => `${destination.tableName(name)}${DRILL}`,
    };
    const code = await restoreDailyCopy(
      { day, confirmed: true },
      { destination: into, copies, print: (line) => said.push(line) },
    );
    const restored = new Map<string, Rows>();
    for (const table of tables) restored.set(table.name, await rowsOf(destination.documents, drilled(table)));
    const now = await rowsNow(parts);
    const looks = product.looks({ restored, now, moment: new Date(began) });
    const failed = code === 0 ? [] : [{ what: 'the restore itself', looked: 1, wrong: said.slice(-3) }];
    return { from: `copy of ${day}`, ...counted(restored, now), looks: [...failed, ...looks] };
  });
}

async function rowsNow({ tables, destination }: DrillParts): Promise<Map<string, Rows>> {
  const now = new Map<string, Rows>();
  for (const table of tables) now.set(table.name, await rowsOf(destination.documents, table));
  return now;
}

const create = ({ physical, keys }: Table, { documents }: Destination) =>
  documents.send(
    new CreateTableCommand({
      TableName: `${physical}${DRILL}`,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: keys.map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
      KeySchema: keys.map((AttributeName, at) => ({ AttributeName, KeyType: at === 0 ? 'HASH' : 'RANGE' })),
    }),
  );

function counted(restored: Tables, now: Tables): Pick<Drilled, 'tables' | 'rows' | 'same'> {
  let [rows, same] = [0, 0];
  for (const [table, then] of restored) {
    rows += then.size;
    for (const [key, text] of then) if (now.get(table)?.get(key) === text) same += 1;
  }
  return { tables: restored.size, rows, same };
}

/** The table that is printed, and below it every line of what is not right. */
export function tableOfDrill(drills: readonly (Drilled & { readonly product: string })[]): readonly string[] {
  const lines = drills.flatMap(({ product, from, tables, rows, same, looks }) =>
    looks.map(({ what, looked, wrong }) => [
      product,
      from,
      String(tables),
      String(rows),
      String(same),
      what,
      String(looked),
      String(wrong.length),
    ]),
  );
  const head = ['product', 'restored from', 'tables', 'rows', 'as now', 'looked at', 'how many', 'wrong'];
  const widths = head.map((name, at) => Math.max(name.length, ...lines.map((line) => line[at]?.length ?? 0)));
  const isNumber = (at: number) => [2, 3, 4, 6, 7].includes(at);
  const shown = (cells: readonly string[]) =>
    cells
      .map((cell, at) => (isNumber(at) ? cell.padStart(widths[at] ?? 0) : cell.padEnd(widths[at] ?? 0)))
      .join('  ')
      .trimEnd();
  return [
    shown(head),
    ...lines.map(shown),
    ...drills.flatMap(({ looks }) =>
      looks.flatMap(({ what, wrong }) => wrong.map((line) => `  ${what}: ${line}`)),
    ),
  ];
}
