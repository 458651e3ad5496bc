// The shop of a preview: the settings' own, with one product that takes in what the files say and is not live for anybody. Nothing in it
// reaches out of this computer: no model is asked, no platform is.
import type { ProductName } from '../../lib/product-names.ts';
import { cartRecoveryFacts, loyaltyFacts, upsellFacts } from '../../lib/settings/shop-facts.ts';
import { readShopSettings, type ShopSettings } from '../../lib/settings/shop-settings.ts';
import type { Shop } from '../../shared/shop/shop.ts';
import { PRODUCTS } from '../restore/products/registry.ts';

/** Throws where the settings have no such product. */
export function previewShop(settings: ShopSettings, product: ProductName): object {
  const { stage: _, front: __, deployAccess: ___, people: ____, ...shop } = settings;
  const own = settings.products[PRODUCTS[product]];
  if (own === undefined)
    throw new Error(`The settings say nothing of ${product}. Write them with: npm run setup`);
  const { region, storeUrl, mailsPerSecond, budgetUsd } = own;
  return {
    ...shop,
    model: 'off',
    ephemeral: true,
    products: {
      [PRODUCTS[product]]: {
        enabled: true,
        platform: 'generic',
        live: 'preview',
        ...{ region, storeUrl, mailsPerSecond, budgetUsd },
        ...('channel' in own ? ordering(own) : {}),
      },
    },
  };
}

function ordering({
  channel,
  smsNumber,
  storeUrl,
  cartLinkTemplate,
}: NonNullable<ShopSettings['products']['upsell']>): object {
  return {
    channel,
    cartLinkTemplate: cartLinkTemplate ?? `${storeUrl}/cart/add?sku={sku}`,
    ...(smsNumber === undefined ? {} : { smsNumber }),
  };
}

/** The same shop as its functions know it. */
export function previewFacts(shop: object, product: ProductName): Shop {
  const settings = readShopSettings(shop);
  const { upsell, cartRecovery, loyalty } = settings.products;
  if (product === 'upsell' && upsell !== undefined) return upsellFacts(settings, upsell);
  if (product === 'cart-recovery' && cartRecovery !== undefined)
    return cartRecoveryFacts(settings, cartRecovery);
  if (loyalty !== undefined) return loyaltyFacts(settings, loyalty);
  throw new Error(`The shop of the preview has no ${product}`);
}
