// What the columns of product lists are called: ours first, then the usual names; and the exports that we know as a whole.
import type { Shape, Vocabulary } from '../files/columns.ts';
import type { Line } from '../files/table.ts';

export type FeedColumn =
  | 'sku'
  | 'name'
  | 'handle'
  | 'variant'
  | 'price'
  | 'usual_price'
  | 'currency'
  | 'stock'
  | 'counted'
  | 'category'
  | 'tags'
  | 'complements'
  | 'add_ons'
  | 'ref'
  | 'kind'
  | 'status'
  | 'published'
  | 'archived'
  | 'available'
  | 'visibility';

export type FeedLine = Line<FeedColumn>;

export const FEED_COLUMNS: Vocabulary<FeedColumn> = {
  sku: { kind: 'id', names: ['sku', 'product_sku', 'item_sku', 'product_code', 'item_code', 'code'] },
  name: { kind: 'text', names: ['name', 'product_name', 'item_name', 'title', 'product'] },
  handle: { kind: 'id', names: [] },
  variant: { kind: 'text', names: [] },
  price: { kind: 'amount', names: ['price', 'retail_price', 'unit_price', 'sale_price', 'regular_price'] },
  usual_price: {
    kind: 'amount',
    names: ['usual_price', 'compare_at_price', 'regular_price', 'original_price', 'was_price'],
  },
  currency: { kind: 'id', names: ['currency', 'currency_code'] },
  stock: {
    kind: 'number',
    names: ['stock', 'stock_quantity', 'quantity', 'qty', 'inventory', 'inventory_quantity'],
  },
  counted: { kind: 'id', names: [] },
  category: {
    kind: 'text',
    names: ['category', 'product_category', 'categories', 'product_type', 'department'],
  },
  tags: { kind: 'text', names: ['tags'] },
  complements: { kind: 'text', names: ['complements', 'goes_with', 'pairs_with'] },
  add_ons: { kind: 'text', names: [] },
  ref: { kind: 'id', names: ['ref', 'store_ref', 'variant_id'] },
  kind: { kind: 'id', names: [] },
  status: { kind: 'id', names: ['status'] },
  published: { kind: 'id', names: ['published', 'active', 'is_active', 'visible'] },
  archived: { kind: 'id', names: ['archived', 'is_archived', 'discontinued', 'is_discontinued', 'deleted'] },
  available: {
    kind: 'id',
    names: ['available', 'availability', 'in_stock', 'is_in_stock', 'stock_status', 'sellable', 'for_sale'],
  },
  visibility: { kind: 'id', names: ['visibility', 'catalog_visibility', 'visibility_in_catalog'] },
};

export type FeedShape = Shape<FeedColumn> & {
  /** What separates the words of a list in one cell. */
  readonly lists: string;
  /** Words in the column `kind` of what cannot be put into a basket by itself. */
  readonly notSold?: readonly string[];
};

/** The headers, and where they were found, are in docs/file-imports.md. */
export const FEED_SHAPES: readonly FeedShape[] = [
  {
    name: 'Shopify, products',
    lists: ',',
    knownBy: ['handle', 'title', 'variant_sku', 'variant_price'],
    notSold: ['true'],
    columns: {
      sku: ['variant_sku'],
      name: ['title'],
      handle: ['handle'],
      variant: ['option1_value'],
      price: ['variant_price'],
      usual_price: ['variant_compare_at_price'],
      stock: ['variant_inventory_qty'],
      counted: ['variant_inventory_tracker'],
      category: ['type', 'product_category'],
      tags: ['tags'],
      kind: ['gift_card'],
      status: ['status'],
      published: ['published'],
    },
  },
  {
    name: 'WooCommerce, products',
    lists: ',',
    knownBy: ['type', 'sku', 'name', 'published', 'regular_price', 'visibility_in_catalog'],
    notSold: ['variable', 'grouped', 'external'],
    columns: {
      sku: ['sku'],
      name: ['name'],
      price: ['sale_price', 'regular_price'],
      usual_price: ['regular_price'],
      stock: ['stock'],
      category: ['categories'],
      tags: ['tags'],
      add_ons: ['cross_sells', 'upsells'],
      ref: ['id'],
      kind: ['type'],
      published: ['published'],
      available: ['in_stock'],
      visibility: ['visibility_in_catalog'],
    },
  },
  {
    name: 'Square, item library',
    lists: ',',
    knownBy: ['token', 'item_name', 'variation_name', 'sku', 'price'],
    columns: {
      sku: ['sku'],
      name: ['item_name'],
      variant: ['variation_name'],
      price: ['price'],
      stock: ['current_quantity_*'],
      category: ['categories', 'category', 'reporting_category'],
      ref: ['token'],
      archived: ['archived'],
      available: ['sellable'],
    },
  },
];
