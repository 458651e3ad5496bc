// WooCommerce's products in our words: a simple product is one, a variable product is one per variation.
// What a link cannot put into a basket is left out: whatever somebody must first choose a day, a part or a recipient for.
import type { Shop } from '../shop/shop.ts';
import { storeAmount } from './amounts.ts';
import type { Listed } from './complements.ts';
import { UnreadableEntryError } from './each-listed.ts';
import { at, id, itemName, keyword, list, text } from './fields.ts';
import { htmlToText } from './html-text.ts';
import { productTags, withSaleTag } from './tags.ts';

const VARIABLE = new Set(['variable', 'variable-subscription']);
/**
 * The types of which `?add-to-cart=<id>` puts one into the basket. A plugin brings types of its own (`booking`, `composite`,
 * `bundle`, `mix-and-match`, `gift-card`, …), nearly all of them because something must be chosen first, so that one that
 * is not known here is not offered.
 */
const BY_LINK = new Set(['simple', 'subscription', ...VARIABLE]);

/** The id of a product whose variations must be fetched, or undefined where it has none. */
export function variationsNeededFor(product: unknown): string | undefined {
  return VARIABLE.has(text(at(product, 'type')) ?? '') ? id(at(product, 'id')) : undefined;
}

/** A product, or its variations in its place. */
export function listProduct(product: unknown, variations: readonly unknown[], shop: Shop): readonly Listed[] {
  const productId = requiredId(product);
  const type = text(at(product, 'type')) ?? 'simple';
  if (!BY_LINK.has(type) || (text(at(product, 'status')) ?? 'publish') !== 'publish') return [];
  if (isHidden(product) || asksForMore(product)) return [];
  if (!VARIABLE.has(type)) return listOne(product, product, productId, shop);
  return variations
    .filter((variation) => (text(at(variation, 'status')) ?? 'publish') === 'publish')
    .filter((variation) => !isOpen(variation, product) && !asksForMore(variation))
    .flatMap((variation) => listOne(variation, product, productId, shop));
}

/** Not in the catalogue (`search` still is, where somebody looks for it), or behind a password. */
function isHidden(product: unknown): boolean {
  return (
    text(at(product, 'catalog_visibility')) === 'hidden' || text(at(product, 'post_password')) !== undefined
  );
}

/** Meta data of plugins whose simple products cannot be bought as they are: Gift Cards, Name Your Price. */
const ASKING = new Set(['_gift_card', '_nyp']);

/** A recipient, a price of one's own, or an add-on that must be chosen. */
function asksForMore(product: unknown): boolean {
  const meta = list(at(product, 'meta_data'));
  const addOns = [
    ...list(at(product, 'addons')),
    ...meta.flatMap((entry) => (at(entry, 'key') === '_product_addons' ? [...list(at(entry, 'value'))] : [])),
  ];
  return (
    meta.some((entry) => ASKING.has(text(at(entry, 'key')) ?? '') && text(at(entry, 'value')) === 'yes') ||
    addOns.some((addOn) => ['1', 'true'].includes(String(at(addOn, 'required'))))
  );
}

/** A variation for "any size" is none before somebody says which: its own attributes are fewer than its product's. */
function isOpen(variation: unknown, product: unknown): boolean {
  const chosen = list(at(variation, 'attributes')).filter((one) => text(at(one, 'option')) !== undefined);
  return (
    chosen.length < list(at(product, 'attributes')).filter((one) => at(one, 'variation') === true).length
  );
}

function listOne(sold: unknown, product: unknown, productId: string, shop: Shop): Listed[] {
  const priceMinor = storeAmount(at(sold, 'price'), shop.currency);
  // No price means that the owner has not put it on sale yet.
  if (priceMinor === undefined || at(sold, 'purchasable') === false) return [];
  const variantId = requiredId(sold);
  const stock = stockOf(sold, product);
  return [
    {
      sku: id(at(sold, 'sku')) ?? variantId,
      name: nameOf(sold, product),
      priceMinor,
      currency: shop.currency,
      ...(stock === undefined ? {} : { stock }),
      category: keyword(htmlToText(text(at(list(at(product, 'categories'))[0], 'name')) ?? '')) ?? '',
      tags: withSaleTag(
        productTags(id(at(sold, 'sku')) ?? variantId, labels(product)),
        priceMinor,
        storeAmount(at(sold, 'regular_price'), shop.currency),
      ),
      complements: [],
      storeRef: variantId,
      variantId,
      productId,
      goesWithThis: [...list(at(product, 'upsell_ids')), ...list(at(product, 'cross_sell_ids'))].flatMap(
        (other) => id(other) ?? [],
      ),
    },
  ];
}

function nameOf(sold: unknown, product: unknown): string {
  const name = itemName(htmlToText(text(at(product, 'name')) ?? '')) ?? '';
  if (sold === product) return name;
  const options = list(at(sold, 'attributes')).flatMap((attribute) => text(at(attribute, 'option')) ?? []);
  if (options.length === 0) return name;
  return itemName(`${name} – ${options.map(htmlToText).join(', ')}`) ?? name;
}

/** Tags, and the categories beside the first: a product may be in several, and each may be what it pairs by. */
function labels(product: unknown): readonly string[] {
  const found = [...list(at(product, 'tags')), ...list(at(product, 'categories')).slice(1)];
  return found.map((label) => htmlToText(text(at(label, 'name')) ?? ''));
}

/** Undefined where the store sells on regardless. A variation may leave the counting to its parent. */
function stockOf(sold: unknown, product: unknown): number | undefined {
  const counting = at(sold, 'manage_stock') === 'parent' ? product : sold;
  if (text(at(sold, 'stock_status')) === 'outofstock') return 0;
  const backorders = text(at(counting, 'backorders')) ?? 'no';
  if (at(counting, 'manage_stock') !== true || backorders !== 'no') return undefined;
  const quantity = Number(at(counting, 'stock_quantity') ?? Number.NaN);
  return Number.isFinite(quantity) ? Math.max(0, Math.floor(quantity)) : undefined;
}

function requiredId(product: unknown): string {
  const found = id(at(product, 'id'));
  if (found === undefined)
    throw new UnreadableEntryError(text(at(product, 'name')) ?? 'a product without a name', 'it has no id');
  return found;
}
