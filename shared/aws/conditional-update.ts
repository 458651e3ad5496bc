// One row, one condition, one change: the write that every transition of state is made of. The SDK repeats a write whose
// answer was lost, and the repeat meets the row that the first try wrote: each change therefore leaves a name of its
// own on the row, a repeat never changes a row twice, and meeting one's own is success.
import { type DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { newAttempt } from './attempt.ts';
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

/** An attribute of its own, because `attempt` names the attempt to send that holds a claim, whatever else changes. */
const notWrittenByThis = '(attribute_not_exists(last_write) OR last_write <> :write)';

/** Answers whether the condition held and the change was made. Throws everything but a lost race. */
export function makeConditionalUpdate(client: DynamoDBDocumentClient, table: string) {
  return async ({ key, when, change, names, values }: ConditionalUpdate): Promise<boolean> => {
    const write = newAttempt();
    try {
      await client.send(
        new UpdateCommand({
          TableName: table,
          Key: { ...key },
          ConditionExpression: `(${when}) AND ${notWrittenByThis}`,
          UpdateExpression: named(change),
          ...(names === undefined ? {} : { ExpressionAttributeNames: { ...names } }),
          ExpressionAttributeValues: { ...values, ':write': write },
          ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
        }),
      );
      return true;
    } catch (error) {
      if (isConditionFailed(error)) return refusedItem(error)?.last_write === write;
      throw error;
    }
  };
}

/** The same change, which also writes down whose it is. */
function named(change: string): string {
  const set = /\bSET /;
  return set.test(change)
    ? change.replace(set, 'SET last_write = :write, ')
    : `SET last_write = :write ${change}`;
}
