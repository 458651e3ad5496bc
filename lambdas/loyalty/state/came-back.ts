// How many regulars came back, told and held out, one row per month in loy-notices, written when the month has had its time; a
// summary adds these rows and never reads all members.
import { type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { readMany } from '../../../shared/aws/batches.ts';
import type { Compared } from '../decisions/win-backs.ts';

export type CameBackMonths = ReturnType<typeof makeCameBackMonths>;

const keyOf = (month: string) => ({ notice_id: `came-back#${month}` });

export function makeCameBackMonths(client: DynamoDBDocumentClient, table: string) {
  return {
    /** Safe to repeat: the same month comes to the same, but for what was refunded since. */
    async close(month: string, { offered, heldOut }: Compared): Promise<void> {
      await client.send(new PutCommand({ TableName: table, Item: { ...keyOf(month), offered, heldOut } }));
    },

    /** Of these months those that were closed, in their order. */
    async closed(months: readonly string[]): Promise<(Compared & { readonly month: string })[]> {
      const rows = await readMany<Compared & { readonly notice_id: string }>(client, {
        table,
        keys: months.map(keyOf),
        ConsistentRead: true,
      });
      return rows
        .map(({ notice_id, offered, heldOut }) => ({
          month: notice_id.replace('came-back#', ''),
          offered,
          heldOut,
        }))
        .sort((one, other) => (one.month < other.month ? -1 : 1));
    },
  };
}
