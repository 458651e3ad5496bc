// loy-signup: everything a member does for themselves.
//
//   /  the form      /thanks  after it      /c/<token>  confirms an address      /u/<token>  the way out of mails
//   /n/<token>  not me, never again      /u/<token>  also: how an alarm stands, and the owner's page

import { randomBytes } from 'node:crypto';
import type { LambdaFunctionURLEvent } from 'aws-lambda';
import { openAlarmToken } from '../../../shared/alarms/alarm-links.ts';
import { type AlarmPageParts, answerAlarmPage } from '../../../shared/alarms/alarm-page.ts';
import { makeKnownAlarms } from '../../../shared/alarms/known-alarms.ts';
import { dynamoClient } from '../../../shared/aws/dynamo-client.ts';
import { eventsClient } from '../../../shared/aws/events-client.ts';
import { answerDashboard, type DashboardParts } from '../../../shared/dashboard/answer-dashboard.ts';
import { opensDashboard } from '../../../shared/dashboard/dashboard-link.ts';
import { systemClock } from '../../../shared/handlers/clock.ts';
import { standardLog } from '../../../shared/handlers/log.ts';
import { onFirstCall, required } from '../../../shared/handlers/on-first-call.ts';
import { type Front, readFront, type Way, wayOf } from '../../../shared/links/front.ts';
import { makingKeys } from '../../../shared/links/link-keys-on-aws.ts';
import { emailOnAws } from '../../../shared/messages/email-on-aws.ts';
import { makeNotices } from '../../../shared/messages/notices.ts';
import { makeSendTally } from '../../../shared/messages/send-tally.ts';
import { type PageAnswer, plainNotFound } from '../../../shared/pages/page.ts';
import { contactsOnAws } from '../../../shared/people/contacts-on-aws.ts';
import { rulesOnAws } from '../../../shared/rules/source-on-aws.ts';
import { readShop } from '../../../shared/shop/shop.ts';
import { methodNotAllowed } from '../../../shared/webhooks/answer.ts';
import { readForm } from '../../../shared/webhooks/form.ts';
import { readRequest, type WebhookRequest } from '../../../shared/webhooks/request.ts';
import { loyaltyDashboard } from '../dashboard/loyalty-lists.ts';
import { readJoinForm, typedIn } from '../decisions/join-form.ts';
import { isFromHere } from '../desk/csrf.ts';
import { makeAnnounce } from '../mails/announce.ts';
import { openConfirmToken, openNeverToken, openStopToken, openUnsubscribeToken } from '../mails/links.ts';
import { JOIN_PATH } from '../names.ts';
import { loadRules, loadVoice } from '../rules/load.ts';
import { answerConfirmPage, type ConfirmPageParts } from '../sign-up/confirm-page.ts';
import { makeFormMails } from '../sign-up/form-mails.ts';
import { type Frame, seeOther, strictly } from '../sign-up/frame.ts';
import { type JoinParts, joinByForm } from '../sign-up/join-by-form.ts';
import { answerNeverPage, type NeverPageParts } from '../sign-up/never-page.ts';
import { busyPage, formPage, refusedPage, thanksPage, troublePage } from '../sign-up/sign-up-pages.ts';
import { sourceDigest } from '../sign-up/source-digest.ts';
import { answerStopPage, type StopPageParts } from '../sign-up/stop-page.ts';
import { answerUnsubscribePage, type UnsubscribePageParts } from '../sign-up/unsubscribe-page.ts';
import { makeConfirmLimit } from '../state/confirm-limit.ts';
import { makeMailConsent } from '../state/mail-consent.ts';
import { makeMembers } from '../state/members.ts';
import { makeSends } from '../state/sends.ts';
import { tellingConsent } from '../state/telling-others.ts';

export type SignupParts = JoinParts &
  NeverPageParts &
  StopPageParts &
  ConfirmPageParts &
  UnsubscribePageParts & {
    /** A fresh nonce for the page's style. */
    readonly nonce: () => string;
    readonly alarms: AlarmPageParts['alarms'];
    readonly dashboard: DashboardParts;
    /** The shop's own address before this one, where there is one. */
    readonly front?: Front | undefined;
  };

const FORM_LIMIT_BYTES = 10_000;

export function makeSignup(parts: SignupParts) {
  const answer = answerTo(parts);
  return async (event: LambdaFunctionURLEvent): Promise<PageAnswer> => strictly(await answer(event));
}

function answerTo(parts: SignupParts) {
  return async (event: LambdaFunctionURLEvent): Promise<PageAnswer> => {
    const request = readRequest(event);
    const frame: Frame = { nonce: parts.nonce(), shop: parts.shop };
    const { domainName, http } = event.requestContext;
    const direct = { host: request.headers.host ?? '', ip: http.sourceIp ?? '' };
    const way = wayOf(request, direct, { front: parts.front, before: JOIN_PATH });
    const visit = { frame, way, baseUrl: baseUrlOf(domainName, parts.front) };
    if (way.path === '/') return answerForm(request, visit, parts);
    if (way.path === '/thanks') return thanksPage(frame, 'mail' in request.query);
    const [, kind, text = ''] = /^\/([cuns])\/([^/]+)$/.exec(way.path) ?? [];
    const keys = kind === undefined ? [] : await parts.linkKeys();
    if (kind === 'c') {
      const token = openConfirmToken(text, keys);
      if (token !== undefined) return answerConfirmPage(request, { ...visit, token }, parts);
    }
    if (kind === 'u') {
      const alarm = openAlarmToken(text, keys, parts.now());
      if (alarm !== undefined) return answerAlarmPage(request, { name: alarm, nonce: frame.nonce }, parts);
      if (opensDashboard(text, keys, parts.now())) return answerDashboard(request, frame, parts.dashboard);
      const reader = openUnsubscribeToken(text, keys);
      if (reader !== undefined) return answerUnsubscribePage(request, { frame, reader }, parts);
    }
    if (kind === 's') {
      const reader = openStopToken(text, keys);
      if (reader !== undefined) return answerStopPage(request, { frame, reader }, parts);
    }
    if (kind === 'n') {
      const token = openNeverToken(text, keys);
      if (token !== undefined) return answerNeverPage(request, { frame, token }, parts);
    }
    return plainNotFound(frame.shop, frame.nonce);
  };
}

type Visit = { readonly frame: Frame; readonly way: Way; readonly baseUrl: string };

async function answerForm(
  request: WebhookRequest,
  { frame, way, baseUrl }: Visit,
  parts: SignupParts,
): Promise<PageAnswer> {
  if (request.method === 'GET' || request.method === 'HEAD') return formPage(frame, await asked(parts));
  if (request.method !== 'POST') return methodNotAllowed('GET', 'HEAD', 'POST');
  const { 'sec-fetch-site': site, origin } = request.headers;
  if (!isFromHere({ site, origin, host: way.host })) return refusedPage(frame);
  const form = readForm(request.body, FORM_LIMIT_BYTES);
  const read = readJoinForm(form, parts.shop.country);
  if (read.kind === 'mistakes')
    return formPage(frame, { ...(await asked(parts)), typed: typedIn(form), mistakes: read.mistakes });
  const thanks = seeOther(`${way.before}/thanks${(form.get('email') ?? '').trim() === '' ? '' : '?mail'}`);
  if (read.kind === 'robot') {
    parts.log.info('a robot filled in the form');
    return thanks;
  }
  const source = sourceDigest(way.ip, (await parts.linkKeys())[0] ?? '');
  const result = await joinByForm(read, { baseUrl, source }, parts);
  switch (result) {
    case 'done':
      return thanks;
    case 'try-again':
      return troublePage(frame);
    default:
      return busyPage(frame, result);
  }
}

/** Whether the form asks for a birthday. Rules that cannot be read now keep nobody from seeing the form. */
async function asked({ rules, log }: SignupParts): Promise<{ readonly birthdayPoints?: number | undefined }> {
  try {
    const { birthdayPoints } = await rules();
    return { birthdayPoints };
  } catch (error) {
    log.warn('the form was shown without the rules', { error });
    return {};
  }
}

/** Where links begin: at the shop's own address, or as the caller knows ours. Only the laptop answers without TLS. */
function baseUrlOf(domainName: string, front: Front | undefined): string {
  if (front !== undefined) return `https://${front.domain}${JOIN_PATH}`;
  return `${/^(127\.0\.0\.1|localhost)(:|$)/.test(domainName) ? 'http' : 'https'}://${domainName}`;
}

export const handler = onFirstCall(() => {
  const dynamo = dynamoClient();
  const log = standardLog('loy-signup');
  const shop = readShop(process.env);
  const notices = required('NOTICES_TABLE');
  const tables = {
    members: required('MEMBERS_TABLE'),
    audit: required('AUDIT_TABLE'),
    ledger: required('LEDGER_TABLE'),
    sales: required('SALES_TABLE'),
    review: required('REVIEW_TABLE'),
    notices,
  };
  const source = rulesOnAws(log);
  const now = systemClock;
  const announce = makeAnnounce(eventsClient());
  return makeSignup({
    shop,
    front: readFront(process.env),
    log,
    now,
    nonce: () => randomBytes(16).toString('base64'),
    members: makeMembers(dynamo, tables, shop.timeZone),
    consent: tellingConsent(makeMailConsent(dynamo, tables, shop.timeZone), contactsOnAws(process.env)),
    sends: makeSends(dynamo, required('SENDS_TABLE')),
    dashboard: loyaltyDashboard({ client: dynamo, tables, shop, environment: process.env }),
    notices: makeNotices({ documents: dynamo, table: notices, now: systemClock }),
    limit: makeConfirmLimit(dynamo, notices),
    announce,
    linkKeys: makingKeys(),
    alarms: makeKnownAlarms(dynamo, notices, systemClock),
    rules: async () => (await loadRules(source, shop.currency)).rules,
    voice: async () => (await loadVoice(source, shop.currency)).rules,
    sendEmail: makeFormMails({
      log,
      now,
      announce,
      tally: makeSendTally({ documents: dynamo, table: notices }),
      sendEmail: emailOnAws(shop),
    }),
  });
});
