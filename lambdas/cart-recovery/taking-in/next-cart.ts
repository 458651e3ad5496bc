// The next cart under an id that was bought before, as an event of its own: what the bought cart's row holds of it.
import type { CartChanged, CartItem } from '../../../shared/events/cart-events.ts';
import { nextCartId } from '../decisions/cart-end.ts';
import type { MergeableEvent } from '../decisions/merge.ts';
import type { CartItemRow, CartRow } from '../rows.ts';

/** The event under the next cart's id. That it began with the first one under this id says nothing. */
export function asNextCart(event: MergeableEvent): MergeableEvent {
  const cartId = nextCartId(event.cartId);
  if (event.type === 'checkout.completed' || event.type === 'cart.cancelled') return { ...event, cartId };
  const { beganAt: _, ...rest } = event;
  return { ...rest, cartId };
}

/** What the row says of the cart after its purchase. */
export function nextCartOf(row: CartRow): CartChanged {
  const { email, name, return_url: returnUrl, time_zone: timeZone, locale } = row;
  return {
    type: 'cart.updated',
    eventId: row.changed_event ?? '',
    cartId: nextCartId(row.cart_id),
    occurredAt: row.changed_at ?? '',
    ...(email === undefined ? {} : { email }),
    ...(row.email_from === undefined ? {} : { emailIsRecorded: true as const }),
    ...(row.customer_id === undefined ? {} : { customerId: row.customer_id }),
    ...(name === undefined ? {} : { name }),
    ...(returnUrl === undefined ? {} : { returnUrl }),
    ...(timeZone === undefined ? {} : { timeZone }),
    ...(locale === undefined ? {} : { locale }),
    currency: row.currency ?? '',
    totalMinor: row.total_minor ?? 0,
    savedLink: false,
    ...(row.shop_total_minor === undefined ? {} : { shopTotalMinor: row.shop_total_minor }),
    ...(row.extras === undefined ? {} : { extras: row.extras }),
    items: (row.items ?? []).map(itemOf),
    ...(row.item_count === undefined ? {} : { itemCount: row.item_count }),
  };
}

const itemOf = ({ sku, name, quantity, ...item }: CartItemRow): CartItem => ({
  sku,
  name,
  quantity,
  priceMinor: item.price_minor,
  ...(item.line_minor === undefined ? {} : { lineMinor: item.line_minor }),
  ...(item.image_url === undefined ? {} : { imageUrl: item.image_url }),
  ...(item.add_url === undefined ? {} : { addUrl: item.add_url }),
});
