// WooCommerce has no carts in its webhooks. What it has is the draft order that the checkout keeps while somebody
// fills it in, and orders that were placed and never paid; `payment_url` leads back into either of them.
//
//   checkout-draft, pending, failed     left behind                       → cart.updated
//   processing, completed, on-hold      bought, or promised               → checkout.completed
//   another status                      bought once it has been paid      → checkout.completed, or ignored
//   cancelled, refunded, trash, draft   none of our business              → ignored
import type { CartChanged, CartItem, CartTranslation, CheckoutCompleted } from '../events/cart-events.ts';
import type { Issue } from '../events/store-events.ts';
import type { Shop } from '../shop/shop.ts';
import { cut } from '../text/cut.ts';
import type { WebhookRequest } from '../webhooks/request.ts';
import { storeAmount } from './amounts.ts';
import { basketOf } from './basket-lines.ts';
import { extrasOf } from './cart-sums.ts';
import { bodyDigest } from './delivery-id.ts';
import { at, id, known, text, webAddress } from './fields.ts';
import { shopper, unusable } from './person.ts';
import { saysSaved } from './saved-cart.ts';
import * as translation from './translation.ts';
import { utc } from './woocommerce-body.ts';
import { namedAmounts, productLines } from './woocommerce-lines.ts';

const leftBehind = new Set(['checkout-draft', 'pending', 'failed']);
const bought = new Set(['processing', 'completed', 'on-hold']);
const noBusiness = new Set(['cancelled', 'refunded', 'trash', 'auto-draft', 'draft']);
/** Orders that nobody put into a basket: the shop's staff wrote an invoice, or a subscription renews itself. */
const notByAShopper = new Set(['admin', 'subscription']);

/** order.created, order.updated and order.restored. */
export function translateOrder(body: unknown, request: WebhookRequest, shop: Shop): CartTranslation {
  const orderId = id(at(body, 'id'));
  const status = text(at(body, 'status'))?.replace(/^wc-/, '');
  if (orderId === undefined || status === undefined) {
    return translation.issue(orderId === undefined ? 'id' : 'status', 'is missing');
  }
  if (leftBehind.has(status)) {
    const maker = text(at(body, 'created_via')) ?? '';
    if (notByAShopper.has(maker)) return translation.ignored(`status ${status}, made by ${maker}`);
    return changed(body, orderId, { request, shop });
  }
  const paid = utc(at(body, 'date_paid_gmt')) !== undefined;
  if (!bought.has(status) && (noBusiness.has(status) || !paid)) {
    return translation.ignored(`status ${cut(status, { characters: 60 })}`);
  }
  return completed(body, orderId, { request, shop });
}

type Delivery = { readonly request: WebhookRequest; readonly shop: Shop };

function changed(body: unknown, orderId: string, { request, shop }: Delivery): CartTranslation {
  const currency = currencyOf(body, shop);
  const beganAt = utc(at(body, 'date_created_gmt'));
  const occurredAt = utc(at(body, 'date_modified_gmt')) ?? beganAt;
  const totalMinor = storeAmount(at(body, 'total'), currency);
  const { items, notes } = basketOf<CartItem>(productLines(body, currency));
  const issues: Issue[] = [];
  if (occurredAt === undefined) issues.push({ path: 'date_modified_gmt', message: 'must be a time' });
  if (totalMinor === undefined) issues.push({ path: 'total', message: AMOUNT });
  if (issues.length > 0) return translation.invalid(issues);
  const extras =
    totalMinor === undefined || items.length === 0
      ? []
      : extrasOf(items, totalMinor, namedAmounts(body, currency));
  const billing = at(body, 'billing');
  const who = { emails: [at(billing, 'email')], name: at(billing, 'first_name') };
  const event = known({
    type: 'cart.updated' as const,
    eventId: bodyDigest(request.body),
    cartId: cartIdOf(orderId),
    occurredAt,
    beganAt,
    ...shopper(who),
    currency,
    totalMinor,
    extras: extras.length === 0 ? undefined : extras,
    returnUrl: webAddress(at(body, 'payment_url')),
    savedLink: saysSaved(at(body, 'meta_data'), shop.savedCartKey),
    items,
  });
  return translation.cartEvent(event as CartChanged, [...unusable(who), ...notes]);
}

function completed(body: unknown, orderId: string, { request, shop }: Delivery): CartTranslation {
  // Not the time of creation: that is when the draft began, before every change of the cart.
  const occurredAt =
    utc(at(body, 'date_paid_gmt')) ?? utc(at(body, 'date_modified_gmt')) ?? utc(at(body, 'date_created_gmt'));
  if (occurredAt === undefined) return translation.issue('date_modified_gmt', 'must be a time');
  const currency = currencyOf(body, shop);
  const totalMinor = storeAmount(at(body, 'total'), currency);
  const emails = [at(body, 'billing', 'email')];
  const event = known({
    type: 'checkout.completed' as const,
    eventId: bodyDigest(request.body),
    cartId: cartIdOf(orderId),
    orderId,
    occurredAt,
    ...shopper({ emails }),
    currency: totalMinor === undefined ? undefined : currency,
    totalMinor,
  });
  return translation.cartEvent(event as CheckoutCompleted, unusable({ emails }));
}

const AMOUNT = 'must be an amount, not negative';
/** The draft, the unpaid order and the paid one are one order with one id. */
const cartIdOf = (orderId: string) => `wc-${orderId}`;

function currencyOf(body: unknown, shop: Shop): string {
  const code = text(at(body, 'currency'));
  return code !== undefined && /^[A-Z]{3}$/.test(code) ? code : shop.currency;
}
