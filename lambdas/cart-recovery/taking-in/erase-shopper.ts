// A shopper wants to be forgotten: their carts lose their name and address, and the list keeps a digest, so that they
// are neither written to nor kept again, whichever event, queue or schedule still knows of them.
import { formsOf } from '../../../shared/people/address.ts';
import { digestOfAddress } from '../../../shared/people/address-digest.ts';
import { type CartParts, removeSchedules } from './parts.ts';

/** Safe to repeat; listed first, so that a crash in the middle leaves nobody to be written to. */
export async function eraseShopper(email: string, parts: CartParts): Promise<void> {
  const now = parts.now();
  await parts.unsub.erase(email, now);
  await parts.unsub.unlist(email);
  for await (const { cart_id } of parts.carts.byEmail(email)) {
    const cart = await parts.carts.get(cart_id);
    // The index is a moment behind: the cart may have passed to another address.
    if (cart?.email === undefined || !formsOf(email).includes(cart.email)) continue;
    await parts.carts.closeNow(cart_id, {
      reason: 'erased',
      now,
      audit: { action: 'erase', by_user: 'shopper' },
    });
    await removeSchedules(cart_id, parts);
    await parts.carts.erase(cart_id, cart.email, now);
  }
  await parts.sends.erase(email, digestOfAddress(email));
  await parts.people.erase(email);
  parts.log.info('shopper erased');
}
