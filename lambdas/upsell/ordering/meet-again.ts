// The gap between an order's row and its job. The row says `queueing` until the picker begins the job, and whoever meets
// the order before that queues a job again: of an order's jobs one is begun, whatever there are.

import { newAttempt } from '../../../shared/aws/attempt.ts';
import type { Order } from '../../../shared/events/store-events.ts';
import { currentKeys } from '../../../shared/people/person-keys.ts';
import * as answers from '../../../shared/webhooks/answer.ts';
import type { OrderRow } from '../rows.ts';
import { orderOf } from '../state/orders.ts';
import { jobOf } from './job.ts';
import type { InMemory, OrderEventParts } from './order-parts.ts';

/**
 * An order that was seen before: done with, unless its job was not begun yet. Its first handler may have died before it
 * queued the job, or the job may only wait; nobody can tell, so it is queued again, and the picker begins one of them.
 */
export async function meetAgain(row: OrderRow, parts: OrderEventParts & InMemory): Promise<answers.Answer> {
  const { order_id: orderId, customer_id: customerId } = row;
  if (row.gate_outcome !== 'queueing' || customerId === undefined) {
    parts.settled.add(orderId);
    return answers.duplicate();
  }
  parts.log.info('job queued again', { order: orderId });
  await queueJob(orderOf(row), await capKeysOf(customerId, parts), parts);
  return answers.accepted();
}

/** The keys of a customer's cap, as the table knows them. */
export async function capKeysOf(customerId: string, parts: OrderEventParts): Promise<readonly string[]> {
  const customer = await parts.customers.get(customerId);
  return currentKeys({
    id: customerId,
    ...(customer?.email === undefined ? {} : { email: customer.email }),
    ...(customer?.phone === undefined ? {} : { phone: customer.phone }),
  });
}

/** Queues a job of the order; with that the order is settled. */
export async function queueJob(
  order: Order,
  capKeys: readonly string[],
  { jobs, settled }: OrderEventParts & InMemory,
): Promise<void> {
  await jobs.add(jobOf(order, { capKeys, jobId: newAttempt() }));
  settled.add(order.orderId);
}
