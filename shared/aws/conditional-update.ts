// One row, one condition, one change: the write that every transition of state is made of.
import { type DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { isConditionFailed } from './conditional.ts';

export type ConditionalUpdate = {
  readonly key: Readonly<Record<string, string>>;
  /** A condition expression, built from named sentences. */
  readonly when: string;
  /** An update expression. */
  readonly change: string;
  readonly names?: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, unknown>>;
};

/** Answers whether the condition held and the change was made. Throws everything but a lost race. */
export function makeConditionalUpdate(client: DynamoDBDocumentClient, table: string) {
  return async ({ key, when, change, names, values }: ConditionalUpdate): Promise<boolean> => {
    try {
      await client.send(
        new UpdateCommand({
          TableName: table,
          Key: { ...key },
          ConditionExpression: when,
          UpdateExpression: change,
          ...(names === undefined ? {} : { ExpressionAttributeNames: { ...names } }),
          ExpressionAttributeValues: { ...values },
        }),
      );
      return true;
    } catch (error) {
      if (isConditionFailed(error)) return false;
      throw error;
    }
  };
}
