// A page as our functions serve it: no script, no outside resource, nothing kept by anyone on the way. The
// addresses of these pages hold signed tokens, so the page must not pass its own address on either.
import type { ShopFace } from '../shop/look.ts';
import { logoOrigin, logoOrName } from './logo.ts';
import { asIs, type Markup, markup } from './markup.ts';
import { pageStyle } from './page-style.ts';
import { themeOf } from './theme.ts';

export type Page = {
  readonly title: string;
  /** Whose page it is: how it looks, and its logo on top. */
  readonly shop: ShopFace;
  /** Made with `markup`; a plain string is escaped. */
  readonly body: Markup | string;
  /** Base64 letters and digits, fresh for every answer. Without one the page goes out unstyled. */
  readonly nonce?: string;
  /** BCP 47 tag of the page's language; English when absent. */
  readonly lang?: string;
  /** Rules of this page alone, behind those of every page. Our own text. */
  readonly style?: string;
};

/** The shape a Function URL answers with. */
export type PageAnswer = {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

/** The whole HTML document. Every string in it is escaped. */
export function htmlPage({ title, shop, body, nonce, lang = 'en', style: own = '' }: Page): string {
  const style =
    nonce === undefined
      ? ''
      : markup`<style nonce="${checked(nonce)}">${asIs(pageStyle(themeOf(shop.look)))}${asIs(own)}</style>`;
  const logo = shop.look?.logoUrl === undefined ? '' : markup`<p class="shop">${logoOrName(shop)}</p>\n`;
  return String(markup`<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title}</title>
${style}
</head>
<body>
<main>
${logo}${body}
</main>
</body>
</html>
`);
}

/**
 * The headers of a page. `nonce` is the one given to `htmlPage`; without it no style is allowed at all, and of pictures only
 * the shop's logo. `extra` adds to them and wins where both name the same header.
 */
export function pageHeaders(
  shop: ShopFace,
  nonce?: string,
  extra: Readonly<Record<string, string>> = {},
): Record<string, string> {
  const logo = logoOrigin(shop);
  const policy = [
    "default-src 'none'",
    ...(nonce === undefined ? [] : [`style-src 'nonce-${checked(nonce)}'`]),
    ...(logo === undefined ? [] : [`img-src ${logo}`]),
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ];
  return {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': policy.join('; '),
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
    'x-robots-tag': 'noindex',
    ...extra,
  };
}

/** A page ready to be returned from a Function URL. */
export function pageAnswer(
  statusCode: number,
  page: Page,
  extra?: Readonly<Record<string, string>>,
): PageAnswer {
  return { statusCode, headers: pageHeaders(page.shop, page.nonce, extra), body: htmlPage(page) };
}

/** What a forged, edited or forgotten link gets. It says nothing about why, so that guessing learns nothing. */
export function plainNotFound(shop: ShopFace, nonce?: string): PageAnswer {
  return pageAnswer(404, {
    title: 'Page not found',
    shop,
    body: markup`<h1>There is nothing here</h1>
<p>The link may have been cut off on its way to you. Opening it again from the original message often helps.</p>`,
    ...(nonce === undefined ? {} : { nonce }),
  });
}

function checked(nonce: string): string {
  // A nonce lands inside a header; anything but base64 there could add a directive of its own.
  if (!/^[A-Za-z0-9+/_-]{16,}={0,2}$/.test(nonce))
    throw new Error('A nonce is at least 16 base64 characters');
  return nonce;
}
