// Every row of a table with its types as DynamoDB has them: for copies that must come back exactly as they were.
import { type AttributeValue, ScanCommand } from '@aws-sdk/client-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { pagesOf } from './pages.ts';

export type StoredRow = Record<string, AttributeValue>;

/** Consistent, so that tables that are read behind each other are as old as the order they are read in. */
export async function* rowsAsStored(
  client: DynamoDBDocumentClient,
  table: string,
): AsyncGenerator<StoredRow> {
  // The low-level command, which the document client passes on as it is.
  const pages = pagesOf((ExclusiveStartKey: StoredRow | undefined) =>
    client.send(new ScanCommand({ TableName: table, ConsistentRead: true, ExclusiveStartKey })),
  );
  for await (const rows of pages) yield* rows;
}
