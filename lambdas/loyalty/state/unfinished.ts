// Sales that were registered and came to nothing: a function was stopped in between and its till did not try again.
import { BatchGetCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { pause } from '../../../shared/aws/pause.ts';
import type { DaySale } from './day-book.ts';

export type UnfinishedTables = { readonly ledger: string; readonly review: string };
export type Unfinished = ReturnType<typeof makeUnfinished>;

type Key = Readonly<Record<string, string>>;
const MOST_KEYS = 100;
const MOST_ROUNDS = 8;

/** Of these sales, the ids of those with neither a ledger row nor a case for a person. */
export function makeUnfinished(client: DynamoDBDocumentClient, tables: UnfinishedTables) {
  async function present(table: string, keys: readonly Key[], sort: string): Promise<Set<string>> {
    const found = new Set<string>();
    for (let from = 0; from < keys.length; from += MOST_KEYS) {
      let open: readonly Key[] = keys.slice(from, from + MOST_KEYS);
      for (let round = 1; open.length > 0; round += 1) {
        const { Responses, UnprocessedKeys } = await client.send(
          new BatchGetCommand({
            RequestItems: {
              [table]: {
                Keys: open.map((key) => ({ ...key })),
                ProjectionExpression: '#sort, phone',
                ExpressionAttributeNames: { '#sort': sort },
              },
            },
          }),
        );
        for (const row of Responses?.[table] ?? []) found.add(`${row.phone} ${row[sort]}`);
        open = (UnprocessedKeys?.[table]?.Keys ?? []) as Key[];
        if (open.length > 0 && round === MOST_ROUNDS) throw new Error(`${table} could not be read whole`);
        if (open.length > 0) await pause(50 * 2 ** round);
      }
    }
    return found;
  }

  return async (sales: readonly DaySale[]): Promise<readonly string[]> => {
    const added = sales.filter(({ move }) => move === 'add');
    const held = sales.filter(({ move }) => move === 'hold');
    const [rows, cases] = await Promise.all([
      present(
        tables.ledger,
        added.map(({ phone = '', ts = '' }) => ({ phone, ts })),
        'ts',
      ),
      present(
        tables.review,
        held.map(({ phone = '', sale_id }) => ({ phone, sale_id })),
        'sale_id',
      ),
    ]);
    return [
      ...added.filter(({ phone, ts }) => !rows.has(`${phone} ${ts}`)),
      ...held.filter(({ phone, sale_id }) => !cases.has(`${phone} ${sale_id}`)),
    ].map(({ sale_id }) => sale_id);
  };
}
