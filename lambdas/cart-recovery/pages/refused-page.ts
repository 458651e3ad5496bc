// What a forged, edited or expired link gets: a plain page that says nothing about why, so that guessing learns
// nothing.
import { markup } from '../../../shared/pages/markup.ts';
import { type PageAnswer, pageAnswer } from '../../../shared/pages/page.ts';
import type { ShopFace } from '../../../shared/shop/look.ts';

export const refusedPage = (shop: ShopFace, nonce: string): PageAnswer =>
  pageAnswer(403, {
    title: 'This link does not work',
    shop,
    body: markup`<h1>This link does not work</h1>
<p>It may have been cut off on its way to you, or it is too old. Opening it again from the message or list it came in often helps.</p>`,
    nonce,
  });
