// What the store's own changes of a customer do to their row: another address, and two rows that become one. Part of
// customers.ts; every condition is a sentence.

import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { lookAgain } from '../../../shared/aws/look-again.ts';
import { makeTransact } from '../../../shared/aws/transact.ts';
import type { CustomerRow } from '../rows.ts';
import { addressesAreNewer, type Customers } from './customers.ts';
import type { OptOut } from './optout.ts';
import { ownedUpdate } from './owned-update.ts';

const customerIsKnown = 'attribute_exists(customer_id)';

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
  {
    table,
    customers,
    optOut,
  }: { readonly table: string; readonly customers: Customers; readonly optOut: OptOut },
) {
  const transact = makeTransact(client);
  return {
    /** Puts the addresses in the place of older ones, unless their owner was erased; `keys` are those of the new ones. */
    async change(
      customerId: string,
      { at, ...contact }: Contact,
      keys: readonly string[],
    ): Promise<'changed' | 'unknown' | 'older-word' | 'erased'> {
      const named = Object.entries(contact).filter(([, value]) => value !== undefined);
      const set = named.filter(([, value]) => value !== 'none');
      const remove = named.filter(([, value]) => value === 'none').map((_, index) => `#r${index}`);
      const gone = named.filter(([, value]) => value === 'none').map(([name]) => name);
      const outcome = await transact({
        contact: {
          Update: {
            TableName: table,
            Key: { customer_id: customerId },
            ConditionExpression: `${customerIsKnown} AND ${addressesAreNewer}`,
            UpdateExpression:
              `SET contact_at = :contactAt${set.map((_, index) => `, #s${index} = :s${index}`).join('')}` +
              (remove.length === 0 ? '' : ` REMOVE ${remove.join(', ')}`),
            ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
            ...(named.length === 0
              ? {}
              : {
                  ExpressionAttributeNames: {
                    ...Object.fromEntries(set.map(([name], index) => [`#s${index}`, name])),
                    ...Object.fromEntries(gone.map((name, index) => [`#r${index}`, name])),
                  },
                }),
            ExpressionAttributeValues: {
              ':contactAt': at,
              ...Object.fromEntries(set.map(([, value], index) => [`:s${index}`, value])),
            },
          },
        },
        notErased: optOut.notErasedItems(keys),
      });
      if (outcome.applied) return 'changed';
      if (outcome.refusedBy.includes('notErased')) return 'erased';
      return outcome.rows.contact === undefined ? 'unknown' : 'older-word';
    },

    /** Adds one row to another and deletes it, both or neither. Safe to repeat: then there is nothing to add. */
    async merge(keptId: string, goneId: string): Promise<'merged' | 'unknown'> {
      if (keptId === goneId) return 'unknown';
      return lookAgain({ tries: TRIES, who: 'Two customers' }, async () => {
        const [gone, kept] = await Promise.all([customers.get(goneId), customers.get(keptId)]);
        if (gone === undefined) return 'unknown';
        const { applied } = await transact({ kept: keptItem(keptId, kept, gone), gone: goneItem(gone) });
        return applied ? 'merged' : 'again';
      });
    },
  };

  function goneItem(gone: CustomerRow) {
    const bought = gone.order_count;
    return {
      Delete: {
        TableName: table,
        Key: { customer_id: gone.customer_id },
        // Nothing was bought under it since it was read.
        ConditionExpression: `${customerIsKnown} AND ${bought === undefined ? 'attribute_not_exists(order_count)' : 'order_count = :bought'}`,
        ...(bought === undefined ? {} : { ExpressionAttributeValues: { ':bought': bought } }),
      },
    };
  }

  function keptItem(keptId: string, kept: CustomerRow | undefined, gone: CustomerRow) {
    // What only a digest remembers is left behind: it takes thousands of SKUs to come to that.
    const items = [...(gone.owned_skus ?? [])].map((sku) => ({ sku, name: '', quantity: 1, priceMinor: 0 }));
    const owned = ownedUpdate(kept ?? {}, { items });
    const set = new Map(Object.entries(owned.set));
    for (const name of ['last_order_at', 'last_nudged_at', 'nudge_pending_until'] as const) {
      const value = gone[name];
      if (value === undefined || (kept?.[name] ?? '') >= value) continue;
      set.set(name, value);
      if (name === 'nudge_pending_until') set.set('nudge_pending_order', gone.nudge_pending_order ?? '');
    }
    const names = [...set.keys()];
    return {
      Update: {
        TableName: table,
        Key: { customer_id: keptId },
        UpdateExpression:
          (names.length === 0
            ? ''
            : `SET ${names.map((name, index) => `${name} = :k${index}`).join(', ')} `) +
          `ADD order_count :bought, spent_minor :spent${owned.add}`,
        ...(owned.conditions.length === 0 ? {} : { ConditionExpression: owned.conditions.join(' AND ') }),
        ExpressionAttributeValues: {
          ...Object.fromEntries([...set.values()].map((value, index) => [`:k${index}`, value])),
          ':bought': gone.order_count ?? 0,
          ':spent': gone.spent_minor ?? 0,
          ...owned.values,
        },
      },
    };
  }
}
