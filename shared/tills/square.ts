// Square. A sale rung up at a Square till never fires an event of its own: it begins with its payment, from which the
// order and the customer are fetched. Square sends the same sale several times, and again when a tip is added, so that
// every one is `sale.updated`: new figures correct the points, the same ones change nothing.

import type { Sale, TillTranslation } from '../events/till-events.ts';
import { toE164 } from '../people/phone.ts';
import { at, id, instant, known, list, text } from '../platforms/fields.ts';
import { StoreApiError } from '../platforms/platform.ts';
import type { Shop } from '../shop/shop.ts';
import { cut } from '../text/cut.ts';
import { parseJson } from '../webhooks/json.ts';
import type { WebhookRequest } from '../webhooks/request.ts';
import type { SignatureVerdict } from '../webhooks/sender.ts';
import { hmacSha256, sameBytes } from '../webhooks/signature.ts';
import { makeSquareApi, type SquareApi } from './square-api.ts';
import { closedAtOf, isPaid, knowsOf, refundFigures, saleFigures, sourceOrderOf } from './square-order.ts';
import type { TillPlatform } from './till.ts';

/** A bill may be split among any number of people; more than a few look-ups would keep Square waiting. */
const MOST_CUSTOMERS = 3;

export const square: TillPlatform = {
  verify: verifySquareSignature,

  // Square's test notification is signed like everything else, and is of a type that is ignored.
  isPing: () => false,

  async translate(request, shop, api) {
    const parsed = parseJson(request.body);
    if (!parsed.ok) return { kind: 'invalid', issues: [parsed.issue] };
    const body = parsed.value;
    const type = text(at(body, 'type'));
    if (type === undefined) return missing('type');
    const from = makeSquareApi(shop, api);
    if (type === 'payment.created' || type === 'payment.updated')
      return readPayment(at(body, 'data', 'object', 'payment'), shop, from);
    if (type === 'refund.created' || type === 'refund.updated')
      return readRefund(at(body, 'data', 'object', 'refund'), shop, from);
    return ignored(`type ${cut(type, { characters: 60 })}`);
  },
};

/**
 * The base64 HMAC of the webhook's address, exactly as it was registered with Square, and the body. The key is the
 * text that Square shows, undecoded.
 */
function verifySquareSignature(
  request: WebhookRequest,
  secrets: readonly string[],
  _now: Date,
  addresses: readonly string[],
): SignatureVerdict {
  const header = request.headers['x-square-hmacsha256-signature'];
  if (!header) return { valid: false, reason: 'missing' };
  const given = Buffer.from(header, 'base64');
  const good = secrets
    .filter((secret) => secret !== '')
    .some((key) => addresses.some((address) => sameBytes(hmacSha256(key, address, request.body), given)));
  return good ? { valid: true } : { valid: false, reason: 'wrong' };
}

async function readPayment(payment: unknown, shop: Shop, from: SquareApi): Promise<TillTranslation> {
  const status = text(at(payment, 'status'));
  if (status === undefined) return missing('data.object.payment.status');
  if (status !== 'COMPLETED') return ignored(`payment ${cut(status, { characters: 60 }).toLowerCase()}`);
  const orderId = id(at(payment, 'order_id'));
  if (orderId === undefined) return ignored('payment without an order');
  const order = await from.order(orderId);
  if (order === undefined) return ignored('order not found');
  if (text(at(order, 'state')) === 'CANCELED') return ignored('order canceled');
  // Of a bill that is split, this is any payment but the last; of an order that is behind, Square must tell again.
  if (!isPaid(order, payment)) {
    if (knowsOf(order, payment)) return ignored('order not paid in full yet');
    throw new StoreApiError("Square's order does not show its payment yet", { retryable: true });
  }
  const closedAt = closedAtOf(order, payment);
  const figures = saleFigures(order, shop);
  if (closedAt === undefined || figures === undefined) return ignored('order without a time or amounts');
  if ('foreign' in figures) return ignored(`currency ${figures.foreign}, and the shop's is ${shop.currency}`);
  const sale = {
    type: 'sale.updated' as const,
    saleId: orderId,
    closedAt,
    updatedAt: instant(at(order, 'updated_at')),
    phone: await phoneOf(payment, order, shop, from),
    currency: shop.currency,
    ...figures,
  };
  return { kind: 'event', event: known(sale) as Sale };
}

/** The first telephone number among the customers that the payment or the order names. */
async function phoneOf(
  payment: unknown,
  order: unknown,
  shop: Shop,
  from: SquareApi,
): Promise<string | undefined> {
  const named = [payment, order, ...list(at(order, 'tenders'))].map((one) => id(at(one, 'customer_id')));
  const customers = [...new Set(named.filter((one) => one !== undefined))].slice(0, MOST_CUSTOMERS);
  for (const customerId of customers) {
    const written = text(at(await from.customer(customerId), 'phone_number'));
    const phone = written === undefined ? undefined : toE164(written, shop.country);
    if (phone !== undefined) return phone;
  }
  return undefined;
}

async function readRefund(refund: unknown, shop: Shop, from: SquareApi): Promise<TillTranslation> {
  const status = text(at(refund, 'status'));
  if (status === undefined) return missing('data.object.refund.status');
  // One that is pending or was rejected has moved no money; another event comes when it has.
  if (status !== 'COMPLETED') return ignored(`refund ${cut(status, { characters: 60 }).toLowerCase()}`);
  const refundId = id(at(refund, 'id'));
  if (refundId === undefined) return missing('data.object.refund.id');
  const closedAt = instant(at(refund, 'created_at')) ?? instant(at(refund, 'updated_at'));
  if (closedAt === undefined) return missing('data.object.refund.created_at');
  const returnOrderId = id(at(refund, 'order_id'));
  const returnOrder = returnOrderId === undefined ? undefined : await from.order(returnOrderId);
  const refundOf = sourceOrderOf(returnOrder) ?? (await orderPaidBy(id(at(refund, 'payment_id')), from));
  if (refundOf === undefined) return ignored('refund of no sale that Square knows');
  const figures = refundFigures(refund, returnOrder, shop);
  if (figures === undefined) return missing('data.object.refund.amount_money');
  if ('foreign' in figures) return ignored(`currency ${figures.foreign}, and the shop's is ${shop.currency}`);
  const currency = shop.currency;
  const event = {
    type: 'sale.refunded' as const,
    saleId: refundId,
    refundOf,
    closedAt,
    currency,
    ...figures,
  };
  return { kind: 'event', event };
}

async function orderPaidBy(paymentId: string | undefined, from: SquareApi): Promise<string | undefined> {
  return paymentId === undefined ? undefined : id(at(await from.payment(paymentId), 'order_id'));
}

const ignored = (reason: string): TillTranslation => ({ kind: 'ignored', reason });
const missing = (path: string): TillTranslation => ({
  kind: 'invalid',
  issues: [{ path, message: 'is missing' }],
});
