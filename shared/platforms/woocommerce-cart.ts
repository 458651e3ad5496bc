// WooCommerce has no carts in its webhooks. What it has is the draft order that the checkout keeps while somebody
// fills it in, and orders that were placed and never paid. Only what a shopper put together at a checkout is a cart: not what
// the staff wrote, a till rang up, an app posted or a subscription renewed.
//
//   checkout-draft, pending, failed     left behind                       → cart.updated
//   processing, completed, on-hold      bought, or promised               → checkout.completed
//   another status                      bought once it has been paid      → checkout.completed, or ignored
//   cancelled, trash, refunded          given up                          → cart.cancelled
//   draft, auto-draft                   none of our business              → ignored
import type { CartChanged, CartItem, CartTranslation, CheckoutCompleted } from '../events/cart-events.ts';
import type { ConsentWord, Issue } from '../events/store-events.ts';
import type { Shop } from '../shop/shop.ts';
import { cut } from '../text/cut.ts';
import type { WebhookRequest } from '../webhooks/request.ts';
import { storeAmount } from './amounts.ts';
import { basketOf } from './basket-lines.ts';
import { extrasOf } from './cart-sums.ts';
import { bodyDigest } from './delivery-id.ts';
import { at, currencyCode, id, known, text } from './fields.ts';
import { shopper, unusable } from './person.ts';
import { saysSaved } from './saved-cart.ts';
import * as translation from './translation.ts';
import { consentOf, renews, statusOf, utc } from './woocommerce-body.ts';
import { namedAmounts, productLines } from './woocommerce-lines.ts';
import { wayBack } from './woocommerce-way-back.ts';

const leftBehind = new Set(['checkout-draft', 'pending', 'failed']);
const bought = new Set(['processing', 'completed', 'on-hold']);
const givenUp = new Set(['cancelled', 'refunded', 'trash']);
const noBusiness = new Set(['auto-draft', 'draft']);
/** `created_via` of what a shopper put together: the classic checkout, the block checkout, and versions that say nothing. */
const byAShopper = new Set(['checkout', 'store-api', '']);
const notByAShopper = new Set(['admin', 'subscription', 'pos-rest-api', 'pos']);
/** WooCommerce's own default for "hold stock". */
const HOLD_STOCK_MINUTES = 60;
/** Drafts are deleted by a nightly job once nobody touched them for a day. */
const DRAFT_MINUTES = 24 * 60;

/** order.created, order.updated and order.restored. */
export function translateOrder(body: unknown, request: WebhookRequest, shop: Shop): CartTranslation {
  const orderId = id(at(body, 'id'));
  const status = statusOf(body);
  if (orderId === undefined || status === undefined) {
    return translation.missing(orderId === undefined ? 'id' : 'status');
  }
  // Nobody left these behind, and nobody came back for them: a subscription goes on by itself, and a seller's part of a
  // marketplace order is the order that the shopper placed.
  if (renews(body)) return translation.ignored('a renewal');
  if (id(at(body, 'parent_id')) !== undefined) return translation.ignored('a part of another order');
  if (leftBehind.has(status)) {
    const maker = text(at(body, 'created_via')) ?? '';
    // A draft is the checkout's own, whatever it was begun by, a till's apart.
    const isTheirs = status === 'checkout-draft' ? !notByAShopper.has(maker) : byAShopper.has(maker);
    if (!isTheirs) return translation.ignored(`status ${status}, made by ${cut(maker, { characters: 60 })}`);
    return changed(body, orderId, { request, shop });
  }
  if (givenUp.has(status)) return cancelled(body, orderId, { request, shop });
  const paid = utc(at(body, 'date_paid_gmt')) !== undefined;
  if (!bought.has(status) && (noBusiness.has(status) || !paid)) {
    return translation.ignored(`status ${cut(status, { characters: 60 })}`);
  }
  return completed(body, orderId, { request, shop });
}

/**
 * order.deleted carries nothing but the id. What the nightly job deletes says nothing of the shopper; what goes sooner, or was
 * placed, the shop threw away.
 */
export function translateDeleted(body: unknown, request: WebhookRequest, now: Date): CartTranslation {
  const orderId = id(at(body, 'id'));
  if (orderId === undefined) return translation.missing('id');
  return translation.cartEvent({
    type: 'cart.cancelled',
    eventId: bodyDigest(request.body),
    cartId: cartIdOf(orderId),
    occurredAt: now.toISOString(),
    byItself: { fromMinutes: DRAFT_MINUTES - 60 },
    isOrder: true,
  });
}

/**
 * An order that nobody paid is cancelled by WooCommerce itself once it has been left alone for "hold stock": its job runs as
 * often, so that it comes after one to two of these spans. The cart is then as it was; one that was cancelled sooner or later
 * was cancelled by somebody. An order that was paid before was bought.
 */
function cancelled(body: unknown, orderId: string, { request, shop }: Delivery): CartTranslation {
  if (utc(at(body, 'date_paid_gmt')) !== undefined)
    return translation.ignored('a paid order that was taken back');
  const occurredAt = utc(at(body, 'date_modified_gmt')) ?? utc(at(body, 'date_created_gmt'));
  if (occurredAt === undefined) return translation.issue('date_modified_gmt', 'must be a time');
  const holdMinutes = shop.holdStockMinutes ?? HOLD_STOCK_MINUTES;
  const status = statusOf(body);
  const mayBeItself = status === 'cancelled' && holdMinutes > 0;
  const byItself = { fromMinutes: holdMinutes - 1, toMinutes: 2 * holdMinutes + 15 };
  return translation.cartEvent({
    type: 'cart.cancelled',
    eventId: bodyDigest(request.body),
    cartId: cartIdOf(orderId),
    occurredAt,
    ...(mayBeItself ? { byItself } : {}),
    isOrder: true,
  });
}

type Delivery = { readonly request: WebhookRequest; readonly shop: Shop };

function changed(body: unknown, orderId: string, { request, shop }: Delivery): CartTranslation {
  const currency = currencyOf(body, shop);
  const beganAt = utc(at(body, 'date_created_gmt'));
  const occurredAt = utc(at(body, 'date_modified_gmt')) ?? beganAt;
  const totalMinor = storeAmount(at(body, 'total'), currency);
  const way = wayBack(body, request, shop);
  const { items, notes } = basketOf<CartItem>(productLines(body, currency, way.addUrlOf));
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
    customerId: id(at(body, 'customer_id')),
    consent: consentWord(body, shop, occurredAt),
    currency,
    totalMinor,
    extras: extras.length === 0 ? undefined : extras,
    returnUrl: way.returnUrl,
    notKept: way.isWhole ? undefined : (true as const),
    savedLink: saysSaved(at(body, 'meta_data'), shop.savedCartKey),
    isOrder: true as const,
    isDraft: statusOf(body) === 'checkout-draft' ? (true as const) : undefined,
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
    customerId: id(at(body, 'customer_id')),
    consent: consentWord(body, shop, occurredAt),
    currency: totalMinor === undefined ? undefined : currency,
    totalMinor,
  });
  return translation.cartEvent(event as CheckoutCompleted, unusable({ emails }));
}

/** In a draft the box may be ticked at any change; in an order it was when the order was made, whatever happens to it later. */
function consentWord(body: unknown, shop: Shop, occurredAt: string | undefined): ConsentWord | undefined {
  const agrees = consentOf(body, shop.consentMetaKey);
  const isDraft = statusOf(body) === 'checkout-draft';
  const saidAt = isDraft ? occurredAt : (utc(at(body, 'date_created_gmt')) ?? occurredAt);
  return agrees === undefined || saidAt === undefined ? undefined : { agrees, at: saidAt };
}

const AMOUNT = 'must be an amount, not negative';
/** The draft, the unpaid order and the paid one are one order with one id. */
const cartIdOf = (orderId: string) => `wc-${orderId}`;

function currencyOf(body: unknown, shop: Shop): string {
  return currencyCode(at(body, 'currency')) ?? shop.currency;
}
