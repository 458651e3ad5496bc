// Shopify's carts and checkouts in our words. One shopper's cart is told of twice: by carts/*, which names nobody,
// and by checkouts/*, which carries the e-mail. `cart_token` joins the two, and both to the order:
//
//   carts/*       token                          → the cart's id
//   checkouts/*   cart_token, else token         → the same id; its own `id` went in API version 2026-04
//   orders/*      cart_token, else checkout_token, else the order itself (a till sale has neither)
//
// A checkout's amounts are what the shopper sees, in `presentment_currency`; its `currency` is the shop's. What is shown is the
// shopper's money; the shop's is kept beside it where the body says it, because sizes are said in that.
//
// The joining id is what the shopper's whole story hangs on, so a `?key=…` that newer tokens end in is cut off.
import type {
  CartChanged,
  CartItem,
  CartTranslation,
  CheckoutCompleted,
  Extra,
} from '../events/cart-events.ts';
import type { Issue } from '../events/store-events.ts';
import { isAmount } from '../shop/money.ts';
import type { Shop } from '../shop/shop.ts';
import type { WebhookRequest } from '../webhooks/request.ts';
import { firstAmount } from './amounts.ts';
import { basketOf } from './basket-lines.ts';
import { extrasOf } from './cart-sums.ts';
import { at, id, instant, known, list, text, webAddress } from './fields.ts';
import { isRecorded, shopper, unusable } from './person.ts';
import { saysSaved } from './saved-cart.ts';
import { idOf, renews } from './shopify-body.ts';
import { codeOfLines, currencyCode, itemOf, linesTotal, namedAmounts } from './shopify-cart-lines.ts';
import { deliveryId, type ShopifyDelivery, triggeredAt } from './shopify-delivery.ts';
import { consentWord } from './shopify-shopper.ts';
import * as translation from './translation.ts';

/** carts/create and carts/update: online store carts, without a person, a currency or a total of their own. */
export function translateCart(body: unknown, delivery: ShopifyDelivery): CartTranslation {
  const cartId = token(at(body, 'token')) ?? token(at(body, 'id'));
  const lines = list(at(body, 'line_items'));
  const shops = codeOfLines(lines, 'shop_money') ?? delivery.shop.currency;
  const currency = codeOfLines(lines, 'presentment_money') ?? shops;
  const totalMinor = linesTotal(lines, currency);
  return changed(body, delivery, {
    cartId,
    currency,
    totalMinor,
    shopTotalMinor: linesTotal(lines, shops),
    shopTotalIn: shops,
    named: [],
    // carts/* carry no way back; the checkout that names the shopper does, and restores the very cart.
    returnUrl: undefined,
    wrong: isAmount(totalMinor) ? [] : [{ path: 'line_items', message: 'come to too much' }],
  });
}

/**
 * checkouts/create and checkouts/update. The total is what the shopper saw last, so it may hold delivery and tax
 * where the cart's own total does not.
 */
export function translateCheckout(body: unknown, delivery: ShopifyDelivery): CartTranslation {
  const ownToken = token(at(body, 'token'));
  const cartId = token(at(body, 'cart_token')) ?? ownToken;
  const completedAt = instant(at(body, 'completed_at'));
  const closedAt = instant(at(body, 'closed_at'));
  if (completedAt !== undefined) {
    const orderId = id(at(body, 'order_id')) ?? (ownToken === undefined ? undefined : `checkout-${ownToken}`);
    return completed(body, delivery, {
      cartId,
      orderId,
      occurredAt: completedAt,
      currency: shownCurrency(body, delivery.shop),
    });
  }
  if (closedAt !== undefined && cartId !== undefined)
    return over(cartId, { request: delivery.request, occurredAt: closedAt });
  const source = text(at(body, 'source_name')) ?? '';
  if (notByAShopper.has(source)) return translation.ignored(`a checkout made by ${source}`);
  const shops = currencyOf(body, delivery.shop);
  const currency = shownCurrency(body, delivery.shop);
  const totalMinor = firstAmount([at(body, 'total_price'), at(body, 'subtotal_price')], currency);
  return changed(body, delivery, {
    cartId,
    currency,
    totalMinor,
    shopTotalMinor: firstAmount([at(body, 'total_price_set', 'shop_money', 'amount')], shops),
    shopTotalIn: currencyCode(at(body, 'total_price_set', 'shop_money', 'currency_code')) ?? shops,
    named: namedAmounts(body, currency),
    returnUrl: webAddress(at(body, 'abandoned_checkout_url')),
    wrong: totalMinor === undefined ? [{ path: 'total_price', message: AMOUNT }] : [],
  });
}

/**
 * orders/create and orders/paid. A test order and one that was cancelled at once stop the reminders too: whoever
 * went through the checkout has not forgotten the cart.
 */
export function translateOrder(body: unknown, delivery: ShopifyDelivery): CartTranslation {
  // A subscription goes on by itself: whoever left a cart has not come back for it.
  if (renews(body)) return translation.ignored('a renewal');
  const orderId = idOf(body);
  const cartId = token(at(body, 'cart_token')) ?? token(at(body, 'checkout_token'));
  return completed(body, delivery, {
    cartId: cartId ?? (orderId === undefined ? undefined : `order-${orderId}`),
    orderId,
    occurredAt: instant(at(body, 'created_at')) ?? instant(at(body, 'updated_at')),
  });
}

/**
 * checkouts/delete: nothing but the cart's token and amounts. The link that would restore the checkout leads nowhere now.
 */
export function translateCheckoutDeleted(body: unknown, { request, now }: ShopifyDelivery): CartTranslation {
  const cartId = token(at(body, 'cart_token')) ?? token(at(body, 'token'));
  if (cartId === undefined) return translation.ignored('a deleted checkout without a cart');
  return over(cartId, { request, occurredAt: triggeredAt(request, now).toISOString() });
}

const over = (
  cartId: string,
  { request, occurredAt }: { readonly request: WebhookRequest; readonly occurredAt: string },
): CartTranslation =>
  translation.cartEvent({ type: 'cart.cancelled', eventId: deliveryId(request), cartId, occurredAt });

/** `source_name` of checkouts that no shopper began: a till's, an invoice that the staff sent, a renewal. */
const notByAShopper = new Set([
  'pos',
  'shopify_draft_order',
  'draft_order',
  'subscription_contract',
  'subscription_contract_checkout_one',
]);

const AMOUNT = 'must be an amount, not negative';

type Facts = {
  readonly cartId: string | undefined;
  readonly currency: string;
  readonly totalMinor: number | undefined;
  readonly shopTotalMinor: number | undefined;
  readonly shopTotalIn: string;
  /** What the body speaks of beside its lines. */
  readonly named: readonly Extra[];
  readonly returnUrl: string | undefined;
  readonly wrong: readonly Issue[];
};

function changed(body: unknown, { request, shop }: ShopifyDelivery, facts: Facts): CartTranslation {
  const { cartId, currency, totalMinor, returnUrl } = facts;
  const beganAt = instant(at(body, 'created_at'));
  const occurredAt = instant(at(body, 'updated_at')) ?? beganAt;
  const { items, notes } = basketOf<CartItem>(
    list(at(body, 'line_items')).map((line) => itemOf(line, currency)),
  );
  const issues = [...facts.wrong];
  if (cartId === undefined) issues.push({ path: 'token', message: 'is missing' });
  if (occurredAt === undefined) issues.push({ path: 'updated_at', message: 'must be an instant' });
  if (issues.length > 0) return translation.invalid(issues);
  const extras =
    totalMinor === undefined || items.length === 0 ? [] : extrasOf(items, totalMinor, facts.named);
  const isForeign = currency !== shop.currency && facts.shopTotalIn === shop.currency;
  const customer = at(body, 'customer');
  const who = {
    emails: [at(body, 'email'), at(customer, 'email')],
    name: text(at(customer, 'first_name')) ?? at(body, 'billing_address', 'first_name'),
    locale: at(body, 'customer_locale'),
  };
  const consent = consentWord(body, occurredAt);
  const event = known({
    type: 'cart.updated' as const,
    eventId: deliveryId(request),
    cartId,
    occurredAt,
    beganAt,
    ...shopper(who),
    emailIsRecorded: isRecorded(who.emails, at(customer, 'email')),
    customerId: idOf(customer),
    consent,
    currency,
    totalMinor,
    shopTotalMinor: isForeign ? facts.shopTotalMinor : undefined,
    extras: extras.length === 0 ? undefined : extras,
    returnUrl,
    // A checkout says note_attributes; a cart may say attributes.
    savedLink:
      saysSaved(at(body, 'note_attributes'), shop.savedCartKey) ||
      saysSaved(at(body, 'attributes'), shop.savedCartKey),
    items,
  });
  return translation.cartEvent(event as CartChanged, [...unusable(who), ...notes]);
}

type Purchase = Record<'cartId' | 'orderId' | 'occurredAt', string | undefined> & {
  /** Of the total; the shop's where absent. */
  readonly currency?: string;
};

function completed(
  body: unknown,
  { request, shop }: ShopifyDelivery,
  { currency = currencyOf(body, shop), ...purchase }: Purchase,
): CartTranslation {
  const { cartId, orderId, occurredAt } = purchase;
  const issues: Issue[] = [];
  if (cartId === undefined || orderId === undefined)
    issues.push({ path: cartId === undefined ? 'token' : 'id', message: 'is missing' });
  if (occurredAt === undefined) issues.push({ path: 'created_at', message: 'must be an instant' });
  if (issues.length > 0) return translation.invalid(issues);
  const inShops = at(body, 'total_price_set', 'shop_money', 'amount');
  const totalMinor = firstAmount(
    currency === currencyOf(body, shop) ? [inShops, at(body, 'total_price')] : [at(body, 'total_price')],
    currency,
  );
  const emails = [at(body, 'email'), at(body, 'contact_email'), at(body, 'customer', 'email')];
  const event = known({
    type: 'checkout.completed' as const,
    eventId: deliveryId(request),
    cartId,
    orderId,
    occurredAt,
    ...shopper({ emails }),
    emailIsRecorded: isRecorded(emails, at(body, 'customer', 'email')),
    customerId: idOf(at(body, 'customer')),
    consent: consentWord(body, occurredAt),
    currency: totalMinor === undefined ? undefined : currency,
    totalMinor,
  });
  return translation.cartEvent(event as CheckoutCompleted, unusable({ emails }));
}

const currencyOf = (body: unknown, shop: Shop): string => currencyCode(at(body, 'currency')) ?? shop.currency;

/** What the shopper sees the amounts of a checkout in. */
const shownCurrency = (body: unknown, shop: Shop): string =>
  currencyCode(at(body, 'presentment_currency')) ?? currencyOf(body, shop);

const token = (value: unknown): string | undefined => id(text(value)?.split('?')[0]);
