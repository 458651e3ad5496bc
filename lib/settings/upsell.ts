// The part of the settings block that concerns the upsell recommender.
import * as z from 'zod';
import * as fields from './fields.ts';

const store = z.strictObject({
  enabled: fields.yesOrNo,
  region: fields.region('eu-west-2'),
  platform: fields.oneOf(['generic', 'shopify', 'woocommerce']),
  storeUrl: fields.webAddress("your store's address", 'https://ridgeback.example'),
  /** Generic stores: the address that puts one product into the basket, with `{sku}` in it. */
  cartLinkTemplate: fields.cartLink.optional(),
  /** Generic stores: where the product list is served. Without it: `catalogue.csv` in the rules bucket. */
  catalogueUrl: fields
    .webAddress('the address of your product list', 'https://ridgeback.example/catalogue.json')
    .optional(),
  /** WooCommerce: the order meta key under which the checkout stores the marketing consent. */
  consentMetaKey: fields.text('the meta key of the consent box', '_marketing_consent').optional(),
  /** Shopify: whether orders through a test gateway count. For the first days; then take it out. */
  testOrders: fields.yesOrNo.optional(),
  channel: fields.oneOf(['sms', 'email']),
  smsNumber: fields.phoneNumber.optional(),
  live: fields.live,
  mailsPerSecond: fields.mailsPerSecond,
  budgetUsd: fields.budgetUsd,
  drive: z.strictObject({ settingsDocument: fields.documentId, voiceDocument: fields.documentId }).optional(),
});

export const upsellSettings = store.check((context) => {
  const value = context.value;
  const missing = (field: string, message: string) =>
    context.issues.push({ code: 'custom', path: [field], message, input: undefined });

  if (value.channel === 'sms' && value.smsNumber === undefined) {
    missing(
      'smsNumber',
      'is missing. The channel is "sms", and a shopper\'s STOP must reach us: write the number that texts are ' +
        'sent from, for example "+447700900999", or set the channel to "email".',
    );
  }
  if (value.platform === 'generic' && value.cartLinkTemplate === undefined) {
    missing(
      'cartLinkTemplate',
      'is missing. A generic store needs its add-to-cart address, for example ' +
        '"https://ridgeback.example/cart/add?sku={sku}".',
    );
  }
  for (const field of ['cartLinkTemplate', 'catalogueUrl'] as const) {
    if (value.platform !== 'generic' && value[field] !== undefined) {
      missing(field, `is only for the platform "generic", and yours is "${value.platform}". Take it out.`);
    }
  }
  if (value.platform !== 'shopify' && value.testOrders !== undefined) {
    missing('testOrders', `is only for "shopify", and your platform is "${value.platform}". Take it out.`);
  }
  if (value.platform !== 'woocommerce' && value.consentMetaKey !== undefined) {
    missing(
      'consentMetaKey',
      `is only for "woocommerce", and your platform is "${value.platform}". Take it out.`,
    );
  }
});

export type UpsellSettings = z.infer<typeof upsellSettings>;
