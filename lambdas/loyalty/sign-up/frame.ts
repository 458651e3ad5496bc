// The pages that members see on their own phones: the sign-up form and what our links lead to. No script, nothing from
// outside, nothing kept.

import type { Markup } from '../../../shared/pages/markup.ts';
import { type PageAnswer, pageAnswer } from '../../../shared/pages/page.ts';
import { english } from '../../../shared/pages/words-language.ts';
import type { Shop } from '../../../shared/shop/shop.ts';

export type Frame = { readonly nonce: string; readonly shop: Shop };

const HEADERS = {
  // With `no-referrer` a browser would hide from the form where it was sent from. No address here can be read.
  'referrer-policy': 'same-origin',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'strict-transport-security': 'max-age=63072000',
};

export const memberPage = ({ nonce, shop }: Frame, title: string, body: Markup, status = 200): PageAnswer =>
  pageAnswer(
    status,
    { title: `${title} – ${shop.name}`, shop, lang: english(shop.locale), nonce, body },
    HEADERS,
  );

/** Any answer, also one that is no page of ours, with the headers of our pages. */
export const strictly = (answer: PageAnswer): PageAnswer => ({
  ...answer,
  headers: { ...HEADERS, ...answer.headers },
});

/** After a form: the browser fetches the next page, so that reloading it sends nothing again. */
export const seeOther = (location: string): PageAnswer => ({
  statusCode: 303,
  headers: { location, 'cache-control': 'no-store', ...HEADERS },
  body: '',
});
