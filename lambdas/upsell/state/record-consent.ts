// What a shopper says of a channel. A yes is kept only while none of their keys is on the list, a no only while none of them
// was erased: in one transaction, because an opt-out or an erasure may arrive in the same moment.
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { makeTransact } from '../../../shared/aws/transact.ts';
import type { ConsentChannel, ConsentWord, PersonReference } from '../../../shared/events/store-events.ts';
import type { Customers } from './customers.ts';
import type { OptOut } from './optout.ts';

export type Consent = {
  readonly customerId: string;
  readonly person: PersonReference;
  readonly channel: ConsentChannel;
  readonly word: ConsentWord;
  /** Every key of the person. */
  readonly keys: readonly string[];
};

/** `older`: something newer is remembered. `listed`: they want no messages, or were erased. */
export type RecordConsent = (consent: Consent) => Promise<'recorded' | 'older' | 'listed'>;

/** Safe to repeat. */
export function makeRecordConsent(
  client: DynamoDBDocumentClient,
  customers: Customers,
  optOut: OptOut,
): RecordConsent {
  const transact = makeTransact(client);
  return async ({ customerId, person: { email, phone }, channel, word, keys }) => {
    // Where somebody does not agree, their address is none of our business.
    const named = word.agrees ? { email, phone } : {};
    const ways = email === undefined && phone === undefined ? [{}] : [named, {}];
    // The word may be news though the address beside it is not: then it is remembered alone.
    for (const addresses of ways) {
      const outcome = await transact({
        consent: customers.consentItem(customerId, { channel, word, ...addresses }),
        list: word.agrees ? optOut.notListedItems(keys) : optOut.notErasedItems(keys),
      });
      if (outcome.applied) return 'recorded';
      if (outcome.refusedBy.includes('list')) return 'listed';
    }
    return 'older';
  };
}
