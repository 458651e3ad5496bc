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
import type { CartTranslation } from '../events/cart-events.ts';
import { isAmount } from '../shop/money.ts';
import { at, list } from './fields.ts';
import { changed, tokenOf } from './shopify-cart-event.ts';
import { codeOfLines, linesTotal } from './shopify-cart-lines.ts';
import type { ShopifyDelivery } from './shopify-delivery.ts';

/** carts/create and carts/update: online store carts, without a person, a currency or a total of their own. */
export function translateCart(body: unknown, delivery: ShopifyDelivery): CartTranslation {
  const cartId = tokenOf(at(body, 'token')) ?? tokenOf(at(body, 'id'));
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
