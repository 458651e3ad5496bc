// What was erased stays erased. A person who asked to be forgotten leaves nothing behind but digests on the product's own
// list of people who are not written to, with the source `erased`. Every door asks that list before it keeps anything of
// a person, and every write that could bring a person back holds the question as a condition of its own transaction.
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { TransactItem } from '../aws/conditional.ts';
import { makeConditionalPut } from '../aws/conditional-put.ts';

/** The `source` of a list's row that stands for somebody who was erased. */
export const ERASED = 'erased';

const personIsNotErased = 'attribute_not_exists(#source) OR #source <> :erased';

export type ErasedParts = {
  readonly client: DynamoDBDocumentClient;
  readonly table: string;
  /** The list's partition key, whose values are digests and ids. */
  readonly key: string;
  /** The list's attribute for when somebody was put on it. */
  readonly since: string;
};

/** The erased people of one list. */
export function makeErased({ client, table, key, since }: ErasedParts) {
  const put = makeConditionalPut(client, table);
  const condition = {
    ConditionExpression: personIsNotErased,
    ExpressionAttributeNames: { '#source': 'source' },
    ExpressionAttributeValues: { ':erased': ERASED },
  };
  return {
    /**
     * Marks every key, for good. Somebody who had opted out before becomes an erased one: the stronger wish replaces the
     * weaker. Safe to repeat; `already` when all keys were marked before.
     */
    async mark(keys: readonly string[], now: Date): Promise<'erased' | 'already'> {
      const marked = await Promise.all(
        keys.map((value) =>
          put({
            item: { [key]: value, [since]: now.toISOString(), source: ERASED },
            when: condition.ConditionExpression,
            names: condition.ExpressionAttributeNames,
            values: condition.ExpressionAttributeValues,
          }),
        ),
      );
      return marked.some(({ written }) => written) ? 'erased' : 'already';
    },

    /** Part of a transaction that keeps something of a person: none of the keys may be erased. */
    notErasedItems: (keys: readonly string[]): TransactItem[] =>
      keys.map((value) => ({
        ConditionCheck: { TableName: table, Key: { [key]: value }, ...condition },
      })),
  };
}
