// What of the settings the functions may know: never which recipients are testers, what the budget is, and so on.
import type { Shop } from '../../shared/shop/shop.ts';
import { withoutEnd } from '../../shared/text/ends.ts';
import type { CartRecoverySettings, LoyaltySettings, ShopSettings, UpsellSettings } from './shop-settings.ts';

export function upsellFacts(settings: ShopSettings, upsell: UpsellSettings): Shop {
  return {
    ...common(settings, upsell),
    ...(upsell.cartLinkTemplate === undefined ? {} : { cartLinkTemplate: upsell.cartLinkTemplate }),
    ...(upsell.catalogueUrl === undefined ? {} : { catalogueUrl: upsell.catalogueUrl }),
    ...(upsell.consentMetaKey === undefined ? {} : { consentMetaKey: upsell.consentMetaKey }),
    ...(upsell.testOrders === undefined ? {} : { testOrders: upsell.testOrders }),
    channel: upsell.channel,
    ...(upsell.smsNumber === undefined ? {} : { smsNumber: upsell.smsNumber }),
  };
}

/** Reminders go out by e-mail only. */
export function cartRecoveryFacts(settings: ShopSettings, cartRecovery: CartRecoverySettings): Shop {
  return {
    ...common(settings, cartRecovery),
    ...(cartRecovery.holdStockMinutes === undefined
      ? {}
      : { holdStockMinutes: cartRecovery.holdStockMinutes }),
    ...(cartRecovery.consentMetaKey === undefined ? {} : { consentMetaKey: cartRecovery.consentMetaKey }),
    ...(cartRecovery.savedCartKey === undefined ? {} : { savedCartKey: cartRecovery.savedCartKey }),
    channel: 'email',
  };
}

/** Loyalty writes e-mail only; its platform is a till. */
export function loyaltyFacts(settings: ShopSettings, loyalty: LoyaltySettings): Shop {
  return {
    ...common(settings, loyalty),
    channel: 'email',
    ...(loyalty.platform === 'square'
      ? { squareApiUrl: withoutEnd(loyalty.squareApiUrl ?? 'https://connect.squareup.com', '/') }
      : {}),
  };
}

/** As far as the settings say anything of it. */
function lookOf({ look = {} }: ShopSettings): Pick<Shop, 'look'> {
  const { logoUrl, colour, font } = look;
  if (logoUrl === undefined && colour === undefined && font === undefined) return {};
  return {
    look: {
      ...(logoUrl === undefined ? {} : { logoUrl }),
      ...(colour === undefined ? {} : { colour }),
      ...(font === undefined ? {} : { font }),
    },
  };
}

function common(
  settings: ShopSettings,
  store: Pick<
    UpsellSettings | CartRecoverySettings | LoyaltySettings,
    'platform' | 'storeUrl' | 'mailsPerSecond' | 'live'
  >,
): Omit<Shop, 'channel'> {
  return {
    name: settings.name,
    ...lookOf(settings),
    ...(settings.postalAddress === undefined ? {} : { postalAddress: settings.postalAddress }),
    country: settings.country,
    currency: settings.currency,
    locale: settings.locale,
    timeZone: settings.timeZone,
    ownerEmails: settings.ownerEmails,
    senderAddress: settings.sender,
    platform: store.platform,
    storeUrl: withoutEnd(store.storeUrl, '/'),
    modelId: settings.model,
    mailsPerSecond: store.mailsPerSecond,
    ...(store.live === 'everybody' ? {} : { live: store.live }),
  };
}
