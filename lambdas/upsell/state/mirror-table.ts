// A table that mirrors something else (the catalogue, its pairings): read whole once a sync, written only
// where it differs. Rows are idempotent copies, so these are the only writes in the product without a condition.
import { hash } from 'node:crypto';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { readMany, writeMany } from '../../../shared/aws/batches.ts';
import { scanRows } from '../../../shared/aws/pages.ts';

export type MirrorRow = Readonly<Record<string, unknown>>;

/** Reads and writes of a mirror table with partition key `key`. */
export function makeMirrorTable(client: DynamoDBDocumentClient, table: string, key: string) {
  return {
    /** Rows by key, in no order; rows that do not exist are left out. */
    getMany: (keys: readonly string[]): Promise<MirrorRow[]> =>
      readMany(client, { table, keys: [...new Set(keys)].map((value) => ({ [key]: value })) }),

    /** What the table holds, by key, each row folded into its fingerprint. */
    async fingerprints(): Promise<Map<string, string>> {
      const found = new Map<string, string>();
      for await (const row of scanRows(client, { TableName: table }))
        found.set(String(row[key]), fingerprint(row));
      return found;
    },

    /** Writes and deletes rows. Safe to repeat and to break off: the next sync finishes the work. */
    write: (puts: readonly MirrorRow[], deletes: readonly string[]): Promise<void> =>
      writeMany(client, {
        table,
        writes: [
          ...puts.map((Item) => ({ PutRequest: { Item } })),
          ...deletes.map((value) => ({ DeleteRequest: { Key: { [key]: value } } })),
        ],
      }),
  };
}

/** The same for the same row, whatever order its attributes are in; short, because a sync holds one for every row. */
export function fingerprint(row: MirrorRow): string {
  const text = JSON.stringify(row, (_, value: unknown) =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(
          Object.entries(value)
            .filter(([, member]) => member !== undefined)
            .sort(([a], [b]) => (a < b ? -1 : 1)),
        )
      : value,
  );
  return hash('sha256', text, 'base64');
}
