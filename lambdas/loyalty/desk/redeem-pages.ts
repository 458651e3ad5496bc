// The step before the points come off, and the page that says they did. The heading gets the focus, not the button: a
// second Enter that was meant for the page before must not confirm anything.
import { type Markup, markup } from '../../../shared/pages/markup.ts';
import {
  balanceText,
  changeName,
  momentText,
  movedText,
  pointsText,
  titled,
} from '../decisions/desk-words.ts';
import { missingPoints } from '../decisions/rewards.ts';
import { exact } from '../points.ts';
import type { LedgerRow, MemberRow } from '../rows.ts';
import type { Place } from './member-parts.ts';
import { nameMark } from './shown-member.ts';
import type { TypedConfirmation } from './tickets.ts';

export type ConfirmPage = {
  readonly confirmation: TypedConfirmation;
  /** The sealed confirmation. */
  readonly ticket: string;
  readonly member: MemberRow;
  readonly place: Place;
  /** How many gifts whoever gives this one may give today, this one among them; undefined where there is no limit. */
  readonly left: number | undefined;
  readonly csrf: Markup;
  readonly cancelHref: string;
};

export function confirmBody(page: ConfirmPage): Markup {
  const { confirmation, ticket, member, place, left, csrf, cancelHref } = page;
  const { reward, cost, gift } = confirmation;
  const missing = missingPoints(member.balance, cost);
  const after = exact(Math.max(member.balance, cost) - cost);
  return markup`<div class="card">
<h1 tabindex="-1" autofocus>${titled(reward)} — ${pointsText(cost, place.locale)}</h1>
<p>For <strong>${memberName(member)}</strong>, who has ${balanceText(member.balance, place.locale)} points now and <strong>${balanceText(after, place.locale)}</strong> afterwards.</p>
${gift === undefined || missing === 0 ? '' : markup`<p class="note">You give <strong>${pointsText(missing, place.locale)}</strong> as goodwill. It is written down with your name.${leftText(left)}</p>`}
<form class="confirm" method="post" action="/redeem">${csrf}<input type="hidden" name="confirmation" value="${ticket}">
<button class="wide" type="submit">Confirm</button></form>
<p><a class="button second wide" href="${cancelHref}">Cancel</a></p>
</div>`;
}

/** The name, or what stands for it. */
export const memberName = ({ name }: Pick<MemberRow, 'name'>): Markup | string =>
  name === undefined ? 'this member' : nameMark(name);

const leftText = (left: number | undefined): string =>
  left === undefined
    ? ''
    : ` ${left <= 1 ? 'It is your last one today.' : `After it you can give ${left - 1} more today.`}`;

export type GivenBy = {
  /** What was given since; undefined where only its key is known. */
  readonly row: LedgerRow | undefined;
  readonly isReversed: boolean;
  /** As the staff list shows them. */
  readonly by: string;
};

/** Shown where somebody gave a reward or a bonus since the page was opened: by whom, when, and whether it was taken back. */
export function givenMessage({ row, isReversed, by }: GivenBy, place: Place): string {
  if (row === undefined) return 'Something was given to this member since that page was opened.';
  const when = momentText(row.posted_at, place.timeZone, place.locale);
  return `${by} gave this meanwhile: ${changeName(row)} (${when})${isReversed ? ', and it was taken back' : ''}.`;
}

/** Shown on top of the member's page: nothing happened, and what the next tap means. */
export const anotherMessage = (given: GivenBy, place: Place): string =>
  `${givenMessage(given, place)} So nothing was given now. For another one, tap it again.`;

/** Shown where the points went elsewhere since the last page. */
export const shortMessage = (missing: number, reward: string, place: Place): string =>
  `${pointsText(missing, place.locale)} ${missing === 1 ? 'is' : 'are'} missing for: ${reward}. Nothing was given and nothing came off.`;

/** Shown where stamps were used or went back since the last page. */
export const notFullMessage = (reward: string): string =>
  `There are not enough stamps any more for: ${reward}. Nothing was given and nothing came off.`;

/** Shown where the owner's document allows no further reward today. */
export const enoughMessage = (most: number): string =>
  `${most === 1 ? 'One reward' : `${most} rewards`} a visit is what the owner allows, and this member has had ${most === 1 ? 'one' : 'them'} today. Nothing was given and nothing came off.`;

/** Shown where the owner's document allows whoever gives no further goodwill today. */
export const goodwillMessage = (most: number): string =>
  `${most === 1 ? 'One goodwill reward' : `${most} goodwill rewards`} a day is what the owner allows each of you, and you have given ${most === 1 ? 'yours' : 'them'} today. Nothing was given and nothing came off; tomorrow you can give again.`;

/** Shown where taking points back needs more than the member still has. */
export const spentMessage = (missing: number, place: Place): string =>
  `${pointsText(Math.ceil(missing), place.locale)} of these ${missing <= 1 ? 'is' : 'are'} spent already, so they cannot be taken back. Nothing has changed.`;

export type DonePage = {
  readonly row: LedgerRow;
  readonly member: MemberRow;
  readonly place: Place;
  readonly csrf: Markup;
  /** The sealed row. */
  readonly ticket: string;
  /** What took it back: of a sale only what refunds had left. */
  readonly reversal?: LedgerRow;
  readonly mayUndo: boolean;
  readonly memberHref: string;
  /** Where work goes on: the next customer, or the list that this came from. */
  readonly next: { readonly href: string; readonly label: string };
};

export function doneBody(page: DonePage): Markup {
  const { row, member, place, csrf, ticket, reversal, mayUndo, memberHref, next } = page;
  const name = markup`<strong>${memberName(member)}</strong>`;
  const what =
    row.reason === 'reward-redeem'
      ? markup`<strong>${titled(row.reward ?? 'reward')}</strong> for ${name}.`
      : markup`${changeName(row)} for ${name}: ${movedText(reversal ?? row, place.locale)}.`;
  return markup`<div class="card">
<h1 tabindex="-1" autofocus>${reversal !== undefined ? 'Taken back' : 'Done'}</h1>
<p>${what}${row.stamps === undefined || row.reason !== 'reward-redeem' ? '' : ` ${movedText(reversal ?? row, place.locale)}.`}</p>
<p class="figure">${balanceText(member.balance, place.locale)} <span class="unit">points now</span></p>
</div>
<div class="buttons"><a class="button" href="${next.href}">${next.label}</a>
${
  mayUndo
    ? markup`<form method="post" action="/undo">${csrf}<input type="hidden" name="entry" value="${ticket}"><button class="second" type="submit">Undo</button></form>`
    : ''
}
<a class="button second" href="${memberHref}">Back to the member</a></div>`;
}
