// Whose balance changed on a day: from the two indexes by day, so that the answer costs as much as the day was busy,
// however many members there are.
import { type DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { LEDGER_BY_DAY, SALES_BY_DAY } from '../names.ts';

export type ChangedOn = ReturnType<typeof makeChangedOn>;

/** `day` is the shop's local date. Every phone once; a member brought in by an import did nothing that day. */
export function makeChangedOn(
  client: DynamoDBDocumentClient,
  tables: { readonly sales: string; readonly ledger: string },
) {
  async function rowsOf(table: string, index: string, day: string): Promise<Record<string, unknown>[]> {
    const rows: Record<string, unknown>[] = [];
    let from: Record<string, unknown> | undefined;
    do {
      const { Items = [], LastEvaluatedKey } = await client.send(
        new QueryCommand({
          TableName: table,
          IndexName: index,
          KeyConditionExpression: '#day = :day',
          ExpressionAttributeNames: { '#day': 'day' },
          ExpressionAttributeValues: { ':day': day },
          ExclusiveStartKey: from,
        }),
      );
      rows.push(...Items);
      from = LastEvaluatedKey;
    } while (from !== undefined);
    return rows;
  }

  return async (day: string): Promise<readonly string[]> => {
    const [sales, moves] = await Promise.all([
      rowsOf(tables.sales, SALES_BY_DAY, day),
      rowsOf(tables.ledger, LEDGER_BY_DAY, day),
    ]);
    const changed = [
      ...sales.filter(({ move }) => move === 'add'),
      ...moves.filter(({ reason }) => reason !== 'import'),
    ];
    return [...new Set(changed.map(({ phone }) => phone).filter((phone) => typeof phone === 'string'))];
  };
}
