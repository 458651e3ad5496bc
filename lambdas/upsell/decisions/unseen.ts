// Whether an order may be written down before anybody looks at what is known of its shopper. Most orders say everything
// themselves: who it is, how to reach them, and that they agreed. Of these a look would only say that nothing stands in
// the way, and the write says as much by its conditions, in one call instead of two.
import { currentKeys, personKeys } from '../../../shared/people/person-keys.ts';
import { decideGate, type GateFacts } from './gate.ts';
import { wantsNoMore } from './order-consents.ts';
import { ownedBeside } from './owned.ts';

/** What the write's conditions must hold it to. */
export type Unseen = {
  /** So many SKUs may the shopper own already; with more, the set may have to be folded, and is looked at first. */
  readonly mostOwned: number;
};

/** Undefined: look first. Whatever is remembered then either cannot change the gate's `queue`, or refuses the write. */
export function mayBeUnseen(
  facts: Pick<GateFacts, 'order' | 'channel' | 'capDays'>,
  now: Date,
): Unseen | undefined {
  const { order } = facts;
  const gate = decideGate({ ...facts, customer: undefined, optedOut: false, stopped: false }, now);
  if (gate !== 'queue' || order.customer === undefined || wantsNoMore(order)) return undefined;
  // Of an address with earlier forms the cap may stand under one of them, where no reservation asks for it.
  if (personKeys(order.customer).length !== currentKeys(order.customer).length) return undefined;
  const mostOwned = ownedBeside(order.items.map(({ sku }) => sku));
  return mostOwned < 0 ? undefined : { mostOwned };
}
