// When this shop went live: only carts that begin after that are reminded, so that switching the
// product on never writes to everybody who left a cart last year. The moment is noted once, with the first event
// that ever arrives, a little before it, because that event's own cart may have begun a few minutes earlier.

import { type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { isConditionFailed, refusedItem } from '../../../shared/aws/conditional.ts';
import type { Clock } from '../../../shared/handlers/clock.ts';

const NOTICE = 'went-live';
const GRACE_MS = 15 * 60_000;

export type GoLive = ReturnType<typeof makeGoLive>;

export function makeGoLive(parts: {
  readonly client: DynamoDBDocumentClient;
  readonly table: string;
  readonly now: Clock;
}) {
  let known: string | undefined;
  return {
    /** Notes the moment if none is noted. */
    async begin(): Promise<void> {
      if (known !== undefined) return;
      const at = new Date(parts.now().getTime() - GRACE_MS).toISOString();
      try {
        await parts.client.send(
          new PutCommand({
            TableName: parts.table,
            Item: { notice_id: NOTICE, claimed_at: at },
            ConditionExpression: 'attribute_not_exists(notice_id)',
            ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
          }),
        );
        known = at;
      } catch (error) {
        if (!isConditionFailed(error)) throw error;
        known = String(refusedItem(error)?.claimed_at ?? at);
      }
    },

    /** The moment; undefined before the first event. */
    async at(): Promise<string | undefined> {
      if (known !== undefined) return known;
      const { Item } = await parts.client.send(
        new GetCommand({ TableName: parts.table, Key: { notice_id: NOTICE }, ConsistentRead: true }),
      );
      known = Item === undefined ? undefined : String(Item.claimed_at);
      return known;
    },
  };
}
