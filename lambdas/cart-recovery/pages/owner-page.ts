// The page behind an owner's link in the day's list: it says what will happen and to which cart, and its button does
// it. Opening it changes nothing; the same link pressed twice finds nothing left to do.

import { type Markup, markup } from '../../../shared/pages/markup.ts';
import { type PageAnswer, pageAnswer } from '../../../shared/pages/page.ts';
import { english } from '../../../shared/pages/words-language.ts';
import { formatMoney } from '../../../shared/shop/money.ts';
import type { Shop } from '../../../shared/shop/shop.ts';
import { methodNotAllowed } from '../../../shared/webhooks/answer.ts';
import { readForm } from '../../../shared/webhooks/form.ts';
import type { WebhookRequest } from '../../../shared/webhooks/request.ts';
import { maskedAddress } from '../decisions/masked-address.ts';
import { LONGEST_WAIT_HOURS, readWaits, SHORTEST_WAIT_HOURS } from '../decisions/own-waits.ts';
import { decideOwnerAction, type OwnerDecision } from '../decisions/owner-action.ts';
import type { OwnerAction, OwnerToken } from '../links/links.ts';
import { ownerKey, ownerOf } from '../links/owners.ts';
import { setOwnWaits } from '../reminding/set-own-waits.ts';
import type { CartRow } from '../rows.ts';
import { removeSchedules } from '../taking-in/parts.ts';
import { refusedPage } from './refused-page.ts';
import { type UnsubscribeParts, unsubscribe } from './unsubscribe.ts';

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

const FORM_LIMIT_BYTES = 1_000;

/** Answers GET with the question, POST with the deed. */
export async function answerOwnerPage(
  request: WebhookRequest,
  { token, nonce }: { readonly token: OwnerToken; readonly nonce: string },
  parts: OwnerPageParts,
): Promise<PageAnswer> {
  if (!['GET', 'HEAD', 'POST'].includes(request.method)) return methodNotAllowed('GET', 'HEAD', 'POST');
  const form = formOf(request.body);
  const actor = actorOf(token, form, parts.shop);
  if (actor === 'nobody') return refusedPage(parts.shop, nonce);
  const cart = await parts.carts.find(token.cart);
  const decision = decideOwnerAction(token.action, cart);
  const show = (body: Markup) =>
    pageAnswer(200, {
      title: `Carts of ${parts.shop.name}`,
      shop: parts.shop,
      lang: english(parts.shop.locale),
      nonce,
      body,
    });
  if (decision.kind === 'nothing' || cart === undefined)
    return show(markup`<h1>Nothing to do</h1>
<p>${NOTHING[decision.kind === 'nothing' ? decision.because : 'no-cart']}</p>
${cart === undefined ? '' : cartMarkup(cart, parts.shop)}`);

  const words = WORDS[token.action];
  const ask = (note: string) =>
    show(markup`<h1>${words.question}</h1>
${cartMarkup(cart, parts.shop)}
<p>${words.meaning}</p>
<form method="post">${whoMarkup(actor, parts.shop)}<button type="submit">${words.button}</button></form>
${token.action === 'suppress' ? waitsMarkup(cart, actor, parts.shop) : ''}
<p class="soft">${note}</p>`);
  if (request.method !== 'POST') return ask('Nothing has happened yet.');
  if (actor === 'unknown') return ask('Nothing has happened: please choose who you are first.');
  if (form.get('wish') === 'waits' && token.action === 'suppress') {
    const waits = readWaits([form.get('first') ?? '', form.get('second') ?? ''].map(numberIn));
    if (waits === undefined) return ask(`Nothing has happened: ${WAITS_RULE}`);
    const set = await setOwnWaits({ cartId: cart.cart_id, waits, by: actor.address }, parts);
    return set === 'set'
      ? show(markup`<h1>Done</h1>
<p>This cart is reminded ${waits[0]} and ${waits[1]} hours after its last change, as far as that is still to come.</p>
<p class="soft">Noted as done by <bdi>${actor.address}</bdi>.</p>
${cartMarkup(cart, parts.shop)}`)
      : ask('Nothing has happened: this cart is not open any more.');
  }
  await perform(token.action, { cart, decision, by: actor.address }, parts);
  return show(markup`<h1>Done</h1>
<p>${words.done}</p>
<p class="soft">Noted as done by <bdi>${actor.address}</bdi>.</p>
${cartMarkup(cart, parts.shop)}`);
}

type Actor = { readonly address: string } | 'unknown' | 'nobody';

/** The link says who acts; one out of a list that several share has the page ask. `nobody`: an owner who has left. */
function actorOf({ by }: OwnerToken, form: URLSearchParams, shop: Shop): Actor {
  const [only = '', ...others] = shop.ownerEmails;
  if (by === undefined && others.length === 0) return { address: only };
  const address = ownerOf(by ?? form.get('by') ?? '', shop);
  if (address !== undefined) return { address };
  return by === undefined ? 'unknown' : 'nobody';
}

const formOf = (body: Buffer): URLSearchParams => readForm(body, FORM_LIMIT_BYTES);

/** A number as people type it; NaN for anything else. */
const numberIn = (text: string): number =>
  /^\d{1,4}(?:[.,]\d{1,2})?$/.test(text.trim()) ? Number(text.trim().replace(',', '.')) : Number.NaN;

function whoMarkup(actor: Actor, shop: Shop): Markup {
  if (typeof actor === 'object') return markup`<p class="soft">You act as <bdi>${actor.address}</bdi>.</p>`;
  return markup`<fieldset><legend>Who are you?</legend>${shop.ownerEmails.map(
    (address) =>
      markup`<label class="choice"><input type="radio" name="by" value="${ownerKey(address)}" required> <bdi>${address}</bdi></label>\n`,
  )}</fieldset>`;
}

const WAITS_RULE = `please give two numbers of hours, the second later than the first, from ${SHORTEST_WAIT_HOURS} to ${LONGEST_WAIT_HOURS}.`;

function waitsMarkup(cart: CartRow, actor: Actor, shop: Shop): Markup {
  const [first, second] = readWaits(cart.wait_override) ?? ['', ''];
  return markup`<h2>Or remind it at other times</h2>
<form method="post"><input type="hidden" name="wish" value="waits">${typeof actor === 'object' ? '' : whoMarkup(actor, shop)}
<p><label>First reminder, hours after the last change <input name="first" inputmode="decimal" value="${first}" required></label></p>
<p><label>Second reminder, hours after the last change <input name="second" inputmode="decimal" value="${second}" required></label></p>
<button type="submit">Set these waits</button></form>`;
}

async function perform(
  action: OwnerAction,
  deed: {
    readonly cart: CartRow;
    readonly decision: Exclude<OwnerDecision, { kind: 'nothing' }>;
    readonly by: string;
  },
  parts: OwnerPageParts,
): Promise<void> {
  const { cart, decision, by } = deed;
  if (decision.kind === 'unsubscribe')
    return unsubscribe({ cartId: cart.cart_id, key: decision.email }, by, parts);
  const closed = await parts.carts.closeNow(cart.cart_id, {
    reason: decision.reason,
    now: parts.now(),
    audit: { action: action === 'suppress' ? 'suppress' : 'write-off', by_user: by },
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
