// How many points all members together held at the end of each month: one row per month in loy-notices, so that a
// summary adds one month to the last and never reads all members.
import { type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';

export type Months = ReturnType<typeof makeMonths>;

const keyOf = (month: string) => ({ notice_id: `month#${month}` });

export function makeMonths(client: DynamoDBDocumentClient, table: string) {
  return {
    /** Points outstanding at the end of that month (`2026-06`); undefined where nobody has summed it up. */
    async outstanding(month: string): Promise<number | undefined> {
      const { Item } = await client.send(
        new GetCommand({ TableName: table, Key: keyOf(month), ConsistentRead: true }),
      );
      return Item?.outstanding as number | undefined;
    },

    /** Safe to repeat: the same month comes to the same. */
    async close(month: string, outstanding: number): Promise<void> {
      await client.send(new PutCommand({ TableName: table, Item: { ...keyOf(month), outstanding } }));
    },
  };
}
