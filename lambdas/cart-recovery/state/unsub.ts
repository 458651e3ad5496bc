// cr-unsub: the one list of addresses that get no reminder. An erased person is listed under a digest, so that the
// list itself forgets them and still keeps silent.
import {
  BatchGetCommand,
  DeleteCommand,
  type DynamoDBDocumentClient,
  PutCommand,
} from '@aws-sdk/lib-dynamodb';
import { isConditionFailed, type TransactItem } from '../../../shared/aws/conditional.ts';
import { formsOf } from '../../../shared/people/address.ts';
import { guestId } from '../../../shared/platforms/guest.ts';
import type { UnsubRow } from './rows.ts';

/** The keys under which an address may be listed, those of its earlier forms among them. */
export const unsubKeys = (email: string): readonly string[] =>
  formsOf(email).flatMap((form) => [form, guestId(form)]);

export type Unsub = ReturnType<typeof makeUnsub>;

export function makeUnsub(client: DynamoDBDocumentClient, table: string) {
  return {
    /** Strongly consistent: an unsubscribe counts at once. `email` is lower-case. */
    async isListed(email: string): Promise<boolean> {
      const { Responses, UnprocessedKeys } = await client.send(
        new BatchGetCommand({
          RequestItems: {
            [table]: { Keys: unsubKeys(email).map((key) => ({ email: key })), ConsistentRead: true },
          },
        }),
      );
      if (Object.keys(UnprocessedKeys ?? {}).length > 0)
        throw new Error('The unsubscribe list could not be read whole');
      return (Responses?.[table] ?? []).length > 0;
    },

    /** Lists an address (or a digest). The first entry stays; safe to repeat. */
    async list(key: string, source: UnsubRow['source'], now: Date): Promise<'listed' | 'already'> {
      try {
        await client.send(
          new PutCommand({
            TableName: table,
            Item: { email: key, unsubscribed_at: now.toISOString(), source } satisfies UnsubRow,
            ConditionExpression: 'attribute_not_exists(email)',
          }),
        );
        return 'listed';
      } catch (error) {
        if (isConditionFailed(error)) return 'already';
        throw error;
      }
    },

    /** The shopper's own wish, from their own page: the only way back. */
    async unlist(email: string): Promise<void> {
      for (const form of formsOf(email))
        await client.send(new DeleteCommand({ TableName: table, Key: { email: form } }));
    },

    /** Part of the claim: the address must not be listed. */
    notListedItems: (email: string): TransactItem[] =>
      unsubKeys(email).map((key) => ({
        ConditionCheck: {
          TableName: table,
          Key: { email: key },
          ConditionExpression: 'attribute_not_exists(email)',
        },
      })),
  };
}
