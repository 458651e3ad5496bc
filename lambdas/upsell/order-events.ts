// What an order event does. The order's row is written before its job is queued, so the gap between the two is
// the one place where an order could get lost; whoever meets an order in that gap finishes the work.
import type { Queue } from '../../shared/aws/queue.ts';
import type { Log } from '../../shared/log.ts';
import type { Shop } from '../../shared/shop.ts';
import type { Order } from '../../shared/store-events.ts';
import * as answers from '../../shared/webhooks/answer.ts';
import { capFloor } from './decisions/cap.ts';
import { channelOf } from './decisions/channel.ts';
import { decideGate, type GateOutcome } from './decisions/gate.ts';
import { addOwned } from './decisions/owned.ts';
import { dueAt, pendingUntil } from './decisions/timing.ts';
import { type Job, jobOf } from './job.ts';
import type { UpsellSettings } from './rules/settings.ts';
import type { CustomerRow, Customers } from './state/customers.ts';
import type { LoadOrder } from './state/load-order.ts';
import { MOST_KEPT, type OrderRow, type Orders, orderOf, type RecordedOutcome } from './state/orders.ts';
import type { RecordOrder, RecordResult } from './state/record-order.ts';

export type OrderEventParts = {
  readonly shop: Shop;
  readonly log: Log;
  readonly now: () => Date;
  readonly sleep: (milliseconds: number) => Promise<void>;
  readonly settings: () => Promise<UpsellSettings>;
  readonly orders: Orders;
  readonly customers: Customers;
  readonly load: LoadOrder;
  readonly record: (record: RecordOrder) => Promise<RecordResult>;
  readonly jobs: Queue<Job>;
};

/** Two orders of one shopper, or an order and its cancellation, may race; the loser looks again. */
const TRIES = 4;

/** Takes on an order, once, whichever of the store's events brings it. */
export async function receiveOrder(order: Order, parts: OrderEventParts): Promise<answers.Answer> {
  const settings = await parts.settings();
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const known = await parts.load(order);
    if (known.row?.gate_outcome !== undefined) return meetAgain(known.row, parts);

    const now = parts.now();
    const outcome = decideGate(
      {
        order,
        customer: known.customer && {
          ...(known.customer.email_consent === undefined
            ? {}
            : { emailConsent: known.customer.email_consent }),
          ...(known.customer.sms_consent === undefined ? {} : { smsConsent: known.customer.sms_consent }),
          ...(known.customer.email === undefined ? {} : { email: known.customer.email }),
          ...(known.customer.phone === undefined ? {} : { phone: known.customer.phone }),
          ...(known.customer.last_nudged_at === undefined
            ? {}
            : { lastNudgedAt: known.customer.last_nudged_at }),
          ...(known.customer.nudge_pending_until === undefined
            ? {}
            : { nudgePendingUntil: known.customer.nudge_pending_until }),
        },
        optedOut: known.optedOut,
        stopped: known.row?.stopped_reason !== undefined,
        channel: channelOf(settings, parts.shop),
        capDays: settings.capDays,
      },
      now,
    );

    const due = dueAt(order.placedAt, settings.sendDelayMinutes, now);
    const recorded = await parts.record({
      order,
      outcome: recordedAs(outcome),
      purchase: {
        owned: known.customer,
        shopCurrency: parts.shop.currency,
        keepContact: !known.optedOut,
        ...(outcome === 'queue'
          ? { reserve: { until: pendingUntil(due), capFloor: capFloor(settings.capDays, now), now } }
          : {}),
      },
      now,
    });
    if (recorded !== 'applied') continue;

    parts.log.info('order recorded', { order: order.orderId, outcome, ...leftOut(order, known.customer) });
    if (outcome === 'queue') await queueJob(order, known.customer, parts);
    return answers.accepted();
  }
  throw new Error(`Order ${order.orderId} lost ${TRIES} races in a row`);
}

/** What was too much to keep, for the log; nothing of an ordinary order. */
function leftOut(order: Order, customer: CustomerRow | undefined) {
  const lines = order.items.length > MOST_KEPT.lines ? { lines: order.items.length } : {};
  if (order.customer === undefined) return lines;
  const skus = order.items.map(({ sku }) => sku);
  const owned = addOwned(customer ?? {}, skus);
  return owned.kind === 'add' ? lines : { ...lines, ownedForgotten: owned.forgotten };
}

/** Notes that the store took an order back. The sender asks before it sends. */
export async function stopOrder(
  orderId: string,
  reason: 'cancelled' | 'refunded',
  parts: OrderEventParts,
): Promise<answers.Answer> {
  const stopped = await parts.orders.stop(orderId, reason, parts.now());
  // Also on a repeat: the first time may have ended right after the line above.
  const row = await parts.orders.get(orderId);
  if (row?.customer_id !== undefined) await parts.customers.freePending(row.customer_id, orderId);
  parts.log.info('order stopped', { order: orderId, reason, repeated: !stopped });
  return stopped ? answers.accepted() : answers.duplicate();
}

const recordedAs = (outcome: GateOutcome): RecordedOutcome => (outcome === 'queue' ? 'queueing' : outcome);

/** How long a handler that is at work may take from its claim to its job. */
const CLAIM_MS = 10_000;
const LOOKS = 6;
const LOOK_EVERY_MS = 150;

/** An order that was seen before: done with, unless its first handler died before the job was queued. */
async function meetAgain(row: OrderRow, parts: OrderEventParts): Promise<answers.Answer> {
  let seen: OrderRow | undefined = row;
  for (
    let look = 0;
    seen?.gate_outcome === 'queueing' && isFresh(seen, parts.now()) && look < LOOKS;
    look += 1
  ) {
    await parts.sleep(LOOK_EVERY_MS);
    seen = await parts.orders.get(row.order_id);
  }
  if (seen?.gate_outcome !== 'queueing' || seen.queue_claimed_at === undefined) return answers.duplicate();
  if (!(await parts.orders.claimQueueing(row.order_id, seen.queue_claimed_at, parts.now())))
    return answers.duplicate();
  parts.log.warn('order was left without its job', { order: row.order_id });
  await queueJob(orderOf(seen), await parts.customers.get(seen.customer_id ?? ''), parts);
  return answers.accepted();
}

const isFresh = (row: OrderRow, now: Date): boolean =>
  row.queue_claimed_at !== undefined && now.getTime() - new Date(row.queue_claimed_at).getTime() < CLAIM_MS;

async function queueJob(
  order: Order,
  customer: CustomerRow | undefined,
  parts: OrderEventParts,
): Promise<void> {
  await parts.jobs.add(jobOf(order, customer));
  await parts.orders.markQueued(order.orderId);
}
