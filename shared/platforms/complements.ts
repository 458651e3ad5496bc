// Pairings, read backwards. A store says at the main product what goes with it ("complementary products",
// "cross-sells"); we keep at the add-on what it goes with, because that is what a basket is matched against.
import type { Product } from '../events/store-events.ts';

/** An add-on that goes with everything says nothing, and its row must stay small. */
const MOST_COMPLEMENTS = 300;
const TAG_PREFIX = /^complements:\s*/i;

/** A product with the store's own ids that its pairings are written in; `complements` holds what it states itself. */
export type Listed = Product & {
  readonly variantId: string;
  readonly productId: string;
  /** Ids (of products or variants) that the store lists as going with this product. */
  readonly goesWithThis: readonly string[];
};

/**
 * Turns listed products into the catalogue: the SKU of each main product becomes a complement of its add-ons,
 * and a tag `complements:x` makes x one. A repeated SKU is one product, the last one listed.
 */
export function toCatalogue(listed: readonly Listed[]): {
  readonly products: readonly Product[];
  readonly repeatedSkus: number;
  readonly cutPairings: number;
} {
  const mainSkus = mainSkusByAddOn(listed);
  const whole = new Map<ReadonlySet<string>, readonly string[]>();
  const bySku = new Map<string, Product>();
  let cutPairings = 0;
  for (const { variantId, productId, goesWithThis: _goesWithThis, ...product } of listed) {
    const stated = product.tags.filter((tag) => TAG_PREFIX.test(tag));
    const own = [...product.complements, ...stated.map((tag) => tag.replace(TAG_PREFIX, ''))];
    const sources = [mainSkus.get(productId), mainSkus.get(variantId)].filter((skus) => skus !== undefined);
    const [only, ...more] = sources;
    // The variants of a product go with the same products; one list in memory does for all of them.
    const isShared = only !== undefined && more.length === 0 && own.length === 0 && !only.has(product.sku);
    const complements = isShared
      ? (whole.get(only) ?? withoutEmpty(only))
      : withoutEmpty(new Set([...own, ...sources.flatMap((skus) => [...skus])]), product.sku);
    if (isShared) whole.set(only, complements);
    cutPairings += Math.max(0, complements.length - MOST_COMPLEMENTS);
    bySku.set(product.sku, {
      ...product,
      tags: stated.length === 0 ? product.tags : product.tags.filter((tag) => !TAG_PREFIX.test(tag)),
      complements:
        complements.length > MOST_COMPLEMENTS ? complements.slice(0, MOST_COMPLEMENTS) : complements,
    });
  }
  return { products: [...bySku.values()], repeatedSkus: listed.length - bySku.size, cutPairings };
}

const withoutEmpty = (skus: ReadonlySet<string>, own = ''): readonly string[] =>
  [...skus].filter((sku) => sku !== '' && sku !== own);

function mainSkusByAddOn(listed: readonly Listed[]): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const main of listed) {
    for (const addOn of main.goesWithThis) {
      // Stores let a product be listed at itself; a spare is not an add-on.
      if (addOn === main.productId || addOn === main.variantId) continue;
      const skus = found.get(addOn) ?? new Set<string>();
      found.set(addOn, skus.add(main.sku));
    }
  }
  return found;
}
