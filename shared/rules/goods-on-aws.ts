// What a shop sells and has sold, read from its tables: by a function that may, or by an operator's command.
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { scanRows } from '../aws/pages.ts';
import type { Row } from './explained.ts';
import { MOST_ROWS } from './goods.ts';

/** The first rows of a table, in no order. Throws what DynamoDB throws. */
export async function firstRows(client: DynamoDBDocumentClient, table: string): Promise<readonly Row[]> {
  const found: Row[] = [];
  for await (const row of scanRows<Row>(client, { TableName: table })) {
    found.push(row);
    if (found.length >= MOST_ROWS) break;
  }
  return found;
}
