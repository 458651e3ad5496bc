import { boughtAgainSince } from '../decisions/lapsing.ts';
import { decideMail, stillWithinReach } from '../decisions/mail.ts';
import type { AddressNote, ConfirmEmail, RewardEarned, WinBack } from '../names.ts';
import type { MemberRow } from '../rows.ts';
import { noteClaim, rewardClaim, winBackClaim } from './claims.ts';
import { addressNoteMail } from './consent-mails.ts';
import { stopLink } from './links.ts';
import {
  dropped,
  type FinishedMail,
  inLanguageOf,
  type MailParts,
  type MailResult,
  memberMail,
  sendTo,
} from './mail-parts.ts';
import { heldBack } from './not-live.ts';
import { handedOverMail, rewardMail } from './reward-mail.ts';
import { sendConfirmation } from './send-confirmation.ts';
import { sendWhereWelcome, type Welcome } from './send-welcome.ts';
import { bonusMail, nudgeMail } from './win-back-mails.ts';

export async function reward(event: RewardEarned, parts: MailParts): Promise<MailResult> {
  const member = await parts.members.get(event.phone);
  const decision = decideMail('reward', member);
  if (decision.kind === 'drop' || member === undefined) return dropped(decision);
  const stopUrl = await stopUrlFor(event.phone, decision.to, parts);
  if (event.handedOver === true) {
    const email = handedOverMail({
      shop: parts.shop,
      to: decision.to,
      name: member.name,
      balance: member.balance,
      points: event.points,
      rewards: event.rewards,
      stopUrl,
    });
    return sendEarned(member, { claim: rewardClaim(event), email }, parts);
  }
  const [{ rewards: priced }, voice] = await Promise.all([parts.rules(), parts.voice()]);
  const earned = event.rewards.map(
    (name) => priced.find(({ reward: one }) => one === name) ?? { reward: name },
  );
  const rewards = stillWithinReach(earned, member.balance);
  if (rewards.length === 0) return 'dropped: not-within-reach';
  const mail = rewardMail({
    shop: inLanguageOf(voice.rewardEarned, parts.shop),
    template: voice.rewardEarned,
    to: decision.to,
    name: member.name,
    balance: member.balance,
    points: event.points,
    rewards,
    stopUrl,
  });
  return sendEarned(member, { claim: rewardClaim(event), email: mail }, parts);
}

/** Theirs by right, and so asked of no other product; but only where the product is live. */
const sendEarned = async (member: MemberRow, mail: FinishedMail, parts: MailParts): Promise<MailResult> =>
  (await heldBack(member, mail, parts)) ?? sendTo(member.phone, mail, parts);

async function stopUrlFor(phone: string, email: string, parts: MailParts): Promise<string> {
  const [key] = await parts.linkKeys();
  if (key === undefined) throw new Error('There is no link key');
  return stopLink(parts.signupUrl, { phone, email }, key);
}

export async function winBack(event: WinBack, parts: MailParts): Promise<Welcome> {
  const member = await parts.members.get(event.phone);
  const decision = decideMail(event.kind, member);
  if (decision.kind === 'drop' || member === undefined) return { result: dropped(decision) };
  const voice = await parts.voice();
  const isNudge = event.kind === 'nudge';
  const facts = await memberMail(member, decision.to, isNudge ? voice.nudge : voice.bonus, parts);
  const mail = isNudge ? nudgeMail(facts) : bonusMail({ ...facts, points: event.points ?? 0 });
  const finished = { claim: winBackClaim(event), email: mail };
  // A word that they are missed; the points of a bonus are theirs whatever they bought since.
  const since = isNudge ? boughtAgainSince(member) : undefined;
  return sendWhereWelcome(
    { ...member, email: decision.to },
    { ...finished, ...(since === undefined ? {} : { notBoughtSince: since }) },
    parts,
  );
}

/** Staff wrote the address down, or the form did when the mails of the day were used up. */
export async function confirm(event: ConfirmEmail, parts: MailParts): Promise<MailResult> {
  const { phone, by = 'desk', again, notBefore } = event;
  const member = await parts.members.get(phone);
  if (member?.pending_email === undefined || member.pending_id === undefined) return 'dropped: not-pending';
  const { pending_email: email, pending_id: pendingId } = member;
  return sendConfirmation(
    {
      phone,
      email,
      pendingId,
      baseUrl: parts.signupUrl,
      by,
      isCounted: notBefore !== undefined,
      ...(again === undefined ? {} : { again }),
    },
    parts,
  );
}

/** It concerns the member's own address, so it goes where rewards go. */
export async function addressNote(event: AddressNote, parts: MailParts): Promise<MailResult> {
  const decision = decideMail('reward', await parts.members.get(event.phone));
  if (decision.kind === 'drop') return dropped(decision);
  const email = addressNoteMail({ shop: parts.shop, to: decision.to });
  return sendTo(event.phone, { claim: noteClaim(event), email }, parts);
}
