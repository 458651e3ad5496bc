// The owner hears of a big cart when its reminder is due, once, where the rules ask for it. After the reminder, so that nothing that
// is wrong with the owner's letter holds up the shopper's; what was missed by a run that died between them comes with its repeat, or
// with the second reminder.
import { type SendOnceParts, sendOnce } from '../../../shared/messages/send-once.ts';
import type { Shop } from '../../../shared/shop/shop.ts';
import { comparableTotal } from '../decisions/two-reminders.ts';
import { linkIdOf, ownerLink } from '../links/links.ts';
import { ownerKey } from '../links/owners.ts';
import type { CartRules } from '../rules/shape.ts';
import type { Carts } from '../state/carts.ts';
import { bigCartLetter } from './big-cart-letter.ts';

export type TellOfBigCartParts = SendOnceParts & {
  readonly shop: Shop;
  readonly rules: CartRules;
  readonly carts: Pick<Carts, 'get' | 'nameForLinks'>;
  readonly linkKeys: () => Promise<readonly string[]>;
  readonly unsubUrl: string;
};

/** Bought, ended or filled anew meanwhile: then there is nothing to tell, or not yet. */
const OVER = ['no-cart', 'no-address', 'not-open', 'bought', 'changed'].map((reason) => `dropped: ${reason}`);

/** `result`: what became of the reminder. Safe to repeat; a letter that does not go out is logged, and fails nothing. */
export async function tellOfBigCart(
  cartId: string,
  result: string,
  parts: TellOfBigCartParts,
): Promise<void> {
  const { shop, rules } = parts;
  const { tellOfCartsMinor: from } = rules;
  if (from === undefined || OVER.includes(result)) return;
  const cart = await parts.carts.get(cartId);
  const total = cart === undefined ? undefined : comparableTotal(cart, rules);
  if (cart === undefined || cart.status !== 'open' || total === undefined || total < from) return;
  // Whom the owner sees to in person is nobody to compare others with.
  if (cart.first_outcome === 'skipped-held-out') return;
  const [key] = await parts.linkKeys();
  if (key === undefined) throw new Error('There is no link key');
  await parts.carts.nameForLinks(cart);
  const [only, ...others] = shop.ownerEmails;
  // Of several owners none is meant: the page asks who acts.
  const by = only === undefined || others.length > 0 ? {} : { by: ownerKey(only) };
  const suppressUrl = ownerLink(
    parts.unsubUrl,
    { action: 'suppress', cartId, ...by },
    { key, now: parts.now() },
  );
  const email = bigCartLetter({ cart, suppressUrl, shop });
  const told = await sendOnce({ claim: `big-cart#${linkIdOf(cartId)}`, email }, parts);
  parts.log.info('the owner hears of a big cart', { cart: cartId, outcome: told.outcome });
}
