// Shopify's products, one per variant. Variants are asked for directly, with their product beside them: a
// page of products with their variants inside would cost many times as much of the rate limit.

import type { Product } from '../events/store-events.ts';
import type { Shop } from '../shop/shop.ts';
import { storeAmount } from './amounts.ts';
import { type Listed, toCatalogue } from './complements.ts';
import { makeListing, UnreadableEntryError } from './each-listed.ts';
import { at, id, itemName, keyword, list, text } from './fields.ts';
import type { StoreApi } from './platform.ts';
import { everyPage, shopifyApi } from './shopify-api.ts';
import { gidTail } from './shopify-ids.ts';
import { productTags, withSaleTag } from './tags.ts';

const VARIANTS = `query Variants($first: Int!, $after: String) {
  productVariants(first: $first, after: $after) {
    pageInfo { hasNextPage endCursor }
    nodes {
      id sku title price compareAtPrice inventoryQuantity inventoryPolicy requiresComponents
      inventoryItem { tracked }
      product {
        id title productType tags status isGiftCard requiresSellingPlan onlineStoreUrl
        category { name }
        metafield(namespace: "shopify--discovery--product_recommendation", key: "complementary_products") { value }
      }
    }
  }
}`;

/** Every active variant of the store. Throws `StoreApiError`; needs the scope read_products. */
export async function pullCatalogue(api: StoreApi): Promise<readonly Product[]> {
  const seen: Seen = new Map();
  const listing = makeListing((node: unknown) => listed(node, api.shop, seen), api);
  const connection = { name: 'productVariants', query: VARIANTS };
  for await (const page of everyPage(await shopifyApi(api), connection)) listing.add(page);
  const { products, repeatedSkus, cutPairings } = toCatalogue(listing.end());
  if (repeatedSkus > 0) api.warn?.('Variants share SKUs; the last one of each counts', { repeatedSkus });
  if (cutPairings > 0)
    api.warn?.('Some products go with too many others; the rest was left out', { cutPairings });
  return products;
}

/** What the variants of one product share; Shopify sends it with each, and of 25,000 there is room for one. */
type Shared = Pick<Listed, 'productId' | 'category' | 'tags' | 'goesWithThis'>;
type Seen = Map<string, Shared>;

function listed(node: unknown, shop: Shop, seen: Seen): Listed[] {
  const product = at(node, 'product');
  if (at(product, 'status') !== 'ACTIVE' || !fitsACartLink(node)) return [];
  const variantId = gidTail(at(node, 'id'));
  const productId = gidTail(at(product, 'id'));
  const priceMinor = storeAmount(at(node, 'price'), shop.currency);
  if (variantId === undefined || productId === undefined || priceMinor === undefined) {
    const named = text(at(node, 'sku')) ?? text(at(node, 'id')) ?? text(at(product, 'title'));
    throw new UnreadableEntryError(named ?? 'a variant without a name', 'it has no id or no price');
  }
  const title = text(at(node, 'title'));
  const productTitle = text(at(product, 'title')) ?? '';
  const stock = stockOf(node);
  const sku = id(at(node, 'sku')) ?? variantId;
  const shared = seen.get(productId) ?? sharedOf(product, { productId, sku });
  seen.set(productId, shared);
  return [
    {
      sku,
      name:
        itemName(
          title === undefined || title === 'Default Title' ? productTitle : `${productTitle} – ${title}`,
        ) ?? '',
      priceMinor,
      currency: shop.currency,
      ...(stock === undefined ? {} : { stock }),
      ...shared,
      tags: withSaleTag(shared.tags, priceMinor, storeAmount(at(node, 'compareAtPrice'), shop.currency)),
      complements: [],
      storeRef: variantId,
      variantId,
    },
  ];
}

/**
 * Whether a cart permalink can put it into a basket. It takes neither a selling plan nor the parts of a bundle, a gift card
 * asks whom it is for, and what the online store does not show (`onlineStoreUrl` is null then) cannot be bought there:
 * Shopify's GraphQL Admin API, objects Product and ProductVariant. An answer without a member says nothing against it.
 */
function fitsACartLink(variant: unknown): boolean {
  const product = at(variant, 'product');
  return (
    at(product, 'isGiftCard') !== true &&
    at(product, 'requiresSellingPlan') !== true &&
    at(variant, 'requiresComponents') !== true &&
    at(product, 'onlineStoreUrl') !== null
  );
}

/** Throws `UnreadableEntryError` in the name of the variant by which the product was met. */
function sharedOf(product: unknown, { productId, sku }: { productId: string; sku: string }): Shared {
  return {
    productId,
    category: keyword(at(product, 'productType')) ?? keyword(at(product, 'category', 'name')) ?? '',
    tags: productTags(sku, list(at(product, 'tags'))),
    goesWithThis: complementaryIds(at(product, 'metafield', 'value')),
  };
}

/** Undefined where the store sells on regardless: stock not tracked, or selling continues below zero. */
function stockOf(node: unknown): number | undefined {
  const counted =
    at(node, 'inventoryItem', 'tracked') !== false && at(node, 'inventoryPolicy') !== 'CONTINUE';
  const quantity = Number(at(node, 'inventoryQuantity') ?? Number.NaN);
  return counted && Number.isFinite(quantity) ? Math.max(0, Math.floor(quantity)) : undefined;
}

/** The metafield's value is a JSON list of product ids, as text. */
function complementaryIds(value: unknown): readonly string[] {
  if (typeof value !== 'string') return [];
  try {
    return list(JSON.parse(value)).flatMap((gid) => gidTail(gid) ?? []);
  } catch {
    // Somebody else's metafield under this name; no pairing is a safe reading of it.
    return [];
  }
}
