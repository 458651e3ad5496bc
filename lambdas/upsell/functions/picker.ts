// upsr-picker: one job, at most one offer. The model proposes, the catalogue rules dispose, and an order that
// has its offer is never picked for again, however often its job is delivered.
import type { SQSRecord } from 'aws-lambda';
import { bedrockClient } from '../../../shared/aws/bedrock-client.ts';
import { dynamoClient } from '../../../shared/aws/dynamo-client.ts';
import { lambdaClient } from '../../../shared/aws/lambda-client.ts';
import { type Log, standardLog } from '../../../shared/handlers/log.ts';
import { onFirstCall, required } from '../../../shared/handlers/on-first-call.ts';
import { eachRecord } from '../../../shared/handlers/queue-records.ts';
import { makeAskModel } from '../../../shared/model/ask-model.ts';
import type { AskModel } from '../../../shared/model/port.ts';
import { rulesOnAws } from '../../../shared/rules/source-on-aws.ts';
import { readShop, type Shop } from '../../../shared/shop/shop.ts';
import { makeTellFunction } from '../../../shared/webhooks/tell-function.ts';
import { type History, historyOf } from '../decisions/history.ts';
import { type PickDecision, PROPOSAL_LIMIT, type Proposal, pickAddOn } from '../decisions/pick.ts';
import { pickPrompt, suggestionsSchema } from '../decisions/prompt.ts';
import {
  type BasketLine,
  basketKeys,
  type Candidate,
  type PairedCandidate,
  pairingKey,
  shopRanking,
  shortlist,
} from '../decisions/shortlist.ts';
import { dueAt, isTooLate } from '../decisions/timing.ts';
import { offerIdOf } from '../nudging/offer-id.ts';
import { type Job, jobSchema } from '../ordering/job.ts';
import type { TellOrder, ToldLater } from '../ordering/order-function.ts';
import { loadSettings } from '../rules/load.ts';
import type { UpsellSettings } from '../rules/settings.ts';
import { type Catalogue, makeCatalogue, makePairings, type Pairings } from '../state/catalogue.ts';
import { type Customers, makeCustomers } from '../state/customers.ts';
import { makeNudgeCap, type NudgeCap } from '../state/nudge-cap.ts';
import { expiryOf, type OfferRow } from '../state/offer-row.ts';
import { makeOffers, type Offers } from '../state/offers.ts';
import { makeOrders, type Orders } from '../state/orders.ts';

export type PickerParts = {
  readonly shop: Shop;
  readonly log: Log;
  readonly now: () => Date;
  readonly settings: () => Promise<UpsellSettings>;
  readonly ask: AskModel;
  readonly tellOrder: TellOrder;
  readonly orders: Pick<Orders, 'beginJob'>;
  readonly customers: Pick<Customers, 'boughtBy'>;
  readonly offers: Offers;
  readonly cap: Pick<NudgeCap, 'free'>;
  readonly catalogue: { readonly products: Catalogue['products'] };
  readonly pairings: { readonly candidates: Pairings['candidates'] };
};

/** Basket lines joined with the mirror; a basket of hundreds of lines is judged by its first 25. */
const BASKET_LIMIT = 25;
const ANSWER_TOKENS = 200;

export function makePicker(parts: PickerParts) {
  return eachRecord(
    async (record: SQSRecord) => {
      const message = JSON.parse(record.body) as object;
      if ('late' in message || 'unread' in message) return parts.tellOrder(message as ToldLater);
      const job = jobSchema.parse(message);
      const offerId = offerIdOf(job.order_id);
      // Another job of the same order was begun, and the queue hands that one out until its pick is made.
      if (job.job_id !== undefined && !(await parts.orders.beginJob(job.order_id, job.job_id))) return;
      const existing = await parts.offers.get(offerId);
      const offer = existing ?? (await pickFor(job, offerId, parts));
      if (existing === undefined && !(await parts.offers.putOnce(offer))) return;
      // Also for an offer that was there already: its first picker may have died between the two writes.
      if (offer.state !== 'chosen') await parts.cap.free(job.person_keys ?? [job.customer_id], job.order_id);
      parts.log.info('order picked for', {
        order: job.order_id,
        state: offer.state,
        repeated: existing !== undefined,
      });
    },
    (record, error) => parts.log.error('job failed', { messageId: record.messageId, error }),
  );
}

async function pickFor(job: Job, offerId: string, parts: PickerParts): Promise<OfferRow> {
  const now = parts.now();
  const settings = await parts.settings();
  const due = dueAt(job.placed_at, settings.sendDelayMinutes, now);
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
  return {
    ...common,
    state: 'chosen',
    send_at: due.toISOString(),
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
}

async function choose(
  job: Job,
  settings: UpsellSettings,
  parts: PickerParts,
): Promise<{ pick: PickDecision; rankedBy: 'model' | 'shop' }> {
  const items = job.items.slice(0, BASKET_LIMIT);
  if (job.total_minor < (settings.minimumOrderMinor ?? 0)) {
    const trace = items.map(({ sku }) => ({ sku, outcome: 'order-below-minimum' as const }));
    return { pick: { kind: 'no-fit', trace }, rankedBy: 'shop' };
  }
  const inBasket = await parts.catalogue.products(items.map((item) => item.sku));
  const basket = items.map(
    (item): BasketLine => ({
      sku: item.sku,
      name: item.name,
      priceMinor: item.price_minor,
      category: inBasket.get(item.sku)?.category ?? '',
      tags: inBasket.get(item.sku)?.tags ?? [],
    }),
  );
  const bought = await parts.customers.boughtBy(job.customer_id);
  const history = historyOf(
    bought,
    job.items.map(({ sku }) => sku),
  );
  const candidates = shortlist({
    basket,
    pairings: await parts.pairings.candidates(basketKeys(basket)),
    alwaysPaired: await alwaysPaired(basket, settings, parts),
    ownedSkus: history.owns,
    orderTotalMinor: job.total_minor,
    settings,
  });
  // Nothing in the shop goes with this basket, so there is nothing to ask and nothing to filter.
  if (candidates.length === 0) {
    const trace = basket.map(({ sku }) => ({ sku, outcome: 'nothing-complements-it' as const }));
    return { pick: { kind: 'no-fit', trace }, rankedBy: 'shop' };
  }

  const suggested = await suggest({ job, history, basket, candidates }, settings, parts);
  const proposals =
    suggested ??
    shopRanking(candidates)
      .slice(0, PROPOSAL_LIMIT)
      .map(({ sku }) => ({ sku }));
  const pick = pickAddOn({
    proposals,
    products: await parts.catalogue.products(proposals.map((proposal) => proposal.sku)),
    basket,
    ownedSkus: history.owns,
    orderTotalMinor: job.total_minor,
    currency: job.currency,
    settings,
  });
  return { pick, rankedBy: suggested === undefined ? 'shop' : 'model' };
}

type Question = {
  readonly job: Job;
  readonly history: History;
  readonly basket: readonly BasketLine[];
  readonly candidates: readonly Candidate[];
};

/** The one model call of an order; undefined sends the pick to the shop's own ranking. */
async function suggest(
  { job, history, basket, candidates }: Question,
  settings: UpsellSettings,
  parts: PickerParts,
): Promise<Proposal[] | undefined> {
  const prompt = pickPrompt({
    shopName: parts.shop.name,
    voice: settings.voice,
    basket,
    ownedSkus: history.ownedSkus,
    orderCount: history.orderCount,
    candidates,
  });
  const reply = await parts.ask({ ...prompt, schema: suggestionsSchema, maxTokens: ANSWER_TOKENS });
  if (reply.kind === 'no-answer') {
    parts.log.info('shop ranking used', { order: job.order_id, reason: reply.reason });
    return undefined;
  }
  return reply.answer.suggestions
    .slice(0, PROPOSAL_LIMIT)
    .map(({ sku, line }) => (line === undefined ? { sku } : { sku, line }));
}

/** Add-ons that the owner's document pairs with something in the basket. */
async function alwaysPaired(
  basket: readonly BasketLine[],
  settings: UpsellSettings,
  parts: PickerParts,
): Promise<PairedCandidate[]> {
  const present = new Set(
    basket.flatMap(({ sku, category, tags }) => [sku, category, ...tags].map(pairingKey)),
  );
  const wanted = settings.alwaysPair
    .filter((pair) => present.has(pairingKey(pair.trigger)))
    .map((pair) => pair.addOn);
  if (wanted.length === 0) return [];
  const products = await parts.catalogue.products(wanted);
  return wanted.flatMap((sku) => {
    const product = products.get(sku);
    return product === undefined
      ? []
      : [{ ...product, inStock: product.stock === undefined || product.stock > 0 }];
  });
}

export const handler = onFirstCall(() => {
  const dynamo = dynamoClient();
  const log = standardLog('upsr-picker');
  const shop = readShop(process.env);
  const rules = rulesOnAws(log);
  return makePicker({
    shop,
    log,
    now: () => new Date(),
    settings: async () => (await loadSettings(rules, shop.currency)).rules,
    tellOrder: makeTellFunction(lambdaClient(), required('ORDER_FUNCTION')),
    ask: makeAskModel({ client: bedrockClient(), modelId: shop.modelId, log }),
    orders: makeOrders(dynamo, required('ORDERS_TABLE')),
    customers: makeCustomers(dynamo, required('CUSTOMERS_TABLE')),
    offers: makeOffers(dynamo, required('OFFERS_TABLE')),
    cap: makeNudgeCap(dynamo, required('CUSTOMERS_TABLE')),
    catalogue: makeCatalogue(dynamo, required('CATALOGUE_TABLE')),
    pairings: makePairings(dynamo, required('PAIRINGS_TABLE')),
  });
});
