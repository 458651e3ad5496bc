// The page behind an owner's link in the day's list: it says what will happen and to which cart, and its button does
// it. Opening it changes nothing; the same link pressed twice finds nothing left to do.
import { formatMoney } from '../../../shared/money.ts';
import { type Markup, markup } from '../../../shared/pages/markup.ts';
import { type PageAnswer, pageAnswer } from '../../../shared/pages/page.ts';
import type { Shop } from '../../../shared/shop.ts';
import { methodNotAllowed } from '../../../shared/webhooks/answer.ts';
import type { WebhookRequest } from '../../../shared/webhooks/request.ts';
import { removeSchedules } from '../cart-parts.ts';
import { maskedAddress } from '../decisions/masked-address.ts';
import { decideOwnerAction, type OwnerDecision } from '../decisions/owner-action.ts';
import type { OwnerAction, OwnerToken } from '../links.ts';
import type { CartRow } from '../state/rows.ts';
import { type UnsubscribeParts, unsubscribe } from '../unsubscribe.ts';

export type OwnerPageParts = UnsubscribeParts & { readonly shop: Shop };

type Words = {
  readonly question: string;
  readonly meaning: string;
  readonly button: string;
  readonly done: string;
};

const WORDS: Readonly<Record<OwnerAction, Words>> = {
  suppress: {
    question: 'Stop the reminders for this cart?',
    meaning: 'This one cart gets no reminder any more. Other carts of the same shopper are not touched.',
    button: 'Suppress this cart',
    done: 'This cart gets no reminder any more.',
  },
  unsubscribe: {
    question: 'Unsubscribe this address?',
    meaning: 'This address gets no reminder any more, for any cart. Only the shopper can undo it.',
    button: 'Unsubscribe this address',
    done: 'This address gets no reminder any more.',
  },
  'write-off': {
    question: 'Write this cart off?',
    meaning:
      'It gets no reminder any more, and the monthly summary counts it apart, as one that was never going to be bought.',
    button: 'Write this cart off',
    done: 'This cart is written off.',
  },
};
const NOTHING: Readonly<Record<Extract<OwnerDecision, { kind: 'nothing' }>['because'], string>> = {
  'no-cart': 'This cart is not known any more.',
  bought: 'This cart is bought already: there is nothing to stop.',
  closed: 'This cart is closed already: it gets no reminder any more.',
  'no-address': 'This cart has no address: there is nobody to unsubscribe.',
};
const MOST_ITEMS = 20;

/** Answers GET with the question, POST with the deed. */
export async function answerOwnerPage(
  request: WebhookRequest,
  { token, nonce }: { readonly token: OwnerToken; readonly nonce: string },
  parts: OwnerPageParts,
): Promise<PageAnswer> {
  if (!['GET', 'HEAD', 'POST'].includes(request.method)) return methodNotAllowed('GET', 'HEAD', 'POST');
  const cart = await parts.carts.get(token.cartId);
  const decision = decideOwnerAction(token.action, cart);
  const show = (body: Markup) =>
    pageAnswer(200, { title: `Carts of ${parts.shop.name}`, lang: parts.shop.locale, nonce, body });
  if (decision.kind === 'nothing' || cart === undefined)
    return show(markup`<h1>Nothing to do</h1>
<p>${NOTHING[decision.kind === 'nothing' ? decision.because : 'no-cart']}</p>
${cart === undefined ? '' : cartMarkup(cart, parts.shop)}`);

  const words = WORDS[token.action];
  if (request.method !== 'POST')
    return show(markup`<h1>${words.question}</h1>
${cartMarkup(cart, parts.shop)}
<p>${words.meaning}</p>
<form method="post"><button type="submit">${words.button}</button></form>
<p class="soft">Nothing has happened yet.</p>`);
  await perform(token.action, { cart, decision }, parts);
  return show(markup`<h1>Done</h1>
<p>${words.done}</p>
${cartMarkup(cart, parts.shop)}`);
}

async function perform(
  action: OwnerAction,
  {
    cart,
    decision,
  }: { readonly cart: CartRow; readonly decision: Exclude<OwnerDecision, { kind: 'nothing' }> },
  parts: OwnerPageParts,
): Promise<void> {
  if (decision.kind === 'unsubscribe')
    return unsubscribe({ cartId: cart.cart_id, key: decision.email }, 'owner', parts);
  const closed = await parts.carts.close({
    cart,
    reason: decision.reason,
    now: parts.now(),
    audit: { action: action === 'suppress' ? 'suppress' : 'write-off', by_user: 'owner' },
  });
  await removeSchedules(cart.cart_id, parts);
  parts.log.info('cart closed', { cart: cart.cart_id, reason: decision.reason, closed });
}

/** Which cart it is. What a shopper or a store typed is text, whatever it holds and whichever way it is written. */
function cartMarkup(cart: CartRow, shop: Shop): Markup {
  const { items = [], item_count: count = items.length, currency, total_minor: totalMinor } = cart;
  const more = count - Math.min(items.length, MOST_ITEMS);
  const total =
    currency === undefined || totalMinor === undefined
      ? 'unknown'
      : formatMoney(totalMinor, currency, shop.locale);
  return markup`<ul>
${items.slice(0, MOST_ITEMS).map(({ quantity, name }) => markup`<li>${quantity} × <bdi>${name}</bdi></li>\n`)}${
  more > 0 ? markup`<li>and ${more} more</li>` : ''
}</ul>
<p><strong>${total}</strong> in cart <bdi>${cart.cart_id}</bdi>${
    cart.email === undefined ? '' : markup` of <bdi>${maskedAddress(cart.email)}</bdi>`
  }</p>`;
}
