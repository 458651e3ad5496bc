// A shopper wants to be forgotten: their carts lose their name and address, and the list keeps a digest, so that
// they are not written to again.
import { guestId } from '../../shared/platforms/guest.ts';
import { type CartEventParts, removeSchedules } from './take-in.ts';

/** Safe to repeat; listed first, so that a crash in the middle leaves nobody to be written to. */
export async function eraseShopper(email: string, parts: CartEventParts): Promise<void> {
  const now = parts.now();
  await parts.unsub.list(guestId(email), 'erased', now);
  await parts.unsub.unlist(email);
  for await (const { cart_id } of parts.carts.byEmail(email)) {
    const cart = await parts.carts.get(cart_id);
    if (cart?.status === 'open')
      await parts.carts.close({
        cart,
        reason: 'erased',
        now,
        audit: { action: 'erase', by_user: 'shopper' },
      });
    await removeSchedules(cart_id, parts);
    await parts.carts.erase(cart_id, now);
  }
  await parts.sends.erase(email, guestId(email));
  await parts.people.erase(email);
  parts.log.info('shopper erased');
}
