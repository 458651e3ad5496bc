// When a cart is over without a purchase, and when its id stands for another one.
import type { CartRow } from '../rows.ts';
import type { MergeableEvent } from './merge.ts';

const MINUTE_MS = 60_000;
/** So long after a purchase what a store tells of its cart is an echo of that purchase: it empties it, or shows it once more. */
const ECHO_MS = 15 * MINUTE_MS;

const msOf = (at: string): number => Date.parse(at);

/** True where somebody gave the cart up after its last change. What the store does by itself is nobody's word. */
export function isGivenUp(row: CartRow): boolean {
  const { cancelled_at: cancelledAt, changed_at: changedAt, cancels_itself: itself } = row;
  if (row.status !== 'open' || cancelledAt === undefined || changedAt === undefined) return false;
  const idleMinutes = (msOf(cancelledAt) - msOf(changedAt)) / MINUTE_MS;
  if (idleMinutes < 0) return false;
  return itself === undefined || idleMinutes < itself.from || idleMinutes > (itself.to ?? Number.MAX_VALUE);
}

/** True for an event that is of a new cart under the id of one that was bought: a session's, a customer's, a reused token's. */
export function isOfNextCart(event: MergeableEvent, row: CartRow | undefined): boolean {
  if (row?.bought_at === undefined || row.is_order === true) return false;
  if (msOf(event.occurredAt) <= msOf(row.bought_at) + ECHO_MS) return false;
  if (event.type === 'checkout.completed') return event.orderId !== row.order_id;
  if (event.type === 'cart.cancelled') return event.orderId === undefined || event.orderId !== row.order_id;
  return event.isOrder !== true && event.items.length > 0;
}

/** True where the row of a bought cart holds what is the next one's: the purchase was told after it. */
export function holdsNextCart(row: CartRow): boolean {
  const { bought_at: boughtAt, changed_at: changedAt, items = [] } = row;
  if (boughtAt === undefined || changedAt === undefined || row.is_order === true) return false;
  return items.length > 0 && msOf(changedAt) > msOf(boughtAt) + ECHO_MS;
}

/** The id of the cart that follows: `k-42`, `k-42#2`, `k-42#3`, … */
export function nextCartId(cartId: string): string {
  const [, base = cartId, number = '1'] = /^(.*)#(\d{1,6})$/.exec(cartId) ?? [];
  return `${base}#${Number(number) + 1}`;
}
