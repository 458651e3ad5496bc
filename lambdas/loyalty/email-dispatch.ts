// loy-email-dispatch: every mail that the shop itself starts. What it is told names phones and keys only; everything else
// is read at the moment of sending, also after a night's wait.
//
//   event ─▶ quiet hours? ─▶ one alarm clock for the morning ─▶ the same event again
//                └─▶ read the member ─▶ may they get it? ─▶ claim ─▶ send
import { setTimeout as wait } from 'node:timers/promises';
import { dynamoClient } from '../../shared/aws/dynamo-client.ts';
import { schedulerClient } from '../../shared/aws/scheduler-client.ts';
import { sesClient } from '../../shared/aws/ses-client.ts';
import { readInstant } from '../../shared/instant.ts';
import { makingKeys } from '../../shared/link-keys-on-aws.ts';
import { standardLog } from '../../shared/log.ts';
import { makeSendEmail } from '../../shared/messages/email.ts';
import { readMailFeedback } from '../../shared/messages/mail-feedback.ts';
import { makeNotices } from '../../shared/notices.ts';
import { onFirstCall, required } from '../../shared/on-first-call.ts';
import { makeOneOffs, type OneOffs, oneOffEnvironment } from '../../shared/one-off-schedules.ts';
import { rulesOnAws } from '../../shared/rules/source-on-aws.ts';
import { readShop } from '../../shared/shop.ts';
import { laterMoment } from './decisions/confirm-later.ts';
import { type DispatchEvent, deferUntil } from './decisions/deferral.ts';
import { type LettersParts, makeLetters } from './letters.ts';
import { deferralName } from './mail-names.ts';
import type { ConfirmEmail } from './names.ts';
import { loadRules, loadVoice } from './rules/load.ts';
import { type ConfirmLimit, makeConfirmLimit } from './state/confirm-limit.ts';
import { type MailConsent, makeMailConsent } from './state/mail-consent.ts';
import { makeMembers } from './state/members.ts';
import { makeSends } from './state/sends.ts';

export type DispatchParts = LettersParts & {
  readonly limit: Pick<ConfirmLimit, 'block'>;
  readonly consent: Pick<MailConsent, 'recordTrouble'>;
  readonly schedules: Pick<OneOffs, 'setOnce'>;
};

export function makeEmailDispatch(parts: DispatchParts) {
  const letters = makeLetters(parts);

  return async (event: DispatchEvent): Promise<{ result: string }> => {
    const feedback = readMailFeedback(event['detail-type'], event.detail);
    if (feedback !== undefined || event.source === 'aws.ses') return { result: await hear(event, parts) };
    const { quietHours } = await parts.rules();
    const until = deferUntil(event, { quietHours, zone: parts.shop.timeZone }, parts.now());
    const { 'detail-type': type, detail } = event;
    if (until === undefined) {
      const result = await letters(event);
      if (result !== 'limit') return { result };
      // This address had its mails of the day: it is asked tomorrow, whatever asked for it.
      const { phone, ...rest } = detail as ConfirmEmail;
      const notBefore = laterMoment(phone, parts.now(), parts.shop.timeZone);
      const tomorrow: DispatchEvent = {
        'detail-type': type,
        detail: { phone, ...rest, notBefore: notBefore.toISOString() },
        deferred: true,
      };
      await parts.schedules.setOnce(deferralName(tomorrow, notBefore), notBefore, tomorrow);
      parts.log.info('confirmation mail deferred', { until: notBefore.toISOString() });
      return { result: 'deferred' };
    }
    const later: DispatchEvent = { 'detail-type': type, detail, deferred: true };
    const set = await parts.schedules.setOnce(deferralName(event, until), until, later);
    parts.log.info('mail deferred', { type, until: until.toISOString(), set });
    return { result: 'deferred' };
  };
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
  return makeEmailDispatch({
    shop,
    log,
    now: () => new Date(),
    rules: async () => (await loadRules(source, shop.currency)).rules,
    voice: async () => (await loadVoice(source)).rules,
    members: makeMembers(dynamo, tables, shop.timeZone),
    consent: makeMailConsent(dynamo, tables, shop.timeZone),
    sends: makeSends(dynamo, required('SENDS_TABLE')),
    notices: makeNotices({ documents: dynamo, table: notices, now: Date.now }),
    limit: makeConfirmLimit(dynamo, notices),
    schedules: makeOneOffs({ ...oneOffEnvironment(), client: schedulerClient(), now: Date.now }),
    linkKeys: makingKeys(),
    signupUrl: required('SIGNUP_URL'),
    pace: { elapsed: () => performance.now(), sleep: (milliseconds) => wait(milliseconds) },
    sendEmail: makeSendEmail({
      client: sesClient(),
      from: shop.senderAddress,
      fromName: shop.name,
      configurationSet: required('CONFIGURATION_SET'),
    }),
  });
});
