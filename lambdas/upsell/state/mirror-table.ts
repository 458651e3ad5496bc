// A table that mirrors something else (the catalogue, its pairings): read whole once a sync, written only
// where it differs. Rows are idempotent copies, so these are the only writes in the product without a condition.
import {
  BatchGetCommand,
  BatchWriteCommand,
  type DynamoDBDocumentClient,
  ScanCommand,
} from '@aws-sdk/lib-dynamodb';

export type MirrorRow = Readonly<Record<string, unknown>>;

const WRITES_PER_CALL = 25;
const READS_PER_CALL = 100;
const CALLS_AT_ONCE = 8;
const TRIES = 6;

export type MirrorTable = ReturnType<typeof makeMirrorTable>;

/** Reads and writes of a mirror table with partition key `key`. `sleep` waits between tries. */
export function makeMirrorTable(
  client: DynamoDBDocumentClient,
  table: string,
  key: string,
  sleep: (milliseconds: number) => Promise<void>,
) {
  /** Repeats what a throttled table left over, with growing pauses, then gives up loudly. */
  const untilNothingIsLeft = async <T>(first: T[], call: (items: T[]) => Promise<T[]>): Promise<void> => {
    let left = first;
    for (let attempt = 0; left.length > 0; attempt += 1) {
      if (attempt === TRIES) throw new Error(`${table}: ${left.length} rows were refused ${TRIES} times`);
      if (attempt > 0) await sleep(50 * 2 ** attempt);
      left = await call(left);
    }
  };

  return {
    /** Rows by key, in no order; rows that do not exist are left out. */
    async getMany(keys: readonly string[]): Promise<MirrorRow[]> {
      const rows: MirrorRow[] = [];
      for (const some of slices([...new Set(keys)], READS_PER_CALL)) {
        await untilNothingIsLeft(
          some.map((value) => ({ [key]: value })),
          async (wanted) => {
            const { Responses, UnprocessedKeys } = await client.send(
              new BatchGetCommand({ RequestItems: { [table]: { Keys: wanted } } }),
            );
            rows.push(...((Responses?.[table] ?? []) as MirrorRow[]));
            return (UnprocessedKeys?.[table]?.Keys ?? []) as typeof wanted;
          },
        );
      }
      return rows;
    },

    /** What the table holds, by key, each row folded into one comparable text. */
    async fingerprints(): Promise<Map<string, string>> {
      const found = new Map<string, string>();
      let start: Record<string, unknown> | undefined;
      do {
        const { Items = [], LastEvaluatedKey } = await client.send(
          new ScanCommand({ TableName: table, ExclusiveStartKey: start }),
        );
        for (const item of Items) found.set(String(item[key]), fingerprint(item));
        start = LastEvaluatedKey;
      } while (start !== undefined);
      return found;
    },

    /** Writes and deletes rows. Safe to repeat and to break off: the next sync finishes the work. */
    async write(puts: readonly MirrorRow[], deletes: readonly string[]): Promise<void> {
      const requests = [
        ...puts.map((Item) => ({ PutRequest: { Item } })),
        ...deletes.map((value) => ({ DeleteRequest: { Key: { [key]: value } } })),
      ];
      const batches = slices(requests, WRITES_PER_CALL);
      for (const some of slices(batches, CALLS_AT_ONCE)) {
        await Promise.all(
          some.map((batch) =>
            untilNothingIsLeft(batch, async (wanted) => {
              const { UnprocessedItems } = await client.send(
                new BatchWriteCommand({ RequestItems: { [table]: wanted } }),
              );
              return (UnprocessedItems?.[table] ?? []) as typeof wanted;
            }),
          ),
        );
      }
    },
  };
}

/** One text per row, whatever order its attributes are in. */
export function fingerprint(row: MirrorRow): string {
  return JSON.stringify(row, (_, value: unknown) =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(
          Object.entries(value)
            .filter(([, member]) => member !== undefined)
            .sort(([a], [b]) => (a < b ? -1 : 1)),
        )
      : value,
  );
}

function slices<T>(items: readonly T[], size: number): T[][] {
  const parts: T[][] = [];
  for (let index = 0; index < items.length; index += size) parts.push(items.slice(index, index + size));
  return parts;
}
