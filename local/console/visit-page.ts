// What the shopper's phone went through, hop by hop, and where it ended.
import { asIs, type Markup, markup } from '../../shared/pages/markup.ts';
import type { Hop, Visit, VisitEnd } from './visit.ts';

/** The visit as an HTML page in the console's own style. */
export function visitPage({ hops, end }: Visit, style: string): string {
  return String(markup`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>The shopper’s phone</title><style>${asIs(style)}</style></head>
<body class="visit"><main>
<p><a href="/">Back to the console</a></p>
<h1>The shopper’s phone</h1>
<ol class="hops">${hops.map(hopItem)}${endItem(end)}</ol>
${ending(end)}
</main></body></html>`);
}

function hopItem({ url, status, location }: Hop): Markup {
  const note = location === undefined ? 'answers with a page' : 'sends the phone on';
  return markup`<li class="hop"><span class="badge ${status < 400 ? 'good' : 'bad'}">${status}</span> <code>GET ${url}</code><br><span class="soft">${note}</span></li>`;
}

function endItem(end: VisitEnd): Markup | '' {
  if (end.kind !== 'store') return '';
  return markup`<li class="hop"><span class="badge">store</span> <code>GET ${end.url}</code><br><span class="soft">The store’s own address does not exist on a laptop; the sample store answers in its place.</span></li>`;
}

function ending(end: VisitEnd): Markup {
  switch (end.kind) {
    case 'store':
      return markup`<h2>Where the shopper lands</h2><iframe class="landing" src="${end.standInUrl}" title="The store’s basket"></iframe>`;
    case 'page':
      return markup`<p><a class="button" href="${end.url}">Open this page</a></p>`;
    case 'elsewhere':
      return markup`<p>This address is not on the laptop: <code>${end.url}</code></p>`;
    case 'lost':
      return markup`<p role="alert">${end.reason}.</p>`;
  }
}
