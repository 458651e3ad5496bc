// What is kept of a large cart. A letter names a few things, the owner's list thirty; nobody needs line 400 of a cart to
// know it again, and a row and a message of a bounded size always fit.
import type { CartEvent } from '../../../shared/events/cart-events.ts';
import { keptLines } from '../../../shared/text/kept-lines.ts';

const MOST_KEPT = { lines: 100, bytes: 100_000 } as const;

/** The event with its first items and, where some were left out, the number that there were. Money is not touched. */
export function keptCart(event: CartEvent): CartEvent {
  if (event.type !== 'cart.updated' && event.type !== 'cart.saved') return event;
  const items = keptLines(event.items, MOST_KEPT);
  return items === event.items ? event : { ...event, items, itemCount: event.items.length };
}
