// The way back into a WooCommerce cart. `payment_url` leads to the pay page, which takes an order only while it is pending or
// failed; drafts are deleted a day after their last change (`woocommerce_cleanup_draft_orders`), and pending orders that were
// made at the checkout are cancelled after "hold stock" (`wc_cancel_unpaid_orders`). So what is in the cart is put into a new
// one, by the links that WooCommerce documents:
//
//   failed           payment_url                                          an order that stays until it is paid
//   10.0 and newer   /checkout-link/?products=123:2,456:1&coupon=SPRING   the whole cart, at the checkout
//   older            /?add-to-cart=123&quantity=2                         a cart of one thing
//   anything else    an add-to-cart link for each thing that one can place, and the store's own cart behind the button
//
// The first three only where they bring back what the shopper had and nothing else. WooCommerce's CheckoutLink reads whole
// quantities, the last one of each id and one coupon; a gift is put in at its price, and what was written on a thing is lost.
import type { Shop } from '../shop/shop.ts';
import type { WebhookRequest } from '../webhooks/request.ts';
import { at, id, list, text, webAddress } from './fields.ts';
import { statusOf } from './woocommerce-body.ts';

type Placeable = { readonly productId: string; readonly quantity: number };

export type WayBack = {
  readonly returnUrl: string | undefined;
  /** The link of a line, where the cart has no link of its own. */
  readonly addUrlOf: (line: unknown) => string | undefined;
  /** The shopper comes back to the cart as it was; without it nobody may say so. */
  readonly isWhole: boolean;
};

const FIRST_WITH_LINKS = 10;
/** Longer addresses are cut by some mail programs and refused by some servers. */
const LONGEST_LINK = 2000;

/** Without a link of the whole cart the button leads to the store's own. */
export function wayBack(body: unknown, request: WebhookRequest, shop: Shop): WayBack {
  const whole = linkOfAll(body, request, shop);
  if (whole !== undefined) return { returnUrl: whole, addUrlOf: () => undefined, isWhole: true };
  return {
    returnUrl: undefined,
    addUrlOf: (line) => {
      const one = placeableOf(line);
      return one === undefined ? undefined : addLink(one, shop);
    },
    isWhole: false,
  };
}

function linkOfAll(body: unknown, request: WebhookRequest, shop: Shop): string | undefined {
  const payUrl = webAddress(at(body, 'payment_url'));
  if (isSurelyPayable(body) && payUrl !== undefined) return payUrl;
  const lines = list(at(body, 'line_items'));
  const placeable = lines.flatMap((line) => placeableOf(line) ?? []);
  const coupons = list(at(body, 'coupon_lines')).flatMap((line) => text(at(line, 'code')) ?? []);
  const [only, ...others] = placeable;
  if (only === undefined || placeable.length < lines.length || hasVoucher(body)) return undefined;
  if (majorVersion(body, request) >= FIRST_WITH_LINKS) {
    const link = checkoutLink(placeable, coupons, shop);
    return coupons.length > 1 || link.length > LONGEST_LINK ? undefined : link;
  }
  return others.length === 0 && coupons.length === 0 ? addLink(only, shop) : undefined;
}

const addLink = ({ productId, quantity }: Placeable, { storeUrl }: Shop): string =>
  `${storeUrl}/?add-to-cart=${productId}&quantity=${quantity}`;

/** Two lines of one product are told once, with all their pieces: of an id that is told twice only the last counts. */
function checkoutLink(placeable: readonly Placeable[], [coupon]: readonly string[], shop: Shop): string {
  const pieces = new Map<string, number>();
  for (const { productId, quantity } of placeable)
    pieces.set(productId, (pieces.get(productId) ?? 0) + quantity);
  const products = [...pieces].map(([productId, quantity]) => `${productId}:${quantity}`).join(',');
  const withCoupon = coupon === undefined ? '' : `&coupon=${encodeURIComponent(coupon)}`;
  return `${shop.storeUrl}/checkout-link/?products=${products}${withCoupon}`;
}

/**
 * A fee below zero is a voucher or a price agreed on in the shopper's session, which a new cart has not. So is a gift card that stands in no
 * line at all: the order comes to less than what it is made of.
 */
function hasVoucher(body: unknown): boolean {
  const [lines, fees] = [list(at(body, 'line_items')), list(at(body, 'fee_lines'))];
  if (fees.some((line) => Number(at(line, 'total')) < 0)) return true;
  const written = [
    ...[...lines, ...fees].map((line) => at(line, 'total')),
    at(body, 'shipping_total'),
    at(body, 'total_tax'),
  ];
  const madeOf = written.reduce<number>((sum, amount) => sum + (Number(amount) || 0), 0);
  const total = Number(at(body, 'total'));
  // Taxes are rounded line by line, or once: that is no voucher.
  return lines.every((line) => text(at(line, 'total')) !== undefined) && madeOf - total > ROUNDING * madeOf;
}

const ROUNDING = 0.005;

/** A failed payment leaves the order as it is until somebody pays; a pending order may be cancelled at any moment. */
function isSurelyPayable(body: unknown): boolean {
  const status = statusOf(body);
  return status === 'failed' && at(body, 'needs_payment') !== false;
}

/** Parts of a bundle or a composite come with the whole, and the whole must be put together by hand. */
const PARTS = [
  'bundled_by',
  'bundled_items',
  'composite_parent',
  'composite_children',
  'mnm_container',
  'mnm_child_items',
];
/** What plugins write on a line that was put together, made to order or is paid by instalments. */
const OWN_WISHES = new Set([
  ...[
    '_bundled_by',
    '_bundled_items',
    '_stamp',
    '_composite_parent',
    '_composite_children',
    '_mnm_container',
  ],
  ...['_mnm_config', '_wcsatt_scheme', '_wc_pao_addon_value', '_pao_ids', '_tmcartepo_data', '_wapf_meta'],
]);

/** One thing that a link puts into the cart as the shopper had it: whole pieces, at the shop's price, with nothing written on it. */
function placeableOf(line: unknown): Placeable | undefined {
  const productId = id(at(line, 'variation_id')) ?? id(at(line, 'product_id'));
  const quantity = Number(at(line, 'quantity') ?? 1);
  if (productId === undefined || !/^\d+$/.test(productId)) return undefined;
  if (!Number.isSafeInteger(quantity) || quantity < 1 || !isSold(line)) return undefined;
  const isOfSeveral = PARTS.some((name) => {
    const value = at(line, name);
    return Array.isArray(value) ? value.length > 0 : id(value) !== undefined;
  });
  return isOfSeveral || hasOwnWishes(line) ? undefined : { productId, quantity };
}

/** False for a voucher among the lines and for a gift. A coupon takes off `total`, and leaves `subtotal` as it was. */
function isSold(line: unknown): boolean {
  const before = at(line, 'subtotal') ?? at(line, 'total');
  return (
    before === undefined || before === null || (Number(before) > 0 && Number(at(line, 'total') ?? 0) >= 0)
  );
}

/**
 * An engraving, a wrapping, a day: plugins write what the shopper chose beside a product under the words of their form, or under
 * names of their own. A variation's attributes stand there too, as slugs (`pa_color`, `size`): they come with its id.
 */
function hasOwnWishes(line: unknown): boolean {
  const isVariation = id(at(line, 'variation_id')) !== undefined;
  return list(at(line, 'meta_data')).some((entry) => {
    const key = text(at(entry, 'key')) ?? '';
    if (key.startsWith('_') || key === '') return OWN_WISHES.has(key);
    return !key.startsWith('pa_') && !(isVariation && /^[\p{Ll}\p{Lo}\p{N}_%-]+$/u.test(key));
  });
}

/**
 * The order says which version wrote it, and the delivery's user agent ("WooCommerce/10.3.1 Hookshot …") which one sent it.
 * Where neither does it is one of today's.
 */
function majorVersion(body: unknown, request: WebhookRequest): number {
  const sent = /^WooCommerce\/(\d+)\./.exec(request.headers['user-agent'] ?? '')?.[1];
  const written = /^(\d+)\./.exec(text(at(body, 'version')) ?? '')?.[1];
  return Number(sent ?? written ?? FIRST_WITH_LINKS);
}
