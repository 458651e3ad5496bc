// cr-unsub: the one list of addresses that get no reminder. An erased person is listed under a digest, so that the
// list itself forgets them and still keeps silent; such a row is for good, and every door asks for it.
import { DeleteCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { AT_ONCE, readMany } from '../../../shared/aws/batches.ts';
import { isConditionFailed, type TransactItem } from '../../../shared/aws/conditional.ts';
import { makeConditionalPut } from '../../../shared/aws/conditional-put.ts';
import { makeTransact } from '../../../shared/aws/transact.ts';
import { formsOf } from '../../../shared/people/address.ts';
import { digestOfAddress } from '../../../shared/people/address-digest.ts';
import { ERASED, makeErased } from '../../../shared/people/erased.ts';
import type { UnsubRow } from '../rows.ts';

/** The keys under which an address may be listed, those of its earlier forms among them. */
const unsubKeys = (email: string): readonly string[] =>
  formsOf(email).flatMap((form) => [form, digestOfAddress(form)]);

export type Unsub = ReturnType<typeof makeUnsub>;

export function makeUnsub(client: DynamoDBDocumentClient, table: string) {
  const put = makeConditionalPut(client, table);
  const transact = makeTransact(client);
  const erased = makeErased({ client, table, key: 'email', since: 'unsubscribed_at' });
  const rows = (email: string): Promise<Partial<UnsubRow>[]> =>
    readMany(
      client,
      { table, keys: unsubKeys(email).map((key) => ({ email: key })), ConsistentRead: true },
      AT_ONCE,
    );
  return {
    /** Strongly consistent: an unsubscribe counts at once. `email` is lower-case. */
    isListed: async (email: string): Promise<boolean> => (await rows(email)).length > 0,

    /** By what an address came to be listed; undefined where it is not. */
    sourceOf: async (email: string): Promise<UnsubRow['source'] | undefined> =>
      (await rows(email)).find(({ source }) => source !== undefined)?.source,

    /** True for an address, or a digest, whose owner asked to be forgotten. */
    isErased: async (key: string): Promise<boolean> =>
      (await rows(key)).some(({ source }) => source === ERASED),

    /** Lists the digest of an address for good. */
    erase: (email: string, now: Date) => erased.mark([digestOfAddress(email)], now),

    /**
     * Lists an address (or a digest). The first entry stays; safe to repeat. The address of somebody who was erased is
     * not written down again: its digest is listed already.
     */
    async list(
      key: string,
      source: Exclude<UnsubRow['source'], 'erased'>,
      now: Date,
    ): Promise<'listed' | 'already'> {
      const item: UnsubRow = { email: key, unsubscribed_at: now.toISOString(), source };
      const when = 'attribute_not_exists(email)';
      if (!key.includes('@')) return (await put({ item, when })).written ? 'listed' : 'already';
      const { applied } = await transact({
        listing: { Put: { TableName: table, Item: item, ConditionExpression: when } },
        notErased: erased.notErasedItems(formsOf(key).map(digestOfAddress)),
      });
      return applied ? 'listed' : 'already';
    },

    /** The shopper's own wish, from their own page: the only way back. There is none for somebody who was erased. */
    async unlist(key: string): Promise<boolean> {
      try {
        for (const form of formsOf(key))
          await client.send(
            new DeleteCommand({
              TableName: table,
              Key: { email: form },
              ConditionExpression: 'attribute_not_exists(#source) OR #source <> :erased',
              ExpressionAttributeNames: { '#source': 'source' },
              ExpressionAttributeValues: { ':erased': ERASED },
            }),
          );
        return true;
      } catch (error) {
        if (isConditionFailed(error)) return false;
        throw error;
      }
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
