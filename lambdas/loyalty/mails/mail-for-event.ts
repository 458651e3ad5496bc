// One event, one look at whom it is about, one mail (or one batch of them).
import { eachRow } from '../../../shared/handlers/each-row.ts';
import type { Log } from '../../../shared/handlers/log.ts';
import type { SendResult } from '../../../shared/messages/claim-and-send.ts';
import type { FateCounts } from '../../../shared/messages/failure-rate.ts';
import type { Email, SendEmail } from '../../../shared/messages/outcome.ts';
import { makePacer, type PacerParts } from '../../../shared/messages/pacer.ts';
import { sendOnce } from '../../../shared/messages/send-once.ts';
import { tellLeftOut } from '../../../shared/owner-mail/left-out-letter.ts';
import { guestId } from '../../../shared/people/guest.ts';
import { localDate } from '../../../shared/time/time.ts';
import type { DispatchEvent } from '../decisions/deferral.ts';
import { decideMail, stillWithinReach } from '../decisions/mail.ts';
import {
  ADDRESS_NOTE,
  type AddressNote,
  CONDITION_FAILED,
  CONFIRM_EMAIL,
  type ConfirmEmail,
  HELD_FOR_REVIEW,
  MAIL_FAILED,
  NIGHTLY_EMAIL,
  type NightlyEmail,
  REWARD_EARNED,
  type RewardEarned,
  WIN_BACK,
  type WinBack,
} from '../names.ts';
import type { MemberRow } from '../rows.ts';
import type { LoyaltyRules, LoyaltyVoice, MailTemplate } from '../rules/shape.ts';
import type { Members } from '../state/members.ts';
import { balanceMail, type MemberMail } from './balance-mail.ts';
import { heldClaim, nightlyClaim, noteClaim, rewardClaim, winBackClaim } from './claims.ts';
import { addressNoteMail } from './consent-mails.ts';
import { heldLetter } from './held-letter.ts';
import { unsubscribeLink } from './links.ts';
import { handedOverMail, rewardMail } from './reward-mail.ts';
import { type ConfirmationParts, sendConfirmation } from './send-confirmation.ts';
import { sendToMember } from './send-to-member.ts';
import { bonusMail, nudgeMail } from './win-back-mails.ts';

export type MailForEventParts = Omit<ConfirmationParts, 'voice'> & {
  readonly rules: () => Promise<Pick<LoyaltyRules, 'rewards' | 'quietHours'>>;
  readonly voice: () => Promise<LoyaltyVoice>;
  readonly members: Pick<Members, 'get'>;
  readonly signupUrl: string;
  readonly pace: PacerParts;
  readonly log: Log;
};

export type MailReport = {
  /** For the log: `sent`, `already`, `later`, `dropped: not-opted-in`, … */
  readonly result: string;
  readonly fates: Partial<FateCounts>;
  /** What is left of the event where SES put it off: the same, or those of a batch that it is still owed to. */
  readonly putOff?: unknown;
  /** True where another function counted a failure. */
  readonly failedElsewhere?: true;
};

/** What became of an event's mails. */
export function makeMailForEvent(parts: MailForEventParts) {
  return async (event: DispatchEvent): Promise<MailReport> => {
    const told = (result: Result) => report(result, event.detail, parts);
    const { detail } = event;
    switch (event['detail-type']) {
      case REWARD_EARNED:
        return told(await reward(detail as RewardEarned, event.deferred === true, parts));
      case NIGHTLY_EMAIL:
        return nightly(detail as NightlyEmail, parts);
      case WIN_BACK:
        return told(await winBack(detail as WinBack, parts));
      case CONFIRM_EMAIL:
        return told(await confirm(detail as ConfirmEmail, parts));
      case ADDRESS_NOTE:
        return told(await addressNote(detail as AddressNote, parts));
      case HELD_FOR_REVIEW: {
        const day = localDate(parts.now(), parts.shop.timeZone);
        const letter = { claim: heldClaim(day), email: heldLetter(parts.shop) };
        return told((await sendOnce(letter, parts)).outcome);
      }
      case CONDITION_FAILED:
        return { result: 'counted', fates: {} };
      case MAIL_FAILED:
        return { result: 'counted', fates: {}, failedElsewhere: true };
      default:
        parts.log.warn('an event that is not ours', { type: event['detail-type'] });
        return { result: 'ignored', fates: {} };
    }
  };
}

type Result = SendResult['outcome'] | 'limit' | 'blocked' | `dropped: ${string}`;

type Finished = { readonly claim: string; readonly email: Email };

const sendTo = async (phone: string, mail: Finished, parts: MailForEventParts): Promise<Result> =>
  (await sendToMember(phone, mail, parts)).outcome;

function report(result: Result, detail: unknown, parts: MailForEventParts): MailReport {
  if (result.startsWith('dropped')) parts.log.info('mail dropped', { reason: result });
  return { result, fates: fatesIn({ [result]: 1 }), ...(result === 'later' ? { putOff: detail } : {}) };
}

const fatesIn = ({ sent = 0, refused = 0, unknown = 0 }: Partial<Record<string, number>>) => ({
  sent,
  refused,
  unknown,
});

async function reward(event: RewardEarned, deferred: boolean, parts: MailForEventParts): Promise<Result> {
  const member = await parts.members.get(event.phone);
  const decision = decideMail('reward', member);
  if (decision.kind === 'drop' || member === undefined) return dropped(decision);
  if (event.handedOver === true) {
    const email = handedOverMail({
      shop: parts.shop,
      to: decision.to,
      name: member.name,
      balance: member.balance,
      points: event.points,
      rewards: event.rewards,
    });
    return sendTo(event.phone, { claim: rewardClaim(event), email }, parts);
  }
  const [{ rewards: priced }, voice] = await Promise.all([parts.rules(), parts.voice()]);
  const earned = event.rewards.map(
    (name) => priced.find(({ reward: one }) => one === name) ?? { reward: name },
  );
  const rewards = deferred ? stillWithinReach(earned, member.balance) : earned;
  if (rewards.length === 0) return 'dropped: not-within-reach';
  const mail = rewardMail({
    shop: parts.shop,
    template: voice.rewardEarned,
    to: decision.to,
    name: member.name,
    balance: member.balance,
    points: event.points,
    rewards,
  });
  return sendTo(event.phone, { claim: rewardClaim(event), email: mail }, parts);
}

async function winBack(event: WinBack, parts: MailForEventParts): Promise<Result> {
  const member = await parts.members.get(event.phone);
  const decision = decideMail(event.kind, member);
  if (decision.kind === 'drop' || member === undefined) return dropped(decision);
  const voice = await parts.voice();
  const isNudge = event.kind === 'nudge';
  const facts = await memberMail(member, decision.to, isNudge ? voice.nudge : voice.bonus, parts);
  const mail = isNudge ? nudgeMail(facts) : bonusMail({ ...facts, points: event.points ?? 0 });
  return sendTo(event.phone, { claim: winBackClaim(event), email: mail }, parts);
}

async function nightly(batch: NightlyEmail, parts: MailForEventParts): Promise<MailReport> {
  const { nightly: template } = await parts.voice();
  const turn = makePacer(parts.shop.mailsPerSecond, parts.pace);
  const counts: Record<string, number> = {};
  const each = eachRow('balance mail', parts.log);
  const left: string[] = [];
  let holdsAll = false;
  const sendEmail: SendEmail = async (one) => {
    // Only what is really sent waits for its turn.
    await turn();
    const result = await parts.sendEmail(one);
    holdsAll = result.outcome === 'later' && result.holdsAll;
    return result;
  };
  for (const phone of batch.phones) {
    // SES would answer the same to each of the others.
    const result = holdsAll
      ? 'later'
      : await each.apart(guestId(phone), () =>
          nightlyOne(phone, batch.day, template, { ...parts, sendEmail }),
        );
    if (result === undefined) continue;
    counts[result] = (counts[result] ?? 0) + 1;
    if (result === 'later') left.push(phone);
  }
  await tellLeftOut(
    { run: 'balance-mails', from: 'the balance mails of an evening', rows: each.leftOut() },
    parts,
  );
  parts.log.info('balance mails of a batch', { day: batch.day, batch: batch.batch, ...counts });
  // What failed otherwise is tried again with the whole batch: those who have their mail are claimed.
  each.settle();
  return {
    result: `sent: ${counts.sent ?? 0}`,
    fates: fatesIn(counts),
    ...(left.length === 0 ? {} : { putOff: { ...batch, phones: left } }),
  };
}

async function nightlyOne(
  phone: string,
  day: string,
  template: MailTemplate,
  parts: MailForEventParts,
): Promise<Result> {
  const member = await parts.members.get(phone);
  const decision = decideMail('nightly', member);
  if (decision.kind === 'drop' || member === undefined) return dropped(decision);
  const mail = balanceMail(await memberMail(member, decision.to, template, parts));
  return sendTo(phone, { claim: nightlyClaim(phone, day), email: mail }, parts);
}

/** Staff wrote the address down, or the form did when the mails of the day were used up. */
async function confirm(event: ConfirmEmail, parts: MailForEventParts): Promise<Result> {
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
async function addressNote(event: AddressNote, parts: MailForEventParts): Promise<Result> {
  const decision = decideMail('reward', await parts.members.get(event.phone));
  if (decision.kind === 'drop') return dropped(decision);
  const email = addressNoteMail({ shop: parts.shop, to: decision.to });
  return sendTo(event.phone, { claim: noteClaim(event), email }, parts);
}

async function memberMail(
  { phone, name, balance }: MemberRow,
  to: string,
  template: MailTemplate,
  parts: MailForEventParts,
): Promise<MemberMail> {
  const [{ rewards }, [key]] = await Promise.all([parts.rules(), parts.linkKeys()]);
  if (key === undefined) throw new Error('There is no link key');
  return {
    shop: parts.shop,
    template,
    to,
    name,
    balance,
    rewards,
    unsubscribeUrl: unsubscribeLink(parts.signupUrl, { phone, email: to }, key),
  };
}

const dropped = (decision: { readonly kind: string; readonly reason?: string }): Result =>
  `dropped: ${decision.reason ?? 'unknown-member'}`;
