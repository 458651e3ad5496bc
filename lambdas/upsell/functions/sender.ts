// upsr-sender: every five minutes, the offers that are due. Everything is asked again at this moment, then the
// claim is written, and only then the message goes out, so that no crash and no second sender can double it. A run
// that finds nothing due has asked one question. The owner's documents are read for what is due, and when they were edited.

import { setTimeout as wait } from 'node:timers/promises';
import { dynamoClient } from '../../../shared/aws/dynamo-client.ts';
import { snsClient } from '../../../shared/aws/sns-client.ts';
import { eachRow } from '../../../shared/handlers/each-row.ts';
import { standardLog } from '../../../shared/handlers/log.ts';
import { onFirstCall, required } from '../../../shared/handlers/on-first-call.ts';
import { makingKeys } from '../../../shared/links/link-keys-on-aws.ts';
import { lettersOnAws } from '../../../shared/messages/email-on-aws.ts';
import { makePacer, type PacerParts } from '../../../shared/messages/pacer.ts';
import { makeSendTally } from '../../../shared/messages/send-tally.ts';
import { makeSendTextMessage } from '../../../shared/messages/sms.ts';
import { makeTellOfFailures, type TellOfFailures } from '../../../shared/messages/tell-of-failures.ts';
import { type LeftOut, tellLeftOut } from '../../../shared/owner-mail/left-out-letter.ts';
import { contactsOnAws } from '../../../shared/people/contacts-on-aws.ts';
import { isRegularLook, saysDocumentsChanged } from '../../../shared/rules/document-looks.ts';
import { firstRows } from '../../../shared/rules/goods-on-aws.ts';
import { readDocuments } from '../../../shared/rules/owner-documents.ts';
import { rulesOnAws } from '../../../shared/rules/source-on-aws.ts';
import { makeTellOwner, type ReadDocument } from '../../../shared/rules/tell-owner.ts';
import { readShop } from '../../../shared/shop/shop.ts';
import { firstDue, noneSent, type SendCounts, sendDue } from '../nudging/send-due.ts';
import type { SendOneParts } from '../nudging/send-one.ts';
import { upsellGoods } from '../owner/goods.ts';
import { ownerView } from '../owner/owner-view.ts';
import { type LoadedDocuments, loadDocuments } from '../rules/load.ts';
import { makeCatalogue } from '../state/catalogue.ts';
import { makeCustomers } from '../state/customers.ts';
import { makeHoldOut } from '../state/hold-out.ts';
import { makeNudgeCap } from '../state/nudge-cap.ts';
import { makeOffers } from '../state/offers.ts';
import { makeOptOut } from '../state/optout.ts';
import { makeOrders } from '../state/orders.ts';
import { makeSendClaim } from '../state/send-claim.ts';

export type SenderParts = Omit<SendOneParts, 'settings' | 'voice'> & {
  readonly load: () => Promise<LoadedDocuments>;
  /** As they are this moment, with nothing remembered. */
  readonly documents: () => Promise<readonly ReadDocument[]>;
  readonly tellOwner: ReturnType<typeof makeTellOwner>;
  readonly tellLeftOut: (leftOut: LeftOut) => Promise<void>;
  readonly tellOfFailures: TellOfFailures;
  readonly pace: PacerParts;
};

const RUNS_EVERY_MINUTES = 5;
/** What a long code may send; whatever a provider holds back beyond it, it may also throw away. */
const TEXTS_PER_SECOND = 1;

export function makeSender(parts: SenderParts) {
  return async (event?: unknown): Promise<SendCounts> => {
    const now = parts.now();
    const edited = saysDocumentsChanged(event);
    if (edited || isRegularLook(now, RUNS_EVERY_MINUTES))
      await parts.tellOwner(await parts.documents(), edited ? 'edited' : 'regular');
    if (edited) return noneSent;

    const due = await firstDue(parts.offers, now);
    if (due.offers.length === 0) return noneSent;
    const documents = await parts.load();
    await parts.tellOwner(readDocuments(documents));

    const turn = makePacer(parts.shop.mailsPerSecond, parts.pace);
    const textTurn = makePacer(TEXTS_PER_SECOND, parts.pace);
    const { sendTextMessage } = parts;
    const each = eachRow('offer', parts.log);
    const run = await sendDue(due, each, {
      ...parts,
      settings: documents['settings.txt'].rules,
      voice: documents['voice.txt'].rules,
      // Only what is really sent waits for its turn.
      sendEmail: async (email) => {
        await turn();
        return parts.sendEmail(email);
      },
      ...(sendTextMessage === undefined
        ? {}
        : {
            sendTextMessage: async (text) => {
              await textTurn();
              return sendTextMessage(text);
            },
          }),
    });
    if (Object.values(run.counts).some((count) => count > 0)) parts.log.info('offers handled', run.counts);
    // Closed, so that no later run meets it again; the week's report counts it.
    let closed = 0;
    for (const { row } of each.leftOut())
      if (await parts.offers.markNeverSent(row, 'impossible', now)) closed += 1;
    await parts.tellLeftOut({ run: 'sender', from: 'the messages to send', rows: each.leftOut() });
    const { sent, refused, unknown, tooLate: late } = run.counts;
    await parts.tellOfFailures({ fates: { sent, refused, unknown, late }, heldUpSince: run.heldUpSince });
    each.settle();
    return { ...run.counts, neverSent: run.counts.neverSent + closed };
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
  const letters = lettersOnAws(shop, log, dynamo);
  return makeSender({
    ...letters,
    load: () => loadDocuments(rules, shop.currency),
    documents: async () => readDocuments(await loadDocuments(rulesOnAws(log), shop.currency)),
    tellOwner: makeTellOwner({
      ...letters,
      ...ownerView,
      goods: async () =>
        upsellGoods.from(
          { 'upsr-catalogue': await firstRows(dynamo, required('CATALOGUE_TABLE')) },
          shop.currency,
        ),
    }),
    tellLeftOut: (leftOut) => tellLeftOut(leftOut, letters),
    tellOfFailures: makeTellOfFailures({
      ...letters,
      tally: makeSendTally({ documents: dynamo, table: required('NOTICES_TABLE') }),
    }),
    pace: { elapsed: () => performance.now(), sleep: (milliseconds) => wait(milliseconds) },
    offers,
    customers,
    cap,
    orders,
    optOut,
    catalogue: makeCatalogue(dynamo, required('CATALOGUE_TABLE')),
    claim: makeSendClaim(dynamo, { offers, cap, orders, optOut }),
    holdOut: makeHoldOut(dynamo, { offers, cap, orders, optOut }),
    ...contactsOnAws(process.env),
    linkKeys: makingKeys(),
    addLinkUrl: required('ADDLINK_URL'),
    optOutUrl: required('OPTOUT_URL'),
    ...(shop.smsNumber === undefined
      ? {}
      : { sendTextMessage: makeSendTextMessage({ client: snsClient(), originationNumber: shop.smsNumber }) }),
  });
});
