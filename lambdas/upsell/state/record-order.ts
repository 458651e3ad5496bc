// One transaction that records an order and counts its purchase: the row and the history move together or not
// at all, so a retry can neither lose a purchase nor count it twice.
import { type DynamoDBDocumentClient, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { cancellationReasons, retryConflicts } from '../../../shared/aws/conditional.ts';
import { pause } from '../../../shared/aws/pause.ts';
import type { Order } from '../../../shared/store-events.ts';
import type { Customers, Purchase } from './customers.ts';
import type { Orders, RecordedOutcome } from './orders.ts';

export type RecordOrder = {
  readonly order: Order;
  readonly outcome: RecordedOutcome;
  readonly purchase: Omit<Purchase, 'order' | 'person'> | undefined;
  readonly now: Date;
};

/** `order-known`: somebody recorded it, or stopped it, meanwhile. `customer-taken`: another order has the nudge. */
export type RecordResult = 'applied' | 'order-known' | 'customer-taken';

/** Records an order once, with the gate's outcome. Never throws for a lost race. */
export function makeRecordOrder(client: DynamoDBDocumentClient, orders: Orders, customers: Customers) {
  return async (record: RecordOrder): Promise<RecordResult> => {
    const { order, outcome, purchase, now } = record;
    const items = [orders.recordItem(order, { outcome, now, mustNotBeStopped: outcome === 'queueing' })];
    if (purchase !== undefined && order.customer !== undefined)
      items.push(customers.purchaseItem({ ...purchase, order, person: order.customer }));
    try {
      await retryConflicts(() => client.send(new TransactWriteCommand({ TransactItems: items })), pause);
      return 'applied';
    } catch (error) {
      const reasons = cancellationReasons(error);
      if (reasons === undefined) throw error;
      if (reasons[0]?.code === 'ConditionalCheckFailed') return 'order-known';
      if (reasons[1]?.code === 'ConditionalCheckFailed') return 'customer-taken';
      throw error;
    }
  };
}
