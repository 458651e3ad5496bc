// Who asked to be forgotten: a mark in loy-notices under the number's digest, for good. Every write that would make a
// member asks it in its own transaction, so that no till, form, list or copy brings anybody back behind their back.
import { type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import type { TransactItem } from '../../../shared/aws/conditional.ts';
import { digestOfAddress } from '../../../shared/people/address-digest.ts';
import { ERASED, makeErased } from '../../../shared/people/erased.ts';
import { formsOfPhone } from '../../../shared/people/phone-forms.ts';

export type ErasedMembers = ReturnType<typeof makeErasedMembers>;

/** One for each form in which the number may have been kept. */
const erasedKeys = (phone: string): string[] =>
  formsOfPhone(phone).map((form) => `${ERASED}#${digestOfAddress(form)}`);

export function makeErasedMembers(client: DynamoDBDocumentClient, table: string) {
  const erased = makeErased({ client, table, key: 'notice_id', since: 'erased_at' });
  return {
    /** Marks the number, for good. Safe to repeat. */
    mark: (phone: string, at: Date) => erased.mark(erasedKeys(phone), at),

    /** The same, where only the digest of the number is known. */
    markDigest: (digest: string, at: Date) => erased.mark([`${ERASED}#${digest}`], at),

    async isErased(phone: string): Promise<boolean> {
      const marks = erasedKeys(phone).map((notice_id) =>
        client.send(new GetCommand({ TableName: table, Key: { notice_id }, ConsistentRead: true })),
      );
      return (await Promise.all(marks)).some(({ Item }) => Item?.source === ERASED);
    },

    /** Part of a transaction that makes a member of this number. */
    notErasedItems: (phone: string): TransactItem[] => erased.notErasedItems(erasedKeys(phone)),
  };
}
