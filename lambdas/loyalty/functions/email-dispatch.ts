// loy-email-dispatch: every mail that the shop itself starts. What it is told names phones and keys only; everything else
// is read at the moment of sending, also after a night's wait.
//
//   event ─▶ still welcome? ─▶ quiet hours? ─▶ one alarm clock for the morning ─▶ the same event again
//                                  └─▶ read the member ─▶ may they get it? ─▶ claim ─▶ send
//                                                    SES says later? ─▶ one alarm clock ─▶ the same event again

import { setTimeout as wait } from 'node:timers/promises';
import { dynamoClient } from '../../../shared/aws/dynamo-client.ts';
import { makeOneOffs, type OneOffs, oneOffEnvironment } from '../../../shared/aws/one-off-schedules.ts';
import { schedulerClient } from '../../../shared/aws/scheduler-client.ts';
import { systemClock } from '../../../shared/handlers/clock.ts';
import { standardLog } from '../../../shared/handlers/log.ts';
import { onFirstCall, required } from '../../../shared/handlers/on-first-call.ts';
import { makingKeys } from '../../../shared/links/link-keys-on-aws.ts';
import { emailOnAws } from '../../../shared/messages/email-on-aws.ts';
import { readMailFeedback } from '../../../shared/messages/mail-feedback.ts';
import { nextTry } from '../../../shared/messages/next-try.ts';
import { makeNotices } from '../../../shared/messages/notices.ts';
import { makeSendTally } from '../../../shared/messages/send-tally.ts';
import { makeTellOfFailures, type TellOfFailures } from '../../../shared/messages/tell-of-failures.ts';
import { makeTurns, type Turns } from '../../../shared/messages/turns.ts';
import { digestOfAddress } from '../../../shared/people/address-digest.ts';
import { contactsOnAws } from '../../../shared/people/contacts-on-aws.ts';
import { rulesOnAws } from '../../../shared/rules/source-on-aws.ts';
import { readShop } from '../../../shared/shop/shop.ts';
import { readInstant } from '../../../shared/time/instant.ts';
import { laterMoment } from '../decisions/confirm-later.ts';
import { type DispatchEvent, deferUntil } from '../decisions/deferral.ts';
import { welcomeUntil } from '../decisions/welcome.ts';
import { deferralName, putOffName } from '../mails/claims.ts';
import { makeMailForEvent } from '../mails/mail-for-event.ts';
import type { MailParts } from '../mails/mail-parts.ts';
import {
  CONFIRM_EMAIL,
  type ConfirmEmail,
  NIGHTLY_EMAIL,
  type NightlyEmail,
  SALE_TOLD,
  type SaleTold,
} from '../names.ts';
import { loadRules, loadVoice } from '../rules/load.ts';
import { makeCaseReader } from '../state/case-reader.ts';
import { type ConfirmLimit, makeConfirmLimit } from '../state/confirm-limit.ts';
import { type MailConsent, makeMailConsent } from '../state/mail-consent.ts';
import { makeMembers } from '../state/members.ts';
import { makeSends } from '../state/sends.ts';
import { sharedKeysOf, tellingConsent } from '../state/telling-others.ts';

export type DispatchParts = MailParts & {
  readonly limit: Pick<ConfirmLimit, 'block'>;
  readonly consent: Pick<MailConsent, 'recordTrouble'>;
  readonly schedules: Pick<OneOffs, 'setOnce'>;
  readonly turns: Turns;
  readonly tellOfFailures: TellOfFailures;
};

export function makeEmailDispatch(parts: DispatchParts) {
  const mailFor = makeMailForEvent(parts);

  return async (event: DispatchEvent): Promise<{ result: string }> => {
    if (event['detail-type'] === SALE_TOLD)
      return { result: await tellOthers(event.detail as SaleTold, parts) };
    const feedback = readMailFeedback(event['detail-type'], event.detail);
    if (feedback !== undefined || event.source === 'aws.ses') return { result: await hear(event, parts) };
    const { result, ...run } = await write(event, parts);
    await parts.tellOfFailures(run);
    return { result };
  };

  async function write(event: DispatchEvent, { log, shop, turns, schedules }: DispatchParts) {
    const now = parts.now();
    const { 'detail-type': type, detail, putOffAt } = event;
    const toldAt = readInstant(event.toldAt) ?? readInstant(event.time) ?? now;
    const again = { 'detail-type': type, deferred: true, toldAt: toldAt.toISOString() };
    if (now > welcomeUntil(event, toldAt, shop.timeZone)) {
      log.warn('mail dropped', { type, reason: 'too-late' });
      return { result: 'dropped: too-late', fates: putOffAt === undefined ? {} : { late: mailsIn(event) } };
    }
    const { quietHours } = await parts.rules();
    const until = deferUntil(event, { quietHours, zone: shop.timeZone }, now);
    if (until !== undefined) {
      const at = HAS_ITS_OWN_MOMENT.has(type) ? until : await turns.take(until);
      const waiting = { ...again, detail, ...(putOffAt === undefined ? {} : { putOffAt }) };
      const set = await schedules.setOnce(deferralName(event, until), at, waiting);
      log.info('mail deferred', { type, until: at.toISOString(), set });
      return { result: 'deferred', fates: {} };
    }
    const { result, fates, putOff, waitsUntil, ...elsewhere } = await mailFor(event);
    if (waitsUntil !== undefined && waitsUntil <= welcomeUntil(event, toldAt, shop.timeZone)) {
      const waiting = { ...again, detail };
      const at = await turns.take(waitsUntil);
      await schedules.setOnce(putOffName(waiting, at), at, waiting);
      log.info('mail waits', { type, until: at.toISOString() });
      return { result: 'waits', fates: {} };
    }
    if (result === 'limit') return { result: await tomorrow(detail as ConfirmEmail), fates: {} };
    if (putOff === undefined) return { result, fates, ...elsewhere };
    const since = readInstant(putOffAt) ?? now;
    const waiting = { ...again, detail: putOff, putOffAt: since.toISOString() };
    const at = await turns.take(nextTry(since, now));
    await schedules.setOnce(putOffName(waiting, at), at, waiting);
    log.info('mail put off', { type, until: at.toISOString() });
    return { result, fates, heldUpSince: since };
  }

  /** This address had its mails of the day: it is asked tomorrow, whatever asked for it. */
  async function tomorrow({ phone, ...rest }: ConfirmEmail): Promise<string> {
    const notBefore = laterMoment(phone, parts.now(), parts.shop.timeZone);
    const detail: ConfirmEmail = { phone, ...rest, notBefore: notBefore.toISOString() };
    const waiting: DispatchEvent = { 'detail-type': CONFIRM_EMAIL, detail, deferred: true };
    await parts.schedules.setOnce(deferralName(waiting, notBefore), notBefore, waiting);
    parts.log.info('confirmation mail deferred', { until: notBefore.toISOString() });
    return 'deferred';
  }
}

/** The evening's batches have minutes of their own, and confirmations are spread over the day; all others meet at eight. */
const HAS_ITS_OWN_MOMENT = new Set<string>([NIGHTLY_EMAIL, CONFIRM_EMAIL]);

const mailsIn = ({ 'detail-type': type, detail }: DispatchEvent): number =>
  type === NIGHTLY_EMAIL ? (detail as NightlyEmail).phones.length : 1;

/** The till does not wait for another region: what a member bought comes by the bus, and is passed on here. */
async function tellOthers(sale: SaleTold, { members, contacts, now }: DispatchParts): Promise<string> {
  const member = await members.get(sale.phone);
  const keys = sharedKeysOf(
    sale.phone,
    member?.email === undefined ? undefined : digestOfAddress(member.email),
  );
  const bought = { bought_at: sale.closedAt, bought_by: 'loyalty', bought_skus: sale.skus } as const;
  await contacts?.bought(keys, bought, now());
  return 'passed on';
}

/** Mail that came back, or that its reader called unwanted. */
async function hear(event: DispatchEvent, parts: DispatchParts): Promise<string> {
  const feedback = readMailFeedback(event['detail-type'], event.detail);
  if (feedback === undefined) return 'ignored';
  const at = readInstant(event.time) ?? parts.now();
  for (const email of feedback.addresses) {
    await parts.limit.block(email, at);
    const members = await parts.consent.recordTrouble({ email, trouble: feedback.kind, at });
    parts.log.info('an address is in trouble', { trouble: feedback.kind, members });
  }
  return feedback.kind;
}

export const handler = onFirstCall(() => {
  const dynamo = dynamoClient();
  const log = standardLog('loy-email-dispatch');
  const shop = readShop(process.env);
  const tables = { members: required('MEMBERS_TABLE'), audit: required('AUDIT_TABLE') };
  const notices = required('NOTICES_TABLE');
  const source = rulesOnAws(log);
  const others = contactsOnAws(process.env);
  const claims = makeNotices({ documents: dynamo, table: notices, now: systemClock });
  return makeEmailDispatch({
    shop,
    log,
    now: systemClock,
    rules: async () => (await loadRules(source, shop.currency)).rules,
    voice: async () => (await loadVoice(source, shop.currency)).rules,
    members: makeMembers(dynamo, tables, shop.timeZone),
    ...others,
    consent: tellingConsent(makeMailConsent(dynamo, tables, shop.timeZone), others),
    sends: makeSends(dynamo, required('SENDS_TABLE')),
    notices: claims,
    turns: makeTurns({ documents: dynamo, table: notices, perSecond: shop.mailsPerSecond }),
    tellOfFailures: makeTellOfFailures({
      log,
      now: systemClock,
      notices: claims,
      tally: makeSendTally({ documents: dynamo, table: notices }),
    }),
    limit: makeConfirmLimit(dynamo, notices),
    schedules: makeOneOffs({ ...oneOffEnvironment(), client: schedulerClient(), now: systemClock }),
    linkKeys: makingKeys(),
    signupUrl: required('SIGNUP_URL'),
    deskUrl: required('DESK_URL'),
    heldCase: makeCaseReader(dynamo, required('REVIEW_TABLE')),
    pace: { elapsed: () => performance.now(), sleep: (milliseconds) => wait(milliseconds) },
    sendEmail: emailOnAws(shop),
  });
});
