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
import { closedAtOf, isPaid, knowsOf, recipientsOf, saleFigures } from './square-order.ts';
import { readDispute, readRefund } from './square-refund.ts';
import { ignored, missing, present } from './square-told.ts';
import { isLastTry, unreadMoney } from './square-unread.ts';
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
    return readTold(type, body, shop, makeSquareApi(shop, api)).catch((error: unknown) => {
      const unread = isLastTry(request) ? unreadMoney(body, shop) : undefined;
      if (unread === undefined) throw error;
      return { kind: 'event', event: unread };
    });
  },
};

function readTold(type: string, body: unknown, shop: Shop, from: SquareApi): Promise<TillTranslation> {
  if (type === 'payment.created' || type === 'payment.updated')
    return readPayment(at(body, 'data', 'object', 'payment'), shop, from);
  if (type === 'refund.created' || type === 'refund.updated')
    return readRefund(at(body, 'data', 'object', 'refund'), shop, from);
  if (type === 'dispute.created' || type === 'dispute.state.updated' || type === 'dispute.state.changed')
    return readDispute(at(body, 'data', 'object', 'dispute'), shop, from);
  return Promise.resolve(ignored(`type ${cut(type, { characters: 60 })}`));
}

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
  const order = present(await from.order(orderId), 'order');
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

/**
 * The first telephone number among the customers that the payment or the order names; where none has one, the number of
 * whoever picks the order up or has it delivered. A customer who was deleted is nobody, one who is not shown yet will be:
 * where all that are named are not there and nobody else has a number, Square must tell again.
 */
async function phoneOf(
  payment: unknown,
  order: unknown,
  shop: Shop,
  from: SquareApi,
): Promise<string | undefined> {
  const recipients = recipientsOf(order);
  const named = [
    ...[payment, order, ...list(at(order, 'tenders'))].map((one) => id(at(one, 'customer_id'))),
    ...recipients.map(({ customerId }) => customerId),
  ];
  const customers = [...new Set(named.filter((one) => one !== undefined))].slice(0, MOST_CUSTOMERS);
  const phone = (written: string | undefined) =>
    written === undefined ? undefined : toE164(written, shop.country);
  let shown = 0;
  for (const customerId of customers) {
    const customer = await from.customer(customerId);
    if (customer !== undefined) shown += 1;
    const found = phone(text(at(customer, 'phone_number')));
    if (found !== undefined) return found;
  }
  const theirs = recipients.map((one) => phone(one.phone)).find((found) => found !== undefined);
  if (theirs === undefined && customers.length > 0 && shown === 0) present(undefined, 'customer');
  return theirs;
}
