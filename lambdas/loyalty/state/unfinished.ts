// What a function that was stopped left undone, and whose till did not try again: sales that were registered and came to
// nothing, and rewards that came within reach and of which perhaps nobody was told.
import { BatchGetCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { pause } from '../../../shared/aws/pause.ts';
import type { DaySale } from '../sale-rows.ts';

export type UnfinishedTables = { readonly ledger: string; readonly review: string };
export type Unfinished = ReturnType<typeof makeUnfinished>;

type Key = Readonly<Record<string, string>>;
const MOST_KEYS = 100;
const MOST_ROUNDS = 8;

export type LeftUndone = {
  /** Ids of sales with neither a ledger row nor a case for a person. */
  readonly sales: readonly string[];
  /** Ids of sales that brought a reward within reach; announcing it again is harmless. */
  readonly rewards: readonly string[];
};

/** What of these sales may be left undone. */
export function makeUnfinished(client: DynamoDBDocumentClient, tables: UnfinishedTables) {
  async function present(table: string, keys: readonly Key[], sort: string): Promise<Map<string, boolean>> {
    const found = new Map<string, boolean>();
    // Rows that somebody copied by hand share a key, and DynamoDB refuses to be asked for one twice.
    const asked = [...new Map(keys.map((key) => [JSON.stringify(key), key])).values()];
    for (let from = 0; from < asked.length; from += MOST_KEYS) {
      let open: readonly Key[] = asked.slice(from, from + MOST_KEYS);
      for (let round = 1; open.length > 0; round += 1) {
        const { Responses, UnprocessedKeys } = await client.send(
          new BatchGetCommand({
            RequestItems: {
              [table]: {
                Keys: open.map((key) => ({ ...key })),
                ProjectionExpression: '#sort, phone, crossed',
                ExpressionAttributeNames: { '#sort': sort },
              },
            },
          }),
        );
        for (const row of Responses?.[table] ?? [])
          found.set(`${row.phone} ${row[sort]}`, row.crossed !== undefined);
        open = (UnprocessedKeys?.[table]?.Keys ?? []) as Key[];
        if (open.length > 0 && round === MOST_ROUNDS) throw new Error(`${table} could not be read whole`);
        if (open.length > 0) await pause(50 * 2 ** round);
      }
    }
    return found;
  }

  return async (sales: readonly DaySale[]): Promise<LeftUndone> => {
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
    const idsOf = (some: readonly DaySale[]) => some.map(({ sale_id }) => sale_id);
    return {
      sales: idsOf([
        ...added.filter(({ phone, ts }) => !rows.has(`${phone} ${ts}`)),
        ...held.filter(({ phone, sale_id }) => !cases.has(`${phone} ${sale_id}`)),
      ]),
      rewards: idsOf(added.filter(({ phone, ts }) => rows.get(`${phone} ${ts}`) === true)),
    };
  };
}
