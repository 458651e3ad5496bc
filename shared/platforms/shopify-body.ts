// Shopify's bodies in our words. They differ by API version (consent left the customer in 2025-01, checkout
// ids went in 2026-04), so everything is read where any version had it. Amounts are the shop's own currency
// (`shop_money`), never the one shown to the shopper.

import type { Issue, Order, Translation } from '../events/store-events.ts';
import type { Shop } from '../shop/shop.ts';
import type { WebhookRequest } from '../webhooks/request.ts';
import { firstAmount } from './amounts.ts';
import { basketOf, type ReadLine } from './basket-lines.ts';
import { at, id, instant, itemName, known, list, text } from './fields.ts';
import { keptReference, type PersonFacts, person, unusable } from './person.ts';
import { isLater } from './placed-when.ts';
import { consentFacts } from './shopify-consent.ts';
import { exactId, idOf } from './shopify-ids.ts';
import { paymentOf } from './shopify-payment.ts';
import { renews } from './shopify-renewal.ts';
import * as translation from './translation.ts';

/** What a topic says beside the order. */
type Told = {
  /** When it was paid. */
  readonly paidAt?: string | undefined;
  /** It tells of any change, whenever that was. */
  readonly ofChange?: true;
};

/** orders/paid, which tells of the payment in the moment of it. */
export const translatePaid = (body: unknown, shop: Shop, request: WebhookRequest): Translation =>
  translateOrder(body, shop, {
    paidAt: instant(request.headers['x-shopify-triggered-at']) ?? instant(at(body, 'updated_at')),
  });

/** orders/updated, orders/fulfilled and orders/partially_fulfilled. */
export const translateChanged = (body: unknown, shop: Shop): Translation =>
  translateOrder(body, shop, { ofChange: true });

/** orders/create, and an order of the history: the same body in every topic. */
export function translateOrder(body: unknown, shop: Shop, told: Told = {}): Translation {
  if (at(body, 'test') === true && shop.testOrders !== true) return translation.ignored('test order');
  const orderId = idOf(body);
  if (orderId === undefined) return translation.missing('id');
  if (text(at(body, 'cancelled_at')) !== undefined)
    return translation.event({ type: 'order.cancelled', orderId });
  const payment = paymentOf(body);
  if (payment === 'gone') return translation.event({ type: 'order.refunded', orderId });
  const isPromised = payment === 'promised';
  // An edit may leave something to pay: what it took off is heard all the same.
  if (isPromised && (told.ofChange !== true || goneFrom(body) === undefined))
    return translation.ignored('not paid yet');
  return placedOrder(body, { orderId, shop, isPromised, ...told });
}

/**
 * orders/edited names lines by numbers that an order's row does not keep, so that what was taken off is not known here:
 * nothing is sent for the order any more. `orders/updated`, which comes with it, names them; a shop that has only that one keeps
 * the nudge for what is left.
 */
export function translateEdited(body: unknown): Translation {
  const orderId = exactId(at(body, 'order_edit', 'order_id')) ?? exactId(at(body, 'order_id'));
  if (orderId === undefined) return translation.missing('order_edit.order_id');
  const removals = list(at(body, 'order_edit', 'line_items', 'removals'));
  return removals.length === 0
    ? translation.ignored('an edit that takes nothing off')
    : translation.event({ type: 'order.edited', orderId });
}

/** SKUs of lines of which nothing is left (`current_quantity`), while no other line has them. */
function goneFrom(body: unknown): readonly string[] | undefined {
  const lines = list(at(body, 'line_items'));
  const isGone = (line: unknown) => Number(at(line, 'current_quantity') ?? 1) === 0;
  const left = new Set(lines.filter((line) => !isGone(line)).map(skuOf));
  const gone = lines.filter(isGone).map(skuOf);
  const skus = [...new Set(gone)].filter((sku) => sku !== undefined && !left.has(sku)) as string[];
  return skus.length === 0 ? undefined : skus;
}

const skuOf = (line: unknown): string | undefined =>
  id(at(line, 'sku')) ?? id(at(line, 'variant_id')) ?? id(at(line, 'product_id'));

/** orders/cancelled and orders/delete. */
export function translateCancelled(body: unknown): Translation {
  const orderId = idOf(body);
  return orderId === undefined
    ? translation.missing('id')
    : translation.event({ type: 'order.cancelled', orderId });
}

/** refunds/create, for any amount. */
export function translateRefund(body: unknown): Translation {
  const orderId = exactId(at(body, 'order_id'));
  return orderId === undefined
    ? translation.missing('order_id')
    : translation.event({ type: 'order.refunded', orderId });
}

/** customers/redact. */
export function translateRedact(body: unknown, shop: Shop): Translation {
  const customer = keptReference({
    id: exactId(at(body, 'customer', 'id')),
    emails: [at(body, 'customer', 'email')],
    phones: [at(body, 'customer', 'phone')],
    country: shop.country,
  });
  if (Object.keys(customer).length === 0) return translation.missing('customer.id');
  return translation.event({ type: 'customer.erased', customer });
}

type Placed = Told & { readonly orderId: string; readonly shop: Shop; readonly isPromised: boolean };

function placedOrder(body: unknown, { orderId, shop, paidAt, ofChange, isPromised }: Placed): Translation {
  const currency = text(at(body, 'currency')) ?? shop.currency;
  if (!/^[A-Z]{3}$/.test(currency)) return translation.issue('currency', 'must be an ISO 4217 code');
  const processedAt = instant(at(body, 'processed_at'));
  // An app may bring an old order in today, processed when it was: that was paid then, whatever is told today.
  const createdAt = instant(at(body, 'created_at')) ?? processedAt;
  const saidAt = processedAt ?? createdAt;
  const placedAt = isLater(paidAt, createdAt) ? paidAt : saidAt;
  const totalMinor = totalOf(body, currency);
  const { items, notes } = basketOf(list(at(body, 'line_items')).map((line) => itemOf(line, currency)));
  const issues: Issue[] = [];
  if (placedAt === undefined) issues.push({ path: 'created_at', message: 'must be an instant' });
  if (totalMinor === undefined)
    issues.push({ path: 'total_price', message: 'must be an amount, not negative' });
  if (placedAt === undefined || totalMinor === undefined || issues.length > 0)
    return translation.invalid(issues);
  const gone = goneFrom(body);
  if (items.length === 0)
    return gone === undefined
      ? translation.ignored('the order names no product')
      : translation.event({ type: 'order.edited', orderId });
  const facts = factsOf(body, shop);
  const order = known({
    orderId,
    placedAt,
    saidAt: placedAt === saidAt ? undefined : saidAt,
    currency,
    totalMinor,
    customer: person(facts),
    items,
    renews: renews(body),
    gone,
    // Of one that was only promised nobody took anything on, and when it was paid is for `orders/paid` to say.
    changed:
      isPromised || (ofChange && isLater(instant(at(body, 'updated_at')), createdAt))
        ? (true as const)
        : undefined,
  });
  return translation.event({ type: 'order.created', order: order as Order }, [...unusable(facts), ...notes]);
}

function totalOf(body: unknown, currency: string): number | undefined {
  const written = [
    at(body, 'current_total_price_set', 'shop_money', 'amount'),
    at(body, 'current_total_price'),
    at(body, 'total_price_set', 'shop_money', 'amount'),
    at(body, 'total_price'),
  ];
  return firstAmount(written, currency);
}

/** A line of the basket; `gone` for one that was taken off the order or names no product (a tip, a fee). */
function itemOf(line: unknown, currency: string): ReadLine {
  const written = [at(line, 'price_set', 'shop_money', 'amount'), at(line, 'price')];
  const sku = skuOf(line);
  const quantity = Number(at(line, 'current_quantity') ?? at(line, 'quantity') ?? 1);
  if (sku === undefined || !Number.isSafeInteger(quantity) || quantity < 1) return 'gone';
  return {
    sku,
    name: itemName(at(line, 'name')) ?? itemName(at(line, 'title')) ?? sku,
    quantity,
    priceMinor: firstAmount(written, currency),
  };
}

function factsOf(body: unknown, shop: Shop): PersonFacts {
  const customer = at(body, 'customer');
  const billing = at(body, 'billing_address');
  return {
    id: idOf(customer),
    name: text(at(customer, 'first_name')) ?? at(billing, 'first_name'),
    emails: [at(body, 'email'), at(body, 'contact_email'), at(customer, 'email')],
    // Never the shipping address: its number may be that of whoever receives a present.
    phones: [at(body, 'phone'), at(customer, 'phone'), at(billing, 'phone')],
    record: { email: at(customer, 'email'), phone: at(customer, 'phone') },
    country: text(at(billing, 'country_code')) ?? shop.country,
    locale: at(body, 'customer_locale'),
    ...consentFacts(body),
  };
}
