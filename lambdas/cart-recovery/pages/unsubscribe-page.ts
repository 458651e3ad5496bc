// The shopper's page behind the unsubscribe link. Opening it changes nothing, because mail scanners open every link;
// its button posts back to the same address, and so do mail programs with a one-click button (RFC 8058), whose body
// need not be read: whatever is posted takes the shopper off, unless it asks for the opposite.

import { markup } from '../../../shared/pages/markup.ts';
import { type PageAnswer, pageAnswer } from '../../../shared/pages/page.ts';
import { english } from '../../../shared/pages/words-language.ts';
import type { Shop } from '../../../shared/shop/shop.ts';
import { answerQuestion } from '../../../shared/webhooks/question.ts';
import type { WebhookRequest } from '../../../shared/webhooks/request.ts';
import type { UnsubscribeToken } from '../links/links.ts';
import { optIn, readerOf, type UnsubscribeParts, unsubscribe } from './unsubscribe.ts';

export type ShopperPageParts = UnsubscribeParts & { readonly shop: Shop };

/** Answers GET with the question, POST with the deed. */
export async function answerShopperPage(
  request: WebhookRequest,
  { token, nonce }: { readonly token: UnsubscribeToken; readonly nonce: string },
  parts: ShopperPageParts,
): Promise<PageAnswer> {
  const reader = await readerOf(token, parts);
  if (await parts.unsub.isErased(reader.key)) return forgottenPage({ nonce, shop: parts.shop });
  const { shop } = parts;
  return answerQuestion(request, {
    ask: async () => page(await parts.unsub.isListed(reader.key), { nonce, shop }),
    async act(form) {
      const wantsBack = form.get('wish') === 'opt-in';
      if (wantsBack) await optIn(reader, parts);
      else await unsubscribe(reader, 'shopper', parts);
      return page(!wantsBack, { nonce, shop, done: true });
    },
  });
}

type Frame = { readonly nonce: string; readonly shop: Shop; readonly done?: boolean };

/** For somebody who was erased there is nothing to switch on or off, because nothing of them is kept. */
function forgottenPage({ nonce, shop }: Frame): PageAnswer {
  return pageAnswer(200, {
    title: `Basket reminders from ${shop.name}`,
    shop,
    lang: english(shop.locale),
    nonce,
    body: markup`<h1>You get no reminders</h1>
<p>You asked to be forgotten. ${shop.name} keeps no address of yours for reminders and will not send you any.</p>`,
  });
}

function page(isListed: boolean, { nonce, shop, done = false }: Frame): PageAnswer {
  const body = isListed
    ? markup`<h1>${done ? 'Done: no more reminders' : 'You get no reminders'}</h1>
<p>${shop.name} will not remind you of a basket any more, at this address and for any basket.</p>
<form method="post"><input type="hidden" name="wish" value="opt-in"><button class="quiet" type="submit">Send me reminders again</button></form>
<p class="soft">Only you can undo this, with this button. Messages about your orders themselves still reach you.</p>`
    : markup`<h1>${done ? 'Reminders are on again' : 'No more reminders?'}</h1>
<p>When you leave something in your basket, ${shop.name} may remind you, twice at most. Press the button and it never will again.</p>
<form method="post"><button type="submit">Stop all reminders</button></form>
<p class="soft">Messages about your orders themselves still reach you.</p>`;
  return pageAnswer(200, {
    title: `Basket reminders from ${shop.name}`,
    shop,
    lang: english(shop.locale),
    nonce,
    body,
  });
}
