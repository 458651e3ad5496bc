// A row that is written on a condition, mostly that there is none yet. As with every conditional write, the row carries
// the name of its attempt, so that a write whose answer was lost knows its own row again.
import { type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { isOwn, newAttempt } from './attempt.ts';
import { isConditionFailed, refusedItem } from './conditional.ts';

export type ConditionalPut = {
  readonly item: Readonly<Record<string, unknown>>;
  /** A condition expression, built from named sentences. */
  readonly when: string;
  readonly names?: Readonly<Record<string, string>>;
  readonly values?: Readonly<Record<string, unknown>>;
  /** Default: a new one. Given by whoever must know the row again later. */
  readonly attempt?: string;
};

export type PutAnswer =
  | { readonly written: true }
  /** `item` is the row that stood in the way. */
  | { readonly written: false; readonly item: Readonly<Record<string, unknown>> | undefined };

/** Throws everything but a lost race. */
export function makeConditionalPut(client: DynamoDBDocumentClient, table: string) {
  return async ({
    item,
    when,
    names,
    values,
    attempt = newAttempt(),
  }: ConditionalPut): Promise<PutAnswer> => {
    try {
      await client.send(
        new PutCommand({
          TableName: table,
          Item: { ...item, attempt },
          ConditionExpression: when,
          ...(names === undefined ? {} : { ExpressionAttributeNames: { ...names } }),
          ...(values === undefined ? {} : { ExpressionAttributeValues: { ...values } }),
          ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
        }),
      );
      return { written: true };
    } catch (error) {
      if (!isConditionFailed(error)) throw error;
      const row = refusedItem(error);
      return isOwn(row, attempt) ? { written: true } : { written: false, item: row };
    }
  };
}
