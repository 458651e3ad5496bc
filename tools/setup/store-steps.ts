// What somebody has to switch on in the store: where to click, and the topics by their names.
import { needsConsent } from '../../lambdas/cart-recovery/rules/consent-needed.ts';
import type { CartRecoverySettings, UpsellSettings } from '../../lib/settings/shop-settings.ts';
import { type StoreTopics, shopifyTopics, wooTopics } from './store-topics.ts';

type Address = 'OrderWebhookUrl' | 'CartWebhookUrl';
const topicsFor: Readonly<Record<Address, keyof StoreTopics>> = {
  OrderWebhookUrl: 'orders',
  CartWebhookUrl: 'carts',
};

/** The steps of the upsell recommender's store. */
export const upsellStoreSteps = (upsell: UpsellSettings): readonly string[] => [
  webhooks(upsell.platform, 'OrderWebhookUrl'),
  ...upsellConsent(upsell),
];

/** The steps of cart recovery's store, in a shop of this country. */
export const cartStoreSteps = (cartRecovery: CartRecoverySettings, country: string): readonly string[] => [
  webhooks(cartRecovery.platform, 'CartWebhookUrl'),
  ...cartConsent(cartRecovery, country),
];

function webhooks(platform: string, address: Address): string {
  const where = `the address that the deployment prints as ${address}`;
  switch (platform) {
    case 'shopify':
      return (
        `In Shopify, an app of your own in the Dev Dashboard (dev.shopify.com; README, "Connecting Shopify") sends to ${where}: ` +
        `${shopifyTopics[topicsFor[address]].join(', ')}; and customers/redact among its compliance webhooks, of which an app has one address: two products take two apps.`
      );
    case 'woocommerce':
      return (
        `In WooCommerce › Settings › Advanced › Webhooks, add one webhook for each of these topics, status Active, API version 3, ` +
        `the same secret in each, delivery URL ${where}: ${wooTopics[topicsFor[address]].join(', ')}.`
      );
    default:
      return `Give the store ${where}; docs/platforms.md has the bodies to send.`;
  }
}

function upsellConsent({ platform, channel, consentMetaKey }: UpsellSettings): readonly string[] {
  if (platform === 'shopify' && channel === 'sms')
    return [
      'WARNING: the channel is "sms". Webhooks made in the shop\'s own settings (Settings › Notifications) carry no consent to text ' +
        'messages, so that nobody would get any: the app must have the topic customers_marketing_consent/update, and the ' +
        'checkout must ask (Settings › Checkout › Marketing options, SMS).',
    ];
  if (platform === 'woocommerce' && consentMetaKey === undefined)
    return [
      'WARNING: "consentMetaKey" is not set. WooCommerce has no marketing consent of its own, so that nobody would ever get ' +
        'anything: use a plugin with a checkbox at the checkout, and name the order meta key it writes.',
    ];
  return [];
}

function cartConsent({ platform, consentMetaKey }: CartRecoverySettings, country: string): readonly string[] {
  if (!needsConsent({}, country))
    return [
      `Everybody is reminded who did not say no, because the shop is in ${country}. "Only remind people who accepted marketing." in ` +
        'rules.txt changes that.',
    ];
  const asked = `Only people who accepted marketing are reminded, because the shop is in ${country}`;
  switch (platform) {
    case 'shopify':
      return [
        `${asked}. Shopify asks them at the checkout: Settings › Checkout › Marketing options, e-mail.`,
      ];
    case 'woocommerce':
      return consentMetaKey === undefined
        ? [
            `WARNING: ${asked}, and "consentMetaKey" is not set: nobody would ever be reminded. Use a plugin with a checkbox at the ` +
              'checkout, and name the order meta key it writes; or write "Remind everybody." into rules.txt if the law where you sell lets you.',
          ]
        : [`${asked}: where the order's "${consentMetaKey}" says yes.`];
    default:
      return [`${asked}: send "marketing_consent": true in the cart's body for those who did.`];
  }
}
