// One row per letter or mail that must go out once, however many functions and runs find the reason for it.
import { DeleteCommand, type DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { isConditionFailed } from './aws/conditional.ts';
import { makeConditionalPut } from './aws/conditional-put.ts';

export type NoticesParts = {
  readonly documents: DynamoDBDocumentClient;
  readonly table: string;
  /** Epoch milliseconds. */
  readonly now: () => number;
};

export type Notices = ReturnType<typeof makeNotices>;

/** A claim whose time is over may be taken again even while DynamoDB has not yet deleted it. */
const noticeIsFree = 'attribute_not_exists(notice_id) OR expires_at <= :now';
const claimIsThisAttempts = 'attempt = :attempt';

export function makeNotices({ documents, table, now }: NoticesParts) {
  const put = makeConditionalPut(documents, table);
  return {
    /**
     * Takes the right to send this letter: true for exactly one attempt until `expiresAt` (epoch seconds), false for
     * all others. An attempt that asks again, because its answer was lost, is told true again.
     */
    async claim(noticeId: string, expiresAt: number, attempt: string): Promise<boolean> {
      const answer = await put({
        item: { notice_id: noticeId, claimed_at: new Date(now()).toISOString(), expires_at: expiresAt },
        when: noticeIsFree,
        values: { ':now': Math.floor(now() / 1000) },
        attempt,
      });
      return answer.written;
    },

    /** Gives this attempt's claim back, so that a later run tries again. Safe to repeat; another's claim stays. */
    async release(noticeId: string, attempt: string): Promise<void> {
      try {
        await documents.send(
          new DeleteCommand({
            TableName: table,
            Key: { notice_id: noticeId },
            ConditionExpression: claimIsThisAttempts,
            ExpressionAttributeValues: { ':attempt': attempt },
          }),
        );
      } catch (error) {
        if (!isConditionFailed(error)) throw error;
      }
    },

    /** Writes on this attempt's claim that nobody can tell whether the letter went out. */
    async noteUnknown(noticeId: string, attempt: string, reason: string): Promise<void> {
      try {
        await documents.send(
          new UpdateCommand({
            TableName: table,
            Key: { notice_id: noticeId },
            ConditionExpression: claimIsThisAttempts,
            UpdateExpression: 'SET outcome = :unknown, reason = :reason',
            ExpressionAttributeValues: { ':attempt': attempt, ':unknown': 'unknown', ':reason': reason },
          }),
        );
      } catch (error) {
        if (!isConditionFailed(error)) throw error;
      }
    },
  };
}
