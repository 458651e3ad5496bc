// upsr-picker: one job, at most one offer. The model proposes, the catalogue rules dispose, and an order that
// has its offer is never picked for again, however often its job is delivered.

import type { SQSRecord } from 'aws-lambda';
import { bedrockClient } from '../../../shared/aws/bedrock-client.ts';
import { dynamoClient } from '../../../shared/aws/dynamo-client.ts';
import { lambdaClient } from '../../../shared/aws/lambda-client.ts';
import { type Clock, systemClock } from '../../../shared/handlers/clock.ts';
import { standardLog } from '../../../shared/handlers/log.ts';
import { onFirstCall, required } from '../../../shared/handlers/on-first-call.ts';
import { eachRecord } from '../../../shared/handlers/queue-records.ts';
import { makeAskModel } from '../../../shared/model/ask-model.ts';
import type { Contacts } from '../../../shared/people/contacts.ts';
import { contactsOnAws } from '../../../shared/people/contacts-on-aws.ts';
import { rulesOnAws } from '../../../shared/rules/source-on-aws.ts';
import { readShop } from '../../../shared/shop/shop.ts';
import { makeTellFunction } from '../../../shared/webhooks/tell-function.ts';
import { answersIn } from '../decisions/came-of.ts';
import { dueAt, isTooLate, pendingUntil } from '../decisions/timing.ts';
import { nudgeName, offerIdOf } from '../nudging/offer-id.ts';
import { type CameOfParts, cameOfOrderSchema, hearWhatCame } from '../ordering/came-of-order.ts';
import { type Job, jobSchema } from '../ordering/job.ts';
import type { TellOrder, ToldLater } from '../ordering/order-function.ts';
import { passOn, type ToldOthers } from '../ordering/tell-others.ts';
import { type ChoosingParts, choose } from '../picking/choose.ts';
import type { OfferRow } from '../rows.ts';
import { loadSettings } from '../rules/load.ts';
import type { UpsellSettings } from '../rules/settings.ts';
import { makeCameOf } from '../state/came-of.ts';
import { makeCatalogue, makePairings } from '../state/catalogue.ts';
import { makeCustomers } from '../state/customers.ts';
import { makeNudgeCap, type NudgeCap } from '../state/nudge-cap.ts';
import { expiryOf } from '../state/offer-row.ts';
import { makeOffers, type Offers } from '../state/offers.ts';
import { makeOrders, type Orders } from '../state/orders.ts';

export type PickerParts = ChoosingParts &
  Pick<CameOfParts, 'cameOf'> & {
    readonly now: Clock;
    readonly settings: () => Promise<UpsellSettings>;
    readonly tellOrder: TellOrder;
    readonly orders: Pick<Orders, 'beginJob'>;
    readonly offers: Offers;
    readonly cap: Pick<NudgeCap, 'free' | 'rows'>;
    /** Where the products share what they know of people. */
    readonly contacts?: Contacts;
  };

export function makePicker(parts: PickerParts) {
  return eachRecord(
    async (record: SQSRecord) => {
      const message = JSON.parse(record.body) as object;
      if ('others' in message) {
        if (parts.contacts !== undefined)
          await passOn(message.others as ToldOthers, parts.contacts, parts.now());
        return;
      }
      if ('came_of' in message) return hearWhatCame(cameOfOrderSchema.parse(message), parts);
      if ('late' in message || 'unread' in message) return parts.tellOrder(message as ToldLater);
      const job = jobSchema.parse(message);
      const offerId = offerIdOf(job.order_id);
      // Another job of the same order was begun, and the queue hands that one out until its pick is made.
      if (job.job_id !== undefined && !(await parts.orders.beginJob(job.order_id, job.job_id))) return;
      await hearWhatCameOf(job, parts);
      const existing = await parts.offers.get(offerId);
      const offer = existing ?? (await pickFor(job, offerId, parts));
      // Before a sender can see the offer: what is sent is expected no more.
      await expectNudge(job, offer, parts);
      if (existing === undefined && !(await parts.offers.putOnce(offer))) return;
      await tellOthers(job, parts);
      // Also for an offer that was there already: its first picker may have died between the two writes.
      if (offer.state !== 'chosen') await parts.cap.free(keysOf(job), job.order_id);
      parts.log.info('order picked for', {
        order: job.order_id,
        state: offer.state,
        repeated: existing !== undefined,
      });
    },
    (record, error) => parts.log.error('job failed', { messageId: record.messageId, error }),
  );
}

const keysOf = ({ person_keys, customer_id }: Job): readonly string[] => person_keys ?? [customer_id];

/** What the order answers of what its shopper was offered lately; of one that got no further the door says so. */
async function hearWhatCameOf(job: Job, parts: PickerParts): Promise<void> {
  const items = job.items.map(({ price_minor: priceMinor, ...item }) => ({ ...item, priceMinor }));
  const order = { placedAt: job.placed_at, currency: job.currency, items };
  const answers = answersIn(order, await parts.cap.rows(keysOf(job)), parts.shop.currency);
  await hearWhatCame({ came_of: { order_id: job.order_id, answers } }, parts);
}

/** Lesser messages step back for it. */
async function expectNudge(job: Job, offer: OfferRow, { contacts }: PickerParts): Promise<void> {
  if (offer.state !== 'chosen') return;
  const until = pendingUntil(new Date(offer.due_at));
  await contacts?.expect(keysOf(job), { id: nudgeName(offer.offer_id), kind: 'nudge', until });
}

/** That they bought. */
async function tellOthers(job: Job, { contacts, now }: PickerParts): Promise<void> {
  if (contacts === undefined) return;
  const skus = job.items.map(({ sku }) => sku);
  await passOn({ bought: { keys: keysOf(job), placed_at: job.placed_at, skus } }, contacts, now());
}

async function pickFor(job: Job, offerId: string, parts: PickerParts): Promise<OfferRow> {
  const now = parts.now();
  const settings = await parts.settings();
  const due = dueAt(job.placed_at, settings, { now, zone: parts.shop.timeZone });
  const common = {
    offer_id: offerId,
    order_id: job.order_id,
    customer_id: job.customer_id,
    chosen_at: now.toISOString(),
    due_at: due.toISOString(),
  };
  const closed = {
    send_at: now.toISOString(),
    closed_at: now.toISOString(),
    expires_at: expiryOf(now),
    trace: [],
  };
  if (isTooLate(due, now)) return { ...common, ...closed, state: 'never-sent', reason: 'too-late' };

  const { pick, rankedBy } = await choose(job, settings, parts);
  if (pick.kind === 'no-fit') return { ...common, ...closed, state: 'no-fit', trace: pick.trace };
  const chosen = {
    sku: pick.product.sku,
    product_name: pick.product.name,
    price_minor: pick.product.priceMinor,
    currency: pick.product.currency,
    store_ref: pick.product.storeRef,
    ...(pick.line === undefined ? {} : { line: pick.line }),
    ranked_by: rankedBy,
    trigger_sku: pick.trigger.sku,
    trigger_name: pick.trigger.name,
    trace: pick.trace,
  };
  return { ...common, ...chosen, state: 'chosen', send_at: due.toISOString() };
}

export const handler = onFirstCall(() => {
  const dynamo = dynamoClient();
  const log = standardLog('upsr-picker');
  const shop = readShop(process.env);
  const rules = rulesOnAws(log);
  const orders = makeOrders(dynamo, required('ORDERS_TABLE'));
  const offers = makeOffers(dynamo, required('OFFERS_TABLE'));
  const names = {
    offers: required('OFFERS_TABLE'),
    orders: required('ORDERS_TABLE'),
    notices: required('NOTICES_TABLE'),
  };
  return makePicker({
    cameOf: makeCameOf(dynamo, { offers, orders, names, zone: shop.timeZone }),
    shop,
    log,
    now: systemClock,
    settings: async () => (await loadSettings(rules, shop.currency)).rules,
    tellOrder: makeTellFunction(lambdaClient(), required('ORDER_FUNCTION')),
    ask: makeAskModel({ client: bedrockClient(), modelId: shop.modelId, log }),
    orders,
    customers: makeCustomers(dynamo, required('CUSTOMERS_TABLE')),
    offers,
    cap: makeNudgeCap(dynamo, required('CUSTOMERS_TABLE')),
    catalogue: makeCatalogue(dynamo, required('CATALOGUE_TABLE')),
    pairings: makePairings(dynamo, required('PAIRINGS_TABLE')),
    ...contactsOnAws(process.env),
  });
});
