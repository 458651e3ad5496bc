// What of the settings the functions may know: never which recipients are testers, what the budget is, and so on.
import type { Shop } from '../../shared/shop.ts';
import type { ShopSettings, UpsellSettings } from '../shop-settings.ts';

export function upsellFacts(settings: ShopSettings, upsell: UpsellSettings): Shop {
  return {
    name: settings.name,
    country: settings.country,
    currency: settings.currency,
    locale: settings.locale,
    timeZone: settings.timeZone,
    ownerEmails: settings.ownerEmails,
    senderAddress: settings.sender,
    platform: upsell.platform,
    storeUrl: upsell.storeUrl.replace(/\/+$/, ''),
    ...(upsell.cartLinkTemplate === undefined ? {} : { cartLinkTemplate: upsell.cartLinkTemplate }),
    ...(upsell.catalogueUrl === undefined ? {} : { catalogueUrl: upsell.catalogueUrl }),
    ...(upsell.consentMetaKey === undefined ? {} : { consentMetaKey: upsell.consentMetaKey }),
    channel: upsell.channel,
    ...(upsell.smsNumber === undefined ? {} : { smsNumber: upsell.smsNumber }),
    modelId: settings.model,
  };
}
