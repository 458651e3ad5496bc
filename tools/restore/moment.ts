// Tables as they were at one second of the last 35 days, restored under other names and read.
import { RestoreTableToPointInTimeCommand } from '@aws-sdk/client-dynamodb';
import type { Destination } from '../frame/destination.ts';
import type { Rows } from './plan.ts';
import { rowsOf, type Table } from './tables.ts';
import { newestMoment, type TemporaryParts, withTemporaryTables } from './temporary-tables.ts';

/** Ends the names of tables that are restored for a look. No stage of a shop may end so. */
export const DRILL = '-drill';

export const drilled = (table: Table): Table => ({ ...table, physical: `${table.physical}${DRILL}` });

/** `at`, or the newest second there is. Throws where one of the tables has no point-in-time recovery. */
export const momentOf = (
  at: Date | undefined,
  tables: readonly Table[],
  { documents }: Pick<Destination, 'documents'>,
): Promise<Date> =>
  at === undefined
    ? newestMoment(
        documents,
        tables.map(({ physical }) => physical),
      )
    : Promise.resolve(at);

/** Has `work` look at the rows of that moment; the tables they were restored into are gone afterwards. */
export async function atMoment<Result>(
  { moment, tables }: { readonly moment: Date; readonly tables: readonly Table[] },
  parts: TemporaryParts,
  work: (rows: Map<string, Rows>) => Promise<Result>,
): Promise<Result> {
  const { documents } = parts;
  const names = tables.map((table) => drilled(table).physical);
  return withTemporaryTables(names, parts, async ({ make, ready }) => {
    await Promise.all(
      tables.map((table) =>
        make(drilled(table).physical, () =>
          documents.send(
            new RestoreTableToPointInTimeCommand({
              SourceTableName: table.physical,
              TargetTableName: drilled(table).physical,
              RestoreDateTime: moment,
              BillingModeOverride: 'PAY_PER_REQUEST',
              // Nobody asks them here by anything but their keys, and an index takes as long again.
              GlobalSecondaryIndexOverride: [],
            }),
          ),
        ),
      ),
    );
    await ready();
    const rows = new Map<string, Rows>();
    for (const table of tables) rows.set(table.name, await rowsOf(documents, drilled(table)));
    return work(rows);
  });
}
