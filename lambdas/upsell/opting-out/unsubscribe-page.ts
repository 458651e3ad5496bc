// The unsubscribe page of an e-mail. Opening it changes nothing, because mail scanners open every link; its one
// button posts back to the same address, and so do mail programs with a one-click button (RFC 8058).

import { type Markup, markup } from '../../../shared/pages/markup.ts';
import { type PageAnswer, pageAnswer, plainNotFound } from '../../../shared/pages/page.ts';
import { english } from '../../../shared/pages/words-language.ts';
import type { Shop } from '../../../shared/shop/shop.ts';
import { answerQuestion } from '../../../shared/webhooks/question.ts';
import type { WebhookRequest } from '../../../shared/webhooks/request.ts';
import { type OptOutToken, openUnsubscribeToken } from '../nudging/links.ts';

export type UnsubscribeParts = {
  readonly shop: Shop;
  readonly linkKeys: () => Promise<readonly string[]>;
  readonly nonce: () => string;
  readonly optOut: (who: OptOutToken) => Promise<void>;
};

/** Answers GET with the question, POST with the deed. A bad token is a plain 404 for both. */
export async function answerUnsubscribePage(
  request: WebhookRequest,
  parts: UnsubscribeParts,
): Promise<PageAnswer> {
  const nonce = parts.nonce();
  const token = /^\/u\/([^/]+)$/.exec(request.path)?.[1];
  const who = token === undefined ? undefined : openUnsubscribeToken(token, await parts.linkKeys());
  if (who === undefined) return plainNotFound(parts.shop, nonce);
  const { name, locale } = parts.shop;
  const lang = english(locale);
  const page = (body: Markup) =>
    pageAnswer(200, { title: `Suggestions from ${name}`, shop: parts.shop, lang, nonce, body });

  return answerQuestion(request, {
    ask: async () =>
      page(markup`<h1>No more suggestions?</h1>
<p>After an order, ${name} may suggest one thing that goes with it. Press the button and it never will again.</p>
<form method="post"><button type="submit">Stop all suggestions</button></form>
<p class="soft">Messages about your orders themselves still reach you.</p>`),
    async act() {
      await parts.optOut(who);
      return page(markup`<h1>Done</h1>
<p>${name} will not send you suggestions any more.</p>`);
    },
  });
}
