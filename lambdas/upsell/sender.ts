// upsr-sender: every five minutes, the offers that are due. Everything is asked again at this moment, then the
// claim is written, and only then the message goes out, so that no crash and no second sender can double it. A run
// that finds nothing due has asked one question. The owner's documents are read for what is due, and when they were edited.
import { dynamoClient } from '../../shared/aws/dynamo-client.ts';
import { sesClient } from '../../shared/aws/ses-client.ts';
import { snsClient } from '../../shared/aws/sns-client.ts';
import { eachRow } from '../../shared/each-row.ts';
import { type LeftOut, tellLeftOut } from '../../shared/left-out-letter.ts';
import { makingKeys } from '../../shared/link-keys-on-aws.ts';
import { standardLog } from '../../shared/log.ts';
import { makeSendEmail } from '../../shared/messages/email.ts';
import { makeSendTextMessage } from '../../shared/messages/sms.ts';
import { makeNotices } from '../../shared/notices.ts';
import { onFirstCall, required } from '../../shared/on-first-call.ts';
import { isRegularLook, saysDocumentsChanged } from '../../shared/rules/document-looks.ts';
import { rulesOnAws } from '../../shared/rules/source-on-aws.ts';
import type { ReadDocument } from '../../shared/rules/tell-owner.ts';
import { readShop } from '../../shared/shop.ts';
import { type LoadedDocuments, loadDocuments, readDocuments } from './rules/load.ts';
import { makeTellOwner, type OwnerLetterParts } from './rules/tell-owner.ts';
import { type SendOneParts, sendOne } from './send-one.ts';
import { makeCatalogue } from './state/catalogue.ts';
import { makeCustomers } from './state/customers.ts';
import { makeNudgeCap } from './state/nudge-cap.ts';
import { makeOffers } from './state/offers.ts';
import { makeOptOut } from './state/optout.ts';
import { makeOrders } from './state/orders.ts';
import { makeSendClaim } from './state/send-claim.ts';

export type SenderParts = Omit<SendOneParts, 'settings' | 'voice'> & {
  readonly load: () => Promise<LoadedDocuments>;
  /** As they are this moment, with nothing remembered. */
  readonly documents: () => Promise<readonly ReadDocument[]>;
  readonly tellOwner: ReturnType<typeof makeTellOwner>;
  readonly tellLeftOut: (leftOut: LeftOut) => Promise<void>;
};

type Counts = { sent: number; deferred: number; neverSent: number; leftForLater: number };

const PAGE = 25;
/** One run sends at most this many; the next run, five minutes later, goes on. */
const OFFERS_PER_RUN = 200;
const RUNS_EVERY_MINUTES = 5;

export function makeSender(parts: SenderParts) {
  return async (event?: unknown): Promise<Counts> => {
    const counts = { sent: 0, deferred: 0, neverSent: 0, leftForLater: 0 };
    const now = parts.now();
    const edited = saysDocumentsChanged(event);
    if (edited || isRegularLook(now, RUNS_EVERY_MINUTES)) await parts.tellOwner(await parts.documents());
    if (edited) return counts;

    const until = now.toISOString();
    let page = await parts.offers.page({ state: 'chosen', until, limit: PAGE });
    if (page.offers.length === 0) return counts;
    const documents = await parts.load();
    await parts.tellOwner(readDocuments(documents));

    const one = { ...parts, settings: documents.settings.rules, voice: documents.voice.rules };
    const each = eachRow('offer', parts.log);
    for (let seen = 0; seen < OFFERS_PER_RUN; ) {
      for (const { offer_id } of page.offers) {
        // One offer that cannot be handled must not hold the others back.
        const result = await each.apart(offer_id, () => sendOne(offer_id, one));
        if (result !== undefined) counts[result] += 1;
      }
      seen += page.offers.length;
      if (page.next === undefined) break;
      page = await parts.offers.page({ state: 'chosen', until, limit: PAGE }, page.next);
    }
    if (counts.sent + counts.deferred + counts.neverSent + counts.leftForLater > 0)
      parts.log.info('offers handled', counts);
    // Closed, so that no later run meets it again; the week's report counts it.
    for (const { row } of each.leftOut())
      if (await parts.offers.markNeverSent(row, 'impossible', now)) counts.neverSent += 1;
    await parts.tellLeftOut({ run: 'sender', from: 'the messages to send', rows: each.leftOut() });
    each.settle();
    return counts;
  };
}

export const handler = onFirstCall(() => {
  const dynamo = dynamoClient();
  const log = standardLog('upsr-sender');
  const shop = readShop(process.env);
  const offers = makeOffers(dynamo, required('OFFERS_TABLE'));
  const customers = makeCustomers(dynamo, required('CUSTOMERS_TABLE'));
  const cap = makeNudgeCap(dynamo, required('CUSTOMERS_TABLE'));
  const orders = makeOrders(dynamo, required('ORDERS_TABLE'));
  const optOut = makeOptOut(dynamo, required('OPTOUT_TABLE'));
  const rules = rulesOnAws(log);
  const sendEmail = makeSendEmail({
    client: sesClient(),
    from: shop.senderAddress,
    fromName: shop.name,
    configurationSet: required('CONFIGURATION_SET'),
  });
  const letters: OwnerLetterParts = {
    shop,
    log,
    now: () => new Date(),
    sendEmail,
    notices: makeNotices({ documents: dynamo, table: required('NOTICES_TABLE'), now: Date.now }),
  };
  return makeSender({
    shop,
    log,
    now: () => new Date(),
    load: () => loadDocuments(rules, shop.currency),
    documents: async () => readDocuments(await loadDocuments(rulesOnAws(log), shop.currency)),
    tellOwner: makeTellOwner(letters),
    tellLeftOut: (leftOut) => tellLeftOut(leftOut, letters),
    offers,
    customers,
    cap,
    orders,
    optOut,
    catalogue: makeCatalogue(dynamo, required('CATALOGUE_TABLE')),
    claim: makeSendClaim(dynamo, { offers, cap, orders, optOut }),
    linkKeys: makingKeys(),
    addLinkUrl: required('ADDLINK_URL'),
    optOutUrl: required('OPTOUT_URL'),
    sendEmail,
    ...(shop.smsNumber === undefined
      ? {}
      : { sendTextMessage: makeSendTextMessage({ client: snsClient(), originationNumber: shop.smsNumber }) }),
  });
});
