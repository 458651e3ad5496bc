// A shopper's consent is kept only while none of their keys is on the list: in one transaction, because an opt-out or an
// erasure may arrive in the same moment.
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { makeTransact } from '../../../shared/aws/transact.ts';
import type { PersonReference } from '../../../shared/events/store-events.ts';
import type { Customers } from './customers.ts';
import type { OptOut } from './optout.ts';

export type Consent = {
  readonly customerId: string;
  readonly person: PersonReference;
  readonly channel: 'email' | 'sms';
  /** Every key of the person. */
  readonly keys: readonly string[];
};

export type RecordConsent = (consent: Consent) => Promise<'recorded' | 'listed'>;

/** Safe to repeat. */
export function makeRecordConsent(
  client: DynamoDBDocumentClient,
  customers: Customers,
  optOut: OptOut,
): RecordConsent {
  const transact = makeTransact(client);
  return async ({ customerId, person: { email, phone }, channel, keys }) => {
    const contact = {
      channel,
      ...(email === undefined ? {} : { email }),
      ...(phone === undefined ? {} : { phone }),
    };
    const { applied } = await transact({
      consent: customers.consentItem(customerId, contact),
      notListed: optOut.notListedItems(keys),
    });
    return applied ? 'recorded' : 'listed';
  };
}
