// How keys stand on the list of those who want no messages: by what each of them came to be there.
import { BatchGetCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

/** The source of each key that is listed. Strongly consistent. */
export type ListedAs = (keys: readonly string[]) => Promise<ReadonlyMap<string, string>>;

export function makeListedAs(client: DynamoDBDocumentClient, table: string): ListedAs {
  return async (keys) => {
    const Keys = [...new Set(keys)].map((customer_id) => ({ customer_id }));
    const { Responses, UnprocessedKeys = {} } = await client.send(
      new BatchGetCommand({ RequestItems: { [table]: { Keys, ConsistentRead: true } } }),
    );
    if (Object.keys(UnprocessedKeys).length > 0) throw new Error('The opt-out list could not be read whole');
    return new Map(
      (Responses?.[table] ?? []).map(({ customer_id, source }) => [String(customer_id), String(source)]),
    );
  };
}
