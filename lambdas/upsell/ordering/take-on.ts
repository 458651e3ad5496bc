// Takes on an order that is told for the first time: written at once where it says everything itself, and after a look
// at what is known where it does not, or where the write was refused. Both come to the same.

import { lookAgain } from '../../../shared/aws/look-again.ts';
import type { Order } from '../../../shared/events/store-events.ts';
import { personKeys } from '../../../shared/people/person-keys.ts';
import * as answers from '../../../shared/webhooks/answer.ts';
import { addressesOfLateOrder } from '../decisions/addresses.ts';
import { answersIn } from '../decisions/came-of.ts';
import { capFloor } from '../decisions/cap.ts';
import { channelOf } from '../decisions/channel.ts';
import { decideGate, type GateOutcome, type KnownCustomer } from '../decisions/gate.ts';
import { newerConsents, orderConsents, wantsNoMore } from '../decisions/order-consents.ts';
import { addOwned } from '../decisions/owned.ts';
import { dueAt, pendingUntil } from '../decisions/timing.ts';
import { mayBeUnseen } from '../decisions/unseen.ts';
import type { CustomerRow, RecordedOutcome } from '../rows.ts';
import type { UpsellSettings } from '../rules/settings.ts';
import { rememberedConsents } from '../state/customer-consents.ts';
import type { KnownOfOrder } from '../state/load-order.ts';
import { capOf, type Reservation } from '../state/nudge-cap.ts';
import { MOST_KEPT } from '../state/orders.ts';
import { meetAgain, queueJob } from './meet-again.ts';
import type { InMemory, OrderEventParts } from './order-parts.ts';
import { purchaseOf } from './tell-others.ts';

/** Two orders of one shopper, or an order and its cancellation, may race; the loser looks again. */
const TRIES = 4;

/** Takes on an order that this process neither settled nor is taking on. */
export async function takeOn(order: Order, parts: OrderEventParts & InMemory): Promise<answers.Answer> {
  const settings = await parts.settings();
  return (await writeUnseen(order, settings, parts)) ?? lookAndWrite(order, settings, parts);
}

/** Undefined: the order does not say everything itself, or something stands in its way, and a look tells what. */
async function writeUnseen(
  order: Order,
  settings: UpsellSettings,
  parts: OrderEventParts & InMemory,
): Promise<answers.Answer | undefined> {
  const now = parts.now();
  const channel = channelOf(settings, parts.shop);
  const unseen = mayBeUnseen({ order, channel, capDays: settings.capDays }, now);
  if (unseen === undefined) return undefined;
  const keys = personKeys(order.customer ?? {});
  const recorded = await parts.record({
    order,
    outcome: 'queueing',
    purchase: {
      shopCurrency: parts.shop.currency,
      keepContact: true,
      unseen,
      reserve: reservationOf(order, settings, { now, zone: parts.shop.timeZone }),
    },
    keys,
    capKeys: keys,
    now,
  });
  if (recorded.kind === 'order-known' && recorded.row.gate_outcome !== undefined)
    return meetAgain(recorded.row, parts);
  if (recorded.kind !== 'applied') return undefined;
  parts.log.info('order recorded', { order: order.orderId, outcome: 'queue', ...leftOut(order, undefined) });
  await queueJob(order, keys, parts);
  return answers.accepted();
}

async function lookAndWrite(
  order: Order,
  settings: UpsellSettings,
  parts: OrderEventParts & InMemory,
): Promise<answers.Answer> {
  return lookAgain({ tries: TRIES, who: `Order ${order.orderId}` }, async () => {
    const known = await parts.load(order);
    if (known.row?.gate_outcome !== undefined) return meetAgain(known.row, parts);

    const now = parts.now();
    if (known.standing === 'free' && wantsNoMore(order)) {
      await parts.optOut.list(known.keys, 'store', now);
      return 'again';
    }
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

    // Of an order with a job the picker tells. Before it is written down: told again it is the same, and once it is, nobody comes back.
    if (outcome !== 'queue' && known.standing === 'free')
      await parts.tellOthers?.({ bought: { keys: known.keys, ...purchaseOf(order) } });
    if (outcome !== 'queue') await tellWhatCame(order, { ...known, outcome }, parts);
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
              isOlderOrder: (known.customer?.last_order_at ?? '') > order.placedAt,
              ...addressesOf(order, known.customer),
              consents: newerConsents(orderConsents(order), rememberedConsents(known.customer)),
              ...(outcome === 'queue'
                ? { reserve: reservationOf(order, settings, { now, zone: parts.shop.timeZone }) }
                : {}),
            },
      keys: known.keys,
      capKeys: known.capKeys,
      now,
    });
    if (recorded.kind !== 'applied') return 'again';

    parts.log.info('order recorded', { order: order.orderId, outcome, ...leftOut(order, known.customer) });
    if (outcome === 'queue') await queueJob(order, known.capKeys, parts);
    parts.settled.add(order.orderId);
    return answers.accepted();
  });
}

/** The same of what they were offered lately; a subscription that renews by itself answers nothing. */
async function tellWhatCame(
  order: Order,
  { outcome, standing, capRows }: KnownOfOrder & { readonly outcome: GateOutcome },
  { jobs, shop }: OrderEventParts,
): Promise<void> {
  if (outcome === 'renewal' || standing === 'erased') return;
  const answers = answersIn(order, capRows, shop.currency);
  if (answers.length > 0) await jobs.add({ came_of: { order_id: order.orderId, answers } });
}

function addressesOf(order: Order, customer: CustomerRow | undefined) {
  const addressesAreOld = addressesOfLateOrder(order, customer);
  return addressesAreOld === undefined ? {} : { addressesAreOld };
}

function reservationOf(
  order: Order,
  settings: UpsellSettings,
  at: { readonly now: Date; readonly zone: string },
): Reservation {
  const { now } = at;
  const due = dueAt(order.placedAt, settings, at);
  return { until: pendingUntil(due), capFloor: capFloor(settings.capDays, now), now };
}

function knownCustomer({ customer, capRows }: KnownOfOrder): KnownCustomer {
  const { lastNudgedAt, pendingUntil: nudgePendingUntil } = capOf(capRows);
  return {
    consents: rememberedConsents(customer),
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

const recordedAs = (outcome: GateOutcome): RecordedOutcome => (outcome === 'queue' ? 'queueing' : outcome);
