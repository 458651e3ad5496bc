// The way back into a WooCommerce cart. `payment_url` leads to the pay page, which takes an order only while it is pending or
// failed; drafts are deleted a day after their last change (`woocommerce_cleanup_draft_orders`), and pending orders that were
// made at the checkout are cancelled after "hold stock" (`wc_cancel_unpaid_orders`). So what is in the cart is put into a new
// one, by the links that WooCommerce documents:
//
//   10.0 and newer   /checkout-link/?products=123:2,456:1&coupon=SPRING   the whole cart, at the checkout
//   older            /?add-to-cart=123&quantity=2                         one thing; several have a link each
//   failed           payment_url                                          an order that stays until it is paid
import type { Shop } from '../shop/shop.ts';
import type { WebhookRequest } from '../webhooks/request.ts';
import { at, id, list, text, webAddress } from './fields.ts';

type Placeable = { readonly productId: string; readonly quantity: number };

export type WayBack = {
  readonly returnUrl: string | undefined;
  /** The link of a line, where the cart has no link of its own. */
  readonly addUrlOf: (line: unknown) => string | undefined;
};

const FIRST_WITH_LINKS = 10;

/** Both absent where nothing of the cart can be put into a basket by a link: then the button leads to the store's cart. */
export function wayBack(body: unknown, request: WebhookRequest, shop: Shop): WayBack {
  const none = () => undefined;
  const payUrl = webAddress(at(body, 'payment_url'));
  if (isSurelyPayable(body) && payUrl !== undefined) return { returnUrl: payUrl, addUrlOf: none };
  const placeable = list(at(body, 'line_items')).flatMap((line) => placeableOf(line) ?? []);
  if (placeable.length === 0) return { returnUrl: undefined, addUrlOf: none };
  if (majorVersion(body, request) >= FIRST_WITH_LINKS)
    return { returnUrl: checkoutLink(placeable, body, shop), addUrlOf: none };
  const addLink = ({ productId, quantity }: Placeable) =>
    `${shop.storeUrl}/?add-to-cart=${productId}&quantity=${quantity}`;
  const [only, ...others] = placeable;
  if (only !== undefined && others.length === 0) return { returnUrl: addLink(only), addUrlOf: none };
  return {
    returnUrl: undefined,
    addUrlOf: (line) => {
      const one = placeableOf(line);
      return one === undefined ? undefined : addLink(one);
    },
  };
}

function checkoutLink(placeable: readonly Placeable[], body: unknown, shop: Shop): string {
  const products = placeable.map(({ productId, quantity }) => `${productId}:${quantity}`).join(',');
  const [coupon] = list(at(body, 'coupon_lines')).flatMap((line) => text(at(line, 'code')) ?? []);
  const withCoupon = coupon === undefined ? '' : `&coupon=${encodeURIComponent(coupon)}`;
  return `${shop.storeUrl}/checkout-link/?products=${products}${withCoupon}`;
}

/** A failed payment leaves the order as it is until somebody pays; a pending order may be cancelled at any moment. */
function isSurelyPayable(body: unknown): boolean {
  const status = text(at(body, 'status'))?.replace(/^wc-/, '');
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

function placeableOf(line: unknown): Placeable | undefined {
  const productId = id(at(line, 'variation_id')) ?? id(at(line, 'product_id'));
  const quantity = Math.ceil(Number(at(line, 'quantity') ?? 1));
  if (productId === undefined || !/^\d+$/.test(productId)) return undefined;
  if (!Number.isSafeInteger(quantity) || quantity < 1) return undefined;
  const isOfSeveral = PARTS.some((name) => {
    const value = at(line, name);
    return Array.isArray(value) ? value.length > 0 : id(value) !== undefined;
  });
  return isOfSeveral ? undefined : { productId, quantity };
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
