// The sample store's pages: shelves, and the basket that a nudge's link lands in.

import { asIs, type Markup, markup } from '../../../shared/pages/markup.ts';
import { formatMoney } from '../../../shared/shop/money.ts';
import { drawing } from './drawings.ts';
import type { FeedProduct } from './feed.ts';
import { minorOf } from './price.ts';
import { storeStyle } from './store-style.ts';

export type ShownLine = { readonly product: FeedProduct; readonly quantity: number };

/** The console shows the basket in a frame of its own, so only loopback pages may frame it. */
export const storeHeaders = {
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors http://127.0.0.1:* http://localhost:*",
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
} as const;

/** All products, shelf by shelf in the order of the catalogue. */
export function shopPage(name: string, products: readonly FeedProduct[]): string {
  const shelves = [...new Set(products.map((product) => product.category))];
  return page(
    name,
    name,
    markup`<h1>Everything for getting there by bike</h1>
${shelves.map(
  (shelf) => markup`<section><h2>${titled(shelf)}</h2><ul class="shelf">
${products.filter((product) => product.category === shelf).map(card)}</ul></section>
`,
)}`,
  );
}

/** The basket, and above it what has just come in. */
export function basketPage(name: string, lines: readonly ShownLine[], added?: FeedProduct): string {
  const notice =
    added === undefined
      ? ''
      : markup`<p class="notice" role="status">Added to your basket: <b>${added.name}</b></p>`;
  const body =
    lines.length === 0
      ? markup`<p>Nothing here yet. <a href="/">Look around</a></p>`
      : markup`<table><caption class="away">Goods in the basket</caption>
<thead><tr><th scope="col">Product</th><th scope="col" class="number">Quantity</th><th scope="col" class="number">Price</th></tr></thead>
<tbody>${lines.map(lineRow)}</tbody>
<tfoot><tr><th scope="row" colspan="2">Total</th><td class="number"><b>${total(lines)}</b></td></tr></tfoot></table>
<div class="ways"><span class="checkout">Check out <small>(this store is a stand-in)</small></span>
<form method="post" action="/cart/empty"><button>Empty the basket</button></form></div>`;
  return page(name, `Your basket – ${name}`, markup`${notice}<h1>Your basket</h1>${body}`);
}

export const missingPage = (name: string): string =>
  page(
    name,
    `Not found – ${name}`,
    markup`<h1>We do not sell that</h1><p><a href="/">Back to the shop</a></p>`,
  );

function card(product: FeedProduct): Markup {
  const soldOut = product.stock === 0;
  const stock = soldOut
    ? 'Sold out'
    : product.stock === null
      ? 'Always available'
      : `${product.stock} in stock`;
  const action = soldOut
    ? markup`<span class="out">Sold out</span>`
    : markup`<a class="add" href="/cart/add?sku=${encodeURIComponent(product.sku)}" aria-label="Add ${product.name} to the basket">Add to basket</a>`;
  return markup`<li><div class="picture">${drawing(product.category)}</div><h3>${product.name}</h3><p class="price">${priced(product)}</p><p class="soft">${soldOut ? product.sku : stock}</p>${action}</li>
`;
}

function lineRow({ product, quantity }: ShownLine): Markup {
  return markup`<tr><th scope="row"><div class="good"><span class="picture small">${drawing(product.category)}</span><span>${product.name}<br><small class="soft">${product.sku}</small></span></div></th><td class="number">${quantity}</td><td class="number">${priced(product, quantity)}</td></tr>`;
}

function total(lines: readonly ShownLine[]): string {
  const currency = lines[0]?.product.currency ?? 'GBP';
  const sumMinor = lines.reduce(
    (sum, line) => sum + minorOf(line.product.price, currency) * line.quantity,
    0,
  );
  return formatMoney(sumMinor, currency, 'en-GB');
}

const priced = ({ price, currency }: FeedProduct, quantity = 1): string =>
  formatMoney(minorOf(price, currency) * quantity, currency, 'en-GB');

const titled = (shelf: string): string => shelf.charAt(0).toUpperCase() + shelf.slice(1).replaceAll('-', ' ');

function page(name: string, title: string, body: Markup): string {
  return String(markup`<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title><style>${asIs(storeStyle)}</style></head>
<body><header><a class="name" href="/">${name}</a><nav><a href="/cart">Basket</a></nav></header>
<main>${body}</main></body></html>`);
}
