// When the store last told of a draft of its checkout: one row of cr-notices, written once a day.
import { type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import { makeConditionalUpdate } from '../../../shared/aws/conditional-update.ts';

const NOTICE = 'drafts-seen';

export type DraftsSeen = ReturnType<typeof makeDraftsSeen>;

export function makeDraftsSeen(client: DynamoDBDocumentClient, table: string) {
  const update = makeConditionalUpdate(client, table);
  let knownDay = '';
  return {
    /** Notes a draft that was heard of now; of a day that is noted already nothing is written. */
    async note(now: Date): Promise<void> {
      const at = now.toISOString();
      const day = at.slice(0, 10);
      if (day <= knownDay) return;
      await update({
        key: { notice_id: NOTICE },
        when: 'attribute_not_exists(claimed_at) OR claimed_at < :day',
        change: 'SET claimed_at = :at',
        values: { ':day': day, ':at': at },
      });
      knownDay = day;
    },

    /** Undefined where there never was one. */
    async last(): Promise<string | undefined> {
      const { Item } = await client.send(new GetCommand({ TableName: table, Key: { notice_id: NOTICE } }));
      return Item === undefined ? undefined : String(Item.claimed_at);
    },
  };
}
