// One row, one condition, one change: the write that every transition of state is made of. The SDK repeats a write whose
// answer was lost, and the repeat meets the row that the first try wrote: each change therefore leaves the name of its
// attempt on the row, a repeat never changes a row twice, and meeting one's own is success.
import { type DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { isOwn, newAttempt } from './attempt.ts';
import { isConditionFailed, refusedItem } from './conditional.ts';

export type ConditionalUpdate = {
  readonly key: Readonly<Record<string, string>>;
  /** A condition expression, built from named sentences. */
  readonly when: string;
  /** An update expression. */
  readonly change: string;
  readonly names?: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, unknown>>;
};

const notWrittenByThisAttempt = '(attribute_not_exists(attempt) OR attempt <> :attempt)';

/** Answers whether the condition held and the change was made. Throws everything but a lost race. */
export function makeConditionalUpdate(client: DynamoDBDocumentClient, table: string) {
  return async ({ key, when, change, names, values }: ConditionalUpdate): Promise<boolean> => {
    const attempt = newAttempt();
    try {
      await client.send(
        new UpdateCommand({
          TableName: table,
          Key: { ...key },
          ConditionExpression: `(${when}) AND ${notWrittenByThisAttempt}`,
          UpdateExpression: withAttempt(change),
          ...(names === undefined ? {} : { ExpressionAttributeNames: { ...names } }),
          ExpressionAttributeValues: { ...values, ':attempt': attempt },
          ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
        }),
      );
      return true;
    } catch (error) {
      if (isConditionFailed(error)) return isOwn(refusedItem(error), attempt);
      throw error;
    }
  };
}

/** The same change, which also writes down whose it is. */
export function withAttempt(change: string): string {
  const set = /\bSET /;
  return set.test(change)
    ? change.replace(set, 'SET attempt = :attempt, ')
    : `SET attempt = :attempt ${change}`;
}
