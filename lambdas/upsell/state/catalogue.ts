// The catalogue mirror and the pairings derived from it: how their rows look in the tables.
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Product } from '../../../shared/events/store-events.ts';
import type { PairingRow } from '../decisions/catalogue-change.ts';
import type { CatalogueProduct } from '../decisions/pick.ts';
import type { PairedCandidate } from '../decisions/shortlist.ts';
import { type MirrorRow, makeMirrorTable } from './mirror-table.ts';

export const catalogueRow = (product: Product): MirrorRow => ({
  sku: product.sku,
  name: product.name,
  price_minor: product.priceMinor,
  currency: product.currency,
  ...(product.stock === undefined ? {} : { stock: product.stock }),
  category: product.category,
  tags: product.tags,
  complements: product.complements,
  store_ref: product.storeRef,
});

export const pairingsRow = (row: PairingRow): MirrorRow => ({
  pairs_with: row.pairsWith,
  candidates: row.candidates.map((candidate) => ({
    sku: candidate.sku,
    name: candidate.name,
    price_minor: candidate.priceMinor,
    in_stock: candidate.inStock,
    category: candidate.category,
    tags: candidate.tags,
  })),
});

export type Catalogue = ReturnType<typeof makeCatalogue>;

/** The product mirror. Reads are eventually consistent: the mirror itself is up to 15 minutes old. */
export function makeCatalogue(client: DynamoDBDocumentClient, table: string) {
  const mirror = makeMirrorTable(client, table, 'sku');
  return {
    ...mirror,
    /** Products by SKU; unknown SKUs are left out. */
    async products(skus: readonly string[]): Promise<Map<string, CatalogueProduct>> {
      const rows = await mirror.getMany(skus);
      return new Map(rows.map((row) => [String(row.sku), toProduct(row)]));
    },
  };
}

export type Pairings = ReturnType<typeof makePairings>;

/** Candidates by tag, category or SKU: one bounded row each. */
export function makePairings(client: DynamoDBDocumentClient, table: string) {
  const mirror = makeMirrorTable(client, table, 'pairs_with');
  return {
    ...mirror,
    async candidates(keys: readonly string[]): Promise<Map<string, PairedCandidate[]>> {
      const rows = await mirror.getMany(keys);
      return new Map(
        rows.map((row) => [
          String(row.pairs_with),
          (row.candidates as Record<string, unknown>[]).map((candidate) => ({
            sku: String(candidate.sku),
            name: String(candidate.name),
            priceMinor: Number(candidate.price_minor),
            inStock: candidate.in_stock === true,
            category: String(candidate.category),
            tags: texts(candidate.tags),
          })),
        ]),
      );
    },
  };
}

function toProduct(row: MirrorRow): CatalogueProduct {
  return {
    sku: String(row.sku),
    name: String(row.name),
    priceMinor: Number(row.price_minor),
    currency: String(row.currency),
    ...(row.stock === undefined || row.stock === null ? {} : { stock: Number(row.stock) }),
    category: String(row.category ?? ''),
    tags: texts(row.tags),
    complements: texts(row.complements),
    storeRef: String(row.store_ref ?? row.sku),
  };
}

function texts(value: unknown): string[] {
  return value instanceof Set || Array.isArray(value) ? [...value].map(String) : [];
}
