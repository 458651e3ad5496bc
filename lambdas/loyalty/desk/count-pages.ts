// Sales without a number, told so that the person at the counter knows theirs: what was bought, for how much, how long ago.
import { type Markup, markup } from '../../../shared/pages/markup.ts';
import { formatMoney } from '../../../shared/shop/money.ts';
import { itemsText, momentText } from '../decisions/desk-words.ts';
import type { UnnamedRow } from '../decisions/unnamed-sale.ts';
import type { MemberRow } from '../rows.ts';
import type { Place } from './member-parts.ts';
import { memberMark } from './shown-member.ts';

type UnnamedSale = UnnamedRow['sale'];

export type CountList = {
  readonly member: MemberRow;
  readonly rows: readonly { readonly sale: UnnamedSale; readonly href: string }[];
  readonly now: Date;
  readonly place: Place;
  readonly backHref: string;
};

export const countListBody = ({ member, rows, now, place, backHref }: CountList): Markup =>
  markup`<h1 tabindex="-1" autofocus>Which sale was it?</h1>
<p class="soft">Rung up without a number in the last two days, newest first. It is counted for ${memberMark(member, member.phone)}.</p>
${
  rows.length === 0
    ? markup`<p class="card">There is none. Every sale has its member, or was longer ago.</p>`
    : markup`<div class="card"><ul class="rows">${rows.map(
        ({ sale, href }) => markup`<li><div>${saleMark(sale, now, place)}</div>
<div class="buttons"><a class="button second" href="${href}">This one<span class="cover">: ${formatMoney(sale.totalMinor, sale.currency, place.locale)}, ${ago(sale.closedAt, now, place)}</span></a></div></li>`,
      )}</ul></div>`
}
<p><a class="button second" href="${backHref}">Back to the member</a></p>`;

export type CountPage = {
  readonly member: MemberRow;
  readonly sale: UnnamedSale;
  readonly ticket: string;
  readonly now: Date;
  readonly place: Place;
  readonly csrf: Markup;
  readonly cancelHref: string;
};

export const countBody = ({ member, sale, ticket, now, place, csrf, cancelHref }: CountPage): Markup =>
  markup`<div class="card"><h1 tabindex="-1" autofocus>Count this sale?</h1>
${saleMark(sale, now, place)}
<p>It becomes a purchase of <strong>${memberMark(member, member.phone)}</strong>, counted once, with your name beside it. What the till tells of it later changes the points of this member.</p>
<form class="confirm" method="post" action="/count">${csrf}<input type="hidden" name="count" value="${ticket}">
<button class="wide" type="submit">Confirm</button></form>
<p><a class="button second wide" href="${cancelHref}">Cancel</a></p></div>`;

const saleMark = (sale: UnnamedSale, now: Date, place: Place): Markup =>
  markup`<p><strong>${formatMoney(sale.totalMinor, sale.currency, place.locale)}</strong> · ${ago(sale.closedAt, now, place)}<br>
<span class="soft"><bdi>${itemsText(sale.items.map(({ name, quantity }) => ({ name, quantity })))}</bdi></span></p>`;

const JUST_NOW_MINUTES = 90;

/** `4 minutes ago`, and from an hour and a half on the day and time. */
function ago(instant: string, now: Date, place: Place): string {
  const minutes = Math.max(0, Math.round((now.getTime() - Date.parse(instant)) / 60_000));
  if (minutes > JUST_NOW_MINUTES) return momentText(instant, place.timeZone, place.locale);
  return minutes === 0 ? 'just now' : minutes === 1 ? '1 minute ago' : `${minutes} minutes ago`;
}
