// From the tap on a reward to the points coming off.
//
//   tap ──▶ POST /confirm ──▶ GET /confirm/… (shows it; makes nothing) ──▶ POST /redeem ──▶ GET /done/…
//
// The one-time id is made by the tap and stays in the page's address, so that Back, Reload and a second tab come to the
// same id, and the same id redeems once.

import { checkConfirmation, offered } from '../decisions/confirmation.ts';
import { giftKey, redemptionKey } from '../decisions/ledger-key.ts';
import { missingPoints } from '../decisions/rewards.ts';
import { rewardEarned } from '../mails/announce.ts';
import type { LedgerRow } from '../rows.ts';
import { csrfField, layout } from './layout.ts';
import { doneHref, managersOnly, memberHref, noSuchMember, openMember, staleTicket } from './member-parts.ts';
import { giftsLeft, givenMeanwhile, hadEnough, noMoreGoodwill, short } from './not-given.ts';
import type { DeskContext, DeskParts, DeskRoutes } from './parts.ts';
import { confirmCard, giveForCard } from './redeem-card.ts';
import { confirmBody } from './redeem-pages.ts';
import { showMember } from './show-member.ts';
import { openConfirmation, sealConfirmation, type TypedConfirmation } from './tickets.ts';

/** `/confirm` and `/redeem`. */
export const redeemRoutes =
  (parts: DeskParts): DeskRoutes =>
  (app) => {
    app.post('/confirm', (context) => ask(context, parts));
    app.get('/confirm/:ticket', (context) => confirmPage(context, parts, context.req.param('ticket')));
    app.post('/redeem', (context) => redeem(context, parts));
  };

/** The tap on a reward: makes the confirmation. Nothing is written down yet. */
async function ask(context: DeskContext, parts: DeskParts): Promise<Response> {
  const form = context.get('form');
  const ticket = await openMember(parts, form.get('member') ?? '');
  if (ticket === undefined) return staleTicket(context);
  const { phone, typed } = ticket;
  const [member, rules, keys] = await Promise.all([
    parts.members.get(phone),
    parts.rules(),
    parts.sessionKeys(),
  ]);
  if (member === undefined) return noSuchMember(context);
  const name = form.get('card') ?? '';
  const wanted = { reward: form.get('reward') ?? '', cost: Number(form.get('points')) };
  const offer = offered(name === '' ? wanted : { ...wanted, card: name }, rules);
  if (offer === undefined) return showMember(context, parts, { phone, typed, remark: 'changed' }, 409);
  // A page from before the last reward: whoever opened it does not know of that one.
  if (ticket.reward !== (member.last_reward ?? ''))
    return givenMeanwhile(context, parts, { phone, typed }, await parts.pointsMoves.lastGiven(member));
  const full = await hadEnough(context, parts, { phone, typed });
  if (full !== undefined) return full;
  const isGift = form.get('kind') === 'gift' && offer.card === undefined;
  if (isGift && context.get('staff').role !== 'manager') return managersOnly(context);
  if (isGift && (await giftsLeft(context, parts)) === 0)
    return noMoreGoodwill(context, parts, { phone, typed });

  const confirmation: TypedConfirmation = {
    phone,
    typed,
    reward: offer.reward,
    cost: offer.cost,
    ...(isGift ? { gift: missingPoints(member.balance, offer.cost) } : {}),
    ...(offer.card === undefined ? {} : { card: offer.card.name }),
    seen: ticket.reward,
    id: parts.newId(),
    session: context.get('staff').sessionId,
    at: parts.now(),
  };
  return context.redirect(`/confirm/${sealConfirmation(confirmation, keys)}`, 303);
}

async function confirmPage(context: DeskContext, parts: DeskParts, text: string): Promise<Response> {
  const confirmation = await openGood(context, parts, text);
  if (confirmation instanceof Response) return confirmation;
  const { phone, typed } = confirmation;
  const [member, used] = await Promise.all([
    parts.members.get(phone),
    parts.pointsMoves.row({ phone, ts: redemptionKey(confirmation) }),
  ]);
  // Back to a page that was confirmed: it says that it is done.
  if (used !== undefined) return context.redirect(await doneHref(parts, { phone, typed, ts: used.ts }), 303);
  if (member === undefined) return noSuchMember(context);
  if (confirmation.card !== undefined)
    return confirmCard(context, parts, { confirmation, ticket: text, member });
  const missing = missingPoints(member.balance, confirmation.cost);
  const given =
    (member.last_reward ?? '') === confirmation.seen ? undefined : await parts.pointsMoves.lastGiven(member);
  if (missing > (confirmation.gift ?? 0)) return short(context, parts, confirmation, { missing, given });
  if (given !== undefined) return givenMeanwhile(context, parts, confirmation, given);
  const left = missing > 0 ? await giftsLeft(context, parts) : undefined;
  return layout(context, {
    title: 'Confirm',
    at: '/',
    body: confirmBody({
      confirmation,
      ticket: text,
      member,
      place: parts.shop,
      left,
      csrf: csrfField(context),
      cancelHref: await memberHref(parts, { phone, typed }),
    }),
  });
}

async function redeem(context: DeskContext, parts: DeskParts): Promise<Response> {
  const text = context.get('form').get('confirmation') ?? '';
  const confirmation = await openGood(context, parts, text);
  if (confirmation instanceof Response) return confirmation;
  const { phone, typed, reward, cost, gift, seen, id, at } = confirmation;
  const redemption = { phone, id, at, reward, cost, seen, byStaff: context.get('staff').name };
  const full = await hadEnough(context, parts, { phone, typed, used: redemptionKey(confirmation) });
  if (full !== undefined) return full;
  if (confirmation.card !== undefined) return giveForCard(context, parts, confirmation);
  let result = await parts.pointsMoves.redeem(redemption);
  if (result.kind === 'short' && gift !== undefined) {
    if (context.get('staff').role !== 'manager') return managersOnly(context);
    const { rewards, goodwillPerDay: most } = await parts.rules();
    // Never more than the page said would be given, nor more than the owner allows; the write itself sees to both.
    result = await parts.pointsMoves.redeemWithGoodwill(redemption, {
      gift,
      rewards,
      ...(most === undefined
        ? {}
        : { counted: (day) => parts.staff.goodwillItem({ name: redemption.byStaff, day, most }) }),
    });
  }
  switch (result.kind) {
    case 'redeemed':
      parts.log.info('redeemed', { cost, goodwill: gift !== undefined });
      if (gift !== undefined) await announceGift(parts, result.row);
      return context.redirect(await doneHref(parts, { phone, typed, ts: result.row.ts }), 303);
    case 'already':
      // Whoever gave it may have been cut off before the member was told. Announcing twice mails once.
      if (gift !== undefined) await announceGift(parts, result.row);
      return context.redirect(await doneHref(parts, { phone, typed, ts: result.row.ts }), 303);
    case 'short':
      parts.log.info('condition_failed', { operation: 'redeem' });
      return short(context, parts, confirmation, {
        missing: missingPoints(result.balance, cost),
        given: result.given,
      });
    case 'given-meanwhile':
      parts.log.info('condition_failed', { operation: 'redeem', reason: 'given-meanwhile' });
      return givenMeanwhile(context, parts, confirmation, result.given);
    case 'goodwill-limit':
      parts.log.info('condition_failed', { operation: 'redeem', reason: 'goodwill-limit' });
      return noMoreGoodwill(context, parts, confirmation);
    case 'unknown-member':
      return noSuchMember(context);
  }
}

/** The confirmation, if it still stands; otherwise the answer that says what to do instead. */
async function openGood(
  context: DeskContext,
  parts: DeskParts,
  text: string,
): Promise<TypedConfirmation | Response> {
  const confirmation = openConfirmation(text, await parts.sessionKeys(), parts.now());
  if (confirmation === undefined) return staleTicket(context);
  const check = checkConfirmation(confirmation, {
    session: context.get('staff').sessionId,
    rules: await parts.rules(),
    now: parts.now(),
  });
  if (check === 'good') return confirmation;
  const { phone, typed } = confirmation;
  // What was confirmed in time stays done, however late somebody asks again.
  const used = await parts.pointsMoves.row({ phone, ts: redemptionKey(confirmation) });
  if (used !== undefined) return context.redirect(await doneHref(parts, { phone, typed, ts: used.ts }), 303);
  return showMember(context, parts, { phone, typed, remark: check }, 409);
}

/** A tier that a manager's gift brought within reach is announced like one that a sale brought. */
async function announceGift(parts: DeskParts, redeemed: LedgerRow): Promise<void> {
  const ts = giftKey(redeemed);
  const present = ts === undefined ? undefined : await parts.pointsMoves.row({ phone: redeemed.phone, ts });
  const earned = present === undefined ? undefined : rewardEarned(present);
  if (earned !== undefined) await parts.announce(earned);
}
