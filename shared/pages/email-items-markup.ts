// What is in a basket, as HTML: picture, name, amount; the total below. Names may be in any script and of any
// length, so each stands in its own direction and may break anywhere.
import { type EmailBlock, type ItemLine, linkAddress, pictureAddress } from './email-blocks.ts';
import { type Markup, markup } from './markup.ts';
import type { Theme } from './theme.ts';

const side = 64;
const cellOf = ({ light, fonts }: Theme): string =>
  `padding:12px 0;border-top:1px solid ${light.line};font:15px/21px ${fonts}`;

/** The list as a table; the column of pictures exists only where at least one item has one. */
export function itemsMarkup(
  { items, more, extras = [], total }: Extract<EmailBlock, { kind: 'items' }>,
  theme: Theme,
): Markup {
  const { light } = theme;
  const cell = cellOf(theme);
  const pictured = items.some(({ pictureUrl }) => pictureAddress(pictureUrl) !== undefined);
  const span = pictured ? 2 : 1;
  return markup`<table width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:4px 0 20px;border-collapse:collapse">${items.map((item) => rowMarkup(item, pictured, theme))}${
    more > 0
      ? markup`<tr><td colspan="${span + 1}" class="soft line" style="${cell};color:${light.soft}">and ${more} more</td></tr>`
      : ''
  }${extras.map(
    ({ label, amount }) =>
      markup`<tr><th scope="row" colspan="${span}" align="left" class="soft line" style="${cell};color:${light.soft};font-weight:400;text-align:left;overflow-wrap:anywhere"><bdi dir="auto">${label}</bdi></th><td align="right" class="soft line" style="${cell};padding-left:16px;color:${light.soft};text-align:right;white-space:nowrap">${amount}</td></tr>`,
  )}<tr><th scope="row" colspan="${span}" align="left" class="ink line" style="${cell};color:${light.ink};font-weight:600;text-align:left">${total.label}</th><td align="right" class="ink line" style="${cell};padding-left:16px;color:${light.ink};font-size:17px;font-weight:700;text-align:right;white-space:nowrap">${total.amount}</td></tr></table>\n`;
}

function rowMarkup(
  { name, shortName = name, amount, pictureUrl, url }: ItemLine,
  pictured: boolean,
  theme: Theme,
): Markup {
  const { light } = theme;
  const cell = cellOf(theme);
  const picture = pictured ? pictureMarkup(pictureAddress(pictureUrl), shortName, theme) : '';
  const plain = markup`<bdi dir="auto">${shortName}</bdi>`;
  const shown =
    url === undefined
      ? plain
      : markup`<a class="ink" href="${linkAddress(url)}" style="color:${light.ink}">${plain}</a>`;
  const title = shortName === name ? '' : markup` title="${name}"`;
  return markup`<tr>${picture}<th scope="row" align="left" class="ink line" style="${cell};color:${light.ink};font-weight:400;text-align:left;overflow-wrap:anywhere;word-break:break-word"${title}>${shown}</th><td align="right" class="soft line" style="${cell};padding-left:16px;color:${light.soft};text-align:right;white-space:nowrap">${amount}</td></tr>`;
}

// An item without a picture among others with one gets an empty square, so that the names stay in line.
function pictureMarkup(url: string | undefined, alt: string, theme: Theme): Markup {
  const { light, fonts } = theme;
  const cell = cellOf(theme);
  const square = `width:${side}px;height:${side}px;border-radius:10px;background-color:${light.track}`;
  const inner =
    url === undefined
      ? markup`<div class="track" style="${square}"></div>`
      : markup`<img class="track soft" src="${url}" width="${side}" height="${side}" alt="${alt}" style="display:block;${square};object-fit:cover;overflow:hidden;border:0;color:${light.soft};font:11px/13px ${fonts}">`;
  return markup`<td width="${side + 16}" class="line" style="${cell};width:${side + 16}px">${inner}</td>`;
}
