// The pick: the model proposes, these filters dispose. They run after the model, in this order,
// and write down what they did, so that the owner can read why a product was or was not offered.

import type { Product } from '../../../shared/events/store-events.ts';
import { cut } from '../../../shared/text/cut.ts';
import type { Rejection, TraceLine } from '../rows.ts';
import { isCalled, neverOffered } from '../rules/never-offer.ts';
import type { UpsellSettings } from '../rules/settings.ts';
import type { OwnedSkus } from './owned.ts';
import { isSensible } from './price-band.ts';
import { type BasketLine, pairingKey } from './shortlist.ts';

export type Proposal = { readonly sku: string; readonly line?: string };

/** A catalogue row as the filters need it: all that the store says of the product. */
export type CatalogueProduct = Product;

export type PickFacts = {
  readonly proposals: readonly Proposal[];
  readonly products: ReadonlyMap<string, CatalogueProduct>;
  readonly basket: readonly BasketLine[];
  readonly ownedSkus: OwnedSkus;
  readonly orderTotalMinor: number;
  readonly currency: string;
  readonly settings: Pick<UpsellSettings, 'priceBand' | 'mostPriceMinor' | 'neverOffer' | 'alwaysPair'>;
};

export type PickDecision =
  | {
      readonly kind: 'chosen';
      readonly product: CatalogueProduct;
      readonly line: string | undefined;
      /** The basket item it goes with, for the report "by triggering item". */
      readonly trigger: BasketLine;
      readonly trace: readonly TraceLine[];
    }
  | { readonly kind: 'no-fit'; readonly trace: readonly TraceLine[] };

export const PROPOSAL_LIMIT = 5;

/** Walks the proposals in their order; the first that passes every filter wins. */
export function pickAddOn(facts: PickFacts): PickDecision {
  const proposals = facts.proposals.slice(0, PROPOSAL_LIMIT);
  const trace: TraceLine[] = [];
  for (const [index, proposal] of proposals.entries()) {
    const product = facts.products.get(proposal.sku);
    const verdict = product === undefined ? 'unknown-sku' : judge(product, facts);
    if (typeof verdict === 'string') {
      trace.push({ sku: cut(proposal.sku, { characters: 100 }), outcome: verdict });
      continue;
    }
    trace.push({ sku: proposal.sku, outcome: 'chosen' });
    for (const later of proposals.slice(index + 1))
      trace.push({ sku: cut(later.sku, { characters: 100 }), outcome: 'not-reached' });
    return {
      kind: 'chosen',
      product: product as CatalogueProduct,
      line: proposal.line,
      trigger: verdict.trigger,
      trace,
    };
  }
  return { kind: 'no-fit', trace };
}

function judge(product: CatalogueProduct, facts: PickFacts): Rejection | { trigger: BasketLine } {
  if (neverOffered(facts.settings.neverOffer, product) !== undefined) return 'never-offered';
  if (product.stock !== undefined && product.stock <= 0) return 'out-of-stock';
  const trigger = triggerOf(product, facts);
  if (trigger === undefined) return 'not-complementary';
  if (product.currency !== facts.currency) return 'other-currency';
  if (!isSensible(product.priceMinor, facts.orderTotalMinor, facts.settings)) return 'outside-price-band';
  if (facts.basket.some((line) => line.sku === product.sku)) return 'in-basket';
  if (facts.ownedSkus.has(product.sku)) return 'already-owned';
  return { trigger };
}

/** The basket line this product goes with: by the owner's pair, or by its own `complements`. */
function triggerOf(product: CatalogueProduct, facts: PickFacts): BasketLine | undefined {
  const complements = new Set(product.complements.map(pairingKey));
  const pairedWith = facts.settings.alwaysPair.filter(
    ({ addOn }) => pairingKey(addOn) === pairingKey(product.sku) || isCalled(addOn, product),
  );
  const meets = (line: BasketLine, keys: ReadonlySet<string>): boolean =>
    [line.sku, line.category, ...line.tags].some((text) => keys.has(pairingKey(text)));
  return (
    facts.basket.find((line) => pairedWith.some(({ trigger }) => isCalled(trigger, line))) ??
    facts.basket.find((line) => meets(line, complements))
  );
}
