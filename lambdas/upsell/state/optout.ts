// The suppression list of this product: permanent, and the only place that knows who opted out and who was erased. A
// person is listed under their customer id and under a digest of each address, so that the same phone or e-mail stays
// silent when its owner shops again as a guest.
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { AT_ONCE, readMany } from '../../../shared/aws/batches.ts';
import type { TransactItem } from '../../../shared/aws/conditional.ts';
import { makeConditionalPut } from '../../../shared/aws/conditional-put.ts';
import { ERASED, makeErased } from '../../../shared/people/erased.ts';

export type OptOutSource = 'store' | 'text-message' | 'unsubscribe-page' | 'complaint' | 'bounce';

/** How a person stands: whatever the keys, the strongest wish counts. */
export type Standing = 'free' | 'opted-out' | 'erased';

/** The standing that rows of the list come to. */
export function standingOf(rows: readonly Readonly<Record<string, unknown>>[]): Standing {
  if (rows.some(({ source }) => source === ERASED)) return 'erased';
  return rows.length > 0 ? 'opted-out' : 'free';
}

export type OptOut = ReturnType<typeof makeOptOut>;

/** Reads and writes of one opt-out table. */
export function makeOptOut(client: DynamoDBDocumentClient, table: string) {
  const put = makeConditionalPut(client, table);
  const erased = makeErased({ client, table, key: 'customer_id', since: 'opted_out_at' });
  return {
    /** Lists a person for good as one who is not kept either. */
    erase: erased.mark,
    notErasedItems: erased.notErasedItems,

    /** True when any of the keys is listed. Strongly consistent: an opt-out counts at once. */
    async isListed(keys: readonly string[]): Promise<boolean> {
      const rows = await readMany(
        client,
        { table, keys: keys.map((customer_id) => ({ customer_id })), ConsistentRead: true },
        AT_ONCE,
      );
      return rows.length > 0;
    },

    /** Lists a person for good. The first entry of a key stays as it was; safe to repeat. */
    async list(keys: readonly string[], source: OptOutSource, now: Date): Promise<'listed' | 'already'> {
      const added = await Promise.all(
        keys.map((key) =>
          put({
            item: { customer_id: key, opted_out_at: now.toISOString(), source },
            when: 'attribute_not_exists(customer_id)',
          }),
        ),
      );
      return added.some(({ written }) => written) ? 'listed' : 'already';
    },

    /** Part of the sending transaction: none of the keys may be listed. */
    notListedItems: (keys: readonly string[]): TransactItem[] =>
      keys.map((key) => ({
        ConditionCheck: {
          TableName: table,
          Key: { customer_id: key },
          ConditionExpression: 'attribute_not_exists(customer_id)',
        },
      })),
  };
}
