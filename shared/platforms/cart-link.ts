// The way from a tap into the store's basket, platform by platform. Apart from all else of a platform, because the function
// behind the link needs nothing else of it.
import type { PlatformName, Shop } from '../shop/shop.ts';
import { noStore } from './platform.ts';

type Linked = { readonly sku: string; readonly storeRef: string };

const links: Readonly<Partial<Record<PlatformName, (shop: Shop, product: Linked) => string>>> = {
  generic: (shop, { sku }) =>
    (shop.cartLinkTemplate ?? `${shop.storeUrl}/cart/add?sku={sku}`)
      .split('{sku}')
      .join(encodeURIComponent(sku)),
  // A cart permalink by variant id; `storefront=true` ends on the basket page instead of in the checkout.
  shopify: (shop, { storeRef }) => `${shop.storeUrl}/cart/${encodeURIComponent(storeRef)}:1?storefront=true`,
  // Works on every version and with every kind of product; the id may be a variation's.
  woocommerce: (shop, { storeRef }) =>
    `${shop.storeUrl}/?add-to-cart=${encodeURIComponent(storeRef)}&quantity=1`,
};

/** The address that puts one of this product into the store's basket. Throws for a platform that is no store. */
export function cartLink(shop: Shop, product: Linked): string {
  return (links[shop.platform] ?? noStore(shop.platform))(shop, product);
}
