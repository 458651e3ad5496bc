// What an owner's link comes to for a cart as it stands now. The page asks it to say what will happen, and asks it
// again before anything does.
import type { OwnerAction } from '../links/links.ts';
import type { CartRow } from '../rows.ts';

export type OwnerDecision =
  | { readonly kind: 'close'; readonly reason: 'suppressed' | 'written-off' }
  | { readonly kind: 'unsubscribe'; readonly email: string }
  | { readonly kind: 'nothing'; readonly because: 'no-cart' | 'bought' | 'closed' | 'no-address' };

/** Suppress and write off stop one open cart; unsubscribe is about the address, so it works for any cart. */
export function decideOwnerAction(action: OwnerAction, cart: CartRow | undefined): OwnerDecision {
  if (cart === undefined) return { kind: 'nothing', because: 'no-cart' };
  if (action === 'unsubscribe')
    return cart.email === undefined
      ? { kind: 'nothing', because: 'no-address' }
      : { kind: 'unsubscribe', email: cart.email };
  if (cart.status !== 'open') return { kind: 'nothing', because: cart.status };
  return { kind: 'close', reason: action === 'suppress' ? 'suppressed' : 'written-off' };
}
