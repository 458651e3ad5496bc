// The same two steps as for points, where a full stamp card pays: the page that asks, and the stamps coming off.
import { markup } from '../../../shared/pages/markup.ts';
import { offered } from '../decisions/confirmation.ts';
import { stampsText, titled } from '../decisions/desk-words.ts';
import { stampsOn } from '../decisions/stamp-card.ts';
import { exact } from '../points.ts';
import type { MemberRow } from '../rows.ts';
import type { StampCard } from '../rules/shape.ts';
import { csrfField, layout } from './layout.ts';
import { doneHref, memberHref, noSuchMember } from './member-parts.ts';
import { givenMeanwhile, notFull } from './not-given.ts';
import type { DeskContext, DeskParts } from './parts.ts';
import { memberName } from './redeem-pages.ts';
import { showMember } from './show-member.ts';
import type { TypedConfirmation } from './tickets.ts';

export async function confirmCard(
  context: DeskContext,
  parts: DeskParts,
  {
    confirmation,
    ticket,
    member,
  }: { readonly confirmation: TypedConfirmation; readonly ticket: string; readonly member: MemberRow },
): Promise<Response> {
  const { phone, typed, reward, cost, seen } = confirmation;
  const { locale, timeZone: zone } = parts.shop;
  const card = await cardOf(parts, confirmation);
  if (card === undefined) return showMember(context, parts, { phone, typed, remark: 'changed' }, 409);
  const stamps = stampsOn(card, member, { at: parts.now(), zone });
  const given = (member.last_reward ?? '') === seen ? undefined : await parts.pointsMoves.lastGiven(member);
  if (stamps < cost) return notFull(context, parts, confirmation, given);
  if (given !== undefined) return givenMeanwhile(context, parts, confirmation, given);
  return layout(context, {
    title: 'Confirm',
    at: '/',
    body: markup`<div class="card">
<h1 tabindex="-1" autofocus>${titled(reward)} — ${stampsText(cost, locale)}</h1>
<p>For <strong>${memberName(member)}</strong>, who has ${stampsText(stamps, locale)} now and <strong>${stampsText(exact(stamps - cost), locale)}</strong> afterwards. No points come off.</p>
<form class="confirm" method="post" action="/redeem">${csrfField(context)}<input type="hidden" name="confirmation" value="${ticket}">
<button class="wide" type="submit">Confirm</button></form>
<p><a class="button second wide" href="${await memberHref(parts, { phone, typed })}">Cancel</a></p>
</div>`,
  });
}

export async function giveForCard(
  context: DeskContext,
  parts: DeskParts,
  confirmation: TypedConfirmation,
): Promise<Response> {
  const { phone, typed, seen, id, at } = confirmation;
  const card = await cardOf(parts, confirmation);
  if (card === undefined) return showMember(context, parts, { phone, typed, remark: 'changed' }, 409);
  const byStaff = context.get('staff').name;
  const result = await parts.pointsMoves.redeemCard({ phone, id, at, card, seen, byStaff });
  switch (result.kind) {
    case 'redeemed':
      parts.log.info('redeemed', { stamps: card.stamps });
      return context.redirect(await doneHref(parts, { phone, typed, ts: result.row.ts }), 303);
    case 'already':
      return context.redirect(await doneHref(parts, { phone, typed, ts: result.row.ts }), 303);
    case 'not-full':
      parts.log.info('condition_failed', { operation: 'redeem', reason: 'not-full' });
      return notFull(context, parts, confirmation, result.given);
    case 'given-meanwhile':
      parts.log.info('condition_failed', { operation: 'redeem', reason: 'given-meanwhile' });
      return givenMeanwhile(context, parts, confirmation, result.given);
    case 'unknown-member':
      return noSuchMember(context);
  }
}

/** As the rules have it now. */
const cardOf = async (parts: DeskParts, confirmation: TypedConfirmation): Promise<StampCard | undefined> =>
  offered(confirmation, await parts.rules())?.card;
