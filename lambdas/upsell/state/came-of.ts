// The orders that answer a nudge, joined with its offer, and taken off again where they are cancelled, refunded or changed. Each is one
// transaction: the offer, on the condition that its purchases are as they were read; the order, which must stand and from then on says
// whose answer it is; and the figures of the offer's week. So a figure moves exactly when an offer does, however often, late or
// beside itself an order is told.
//
//   order comes ── joined ──> offer.bought_orders + order.came_of + week's figures
//   order ends  ── takenBack ──> offer.bought_orders − order, week's figures back
//
// An order that ends first is never joined, and one that is joined first says so to whoever ends it.
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { TransactItem } from '../../../shared/aws/conditional.ts';
import { lookAgain } from '../../../shared/aws/look-again.ts';
import { makeTransact } from '../../../shared/aws/transact.ts';
import {
  type Answer,
  type Arm,
  armOf,
  type Bought,
  boughtBy,
  moved,
  takenBack,
  weekOf,
} from '../decisions/came-of.ts';
import type { OfferRow, OrderRow } from '../rows.ts';
import { cameWeekKey } from './came-weeks.ts';
import { expiryOf } from './offer-row.ts';
import type { Offers } from './offers.ts';
import type { Orders } from './orders.ts';

export type CameOf = ReturnType<typeof makeCameOf>;

const TRIES = 6;
const orderStands = 'attribute_not_exists(stopped_reason)';
const itIsStillInTheOrder = '(attribute_not_exists(gone_skus) OR NOT contains(gone_skus, :sku))';
const purchasesAreAsRead = (bought: Bought | undefined) =>
  bought === undefined ? 'attribute_not_exists(bought_orders)' : 'bought_orders = :seen';

type Tables = {
  readonly offers: Pick<Offers, 'get'>;
  readonly orders: Pick<Orders, 'get'>;
  readonly names: { readonly offers: string; readonly orders: string; readonly notices: string };
  /** The shop's. */
  readonly zone: string;
};

export function makeCameOf(client: DynamoDBDocumentClient, { offers, orders, names, zone }: Tables) {
  const transact = makeTransact(client);

  function offerItem(offer: OfferRow, bought: Bought): TransactItem {
    return {
      Update: {
        TableName: names.offers,
        Key: { offer_id: offer.offer_id },
        ConditionExpression: `#state = :state AND ${purchasesAreAsRead(offer.bought_orders)}`,
        UpdateExpression: 'SET bought_orders = :bought',
        ExpressionAttributeNames: { '#state': 'state' },
        ExpressionAttributeValues: {
          ':state': offer.state,
          ':bought': bought,
          ...(offer.bought_orders === undefined ? {} : { ':seen': offer.bought_orders }),
        },
      },
    };
  }

  function weekItem(offer: OfferRow, arm: Arm, bought: Bought, now: Date): TransactItem | undefined {
    const moves = Object.entries(moved(offer.bought_orders ?? {}, bought, arm));
    if (moves.length === 0) return undefined;
    return {
      Update: {
        TableName: names.notices,
        Key: cameWeekKey(weekOf(offer, zone)),
        UpdateExpression: `SET expires_at = if_not_exists(expires_at, :expires) ADD ${moves.map((_, at) => `#f${at} :f${at}`).join(', ')}`,
        ExpressionAttributeNames: Object.fromEntries(moves.map(([figure], at) => [`#f${at}`, figure])),
        ExpressionAttributeValues: {
          ':expires': expiryOf(now),
          ...Object.fromEntries(moves.map(([, by], at) => [`:f${at}`, by])),
        },
      },
    };
  }

  const orderItem = (orderId: string, offer: OfferRow, now: Date): TransactItem => ({
    Update: {
      TableName: names.orders,
      Key: { order_id: orderId },
      ConditionExpression: `${orderStands} AND ${itIsStillInTheOrder}`,
      UpdateExpression: 'SET expires_at = if_not_exists(expires_at, :expires) ADD came_of :offer',
      ExpressionAttributeValues: {
        ':sku': offer.sku,
        ':offer': new Set([offer.offer_id]),
        ':expires': expiryOf(now),
      },
    },
  });

  return {
    /** Joins an order with an offer that it answers. Safe to repeat; true where it was joined now. */
    joined: (orderId: string, { offer_id: offerId, minor }: Answer, now: Date): Promise<boolean> =>
      lookAgain({ tries: TRIES, who: `Offer ${offerId}` }, async () => {
        const offer = await offers.get(offerId);
        const arm = offer === undefined ? undefined : armOf(offer);
        // Never sent after all, or of an order's own add-on, which nobody was nudged into buying.
        if (offer === undefined || arm === undefined || offer.order_id === orderId) return false;
        const bought = boughtBy(offer.bought_orders ?? {}, orderId, minor);
        if (bought === offer.bought_orders) return false;
        const outcome = await transact({
          offer: offerItem(offer, bought),
          order: orderItem(orderId, offer, now),
          week: weekItem(offer, arm, bought, now),
        });
        if (outcome.applied) return true;
        return outcome.refusedBy.includes('order') ? false : 'again';
      }),

    /** Takes an order off every offer that it answered and answers no more. Safe to repeat; so many it was taken off now. */
    async takenBack(orderId: string, now: Date): Promise<number> {
      const order = await orders.get(orderId);
      let count = 0;
      for (const offerId of order?.came_of ?? [])
        if (await takenOff(order as OrderRow, offerId, now)) count += 1;
      return count;
    },
  };

  function takenOff(order: OrderRow, offerId: string, now: Date): Promise<boolean> {
    return lookAgain({ tries: TRIES, who: `Offer ${offerId}` }, async () => {
      const offer = await offers.get(offerId);
      const arm = offer === undefined ? undefined : armOf(offer);
      if (offer?.bought_orders === undefined || arm === undefined) return false;
      const stands = order.stopped_reason === undefined && !order.gone_skus?.has(offer.sku ?? '');
      const bought = takenBack(offer.bought_orders, order.order_id);
      if (stands || bought === offer.bought_orders) return false;
      const { applied } = await transact({
        offer: offerItem(offer, bought),
        week: weekItem(offer, arm, bought, now),
      });
      return applied ? true : 'again';
    });
  }
}
