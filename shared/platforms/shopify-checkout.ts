// Shopify's checkouts, and the orders that they become: a cart with its shopper, its total and its way back.
import type { CartTranslation } from '../events/cart-events.ts';
import { firstAmount } from './amounts.ts';
import { at, currencyCode, id, instant, text, webAddress } from './fields.ts';
import { changed, completed, currencyOf, over, shownCurrency, tokenOf } from './shopify-cart-event.ts';
import { namedAmounts } from './shopify-cart-lines.ts';
import { type ShopifyDelivery, triggeredAt } from './shopify-delivery.ts';
import { idOf } from './shopify-ids.ts';
import { renews } from './shopify-renewal.ts';
import * as translation from './translation.ts';

/**
 * checkouts/create and checkouts/update. The total is what the shopper saw last, so it may hold delivery and tax
 * where the cart's own total does not.
 */
export function translateCheckout(body: unknown, delivery: ShopifyDelivery): CartTranslation {
  const ownToken = tokenOf(at(body, 'token'));
  const cartId = tokenOf(at(body, 'cart_token')) ?? ownToken;
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
  const cartId = tokenOf(at(body, 'cart_token')) ?? tokenOf(at(body, 'checkout_token'));
  return completed(body, delivery, {
    cartId: cartId ?? (orderId === undefined ? undefined : `order-${orderId}`),
    orderId,
    occurredAt: instant(at(body, 'created_at')) ?? instant(at(body, 'updated_at')),
  });
}

/** orders/cancelled: what the cart was bought for is taken back. */
export function translateOrderCancelled(body: unknown, { request, now }: ShopifyDelivery): CartTranslation {
  const orderId = idOf(body);
  const cartId = tokenOf(at(body, 'cart_token')) ?? tokenOf(at(body, 'checkout_token'));
  if (orderId === undefined) return translation.missing('id');
  if (cartId === undefined) return translation.ignored('a cancelled order without a cart');
  const occurredAt = instant(at(body, 'cancelled_at')) ?? triggeredAt(request, now).toISOString();
  return over(cartId, { request, occurredAt, orderId });
}

/**
 * checkouts/delete: nothing but the cart's token and amounts. The link that would restore the checkout leads nowhere now.
 */
export function translateCheckoutDeleted(body: unknown, { request, now }: ShopifyDelivery): CartTranslation {
  const cartId = tokenOf(at(body, 'cart_token')) ?? tokenOf(at(body, 'token'));
  if (cartId === undefined) return translation.ignored('a deleted checkout without a cart');
  return over(cartId, { request, occurredAt: triggeredAt(request, now).toISOString() });
}

/** `source_name` of checkouts that no shopper began: a till's, an invoice that the staff sent, a renewal. */
const notByAShopper = new Set([
  'pos',
  'shopify_draft_order',
  'draft_order',
  'subscription_contract',
  'subscription_contract_checkout_one',
]);

const AMOUNT = 'must be an amount, not negative';
