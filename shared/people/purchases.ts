// What somebody bought, as their shared row remembers it. Online only when is kept, the newest: any purchase there ends a cart. At a
// till a coffee ends no cart of a bicycle, so each thing is kept with the last time that it was bought, by its digest; of more than
// sixty things the oldest fall out, which somebody buys in the days of one cart at a wholesaler at most.
import { createHash } from 'node:crypto';

/** A product of this house, as it tells of a purchase. */
export type Contacting = 'upsell' | 'cart-recovery' | 'loyalty';

export type Bought = {
  readonly bought_at: string;
  readonly bought_by: Contacting;
  readonly bought_skus: readonly string[];
};

/** The last time of each thing, in milliseconds, by `itemOf`. */
export type BoughtItems = Readonly<Record<string, number>>;

export type BoughtRow = {
  /** The newest purchase in the store, whoever told of it. */
  readonly bought_online?: string;
  /** The newest at a till. */
  readonly bought_in_shop?: string;
  readonly bought_items?: BoughtItems;
};

/** What is asked of purchases. */
export type SincePurchase = {
  /** Whoever bought since then gets none. Default: it does not matter. */
  readonly notBoughtSince?: string;
  /** What somebody must have bought at a till for it to matter; in a store everything does. Default: everything. */
  readonly ofSkus?: readonly string[];
};

const MOST_ITEMS = 60;

/** Stands for a product's code in the row. */
export const itemOf = (sku: string): string => createHash('sha256').update(sku).digest('hex').slice(0, 8);

/** The purchase in a row that ends what is asked about. */
export function boughtSince(row: BoughtRow, { notBoughtSince, ofSkus }: SincePurchase): string | undefined {
  if (notBoughtSince === undefined) return undefined;
  const inShop =
    ofSkus === undefined
      ? row.bought_in_shop
      : newest(
          ofSkus.flatMap((sku) => {
            const at = row.bought_items?.[itemOf(sku)];
            return at === undefined ? [] : [new Date(at).toISOString()];
          }),
        );
  const at = newest([row.bought_online, inShop].filter((one) => one !== undefined));
  return at !== undefined && at >= notBoughtSince ? at : undefined;
}

const newest = (moments: readonly string[]): string | undefined => moments.toSorted().at(-1);

/** The things of a row after one more purchase; the very same object where that one is known. In whatever order they are told. */
export function withPurchase(items: BoughtItems, { bought_at, bought_skus }: Bought): BoughtItems {
  const at = Date.parse(bought_at);
  const fresh = bought_skus.map(itemOf).filter((item) => (items[item] ?? 0) < at);
  if (fresh.length === 0) return items;
  const all = Object.entries({ ...items, ...Object.fromEntries(fresh.map((item) => [item, at])) });
  const kept = all.toSorted(([one, then], [other, later]) => later - then || one.localeCompare(other));
  return Object.fromEntries(kept.slice(0, MOST_ITEMS));
}
