// The frame of every page of the desk: the bar with the shop's name and the ways around, the page, one style sheet and
// one small script.

import { logoOrName } from '../../../shared/pages/logo.ts';
import { asIs, type Markup, markup } from '../../../shared/pages/markup.ts';
import { themeOf } from '../../../shared/pages/theme.ts';
import type { DeskContext, SignedIn } from './parts.ts';
import { deskScript } from './script.ts';
import { deskStyle } from './style.ts';

export type DeskPage = {
  readonly title: string;
  /** Made with `markup`; a plain string is escaped. */
  readonly body: Markup | string;
  /** Default: 200. */
  readonly status?: 200 | 400 | 401 | 403 | 404 | 405 | 409 | 413 | 429 | 500;
  /** The entry of the bar that this page belongs to: `/`, `/held`, `/lapsing`, `/staff`, `/pin`. */
  readonly at?: string;
};

export type Refusal = {
  readonly status: 400 | 403 | 404 | 405 | 409 | 413 | 500;
  readonly title: string;
  readonly message: Markup | string;
  /** The way back; default: to the desk's first page. */
  readonly back?: { readonly href: string; readonly label: string };
};

/** A page of the desk as the answer to a request. Every string in it is escaped. */
export function layout(context: DeskContext, { title, body, status = 200, at }: DeskPage): Response {
  const shop = context.get('shop');
  const nonce = context.get('nonce');
  const staff = context.get('staff') as SignedIn | undefined;
  const page = markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<title>${title} · ${shop.name}</title>
<style nonce="${nonce}">${asIs(deskStyle(themeOf(shop.look)))}</style>
</head>
<body>
${staff === undefined ? '' : bar(context, staff, at)}
<main id="page" tabindex="-1">
${body}
</main>
<script nonce="${nonce}">${asIs(deskScript)}</script>
</body>
</html>
`;
  return context.html(String(page), status);
}

/** A refusal as a page with a way back. It never says more than its words. */
export function refuse(context: DeskContext, { status, title, message, back }: Refusal): Response {
  const { href, label } = back ?? { href: '/', label: 'Back to the desk' };
  return layout(context, {
    title,
    status,
    body: markup`<h1>${title}</h1>
<p>${message}</p>
<p><a class="button" href="${href}">${label}</a></p>`,
  });
}

/** The hidden field that proves that a form is ours; the frame refuses a POST without it. */
export const csrfField = (context: DeskContext): Markup =>
  markup`<input type="hidden" name="csrf" value="${context.get('csrf')}">`;

function bar(context: DeskContext, staff: SignedIn, at: string | undefined): Markup {
  const link = (href: string, label: string) =>
    markup`<a href="${href}"${href === at ? markup` aria-current="page"` : ''}>${label}</a>`;
  return markup`<a class="skip" href="#page">Skip to the page</a>
<header>
<div class="who"><strong class="shop">${logoOrName(context.get('shop'))}</strong>
<span class="soft">Signed in as <bdi>${staff.shownName}</bdi></span></div>
<nav aria-label="Desk">
${link('/', 'Desk')}
${
  staff.role === 'manager'
    ? markup`${link('/held', 'Held sales')}
${link('/lapsing', 'Lapsing')}
${link('/staff', 'Staff')}`
    : ''
}
${link('/pin', 'My PIN')}
<form method="post" action="/sign-out">${csrfField(context)}<button class="plain" type="submit">Sign out</button></form>
</nav>
</header>`;
}
