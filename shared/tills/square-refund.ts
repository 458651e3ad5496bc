// Money that went back at a Square till: a refund, of one sale or of things from several, and a dispute that was lost.
import type { Refund, TillEvent, TillTranslation } from '../events/till-events.ts';
import { at, id, instant, text } from '../platforms/fields.ts';
import type { Shop } from '../shop/shop.ts';
import { cut } from '../text/cut.ts';
import type { SquareApi } from './square-api.ts';
import { moneyBack } from './square-money.ts';
import { goodsShare } from './square-order.ts';
import {
  goodsRefunded,
  linesRefunded,
  returnsCharges,
  returnsInPart,
  salesReturned,
} from './square-return.ts';
import { orderPaidBy, sharesOf } from './square-shares.ts';
import { ignored, missing, present } from './square-told.ts';

/** Throws `StoreApiError` where it names something that Square does not show (yet), so that Square tells again. */
export async function readRefund(refund: unknown, shop: Shop, from: SquareApi): Promise<TillTranslation> {
  const status = text(at(refund, 'status'));
  if (status === undefined) return missing('data.object.refund.status');
  // One that is pending or was rejected has moved no money; another event comes when it has.
  if (status !== 'COMPLETED') return ignored(`refund ${cut(status, { characters: 60 }).toLowerCase()}`);
  const refundId = id(at(refund, 'id'));
  if (refundId === undefined) return missing('data.object.refund.id');
  const closedAt = instant(at(refund, 'created_at')) ?? instant(at(refund, 'updated_at'));
  if (closedAt === undefined) return missing('data.object.refund.created_at');
  const money = moneyBack(refund, shop);
  if (money === undefined) return missing('data.object.refund.amount_money');
  if ('foreign' in money) return ignored(`currency ${money.foreign}, and the shop's is ${shop.currency}`);
  const orders = askedOnce(from);
  const returnOrderId = id(at(refund, 'order_id'));
  const returned =
    returnOrderId === undefined
      ? []
      : salesReturned(present(await orders.order(returnOrderId), 'return order'));
  const shares = await sharesOf(money.minor, { returned, paymentId: id(at(refund, 'payment_id')) }, orders);
  const refunds: Refund[] = [];
  for (const { refundOf, minor, sale, lines } of shares) {
    // Only for what a return does not say itself: of which kind a charge was, and how much of a line an exchange earned on.
    const sold = returnsCharges(sale)
      ? present(await orders.order(sale.source ?? refundOf), 'order')
      : undefined;
    const isInPart = shares.length === 1 && lines !== undefined && returnsInPart(minor, lines);
    const booked = isInPart ? present(await orders.order(refundOf), 'order') : undefined;
    refunds.push({
      type: 'sale.refunded',
      saleId: refundId,
      refundOf,
      closedAt,
      currency: shop.currency,
      totalMinor: goodsRefunded(minor, sale, sold),
      items: lines === undefined ? [] : linesRefunded(minor, lines, booked),
    });
  }
  const [first, ...others] = refunds;
  if (first === undefined) return ignored('refund of no sale that Square knows');
  return { kind: 'event', event: first, ...(others.length === 0 ? {} : { also: others }) };
}

/** The same interface; an order that several steps ask for is fetched once. */
function askedOnce(from: SquareApi): SquareApi {
  const orders = new Map<string, Promise<unknown>>();
  return {
    ...from,
    order(id) {
      const asked = orders.get(id) ?? from.order(id);
      orders.set(id, asked);
      return asked;
    },
  };
}

/**
 * A dispute takes the points when the bank has decided for the buyer, or the seller has not contested it (dispute.state.updated;
 * the money was held back before, which is no decision). It has no lines.
 */
export async function readDispute(dispute: unknown, shop: Shop, from: SquareApi): Promise<TillTranslation> {
  const state = text(at(dispute, 'state'));
  if (state === undefined) return missing('data.object.dispute.state');
  if (state !== 'LOST' && state !== 'ACCEPTED')
    return ignored(`dispute ${cut(state, { characters: 60 }).toLowerCase()}`);
  const disputeId = id(at(dispute, 'id')) ?? id(at(dispute, 'dispute_id'));
  if (disputeId === undefined) return missing('data.object.dispute.id');
  const closedAt = instant(at(dispute, 'updated_at')) ?? instant(at(dispute, 'created_at'));
  if (closedAt === undefined) return missing('data.object.dispute.updated_at');
  const money = moneyBack(dispute, shop);
  if (money === undefined) return missing('data.object.dispute.amount_money');
  if ('foreign' in money) return ignored(`currency ${money.foreign}, and the shop's is ${shop.currency}`);
  const paymentId = id(at(dispute, 'disputed_payment', 'payment_id'));
  const refundOf = await orderPaidBy(paymentId, from);
  if (refundOf === undefined) return ignored('dispute of no sale that Square knows');
  const order = present(await from.order(refundOf), 'order');
  const event: TillEvent = {
    type: 'sale.refunded',
    // Its state may be told twice, LOST after ACCEPTED: the money is gone once.
    saleId: `dispute:${disputeId}`,
    refundOf,
    closedAt,
    currency: shop.currency,
    totalMinor: goodsShare(order, money.minor),
    items: [],
  };
  return { kind: 'event', event };
}
