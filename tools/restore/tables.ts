// The tables that are restored into, read and written row by row as DynamoDB has them. Nothing is ever overwritten.
import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { type BackedUpTable, KEYS_OF } from '../../lambdas/loyalty/backup/key.ts';
import { isConditionFailed } from '../../shared/aws/conditional.ts';
import { rowsAsStored } from '../../shared/aws/rows-as-stored.ts';
import { canonical, keyOf, type Row, type Rows } from './plan.ts';

const ROWS_AT_ONCE = 16;

export type Comparison = { missing: Rows; same: number; other: number };

/** How a table stands beside the rows that it should hold; `other` counts rows that are different or too many. */
export async function compare(
  documents: DynamoDBDocumentClient,
  { table, name, rows }: { readonly table: BackedUpTable; readonly name: string; readonly rows: Rows },
): Promise<Comparison> {
  const comparison: Comparison = { missing: new Map(rows), same: 0, other: 0 };
  for await (const row of rowsAsStored(documents, name)) {
    const key = keyOf(table, row);
    if (rows.get(key) === canonical(row)) comparison.same += 1;
    else comparison.other += 1;
    comparison.missing.delete(key);
  }
  return comparison;
}

/** Writes the rows that are not there; answers how many were there after all. `progress` hears of each row. */
export async function writeMissing(
  documents: DynamoDBDocumentClient,
  { table, name, rows }: { readonly table: BackedUpTable; readonly name: string; readonly rows: Rows },
  progress: () => void,
): Promise<number> {
  const waiting = rows.values();
  const partition = KEYS_OF[table][0] ?? '';
  let refused = 0;
  const worker = async () => {
    for (let next = waiting.next(); next.done !== true; next = waiting.next()) {
      try {
        await documents.send(
          new PutItemCommand({
            TableName: name,
            Item: JSON.parse(next.value) as Row,
            ConditionExpression: 'attribute_not_exists(#key)',
            ExpressionAttributeNames: { '#key': partition },
          }),
        );
      } catch (error) {
        if (!isConditionFailed(error)) throw error;
        refused += 1;
      }
      progress();
    }
  };
  await Promise.all(Array.from({ length: ROWS_AT_ONCE }, worker));
  return refused;
}
