// Whether the owner's never-offer list names a product. When in doubt it does: an add-on too few is no harm.

import type { Product } from '../../../shared/events/store-events.ts';
import type { NamedThing } from '../../../shared/rules/slots/names.ts';
import { fold, singular } from '../../../shared/rules/tokens.ts';

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

function names(thing: NamedThing, product: Nameable): boolean {
  const wanted = plain(thing.value);
  switch (thing.kind) {
    case 'sku':
      return namesSku(thing, product.sku);
    case 'category':
      return plain(product.category) === wanted;
    case 'tag':
      return product.tags.some((tag) => plain(tag) === wanted);
    case 'any':
      return (
        namesSku(thing, product.sku) ||
        [product.category, ...product.tags].some((label) => plain(label) === wanted) ||
        ` ${plain(product.name)} `.includes(` ${wanted} `)
      );
  }
}

function plain(text: string): string {
  return fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .map(singular)
    .join(' ');
}
