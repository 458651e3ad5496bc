// upsr-optout: every way out that does not come through the store. A text "STOP", the e-mail's unsubscribe page
// (a GET shows a button, only the POST acts; RFC 8058 one-click posts too), a complaint, a hard bounce. All of
// them end in the same list, for good. And the pages behind the links of the owner's letters:
// how an alarm stands, and the shop's figures.

import { randomBytes } from 'node:crypto';
import type { EventBridgeEvent, LambdaFunctionURLEvent, SNSEvent } from 'aws-lambda';
import { openAlarmToken } from '../../../shared/alarms/alarm-links.ts';
import { type AlarmPageParts, answerAlarmPage } from '../../../shared/alarms/alarm-page.ts';
import { makeKnownAlarms } from '../../../shared/alarms/known-alarms.ts';
import { dynamoClient } from '../../../shared/aws/dynamo-client.ts';
import { sesClient } from '../../../shared/aws/ses-client.ts';
import { answerDashboard, type DashboardParts } from '../../../shared/dashboard/answer-dashboard.ts';
import { opensDashboard } from '../../../shared/dashboard/dashboard-link.ts';
import { makeDashboards } from '../../../shared/dashboard/dashboard-row.ts';
import { listsOf } from '../../../shared/dashboard/figures.ts';
import { sharedDashboardsOnAws } from '../../../shared/dashboard/shared-dashboards.ts';
import { systemClock } from '../../../shared/handlers/clock.ts';
import { type Log, standardLog } from '../../../shared/handlers/log.ts';
import { onFirstCall, required } from '../../../shared/handlers/on-first-call.ts';
import { openingKeys } from '../../../shared/links/link-keys-on-aws.ts';
import { makeDayLimit } from '../../../shared/messages/day-limit.ts';
import { makeSendEmail } from '../../../shared/messages/email.ts';
import { readInboundText, readReply } from '../../../shared/messages/inbound-text.ts';
import { readMailFeedback } from '../../../shared/messages/mail-feedback.ts';
import { makeNotices } from '../../../shared/messages/notices.ts';
import type { PageAnswer } from '../../../shared/pages/page.ts';
import type { Contacts } from '../../../shared/people/contacts.ts';
import { contactsOnAws } from '../../../shared/people/contacts-on-aws.ts';
import { personKeys } from '../../../shared/people/person-keys.ts';
import { readShop, type Shop } from '../../../shared/shop/shop.ts';
import { readRequest } from '../../../shared/webhooks/request.ts';
import { listedOrder, upsellFigures } from '../dashboard/week-figures.ts';
import type { OptOutToken } from '../nudging/links.ts';
import { type TellOfReplyParts, tellOfReply } from '../opting-out/tell-of-reply.ts';
import { answerUnsubscribePage } from '../opting-out/unsubscribe-page.ts';
import { type Customers, makeCustomers } from '../state/customers.ts';
import { makeOffers, type Offers } from '../state/offers.ts';
import { makeOptOut, type OptOut, type OptOutSource } from '../state/optout.ts';
import { makeWeekRows } from '../state/week-rows.ts';

export type OptOutParts = Omit<TellOfReplyParts, 'shop' | 'log'> & {
  readonly shop: Shop;
  readonly log: Log;
  /** A fresh nonce for the page's style. */
  readonly nonce: () => string;
  readonly customers: Customers;
  readonly offers: Pick<Offers, 'get'>;
  readonly optOut: OptOut;
  /** Where the products share what they know of people. */
  readonly contacts?: Contacts;
  readonly alarms: AlarmPageParts['alarms'];
  readonly linkKeys: () => Promise<readonly string[]>;
  readonly dashboard: DashboardParts;
};

type MailEvent = EventBridgeEvent<string, unknown>;
export type OptOutEvent = LambdaFunctionURLEvent | SNSEvent | MailEvent;

export function makeOptOutHandler(parts: OptOutParts) {
  return async (event: OptOutEvent): Promise<PageAnswer | undefined> => {
    if ('Records' in event) {
      for (const record of event.Records) await hearText(record.Sns.Message, parts);
      return undefined;
    }
    if ('detail-type' in event) {
      await hearOfMail(event, parts);
      return undefined;
    }
    const request = readRequest(event);
    const token = request.path.slice('/u/'.length);
    const keys = await parts.linkKeys();
    const alarm = openAlarmToken(token, keys, parts.now());
    if (alarm !== undefined) return answerAlarmPage(request, { name: alarm, nonce: parts.nonce() }, parts);
    if (opensDashboard(token, keys, parts.now()))
      return answerDashboard(request, { shop: parts.shop, nonce: parts.nonce() }, parts.dashboard);
    return answerUnsubscribePage(request, {
      shop: parts.shop,
      linkKeys: parts.linkKeys,
      nonce: parts.nonce,
      optOut: (who) => listReader(who, parts),
    });
  };
}

/** The address is listed whatever else is known; the customer as long as the offer that named them is kept. */
async function listReader(who: OptOutToken, parts: OptOutParts): Promise<void> {
  if ('customerId' in who) return listCustomers([who.customerId], {}, 'unsubscribe-page', parts);
  const offer = await parts.offers.get(who.offerId);
  const ids = offer === undefined ? [] : [offer.customer_id];
  return listCustomers([who.addressDigest, ...ids], {}, 'unsubscribe-page', parts);
}

async function hearText(message: string, parts: OptOutParts): Promise<void> {
  const text = readInboundText(message, parts.shop.country);
  if (text === undefined) {
    parts.log.warn('inbound text not understood');
    return;
  }
  const reply = readReply(text.words);
  parts.log.info('answer by text', { reply });
  if (reply === 'nothing') return;
  const ids = await parts.customers.idsByPhone(text.from);
  // Listed first: whatever becomes of the letter, a stop counts.
  const stopped = reply !== 'question';
  if (stopped) await listCustomers(ids, { phone: text.from }, 'text-message', parts);
  if (reply !== 'stop') await tellOfReply({ ...text, id: text.id, stopped, customerIds: ids }, parts);
}

async function hearOfMail(event: MailEvent, parts: OptOutParts): Promise<void> {
  const feedback = readMailFeedback(event['detail-type'], event.detail);
  if (feedback === undefined) return;
  const offerId = feedback.tags.offer;
  const offer = offerId === undefined ? undefined : await parts.offers.get(offerId);
  // The rules and the report go out from the same address; without an offer only the address is listed.
  for (const email of feedback.addresses)
    await listCustomers(offer === undefined ? [] : [offer.customer_id], { email }, feedback.kind, parts);
}

async function listCustomers(
  ids: readonly string[],
  address: { readonly email?: string; readonly phone?: string },
  source: OptOutSource,
  parts: OptOutParts,
): Promise<void> {
  const rows = await Promise.all(ids.map((id) => parts.customers.get(id)));
  const keys = new Set([...ids, ...personKeys(address)]);
  for (const row of rows) {
    if (row === undefined) continue;
    for (const key of personKeys({
      ...(row.email === undefined ? {} : { email: row.email }),
      ...(row.phone === undefined ? {} : { phone: row.phone }),
    }))
      keys.add(key);
  }
  const result = await parts.optOut.list([...keys], source, parts.now());
  await parts.contacts?.silence([...keys], 'silent_upsell', parts.now());
  parts.log.info('customer opted out', { source, result });
}

export const handler = onFirstCall(() => {
  const dynamo = dynamoClient();
  const shop = readShop(process.env);
  const notices = required('NOTICES_TABLE');
  const tables = { offers: required('OFFERS_TABLE'), orders: required('ORDERS_TABLE') };
  const offers = makeOffers(dynamo, tables.offers);
  // Told only where the shop has a number that texts come to.
  const { CONFIGURATION_SET: configurationSet = '' } = process.env;
  return makeOptOutHandler({
    shop,
    log: standardLog('upsr-optout'),
    now: systemClock,
    nonce: () => randomBytes(16).toString('base64'),
    customers: makeCustomers(dynamo, required('CUSTOMERS_TABLE')),
    offers,
    dashboard: {
      ...sharedDashboardsOnAws(process.env, 'upsell'),
      dashboards: makeDashboards(dynamo, notices),
      lists: listsOf(makeWeekRows({ client: dynamo, tables }), upsellFigures, listedOrder),
    },
    optOut: makeOptOut(dynamo, required('OPTOUT_TABLE')),
    notices: makeNotices({ documents: dynamo, table: notices, now: systemClock }),
    ...contactsOnAws(process.env),
    alarms: makeKnownAlarms(dynamo, notices, systemClock),
    limit: makeDayLimit(dynamo, notices),
    sendEmail: makeSendEmail({
      client: sesClient(),
      from: shop.senderAddress,
      fromName: shop.name,
      configurationSet,
    }),
    linkKeys: openingKeys(),
  });
});
