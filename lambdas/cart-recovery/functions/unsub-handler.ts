// cr-unsub-handler: everything that a link of ours may ask for, and what SES tells of mail that went wrong.
//
//   /u/<token>  the shopper's unsubscribe page       /o/<token>  one of the owner's three actions on a cart
//   /e/<token>  a day's list of carts, as a page     events      complaints and hard bounces
//       ?csv    the same as a file for spreadsheets       /u/<token>  also: how an alarm stands, and the owner's page

import { randomBytes } from 'node:crypto';
import type { EventBridgeEvent, LambdaFunctionURLEvent } from 'aws-lambda';
import { openAlarmToken } from '../../../shared/alarms/alarm-links.ts';
import { type AlarmPageParts, answerAlarmPage } from '../../../shared/alarms/alarm-page.ts';
import { makeKnownAlarms } from '../../../shared/alarms/known-alarms.ts';
import { dynamoClient } from '../../../shared/aws/dynamo-client.ts';
import { makeOneOffs, oneOffEnvironment } from '../../../shared/aws/one-off-schedules.ts';
import { s3Client } from '../../../shared/aws/s3-client.ts';
import { schedulerClient } from '../../../shared/aws/scheduler-client.ts';
import { answerDashboard, type DashboardParts } from '../../../shared/dashboard/answer-dashboard.ts';
import { opensDashboard } from '../../../shared/dashboard/dashboard-link.ts';
import { makeDashboards } from '../../../shared/dashboard/dashboard-row.ts';
import { sharedDashboardsOnAws } from '../../../shared/dashboard/shared-dashboards.ts';
import { systemClock } from '../../../shared/handlers/clock.ts';
import { standardLog } from '../../../shared/handlers/log.ts';
import { onFirstCall, required } from '../../../shared/handlers/on-first-call.ts';
import { withoutBefore } from '../../../shared/links/front.ts';
import { openingKeys } from '../../../shared/links/link-keys-on-aws.ts';
import { readMailFeedback } from '../../../shared/messages/mail-feedback.ts';
import { type PageAnswer, plainNotFound } from '../../../shared/pages/page.ts';
import { contactsOnAws } from '../../../shared/people/contacts-on-aws.ts';
import { makeStoredTexts } from '../../../shared/rules/stored-texts.ts';
import { readShop, type Shop } from '../../../shared/shop/shop.ts';
import { readInstant } from '../../../shared/time/instant.ts';
import { methodNotAllowed } from '../../../shared/webhooks/answer.ts';
import { readRequest, type WebhookRequest } from '../../../shared/webhooks/request.ts';
import { cartLists } from '../dashboard/cart-lists.ts';
import { type ExportToken, openExportToken, openOwnerToken, openUnsubscribeToken } from '../links/links.ts';
import { ownerOf } from '../links/owners.ts';
import { CART_PATH } from '../names.ts';
import { exportKey } from '../nightly-list/export-key.ts';
import { listPage } from '../pages/list-page.ts';
import { answerOwnerPage } from '../pages/owner-page.ts';
import { refusedPage } from '../pages/refused-page.ts';
import { type UnsubscribeParts, unsubscribeByFeedback } from '../pages/unsubscribe.ts';
import { answerShopperPage } from '../pages/unsubscribe-page.ts';
import { makeAudit } from '../state/audit.ts';
import { makeCarts } from '../state/carts.ts';
import { tellingUnsub } from '../state/telling-others.ts';
import { makeUnsub } from '../state/unsub.ts';

export type UnsubHandlerParts = UnsubscribeParts & {
  readonly shop: Shop;
  /** A fresh nonce for the page's style. */
  readonly nonce: () => string;
  readonly linkKeys: () => Promise<readonly string[]>;
  readonly alarms: AlarmPageParts['alarms'];
  readonly dashboard: DashboardParts;
  /** An object of the bucket; undefined when there is none. */
  readonly storedText: (key: string) => Promise<string | undefined>;
};

type MailEvent = EventBridgeEvent<string, unknown>;
export type UnsubEvent = LambdaFunctionURLEvent | MailEvent;

export function makeUnsubHandler(parts: UnsubHandlerParts) {
  return async (event: UnsubEvent): Promise<PageAnswer | undefined> => {
    if ('detail-type' in event) {
      await hearOfMail(event, parts);
      return undefined;
    }
    return answerLink(readRequest(event), parts);
  };
}

async function hearOfMail(event: MailEvent, parts: UnsubHandlerParts): Promise<void> {
  const feedback = readMailFeedback(event['detail-type'], event.detail);
  if (feedback === undefined) return;
  for (const email of feedback.addresses)
    await unsubscribeByFeedback(
      email,
      { source: feedback.kind, at: readInstant(event.time) ?? parts.now() },
      parts,
    );
}

async function answerLink(request: WebhookRequest, parts: UnsubHandlerParts): Promise<PageAnswer> {
  const nonce = parts.nonce();
  const path = withoutBefore(request.path, CART_PATH) ?? request.path;
  const [, kind, text] = /^\/([uoe])\/([^/]+)$/.exec(path) ?? [];
  if (text === undefined) return plainNotFound(parts.shop, nonce);
  const keys = await parts.linkKeys();
  switch (kind) {
    case 'u': {
      const alarm = openAlarmToken(text, keys, parts.now());
      if (alarm !== undefined) return answerAlarmPage(request, { name: alarm, nonce }, parts);
      if (opensDashboard(text, keys, parts.now()))
        return answerDashboard(request, { shop: parts.shop, nonce }, parts.dashboard);
      const token = openUnsubscribeToken(text, keys);
      return token === undefined
        ? refusedPage(parts.shop, nonce)
        : answerShopperPage(request, { token, nonce }, parts);
    }
    case 'o': {
      const token = openOwnerToken(text, keys, parts.now());
      return token === undefined
        ? refusedPage(parts.shop, nonce)
        : answerOwnerPage(request, { token, nonce }, parts);
    }
    default: {
      const list = openExportToken(text, keys, parts.now());
      if (list === undefined) return refusedPage(parts.shop, nonce);
      // An owner who has left the settings reads no list either.
      if (list.by !== undefined && ownerOf(list.by, parts.shop) === undefined)
        return refusedPage(parts.shop, nonce);
      return answerList(request, { ...list, nonce }, parts);
    }
  }
}

async function answerList(
  request: WebhookRequest,
  { day, by, nonce }: ExportToken & { readonly nonce: string },
  parts: UnsubHandlerParts,
): Promise<PageAnswer> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return methodNotAllowed('GET', 'HEAD');
  const body = await parts.storedText(exportKey(day, by));
  if (body === undefined) return plainNotFound(parts.shop, nonce);
  if (!('csv' in request.query))
    return listPage({ day, csv: body, csvHref: '?csv', nonce, shop: parts.shop });
  return {
    statusCode: 200,
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="carts-${day}.csv"`,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
      'x-robots-tag': 'noindex',
    },
    body,
  };
}

export const handler = onFirstCall(() => {
  const dynamo = dynamoClient();
  const audit = makeAudit(dynamo, required('AUDIT_TABLE'));
  const shop = readShop(process.env);
  const [table, notices] = [required('STATE_TABLE'), required('NOTICES_TABLE')];
  const bucket = makeStoredTexts(s3Client(), required('RULES_BUCKET'));
  return makeUnsubHandler({
    shop,
    log: standardLog('cr-unsub-handler'),
    now: systemClock,
    nonce: () => randomBytes(16).toString('base64'),
    carts: makeCarts(dynamo, table, audit),
    dashboard: {
      ...sharedDashboardsOnAws(process.env, 'cart-recovery'),
      dashboards: makeDashboards(dynamo, notices),
      lists: cartLists({ client: dynamo, table, shop }),
    },
    unsub: tellingUnsub(makeUnsub(dynamo, required('UNSUB_TABLE')), contactsOnAws(process.env), systemClock),
    audit,
    schedules: makeOneOffs({ ...oneOffEnvironment(), client: schedulerClient(), now: systemClock }),
    linkKeys: openingKeys(),
    alarms: makeKnownAlarms(dynamo, notices, systemClock),
    storedText: async (key) => {
      const stored = await bucket.current(key, undefined);
      return typeof stored === 'object' ? stored.text : undefined;
    },
  });
});
