// What an order event does: an order is taken on, once, whichever of the store's events brings it, or is stopped.

import type { Order } from '../../../shared/events/store-events.ts';
import * as answers from '../../../shared/webhooks/answer.ts';
import type { OrderRow, StopReason } from '../rows.ts';
import { capKeysOf, meetAgain } from './meet-again.ts';
import type { InMemory, OrderEventParts } from './order-parts.ts';
import { takeOn } from './take-on.ts';

/** Takes on an order, once, whichever of the store's events brings it. */
export async function receiveOrder(order: Order, parts: OrderEventParts & InMemory): Promise<answers.Answer> {
  const { settled, underWay } = parts;
  // Before the rest: whoever heard of the order already hears of the change too.
  if (order.gone !== undefined && order.gone.length > 0) {
    await parts.orders.noteGone(order.orderId, order.gone, parts.now());
    await tellTakenBack(await parts.orders.get(order.orderId), parts);
  }
  if (settled.has(order.orderId)) return answers.duplicate();
  const first = underWay.get(order.orderId);
  if (first !== undefined) {
    await first;
    return answers.duplicate();
  }
  // Never in the way of the payment, which may come beside it.
  if (order.changed === true) return hearOfChange(order, parts);
  const taken = takeOn(order, parts);
  underWay.set(order.orderId, taken);
  try {
    return await taken;
  } finally {
    underWay.delete(order.orderId);
  }
}

/** An order that was only promised was not taken on, and what changes of it does not tell when it was paid. */
async function hearOfChange({ orderId }: Order, parts: OrderEventParts & InMemory): Promise<answers.Answer> {
  const row = await parts.orders.get(orderId);
  return row?.gate_outcome === undefined
    ? answers.ignored('a change of an order that was not taken on')
    : meetAgain(row, parts);
}

/** Notes that the store took an order back. The sender asks before it sends. */
export async function stopOrder(
  orderId: string,
  reason: StopReason,
  parts: OrderEventParts,
): Promise<answers.Answer> {
  const stopped = await parts.orders.stop(orderId, reason, parts.now());
  // Also on a repeat: the first time may have ended right after the line above.
  const row = await parts.orders.get(orderId);
  if (row?.customer_id !== undefined) await parts.cap.free(await capKeysOf(row.customer_id, parts), orderId);
  await tellTakenBack(row, parts);
  parts.log.info('order stopped', { order: orderId, reason, repeated: !stopped });
  return stopped ? answers.accepted() : answers.duplicate();
}

/** Of an order that answered what its shopper was offered: it may answer it no more. */
async function tellTakenBack(row: OrderRow | undefined, { jobs }: OrderEventParts): Promise<void> {
  if ((row?.came_of?.size ?? 0) > 0) await jobs.add({ came_of: { order_id: row?.order_id ?? '' } });
}
