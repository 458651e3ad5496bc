// The store knows a customer by another address, no longer, or as the same person as somebody else: their carts follow, so that
// the next reminder goes to the address that the store has then, or to none.
import { lookAgain } from '../../../shared/aws/look-again.ts';
import type { ShopperChanged, ShopperDeleted, ShopperMerged } from '../../../shared/events/cart-events.ts';
import { wordOf } from '../decisions/remembered-word.ts';
import { type AddressChange, withAddress } from '../decisions/shopper-change.ts';
import type { CartRow } from '../rows.ts';
import { type CartParts, removeSchedules } from './parts.ts';
import { hearConsent, namelessWord } from './shopper-consent.ts';
import { saveAndFollow } from './take-in.ts';

/** Events of one cart may be handled side by side; the loser reads again. */
const TRIES = 8;
/** Wishes that are the person's and not the mailbox's. */
const OWN_WISHES: ReadonlySet<string> = new Set(['shopper', 'owner', 'complaint']);

/** Safe to repeat. */
export async function changeShopper(event: ShopperChanged, parts: CartParts): Promise<void> {
  const { customerId, email, occurredAt: at } = event;
  for await (const { cart_id } of parts.carts.byCustomer(customerId))
    await changeAddress(cart_id, { from: customerId, change: { customerId, email, at } }, parts);
}

/** Nothing waits for them any more, and their carts forget whose they were. They may come back as somebody new. */
export async function deleteShopper({ customerId }: ShopperDeleted, parts: CartParts): Promise<void> {
  for await (const { cart_id } of parts.carts.byCustomer(customerId)) {
    const cart = await parts.carts.get(cart_id);
    if (cart?.customer_id !== customerId) continue;
    await parts.carts.closeNow(cart_id, {
      reason: 'customer-deleted',
      now: parts.now(),
      audit: { action: 'customer-deleted', by_user: 'system' },
    });
    await removeSchedules(cart_id, parts);
    if (cart.email !== undefined) await parts.carts.erase(cart_id, cart.email, parts.now());
  }
  parts.log.info('shopper deleted');
}

/**
 * The carts of the one that is gone are the kept one's, with the address that the kept one's carts have; where none has, the
 * store has dropped theirs, and tells of the kept one's by itself.
 */
export async function mergeShoppers(event: ShopperMerged, parts: CartParts): Promise<void> {
  const { keptId, goneId, occurredAt: at } = event;
  const email = await addressOf(keptId, parts);
  const address = email === undefined ? ({ email: 'none', whatever: true } as const) : { email };
  for await (const { cart_id } of parts.carts.byCustomer(goneId))
    await changeAddress(cart_id, { from: goneId, change: { customerId: keptId, ...address, at } }, parts);
  parts.log.info('shoppers merged');
}

async function addressOf(customerId: string, parts: CartParts): Promise<string | undefined> {
  const known: CartRow[] = [];
  for await (const { cart_id } of parts.carts.byCustomer(customerId)) {
    const cart = await parts.carts.get(cart_id);
    if (cart?.email !== undefined && cart.customer_id === customerId) known.push(cart);
  }
  return known.sort((a, b) => ((a.email_at ?? '') < (b.email_at ?? '') ? 1 : -1))[0]?.email;
}

async function changeAddress(
  cartId: string,
  { from, change }: { readonly from: string; readonly change: AddressChange },
  parts: CartParts,
): Promise<void> {
  await lookAgain({ tries: TRIES, who: `Cart ${cartId}` }, async () => {
    const seen = await parts.carts.get(cartId);
    if (seen === undefined || seen.customer_id !== from) return undefined;
    const isErased = change.email !== 'none' && (await parts.unsub.isErased(change.email));
    const changed = withAddress(seen, isErased ? { ...change, email: 'none', whatever: true } : change);
    // What holds for the person holds under the new address before anything may be sent there.
    if (changed.email !== undefined && seen.email !== undefined && changed.email !== seen.email)
      await carryOver(seen.email, changed.email, parts);
    // Their cart has an address only now, and said something of mail before it had one.
    const word = namelessWord(changed, seen);
    if (word !== undefined && changed.email !== undefined) await hearConsent(changed.email, word, parts);
    return saveAndFollow(changed, seen, parts);
  });
}

/** What they said of mail, when they bought, and that they want no reminders. A mailbox that bounced says nothing of the next one. */
async function carryOver(from: string, to: string, parts: CartParts): Promise<void> {
  const [person, source] = await Promise.all([parts.people.get(from), parts.unsub.sourceOf(from)]);
  if (source !== undefined && OWN_WISHES.has(source)) await parts.unsub.list(to, 'shopper', parts.now());
  const word = wordOf(person);
  if (word !== undefined && word.at !== '') await parts.people.recordConsent(to, word);
  if (person?.last_bought_at !== undefined) await parts.people.recordPurchase(to, person.last_bought_at);
}
