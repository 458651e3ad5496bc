// What waits for a manager's decision: a list, and the page before either decision. Nobody's name or number is needed
// to decide, so neither is shown.

import { type Markup, markup } from '../../../shared/pages/markup.ts';
import { formatMoney } from '../../../shared/shop/money.ts';
import { changeText, maskedPhone, momentText, pointsText } from '../decisions/desk-words.ts';
import type { ReviewRow } from '../sale-rows.ts';
import type { Place } from './member-parts.ts';

export type HeldDecision = 'approve' | 'reject';

const WHY: Readonly<Record<string, string>> = {
  'far-larger-basket': 'Far larger than anything this member bought before. Perhaps a typing mistake.',
  'large-first-sale': 'A large first sale of a new member.',
  'large-sale': 'A sale as large as the owner wants to look at.',
  'told-twice-differently': 'The till sent this sale twice, with different figures.',
  'other-member': 'The till sent this sale again, for another member.',
  'changed-after-refund': 'The till changed this sale after some of it had been refunded.',
  'below-zero': 'The till changed this sale, and the member has spent the points that would go.',
  'redeemed-already': 'Refunded, but the member has spent points of this sale already.',
  'unread-payment':
    'The till told of this payment for a day, and its sale could not be read. Look it up there by this number; the owner can bring its sale in from a file, where it counts once. Then close it here.',
  'unread-refund':
    'The till told of money that went back, and the sale could not be read. Look it up there by this number; the owner can bring it in from a file, where it counts once. Then close it here.',
};

const KIND = {
  sale: 'Sale',
  refund: 'Refund',
  changed: 'Changed sale',
  unread: 'Money at the till',
} as const;

const DECIDED: Readonly<Record<string, string>> = {
  approved: 'Approved. The points are on the balance.',
  rejected: 'Rejected. The balance stays as it is.',
  'already-approved': 'This was approved before; nothing was added twice.',
  'already-rejected': 'This was rejected before.',
  'already-withdrawn': 'The till took this back in the meantime; there is nothing left to decide.',
};

export type HeldList = {
  readonly rows: readonly { readonly row: ReviewRow; readonly ticket: string }[];
  readonly place: Place;
  readonly done: string | undefined;
};

export function heldBody({ rows, place, done }: HeldList): Markup {
  const said = done === undefined || !Object.hasOwn(DECIDED, done) ? undefined : DECIDED[done];
  return markup`<h1>Held sales</h1>
${said === undefined ? '' : markup`<p class="note" role="status">${said}</p>`}
${
  rows.length === 0
    ? markup`<p class="card">Nothing waits. Sales that look wrong are held here until you decide.</p>`
    : markup`<div class="card"><ul class="rows">${rows.map(
        ({ row, ticket }) => markup`<li><div>${summary(row, place)}</div>
<div class="buttons">${buttons(row, ticket)}</div></li>`,
      )}</ul></div>`
}`;
}

/** Of what nobody could read there is nothing to approve. */
const buttons = ({ kind, about }: ReviewRow, ticket: string): Markup =>
  kind === 'unread'
    ? markup`<a class="button second" href="/held/reject/${ticket}">Close<span class="cover"> ${about}</span></a>`
    : markup`<a class="button" href="/held/approve/${ticket}">Approve<span class="cover"> ${about}</span></a>
<a class="button second" href="/held/reject/${ticket}">Reject<span class="cover"> ${about}</span></a>`;

export type HeldPage = {
  readonly row: ReviewRow;
  readonly decision: HeldDecision;
  readonly ticket: string;
  readonly place: Place;
  readonly csrf: Markup;
};

export function decideBody({ row, decision, ticket, place, csrf }: HeldPage): Markup {
  const points = pointsText(Math.abs(row.computed_points), place.locale);
  const approving =
    row.computed_points < 0
      ? markup`Up to <strong>${points}</strong> are taken off the balance, never more than there is.`
      : markup`<strong>${points}</strong> are added to the balance.`;
  const word = decision === 'approve' ? 'Approve' : row.kind === 'unread' ? 'Close' : 'Reject';
  return markup`<h1 tabindex="-1" autofocus>${word} this ${KIND[row.kind].toLowerCase()}?</h1>
<div class="card">${summary(row, place)}
<p>${decision === 'approve' ? approving : row.kind === 'unread' ? 'Nothing is added or taken by this.' : 'The balance stays as it is. This cannot be approved later.'}</p>
<form class="confirm" method="post" action="/held/${decision}">${csrf}<input type="hidden" name="held" value="${ticket}">
<button class="wide${decision === 'reject' ? ' danger' : ''}" type="submit">Confirm</button></form>
<p><a class="button second wide" href="/held">Cancel</a></p></div>`;
}

const summary = (
  row: ReviewRow,
  place: Place,
): Markup => markup`<p><strong>${KIND[row.kind]} ${row.about}</strong>,
${formatMoney(row.total_minor, row.currency, place.locale)} <span class="tag">${row.kind === 'unread' ? 'points unknown' : `${changeText(row.computed_points, place.locale)} points`}</span><br>
<span class="soft">${row.kind === 'unread' ? 'Whose it is could not be read' : `Member ${maskedPhone(row.phone)}`} · held ${momentText(row.held_at, place.timeZone, place.locale)}</span></p>
<p>${WHY[row.flag_reason] ?? 'It looked unusual.'}</p>`;
