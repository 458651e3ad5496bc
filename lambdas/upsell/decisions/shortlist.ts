// From the shop's own pairings to a short, ranked list of candidates. The list is what the model may choose
// from and, where there is no model, the ranking itself.
import { isCalled, neverOffered } from '../rules/never-offer.ts';
import type { UpsellSettings } from '../rules/settings.ts';
import type { OwnedSkus } from './owned.ts';
import { isSensible } from './price-band.ts';

/** A basket line joined with its catalogue row; category and tags are empty for a product the mirror lacks. */
export type BasketLine = {
  readonly sku: string;
  readonly name: string;
  readonly priceMinor: number;
  readonly category: string;
  readonly tags: readonly string[];
};

/** A candidate as a pairing row holds it. */
export type PairedCandidate = {
  readonly sku: string;
  readonly name: string;
  readonly priceMinor: number;
  readonly inStock: boolean;
  readonly category: string;
  readonly tags: readonly string[];
};

export type Candidate = PairedCandidate & {
  /** Why the shop thinks it fits, most considered first. */
  readonly pairedBy: 'owner' | 'sku' | 'tag' | 'category';
  /** In stock, not owned and inside the price band, as far as the pairing row knows. */
  readonly promising: boolean;
};

const SHORTLIST_LIMIT = 12;
const KEY_LIMIT = 40;

/** Pairings and baskets meet under one spelling. */
export const pairingKey = (text: string): string => text.trim().toLowerCase();

/** The keys under which add-ons for this basket are filed: its SKUs first, then tags, then categories. */
export function basketKeys(basket: readonly BasketLine[]): string[] {
  const keys = [
    ...basket.map((line) => line.sku),
    ...basket.flatMap((line) => line.tags),
    ...basket.map((line) => line.category),
  ];
  return [...new Set(keys.map(pairingKey).filter((key) => key !== ''))].slice(0, KEY_LIMIT);
}

export type ShortlistFacts = {
  readonly basket: readonly BasketLine[];
  /** Pairing rows by key. */
  readonly pairings: ReadonlyMap<string, readonly PairedCandidate[]>;
  /** The owner's "always pair" add-ons for this basket, in the document's order. */
  readonly alwaysPaired: readonly PairedCandidate[];
  readonly ownedSkus: OwnedSkus;
  readonly orderTotalMinor: number;
  readonly settings: Pick<UpsellSettings, 'priceBand' | 'mostPriceMinor' | 'neverOffer' | 'alwaysPair'>;
};

const RANK = { owner: 0, sku: 1, tag: 2, category: 3 } as const;
const isConsidered = (candidate: Candidate): boolean =>
  candidate.pairedBy === 'owner' || candidate.pairedBy === 'sku';

/**
 * At most twelve candidates for the model. What the shop paired by name with a basket item comes first, even if
 * it will not pass: the filters have the last word, and the trace should say why something obvious was not
 * offered. After that what looks able to pass, the most considered pairing first.
 */
export function shortlist(facts: ShortlistFacts): Candidate[] {
  const found = new Map<string, Candidate>();
  const offer = (candidate: PairedCandidate, pairedBy: Candidate['pairedBy']) => {
    const earlier = found.get(candidate.sku);
    if (earlier === undefined || RANK[pairedBy] < RANK[earlier.pairedBy])
      found.set(candidate.sku, { ...candidate, pairedBy, promising: isPromising(candidate, facts) });
  };
  for (const candidate of facts.alwaysPaired) offer(candidate, 'owner');
  for (const line of facts.basket) {
    for (const candidate of facts.pairings.get(pairingKey(line.sku)) ?? []) offer(candidate, 'sku');
    for (const tag of line.tags)
      for (const candidate of facts.pairings.get(pairingKey(tag)) ?? []) offer(candidate, 'tag');
    for (const candidate of facts.pairings.get(pairingKey(line.category)) ?? []) offer(candidate, 'category');
  }
  for (const candidate of found.values()) if (isWantedByName(candidate, facts)) offer(candidate, 'owner');
  for (const line of facts.basket) found.delete(line.sku);

  return [...found.values()]
    .filter((candidate) => neverOffered(facts.settings.neverOffer, candidate) === undefined)
    .sort(
      (a, b) =>
        Number(isConsidered(b)) - Number(isConsidered(a)) ||
        Number(b.promising) - Number(a.promising) ||
        RANK[a.pairedBy] - RANK[b.pairedBy] ||
        (a.sku < b.sku ? -1 : 1),
    )
    .slice(0, SHORTLIST_LIMIT);
}

/** The shop's own ranking, used where there is no model: what looks able to pass, in the shortlist's order. */
export function shopRanking(candidates: readonly Candidate[]): Candidate[] {
  return [...candidates].sort((a, b) => Number(b.promising) - Number(a.promising));
}

/** The owner may name what goes first, without its SKU: it is looked for among what the shop pairs with the basket. */
const isWantedByName = (candidate: PairedCandidate, { basket, settings }: ShortlistFacts): boolean =>
  settings.alwaysPair.some(
    ({ trigger, addOn }) => isCalled(addOn, candidate) && basket.some((line) => isCalled(trigger, line)),
  );

function isPromising(candidate: PairedCandidate, facts: ShortlistFacts): boolean {
  return (
    candidate.inStock &&
    !facts.ownedSkus.has(candidate.sku) &&
    isSensible(candidate.priceMinor, facts.orderTotalMinor, facts.settings)
  );
}
