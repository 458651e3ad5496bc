// What an order event does. The order's row is written before its job is queued, so the gap between the two is
// the one place where an order could get lost; whoever meets an order in that gap finishes the work.
import { lookAgain } from '../../../shared/aws/look-again.ts';
import type { Queue } from '../../../shared/aws/queue.ts';
import type { Order } from '../../../shared/events/store-events.ts';
import type { Log } from '../../../shared/handlers/log.ts';
import type { Remembered } from '../../../shared/handlers/remembered.ts';
import { currentKeys } from '../../../shared/people/person-keys.ts';
import type { Shop } from '../../../shared/shop/shop.ts';
import * as answers from '../../../shared/webhooks/answer.ts';
import { capFloor } from '../decisions/cap.ts';
import { channelOf } from '../decisions/channel.ts';
import { decideGate, type GateOutcome, type KnownCustomer } from '../decisions/gate.ts';
import { addOwned } from '../decisions/owned.ts';
import { dueAt, pendingUntil } from '../decisions/timing.ts';
import type { UpsellSettings } from '../rules/settings.ts';
import type { CustomerRow, Customers } from '../state/customers.ts';
import type { KnownOfOrder, LoadOrder } from '../state/load-order.ts';
import { capOf, type NudgeCap } from '../state/nudge-cap.ts';
import { MOST_KEPT, type OrderRow, type Orders, orderOf, type RecordedOutcome } from '../state/orders.ts';
import type { RecordOrder, RecordResult } from '../state/record-order.ts';
import { type Job, jobOf } from './job.ts';

export type OrderEventParts = {
  readonly shop: Shop;
  readonly log: Log;
  readonly now: () => Date;
  readonly sleep: (milliseconds: number) => Promise<void>;
  readonly settings: () => Promise<UpsellSettings>;
  readonly orders: Orders;
  readonly customers: Customers;
  readonly cap: Pick<NudgeCap, 'free'>;
  readonly load: LoadOrder;
  readonly record: (record: RecordOrder) => Promise<RecordResult>;
  readonly jobs: Queue<Job>;
};

/** Two orders of one shopper, or an order and its cancellation, may race; the loser looks again. */
const TRIES = 4;

/** Orders whose outcome is written and whose job, if they earned one, is queued: of these nothing is asked again. */
export type Settled = { readonly settled: Remembered };

/** Takes on an order, once, whichever of the store's events brings it. */
export async function receiveOrder(order: Order, parts: OrderEventParts & Settled): Promise<answers.Answer> {
  if (parts.settled.has(order.orderId)) return answers.duplicate();
  const settings = await parts.settings();
  return lookAgain({ tries: TRIES, who: `Order ${order.orderId}` }, async () => {
    const known = await parts.load(order);
    if (known.row?.gate_outcome !== undefined) return meetAgain(known.row, parts);

    const now = parts.now();
    const outcome = decideGate(
      {
        order,
        customer: knownCustomer(known),
        optedOut: known.standing !== 'free',
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
      // Of somebody who was erased nothing is kept again, not even that they bought.
      purchase:
        known.standing === 'erased'
          ? undefined
          : {
              owned: known.customer,
              shopCurrency: parts.shop.currency,
              keepContact: known.standing === 'free',
              ...(outcome === 'queue'
                ? { reserve: { until: pendingUntil(due), capFloor: capFloor(settings.capDays, now), now } }
                : {}),
            },
      keys: known.keys,
      capKeys: known.capKeys,
      now,
    });
    if (recorded !== 'applied') return 'again';

    parts.log.info('order recorded', { order: order.orderId, outcome, ...leftOut(order, known.customer) });
    if (outcome === 'queue') await queueJob(order, known, parts);
    parts.settled.add(order.orderId);
    return answers.accepted();
  });
}

function knownCustomer({ customer, capRows }: KnownOfOrder): KnownCustomer {
  const { lastNudgedAt, pendingUntil: nudgePendingUntil } = capOf(capRows);
  return {
    ...(customer?.email_consent === undefined ? {} : { emailConsent: customer.email_consent }),
    ...(customer?.sms_consent === undefined ? {} : { smsConsent: customer.sms_consent }),
    ...(customer?.email === undefined ? {} : { email: customer.email }),
    ...(customer?.phone === undefined ? {} : { phone: customer.phone }),
    ...(lastNudgedAt === undefined ? {} : { lastNudgedAt }),
    ...(nudgePendingUntil === undefined ? {} : { nudgePendingUntil }),
  };
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
  if (row?.customer_id !== undefined)
    await parts.cap.free((await personOf(row.customer_id, parts)).capKeys, orderId);
  parts.log.info('order stopped', { order: orderId, reason, repeated: !stopped });
  return stopped ? answers.accepted() : answers.duplicate();
}

const recordedAs = (outcome: GateOutcome): RecordedOutcome => (outcome === 'queue' ? 'queueing' : outcome);

/** How long a handler that is at work may take from its claim to its job. */
const CLAIM_MS = 10_000;
const LOOKS = 6;
const LOOK_EVERY_MS = 150;

/** An order that was seen before: done with, unless its first handler died before the job was queued. */
async function meetAgain(row: OrderRow, parts: OrderEventParts & Settled): Promise<answers.Answer> {
  let seen: OrderRow | undefined = row;
  for (
    let look = 0;
    seen?.gate_outcome === 'queueing' && isFresh(seen, parts.now()) && look < LOOKS;
    look += 1
  ) {
    await parts.sleep(LOOK_EVERY_MS);
    seen = await parts.orders.get(row.order_id);
  }
  if (seen !== undefined && seen.gate_outcome !== 'queueing') parts.settled.add(row.order_id);
  if (seen?.gate_outcome !== 'queueing' || seen.queue_claimed_at === undefined) return answers.duplicate();
  if (!(await parts.orders.claimQueueing(row.order_id, seen.queue_claimed_at, parts.now())))
    return answers.duplicate();
  parts.log.warn('order was left without its job', { order: row.order_id });
  await queueJob(orderOf(seen), await personOf(seen.customer_id ?? '', parts), parts);
  parts.settled.add(row.order_id);
  return answers.accepted();
}

const isFresh = (row: OrderRow, now: Date): boolean =>
  row.queue_claimed_at !== undefined && now.getTime() - new Date(row.queue_claimed_at).getTime() < CLAIM_MS;

type Shopper = { readonly customer: CustomerRow | undefined; readonly capKeys: readonly string[] };

/** The customer as the table knows them, with the keys of their cap. */
async function personOf(customerId: string, parts: OrderEventParts): Promise<Shopper> {
  const customer = await parts.customers.get(customerId);
  const capKeys = currentKeys({
    id: customerId,
    ...(customer?.email === undefined ? {} : { email: customer.email }),
    ...(customer?.phone === undefined ? {} : { phone: customer.phone }),
  });
  return { customer, capKeys };
}

async function queueJob(order: Order, shopper: Shopper, parts: OrderEventParts): Promise<void> {
  await parts.jobs.add(jobOf(order, shopper));
  await parts.orders.markQueued(order.orderId);
}
