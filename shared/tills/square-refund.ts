// Money that went back at a Square till: a refund, of one sale or of things from several, and a dispute that was lost.
import type { Refund, TillEvent, TillTranslation } from '../events/till-events.ts';
import { at, id, instant, text } from '../platforms/fields.ts';
import type { Shop } from '../shop/shop.ts';
import { cut } from '../text/cut.ts';
import type { SquareApi } from './square-api.ts';
import {
  goodsShare,
  moneyBack,
  type ReturnedSale,
  refundFigures,
  returnedMinor,
  returnsCharges,
  salesReturned,
} from './square-order.ts';
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
  const returnOrderId = id(at(refund, 'order_id'));
  const returned =
    returnOrderId === undefined
      ? []
      : salesReturned(present(await from.order(returnOrderId), 'return order'));
  const shares = await sharesOf(money.minor, { returned, paymentId: id(at(refund, 'payment_id')) }, from);
  const refunds: Refund[] = [];
  for (const { refundOf, minor, sale } of shares) {
    const order = returnsCharges(sale) ? present(await from.order(refundOf), 'order') : undefined;
    refunds.push({
      type: 'sale.refunded',
      saleId: refundId,
      refundOf,
      closedAt,
      currency: shop.currency,
      ...refundFigures(minor, sale, order),
    });
  }
  const [first, ...others] = refunds;
  if (first === undefined) return ignored('refund of no sale that Square knows');
  return { kind: 'event', event: first, ...(others.length === 0 ? {} : { also: others }) };
}

type Share = { readonly refundOf: string; readonly minor: number; readonly sale: ReturnedSale };

/**
 * How much of the money is of which sale. A refund goes to one payment: where that paid for one of several sales whose
 * things came back, and is no more than they came to, it is that sale's alone, and the others have refunds of their own.
 * Otherwise each sale has the part that its things are of all.
 */
async function sharesOf(
  minor: number,
  {
    returned,
    paymentId,
  }: { readonly returned: readonly ReturnedSale[]; readonly paymentId: string | undefined },
  from: SquareApi,
): Promise<readonly Share[]> {
  const [only, ...more] = returned;
  if (only?.source !== undefined && more.length === 0) return [{ refundOf: only.source, minor, sale: only }];
  const paid = await orderPaidBy(paymentId, from);
  const sales = returned.flatMap((sale) => {
    const refundOf = sale.source ?? paid;
    return refundOf === undefined ? [] : [{ refundOf, sale }];
  });
  if (sales.length === 0) return paid === undefined ? [] : [{ refundOf: paid, minor, sale: { returns: [] } }];
  const its = sales.find(({ refundOf }) => refundOf === paid);
  if (its !== undefined && minor <= returnedMinor(its.sale)) return [{ ...its, minor }];
  return divided(minor, sales);
}

/** The last one has what is left, so that the parts are the whole. */
function divided(
  minor: number,
  sales: readonly { readonly refundOf: string; readonly sale: ReturnedSale }[],
): readonly Share[] {
  const whole = sales.reduce((sum, { sale }) => sum + Math.max(0, returnedMinor(sale)), 0);
  let left = minor;
  return sales
    .map((one, index) => {
      const share = whole <= 0 ? 0 : Math.round((minor * Math.max(0, returnedMinor(one.sale))) / whole);
      const part = index === sales.length - 1 ? left : Math.min(left, share);
      left -= part;
      return { ...one, minor: part };
    })
    .filter((one) => one.minor > 0);
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

/** Undefined where no payment is named, or it paid for no order. */
async function orderPaidBy(paymentId: string | undefined, from: SquareApi): Promise<string | undefined> {
  if (paymentId === undefined) return undefined;
  return id(at(present(await from.payment(paymentId), 'payment'), 'order_id'));
}
