// From a whole pull of the store's products to the smallest set of writes that makes the mirror equal to it.
import type { Product } from '../../../shared/events/store-events.ts';
import { cut } from '../../../shared/text/cut.ts';
import { type PairedCandidate, pairingKey } from './shortlist.ts';

export type CatalogueChange<Row> = { readonly puts: readonly Row[]; readonly deletes: readonly string[] };

/** What differs between the rows we hold and the rows we should hold, by key and content. */
export function changesBetween<Row>(
  held: ReadonlyMap<string, string>,
  wanted: ReadonlyMap<string, Row>,
  fingerprint: (row: Row) => string,
): CatalogueChange<Row> {
  const puts: Row[] = [];
  for (const [key, row] of wanted) if (held.get(key) !== fingerprint(row)) puts.push(row);
  const deletes = [...held.keys()].filter((key) => !wanted.has(key));
  return { puts, deletes };
}

export type PairingRow = { readonly pairsWith: string; readonly candidates: readonly PairedCandidate[] };

export const CANDIDATES_PER_KEY = 24;
const NAME_LIMIT = 60;
const TAG_LIMIT = 8;

/**
 * What complements each tag, category or SKU that anything complements. Only the products themselves: the rows of a large
 * store are many times its products, so that each is made (by `pairingRow`) when it is compared or written, and let go.
 */
export function pairings(products: readonly Product[]): Map<string, readonly Product[]> {
  const byKey = new Map<string, Product[]>();
  for (const product of products) {
    for (const key of new Set(product.complements.map(pairingKey))) {
      if (key === '' || key === pairingKey(product.sku)) continue;
      const list = byKey.get(key);
      if (list === undefined) byKey.set(key, [product]);
      else list.push(product);
    }
  }
  return byKey;
}

/**
 * The row of one of them, with at most 24 candidates: it stays below 4 KB, so that a pick reads the same however large the
 * catalogue is. Where more than 24 products complement one key, products in stock come first and the row holds a spread of
 * their prices, so that a small and a large order both find something inside their price band.
 */
export const pairingRow = (pairsWith: string, products: readonly Product[]): PairingRow => ({
  pairsWith,
  candidates: spread(products).map(toCandidate),
});

const inStock = (product: Product): boolean => product.stock === undefined || product.stock > 0;

function spread(products: readonly Product[]): Product[] {
  const byPrice = (a: Product, b: Product) => a.priceMinor - b.priceMinor || (a.sku < b.sku ? -1 : 1);
  const available = products.filter(inStock).sort(byPrice);
  const soldOut = products.filter((product) => !inStock(product)).sort(byPrice);
  if (available.length <= CANDIDATES_PER_KEY) return [...available, ...soldOut].slice(0, CANDIDATES_PER_KEY);
  const step = available.length / CANDIDATES_PER_KEY;
  return Array.from(
    { length: CANDIDATES_PER_KEY },
    (_, index) => available[Math.floor(index * step)] as Product,
  );
}

function toCandidate(product: Product): PairedCandidate {
  return {
    sku: product.sku,
    name: cut(product.name, { characters: NAME_LIMIT }),
    priceMinor: product.priceMinor,
    inStock: inStock(product),
    category: product.category,
    tags: product.tags.slice(0, TAG_LIMIT),
  };
}
