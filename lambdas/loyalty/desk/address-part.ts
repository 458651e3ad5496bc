// What the desk shows of a member's address: whose it is, how far it has come, and how to put it right. The whole address
// is shown to nobody; its first letter and its provider are enough to talk about it.
import { type Markup, markup } from '../../../shared/pages/markup.ts';
import { digestOfAddress } from '../../../shared/people/address-digest.ts';
import { maskedAddress, momentText } from '../decisions/desk-words.ts';
import type { MemberRow } from '../rows.ts';
import type { Place } from './member-parts.ts';

export type AddressPart = {
  readonly member: MemberRow;
  readonly place: Place;
  readonly csrf: Markup;
  readonly ticket: string;
  /** Just saved or cleared: it stands open. */
  readonly isOpen: boolean;
};

const NAMED_BY = {
  desk: 'written down at the desk',
  form: 'from the sign-up form',
  import: 'brought over from the list',
} as const;
const namedBy = (by: MemberRow['pending_by']): string =>
  by === undefined ? 'nobody knows from where' : NAMED_BY[by];

export function addressPart({ member, place, csrf, ticket, isOpen }: AddressPart): Markup {
  const form = markup`<form method="post" action="/email" novalidate>${csrf}<input type="hidden" name="member" value="${ticket}">
<div class="field"><label for="email">E-mail address</label>
<input id="email" name="email" type="email" inputmode="email" autocomplete="off" required maxlength="254"></div>
<button class="second" type="submit">Save</button></form>`;
  const clear = (which: 'pending' | 'confirmed', email: string, label: string) =>
    markup`<form method="post" action="/email/clear">${csrf}<input type="hidden" name="member" value="${ticket}"><input type="hidden" name="which" value="${which}"><input type="hidden" name="seen" value="${digestOfAddress(email)}">
<button class="second" type="submit">${label}</button></form>`;
  const { pending_email: pending, pending_at, email } = member;
  return markup`<details class="card"${isOpen ? markup` open` : ''}><summary>${summaryOf(member)}</summary>
${
  email === undefined
    ? ''
    : markup`<p>${member.email_trouble === undefined ? 'Confirmed' : 'Not reached'}: <strong><bdi>${maskedAddress(email)}</bdi></strong>, ${namedBy(member.email_by)}.<br>
<span class="soft">${standingOf(member)}</span></p>
${clear('confirmed', email, 'Take this address away')}`
}
${
  pending === undefined
    ? ''
    : markup`<p>Waits for its confirmation: <strong><bdi>${maskedAddress(pending)}</bdi></strong>, ${namedBy(member.pending_by)}${pending_at === undefined ? '' : `, ${momentText(pending_at, place.timeZone, place.locale)}`}.<br>
<span class="soft">${member.pending_id === undefined ? 'It was not asked yet: save it here to ask it.' : 'The member opens the link in the mail. Written wrongly? Save it again.'}</span></p>
${clear('pending', pending, 'Clear what waits')}`
}
<p class="soft">${email === undefined ? 'For the balance and rewards by e-mail. They confirm it with a link.' : 'The present one stays until the new one is confirmed.'} What is saved or taken away here, the sign-up form does not change.</p>
${form}</details>`;
}

function summaryOf({ pending_email: pending, email, email_trouble: trouble }: MemberRow): string {
  if (pending !== undefined) return 'An e-mail address waits for its confirmation';
  if (trouble !== undefined) return 'Mail does not reach this member';
  return email === undefined ? 'No e-mail address yet' : 'Change the e-mail address';
}

function standingOf({ email_trouble: trouble, opted_in }: MemberRow): string {
  if (trouble === 'bounce') return 'Mail came back. Nothing is sent there; ask for another address.';
  if (trouble === 'complaint') return 'Its reader called a mail unwanted. Nothing is sent there.';
  return opted_in
    ? 'Gets rewards, the balance and win-back mail.'
    : 'Unsubscribed: gets news of rewards only. Saving it again asks whether balance mail is welcome.';
}
