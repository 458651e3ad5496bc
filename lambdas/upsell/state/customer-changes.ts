// What the store's own changes of a customer do to their row: another address, and two rows that become one. Part of
// customers.ts; every condition is a sentence.

import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { lookAgain } from '../../../shared/aws/look-again.ts';
import { namesOf, setOf } from '../../../shared/aws/set-attributes.ts';
import { makeTransact } from '../../../shared/aws/transact.ts';
import { addressesOfRecord } from '../decisions/addresses.ts';
import type { CustomerRow } from '../rows.ts';
import { asRead } from './as-read.ts';
import type { Customers } from './customers.ts';
import { makeMergeCustomers } from './merge-customers.ts';
import type { OptOut } from './optout.ts';

export type Contact = {
  readonly name?: string | undefined;
  /** `none`: the store has none any more; undefined: it says nothing of it. */
  readonly email?: string | undefined;
  readonly phone?: string | undefined;
  readonly at: string;
};

export type CustomerChanges = ReturnType<typeof makeCustomerChanges>;

/** Two events of one customer may be handled side by side; the loser looks again. */
const TRIES = 6;

export function makeCustomerChanges(
  client: DynamoDBDocumentClient,
  parts: { readonly table: string; readonly customers: Pick<Customers, 'get'>; readonly optOut: OptOut },
) {
  const { table, customers, optOut } = parts;
  const transact = makeTransact(client);
  return {
    /**
     * Puts the addresses in the place of older ones, unless their owner was erased, and takes away those that the store's
     * record had and has no more; `keys` are those of the new ones. Safe to repeat.
     */
    async change(
      customerId: string,
      contact: Contact,
      keys: readonly string[],
    ): Promise<'changed' | 'unknown' | 'older-word' | 'erased'> {
      return lookAgain({ tries: TRIES, who: 'A customer' }, async () => {
        const row = await customers.get(customerId);
        if (row === undefined) return 'unknown';
        if ((row.contact_at ?? '') > contact.at) return 'older-word';
        const outcome = await transact({
          contact: contactItem(row, contact),
          notErased: optOut.notErasedItems(keys),
        });
        if (outcome.applied) return 'changed';
        return outcome.refusedBy.includes('notErased') ? 'erased' : 'again';
      });
    },

    merge: makeMergeCustomers(client, parts),
  };

  function contactItem(row: CustomerRow, { name, at, ...said }: Contact) {
    const { set: addresses, remove } = addressesOfRecord(row, said);
    const set: Record<string, string> = {
      contact_at: at,
      ...(name === undefined ? {} : { name }),
      ...addresses,
    };
    const attributes = Object.keys(set);
    const seen = asRead(row, 'customer_id', ['contact_at', 'email_from', 'phone_from']);
    return {
      Update: {
        TableName: table,
        Key: { customer_id: row.customer_id },
        ConditionExpression: seen.condition,
        UpdateExpression: setOf(attributes) + (remove.length === 0 ? '' : `REMOVE ${remove.join(', ')}`),
        ExpressionAttributeNames: { ...seen.names, ...namesOf(attributes) },
        ExpressionAttributeValues: {
          ...seen.values,
          ...Object.fromEntries(Object.values(set).map((value, index) => [`:a${index}`, value])),
        },
      },
    };
  }
}
