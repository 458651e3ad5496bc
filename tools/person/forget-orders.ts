// The upsell recommender forgets a person: as an erasure that the store tells of does, and then what is left of orders and offers,
// whose ids of a customer would still be a guest's digest.
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { eraseCustomer } from '../../lambdas/upsell/ordering/erase-customer.ts';
import { makeCustomerChanges } from '../../lambdas/upsell/state/customer-changes.ts';
import { makeCustomers } from '../../lambdas/upsell/state/customers.ts';
import { makeListedAs } from '../../lambdas/upsell/state/listed-as.ts';
import { makeOptOut } from '../../lambdas/upsell/state/optout.ts';
import { makeRecordConsent } from '../../lambdas/upsell/state/record-consent.ts';
import { isConditionFailed } from '../../shared/aws/conditional.ts';
import { makeLog } from '../../shared/handlers/log.ts';
import type { Destination } from '../frame/destination.ts';
import { type Held, rowsIn } from './hold.ts';
import { marksOf, type Person } from './person.ts';

/** Whose an offer is that is nobody's any more: no customer has that id. */
export const NOBODY = 'erased';

/** Safe to repeat; listed first, so that a crash in the middle leaves nobody to be written to. */
export async function forgetOrders(person: Person, held: Held, destination: Destination): Promise<void> {
  const { documents, tableName, now } = destination;
  const customers = makeCustomers(documents, tableName('customers'));
  const optOut = makeOptOut(documents, tableName('optout'));
  const parts = {
    log: makeLog({ functionName: 'person', now, write: () => {} }),
    now,
    customers,
    optOut,
    changes: makeCustomerChanges(documents, { table: tableName('customers'), customers, optOut }),
    listedAs: makeListedAs(documents, tableName('optout')),
    recordConsent: makeRecordConsent(documents, customers, optOut),
  };
  const { digests, ids } = marksOf(person);
  // The account's own row last: it is what knows the ids, should this be cut off.
  await optOut.erase([...new Set([...digests, ...ids])], now());
  for (const { order_id, customer_id } of rowsIn(held, 'orders'))
    await takeOff({ table: 'orders', key: { order_id }, was: customer_id, to: undefined }, destination);
  for (const { offer_id, customer_id } of rowsIn(held, 'offers'))
    await takeOff({ table: 'offers', key: { offer_id }, was: customer_id, to: NOBODY }, destination);
  for (const id of person.ids) await eraseCustomer({ id }, parts);
  for (const email of person.emails) await eraseCustomer({ email }, parts);
  for (const phone of person.phones) await eraseCustomer({ phone }, parts);
}

type TakingOff = {
  readonly table: string;
  readonly key: Readonly<Record<string, unknown>>;
  readonly was: unknown;
  readonly to: string | undefined;
};

/** The figures of the row stay, and are nobody's. */
async function takeOff(
  { table, key, was, to }: TakingOff,
  { documents, tableName }: Destination,
): Promise<void> {
  if (was === undefined || was === to) return;
  try {
    await documents.send(
      new UpdateCommand({
        TableName: tableName(table),
        Key: key,
        ConditionExpression: 'customer_id = :was',
        UpdateExpression: to === undefined ? 'REMOVE customer_id' : 'SET customer_id = :to',
        ExpressionAttributeValues: { ':was': was, ...(to === undefined ? {} : { ':to': to }) },
      }),
    );
  } catch (error) {
    if (!isConditionFailed(error)) throw error;
  }
}
