// One row per letter to the owner, so that each is sent once however many functions and runs find the reason for it.
import { DeleteCommand, type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { isConditionFailed } from './aws/conditional.ts';

export type NoticesParts = {
  readonly documents: DynamoDBDocumentClient;
  readonly table: string;
  /** Epoch milliseconds. */
  readonly now: () => number;
};

export type Notices = ReturnType<typeof makeNotices>;

/** A claim whose time is over may be taken again even while DynamoDB has not yet deleted it. */
const noticeIsFree = 'attribute_not_exists(notice_id) OR expires_at <= :now';

export function makeNotices({ documents, table, now }: NoticesParts) {
  return {
    /**
     * Takes the right to send this letter: true for exactly one caller until `expiresAt` (epoch seconds), false for
     * all others. Claim first, then send; release only when the letter certainly did not go out.
     */
    async claim(noticeId: string, expiresAt: number): Promise<boolean> {
      const nowSeconds = Math.floor(now() / 1000);
      try {
        await documents.send(
          new PutCommand({
            TableName: table,
            Item: { notice_id: noticeId, claimed_at: new Date(now()).toISOString(), expires_at: expiresAt },
            ConditionExpression: noticeIsFree,
            ExpressionAttributeValues: { ':now': nowSeconds },
          }),
        );
        return true;
      } catch (error) {
        if (isConditionFailed(error)) return false;
        throw error;
      }
    },

    /** Gives the claim back, so that a later run tries again. */
    async release(noticeId: string): Promise<void> {
      await documents.send(new DeleteCommand({ TableName: table, Key: { notice_id: noticeId } }));
    },
  };
}
