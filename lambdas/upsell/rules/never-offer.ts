// Whether the owner's never-offer list names a product. When in doubt it does: an add-on too few is no harm.

import type { Product } from '../../../shared/events/store-events.ts';
import { isSameName, nameWords, standsIn } from '../../../shared/rules/naming.ts';
import type { NamedThing } from '../../../shared/rules/slots/names.ts';
import { fold } from '../../../shared/rules/tokens.ts';

type Nameable = Pick<Product, 'sku' | 'name' | 'category' | 'tags'>;

/** The first entry that names the product, or undefined. Case, accents, hyphens and plurals do not matter. */
export function neverOffered(list: readonly NamedThing[], product: Nameable): NamedThing | undefined {
  return list.find((thing) => names(thing, product));
}

/** SKUs meet under one spelling. */
export const skuKey = (sku: string): string => fold(sku);

/** The SKU that an entry may name as such, as a list of one or none. */
export const skuKeys = ({ kind, value }: NamedThing): readonly string[] =>
  kind === 'sku' || kind === 'any' ? [skuKey(value)] : [];

const namesSku = (thing: NamedThing, sku: string): boolean => skuKeys(thing).includes(skuKey(sku));

function names({ kind, value }: NamedThing, product: Nameable): boolean {
  switch (kind) {
    case 'sku':
      return namesSku({ kind, value }, product.sku);
    case 'category':
      return isSameName(product.category, value);
    case 'tag':
      return product.tags.some((tag) => isSameName(tag, value));
    case 'on-sale':
      return [product.category, ...product.tags].some((label) => saysSale(label));
    case 'any':
      return isCalled(value, product);
  }
}

/** A store's own words for it, and the label that a lower price comes with. */
const SALES = [
  'sale',
  'on sale',
  'sale item',
  'clearance',
  'reduced',
  'discounted',
  'special offer',
  'offer',
  'promotion',
];
const saysSale = (label: string): boolean => SALES.some((sale) => isSameName(label, sale));

/** Whether a name means the product: its SKU, its category, one of its tags, or words that stand together in its name. */
export const isCalled = (value: string, { sku, name, category, tags }: Nameable): boolean =>
  skuKey(value) === skuKey(sku) ||
  [category, ...tags].some((label) => isSameName(label, value)) ||
  standsIn(nameWords(name), nameWords(value));
