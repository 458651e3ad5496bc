// The choice of one add-on for one basket: the shop's pairings make the short list, the model proposes from it, and the
// catalogue rules dispose. Where the model has no answer, the shop's own ranking proposes.
import type { Log } from '../../../shared/handlers/log.ts';
import type { AskModel } from '../../../shared/model/port.ts';
import type { Shop } from '../../../shared/shop/shop.ts';
import { channelOf } from '../decisions/channel.ts';
import { type History, historyOf } from '../decisions/history.ts';
import { type PickDecision, PROPOSAL_LIMIT, type Proposal, pickAddOn } from '../decisions/pick.ts';
import { isTooSmall } from '../decisions/price-band.ts';
import { pickPrompt, suggestionsSchema } from '../decisions/prompt.ts';
import {
  type BasketLine,
  basketKeys,
  type Candidate,
  type PairedCandidate,
  shopRanking,
  shortlist,
} from '../decisions/shortlist.ts';
import type { Job } from '../ordering/job.ts';
import { isCalled } from '../rules/never-offer.ts';
import type { UpsellSettings } from '../rules/settings.ts';
import type { Catalogue, Pairings } from '../state/catalogue.ts';
import type { Customers } from '../state/customers.ts';

export type ChoosingParts = {
  readonly shop: Shop;
  readonly log: Log;
  readonly ask: AskModel;
  readonly customers: Pick<Customers, 'boughtBy'>;
  readonly catalogue: { readonly products: Catalogue['products'] };
  readonly pairings: { readonly candidates: Pairings['candidates'] };
};

/** Basket lines joined with the mirror; a basket of hundreds of lines is judged by its first 25. */
const BASKET_LIMIT = 25;
const ANSWER_TOKENS = 200;

/** At most one add-on, and who ranked it. Writes nothing. */
export async function choose(
  job: Job,
  settings: UpsellSettings,
  parts: ChoosingParts,
): Promise<{ pick: PickDecision; rankedBy: 'model' | 'shop' }> {
  const items = job.items.slice(0, BASKET_LIMIT);
  // The owner's amount is in the shop's currency, and minor units of two currencies compare as nothing.
  const isInShopCurrency = job.currency === parts.shop.currency;
  if (isInShopCurrency && isTooSmall(job.total_minor, settings)) {
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
  parts: ChoosingParts,
): Promise<Proposal[] | undefined> {
  const prompt = pickPrompt({
    shopName: parts.shop.name,
    voice: settings.voice,
    channel: channelOf(settings, parts.shop),
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
  parts: ChoosingParts,
): Promise<PairedCandidate[]> {
  const wanted = settings.alwaysPair
    .filter(({ trigger }) => basket.some((line) => isCalled(trigger, line)))
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
