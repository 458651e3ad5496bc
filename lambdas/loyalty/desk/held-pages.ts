// What waits for a manager's decision: a list, and the page before either decision. Each case says whose it is, what was
// bought, why it waits and what each answer would do.
import { type Markup, markup } from '../../../shared/pages/markup.ts';
import { formatMoney } from '../../../shared/shop/money.ts';
import { changeText, itemsText, momentText } from '../decisions/desk-words.ts';
import { answersTo, HELD_KIND, whyHeld } from '../decisions/held-words.ts';
import type { MemberRow } from '../rows.ts';
import type { ReviewRow } from '../sale-rows.ts';
import type { Place } from './member-parts.ts';
import { memberMark } from './shown-member.ts';

export type HeldDecision = 'approve' | 'reject';

const DECIDED: Readonly<Record<string, string>> = {
  approved: 'Approved.',
  rejected: 'Rejected. The balance stays as it is.',
  closed: 'Closed. Nothing was added or taken.',
  'already-approved': 'This was approved before; nothing was added twice.',
  'already-rejected': 'This was rejected before.',
  'already-withdrawn': 'The till took this back in the meantime; there is nothing left to decide.',
};

/** A case with whom and what it is about. */
export type HeldCase = {
  readonly row: ReviewRow;
  /** Undefined for somebody who is no member yet, and of money that is nobody's. */
  readonly member: MemberRow | undefined;
  /** The member's page; absent where there is none. */
  readonly memberHref?: string;
  readonly items: readonly { readonly name: string; readonly quantity: number }[];
  readonly ticket: string;
};

export type HeldList = {
  readonly cases: readonly HeldCase[];
  readonly place: Place;
  readonly done: string | undefined;
  /** What was just approved, in words of its own. */
  readonly said?: string | undefined;
};

export function heldBody({ cases, place, done, said: words }: HeldList): Markup {
  const said = words ?? (done === undefined || !Object.hasOwn(DECIDED, done) ? undefined : DECIDED[done]);
  return markup`<h1>Held sales</h1>
${said === undefined ? '' : markup`<p class="note" role="status">${said}</p>`}
${
  cases.length === 0
    ? markup`<p class="card">Nothing waits. Sales that look wrong are held here until you decide.</p>`
    : markup`<div class="card"><ul class="rows">${cases.map(
        (one) => markup`<li><div>${summary(one, place)}
${answers(one, place)}</div>
<div class="buttons">${buttons(one)}</div></li>`,
      )}</ul></div>`
}`;
}

/** Of what nobody could read there is nothing to approve. */
const buttons = ({ row: { kind, about }, ticket }: HeldCase): Markup =>
  kind === 'unread'
    ? markup`<a class="button second" href="/held/reject/${ticket}">Close<span class="cover"> ${about}</span></a>`
    : markup`<a class="button" href="/held/approve/${ticket}">Approve<span class="cover"> ${about}</span></a>
<a class="button second" href="/held/reject/${ticket}">Reject<span class="cover"> ${about}</span></a>`;

function answers({ row, member }: HeldCase, place: Place): Markup {
  const { approve, reject } = answersTo(row, { balance: member?.balance ?? 0, locale: place.locale });
  return row.kind === 'unread'
    ? markup`<p class="soft">${reject}</p>`
    : markup`<dl class="answers"><dt>Approve</dt><dd>${approve}</dd><dt>Reject</dt><dd>${reject}</dd></dl>`;
}

export type HeldPage = {
  readonly held: HeldCase;
  readonly decision: HeldDecision;
  readonly place: Place;
  readonly csrf: Markup;
};

export function decideBody({ held, decision, place, csrf }: HeldPage): Markup {
  const { row, member, ticket } = held;
  const words = answersTo(row, { balance: member?.balance ?? 0, locale: place.locale });
  const word = decision === 'approve' ? 'Approve' : row.kind === 'unread' ? 'Close' : 'Reject';
  return markup`<h1 tabindex="-1" autofocus>${word} this ${HELD_KIND[row.kind].toLowerCase()}?</h1>
<div class="card">${summary(held, place)}
<p><strong>${words[decision]}</strong></p>
<form class="confirm" method="post" action="/held/${decision}">${csrf}<input type="hidden" name="held" value="${ticket}">
<button class="wide${decision === 'reject' ? ' danger' : ''}" type="submit">Confirm</button></form>
<p><a class="button second wide" href="/held">Cancel</a></p></div>`;
}

function summary({ row, member, memberHref, items }: HeldCase, place: Place): Markup {
  const whose =
    row.kind === 'unread'
      ? markup`Whose it is could not be read`
      : memberHref === undefined
        ? markup`${memberMark(member, row.phone)}, no member yet`
        : markup`<a href="${memberHref}">${memberMark(member, row.phone)}</a>`;
  return markup`<p><strong>${HELD_KIND[row.kind]} ${row.about}</strong>,
${formatMoney(row.total_minor, row.currency, place.locale)} <span class="tag">${row.kind === 'unread' ? 'points unknown' : `${changeText(row.computed_points, place.locale)} points`}</span><br>
${whose} <span class="soft">· held ${momentText(row.held_at, place.timeZone, place.locale)}</span>${items.length === 0 ? '' : markup`<br><span class="soft"><bdi>${itemsText(items)}</bdi></span>`}</p>
<p>${whyHeld(row)}</p>`;
}
