// The day's list as a page that opens on a phone: a cart a row, with what is in it, the money as money, how it stands, and the
// three things an owner can do about it. It is read from the very file that spreadsheets get, which is one of its links: the
// two can never say different things.
import { linesOf, recordsIn } from '../../../shared/files/records.ts';
import { type Markup, markup } from '../../../shared/pages/markup.ts';
import { type PageAnswer, pageAnswer } from '../../../shared/pages/page.ts';
import { english } from '../../../shared/pages/words-language.ts';
import { formatMoney, parseMoney } from '../../../shared/shop/money.ts';
import type { Shop } from '../../../shared/shop/shop.ts';
import { dateFormat } from '../../../shared/text/formats.ts';
import { EXPORT_COLUMNS } from '../decisions/export.ts';

type Column = (typeof EXPORT_COLUMNS)[number];
type ListedCart = Readonly<Record<Column, string>>;

const BUTTONS = [
  ['Suppress this cart', 'Suppress'],
  ['Unsubscribe this address', 'Unsubscribe'],
  ['Write off this cart', 'Write off'],
] as const;

export type ListPage = {
  readonly day: string;
  /** The stored file. */
  readonly csv: string;
  /** Where the file itself is. */
  readonly csvHref: string;
  readonly nonce: string;
  readonly shop: Shop;
};

export function listPage({ day, csv, csvHref, nonce, shop }: ListPage): PageAnswer {
  const carts = cartsIn(csv);
  const date = dateFormat(shop.locale, { dateStyle: 'full', timeZone: 'UTC' }).format(
    new Date(`${day}T12:00:00Z`),
  );
  return pageAnswer(200, {
    title: `Carts of ${date}`,
    shop,
    lang: english(shop.locale),
    nonce,
    body: markup`<h1>${carts.length === 1 ? 'One cart' : `${carts.length} carts`} of ${date}</h1>
<p>As they stood in the night after it. Nothing happens before you press a button on the next page.</p>
${carts.length === 0 ? '' : markup`<ul class="list">${carts.map((cart) => rowMarkup(cart, shop))}</ul>`}
<p><a href="${csvHref}">The same list as a file for spreadsheets (CSV)</a></p>`,
  });
}

/** Whatever is damaged in a stored file is left out of the page; the file itself has it still. */
function cartsIn(csv: string): readonly ListedCart[] {
  const [header, ...rows] = [...recordsIn(linesOf(csv.replace(/^\ufeff/, '')), ',')].flatMap((record) =>
    'cells' in record ? [record.cells] : [],
  );
  if (header === undefined) return [];
  return rows.map((cells) => {
    const of = (column: Column) => plain(cells[header.indexOf(column)] ?? '');
    return Object.fromEntries(EXPORT_COLUMNS.map((column) => [column, of(column)])) as ListedCart;
  });
}

/** The mark that tells a spreadsheet program that what follows is text. */
const plain = (cell: string): string => cell.replace(/^'(?=[\s\S])/, '');

function rowMarkup(cart: ListedCart, shop: Shop): Markup {
  const buttons = BUTTONS.filter(([column]) => isLink(cart[column]));
  return markup`<li><p><strong>${moneyOf(cart, shop)}</strong> · ${statusOf(cart)}<br>
<bdi>${cart.Items === '' ? 'Nothing in it' : cart.Items}</bdi><br>
<span class="soft"><bdi>${cart.Shopper === '' ? 'No address' : cart.Shopper}</bdi> · last change ${cart['Last change']} · cart <bdi>${cart.Cart}</bdi></span></p>
${remindersOf(cart)}
${
  buttons.length === 0
    ? ''
    : markup`<p class="buttons">${buttons.map(
        ([column, label]) =>
          markup`<a class="button" href="${cart[column]}">${label}<span class="unseen"> ${cart.Cart}</span></a> `,
      )}</p>`
}</li>`;
}

function remindersOf(cart: ListedCart): Markup | '' {
  const told = (['First reminder', 'Second reminder'] as const).filter((column) => cart[column] !== '');
  return told.length === 0
    ? ''
    : markup`<p class="soft">${told.map((column) => `${column}: ${cart[column]}`).join(' · ')}</p>`;
}

const statusOf = (cart: ListedCart): string =>
  cart.Recovered === 'yes' ? 'bought after a reminder' : cart.Status;

function moneyOf({ Total, Currency }: ListedCart, { locale }: Shop): string {
  const read = parseMoney(Total, Currency);
  return read.ok ? formatMoney(read.minor, Currency, locale) : 'Total unknown';
}

const isLink = (text: string): boolean => /^https?:\/\//.test(text) && URL.canParse(text);
