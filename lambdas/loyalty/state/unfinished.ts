// What a function that was stopped left undone, and whose till did not try again: sales that were registered and came to
// nothing, and rewards that came within reach and of which perhaps nobody was told.
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { readMany } from '../../../shared/aws/batches.ts';
import type { DaySale } from '../sale-rows.ts';

export type UnfinishedTables = { readonly ledger: string; readonly review: string };
export type Unfinished = ReturnType<typeof makeUnfinished>;

type Key = Readonly<Record<string, string>>;

export type LeftUndone = {
  /** Ids of sales with neither a ledger row nor a case for a person. */
  readonly sales: readonly string[];
  /** Ids of sales that brought a reward within reach; announcing it again is harmless. */
  readonly rewards: readonly string[];
};

/** What of these sales may be left undone. */
export function makeUnfinished(client: DynamoDBDocumentClient, tables: UnfinishedTables) {
  async function present(table: string, keys: readonly Key[], sort: string): Promise<Map<string, boolean>> {
    const rows = await readMany(
      client,
      {
        table,
        keys,
        ProjectionExpression: '#sort, phone, crossed',
        ExpressionAttributeNames: { '#sort': sort },
      },
      { tries: 8 },
    );
    return new Map(rows.map((row) => [`${row.phone} ${row[sort]}`, row.crossed !== undefined]));
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
