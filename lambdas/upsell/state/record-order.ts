// One transaction that records an order, counts its purchase and, where the order goes on, reserves the person's one
// nudge under every key of theirs: all of it moves together or not at all, so a retry can neither lose a purchase nor
// count it twice, and nobody is kept who was erased meanwhile.
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { makeTransact } from '../../../shared/aws/transact.ts';
import type { Order } from '../../../shared/events/store-events.ts';
import type { Customers, Purchase } from './customers.ts';
import type { NudgeCap } from './nudge-cap.ts';
import type { OptOut } from './optout.ts';
import type { Orders, RecordedOutcome } from './orders.ts';

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
 * `order-known`: somebody recorded it, or stopped it, meanwhile. `customer-taken`: another order has the nudge, or the
 * person was erased; a second look tells which.
 */
export type RecordResult = 'applied' | 'order-known' | 'customer-taken';

export type RecordTables = {
  readonly orders: Orders;
  readonly customers: Customers;
  readonly cap: NudgeCap;
  readonly optOut: Pick<OptOut, 'notErasedItems'>;
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
      notErased: theirs === undefined ? undefined : optOut.notErasedItems(keys),
    });
    if (recorded.applied) return 'applied';
    return recorded.refusedBy.includes('order') ? 'order-known' : 'customer-taken';
  };
}
