// One row per letter or mail that must go out once, however many functions and runs find the reason for it.

import { DeleteCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { isConditionFailed } from '../aws/conditional.ts';
import { makeConditionalPut } from '../aws/conditional-put.ts';
import type { Clock } from '../handlers/clock.ts';

export type NoticesParts = {
  readonly documents: DynamoDBDocumentClient;
  readonly table: string;
  readonly now: Clock;
};

/** The attempt that holds the claim, and AWS's own word for what is not known. */
export type Unknown = { readonly attempt: string; readonly reason: string };

export type Notices = ReturnType<typeof makeNotices>;

/** A claim whose time is over may be taken again even while DynamoDB has not yet deleted it. */
const noticeIsFree = 'attribute_not_exists(notice_id) OR expires_at <= :now';
const claimIsThisAttempts = 'attempt = :attempt';

export function makeNotices({ documents, table, now }: NoticesParts) {
  const put = makeConditionalPut(documents, table);
  const rowOf = (noticeId: string, expiresAt: number) => ({
    notice_id: noticeId,
    claimed_at: now().toISOString(),
    expires_at: expiresAt,
  });
  return {
    /**
     * Takes the right to send this one: true for exactly one attempt until `expiresAt` (epoch seconds), false for
     * all others. An attempt that asks again, because its answer was lost, is told true again.
     */
    async claim(noticeId: string, expiresAt: number, attempt: string): Promise<boolean> {
      const answer = await put({
        item: rowOf(noticeId, expiresAt),
        when: noticeIsFree,
        values: { ':now': Math.floor(now().getTime() / 1000) },
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

    /** Writes on this attempt's claim that nobody can tell whether it went out. */
    async noteUnknown(noticeId: string, expiresAt: number, unknown: Unknown): Promise<void> {
      const { attempt, reason } = unknown;
      await put({
        item: { ...rowOf(noticeId, expiresAt), outcome: 'unknown', reason },
        when: claimIsThisAttempts,
        values: { ':attempt': attempt },
        attempt,
      });
    },
  };
}
