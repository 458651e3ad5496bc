// How keys stand on the list of those who want no messages: by what each of them came to be there.
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { AT_ONCE, readMany } from '../../../shared/aws/batches.ts';

/** The source of each key that is listed. Strongly consistent. */
export type ListedAs = (keys: readonly string[]) => Promise<ReadonlyMap<string, string>>;

export function makeListedAs(client: DynamoDBDocumentClient, table: string): ListedAs {
  return async (keys) => {
    const rows = await readMany(
      client,
      { table, keys: [...new Set(keys)].map((customer_id) => ({ customer_id })), ConsistentRead: true },
      AT_ONCE,
    );
    return new Map(rows.map(({ customer_id, source }) => [String(customer_id), String(source)]));
  };
}
