// One transaction that records an order, counts its purchase and, where the order goes on, reserves the person's one
// nudge under every key of theirs: all of it moves together or not at all, so a retry can neither lose a purchase nor
// count it twice, and nobody is kept who opted out or was erased meanwhile.

import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { makeTransact } from '../../../shared/aws/transact.ts';
import type { Order } from '../../../shared/events/store-events.ts';
import type { OrderRow, RecordedOutcome } from '../rows.ts';
import type { Customers } from './customers.ts';
import type { NudgeCap } from './nudge-cap.ts';
import type { OptOut } from './optout.ts';
import type { Orders } from './orders.ts';
import type { Purchase } from './purchase-item.ts';

export type RecordOrder = {
  readonly order: Order;
  readonly outcome: RecordedOutcome;
  /** Undefined: the order counts for nobody, because it names nobody or somebody who was erased. */
  readonly purchase: Omit<Purchase, 'order' | 'person'> | undefined;
  /** Every key under which the person may be listed, and those under which the cap is kept. */
  readonly keys: readonly string[];
  readonly capKeys: readonly string[];
  readonly now: Date;
};

/**
 * `order-known`: somebody recorded it, or stopped it, before; `row` is how it stands. `customer-taken`: another order has
 * the nudge, the person opted out or was erased, or is not who an unseen order takes them for; a look tells which.
 */
export type RecordResult =
  | { readonly kind: 'applied' }
  | { readonly kind: 'order-known'; readonly row: OrderRow }
  | { readonly kind: 'customer-taken' };

type RecordTables = {
  readonly orders: Orders;
  readonly customers: Customers;
  readonly cap: NudgeCap;
  readonly optOut: Pick<OptOut, 'notErasedItems' | 'notListedItems'>;
};

/** Records an order once, with the gate's outcome. Never throws for a lost race. */
export function makeRecordOrder(client: DynamoDBDocumentClient, tables: RecordTables) {
  const { orders, customers, cap, optOut } = tables;
  const transact = makeTransact(client);
  return async ({ order, outcome, purchase, keys, capKeys, now }: RecordOrder): Promise<RecordResult> => {
    const person = purchase === undefined ? undefined : order.customer;
    const { customer: _, ...nobodys } = order;
    const theirs =
      purchase === undefined || person === undefined ? undefined : { ...purchase, order, person };
    const { reserve } = purchase ?? {};
    // Whose address is kept must not have opted out either.
    const listItems = purchase?.keepContact === true ? optOut.notListedItems : optOut.notErasedItems;
    const recorded = await transact({
      order: orders.recordItem(person === undefined ? nobodys : order, {
        outcome,
        now,
        mustNotBeStopped: outcome === 'queueing',
      }),
      purchase: theirs === undefined ? undefined : customers.purchaseItem(theirs),
      cap:
        theirs === undefined || reserve === undefined
          ? undefined
          : capKeys
              .filter((key) => key !== theirs.person.id)
              .map((key) => cap.reserveItem(key, order.orderId, reserve)),
      list: theirs === undefined ? undefined : listItems(keys),
    });
    if (recorded.applied) return { kind: 'applied' };
    if (!recorded.refusedBy.includes('order')) return { kind: 'customer-taken' };
    return { kind: 'order-known', row: { order_id: order.orderId, ...recorded.rows.order } };
  };
}
