// The part of the settings block that concerns cart recovery.
import * as z from 'zod';
import * as fields from './fields.ts';

const store = z.strictObject({
  enabled: fields.yesOrNo,
  region: fields.region('ap-southeast-1'),
  platform: fields.oneOf(['generic', 'shopify', 'woocommerce']),
  storeUrl: fields.webAddress("your store's address", 'https://ridgeback.example'),
  /** Shopify: the cart attribute, WooCommerce: the order meta key, that marks a cart as saved on purpose. */
  savedCartKey: fields.text('the cart attribute or order meta key of saved carts', 'saved_cart').optional(),
  /** WooCommerce: the order meta key under which the checkout stores the marketing consent. */
  consentMetaKey: fields.text('the meta key of the consent box', '_marketing_consent').optional(),
  /** WooCommerce: the minutes of "hold stock", 0 where it is left empty. */
  holdStockMinutes: fields.minutes(0, 100_000, 60).optional(),
  live: fields.live,
  mailsPerSecond: fields.mailsPerSecond,
  budgetUsd: fields.budgetUsd,
  /** Google Drive: the rules and voice documents, and the sheet of the nightly list. */
  drive: z
    .strictObject({
      rulesDocument: fields.documentId,
      voiceDocument: fields.documentId,
      sheet: fields.documentId.optional(),
    })
    .optional(),
});

export const cartRecoverySettings = store.check((context) => {
  const { platform, savedCartKey } = context.value;
  for (const field of ['consentMetaKey', 'holdStockMinutes'] as const)
    if (platform !== 'woocommerce' && context.value[field] !== undefined)
      context.issues.push({
        code: 'custom',
        path: [field],
        message: `is only for "woocommerce", and your platform is "${platform}". Take it out.`,
        input: undefined,
      });
  if (platform === 'generic' && savedCartKey !== undefined) {
    context.issues.push({
      code: 'custom',
      path: ['savedCartKey'],
      message:
        'is only for "shopify" and "woocommerce": a generic store sends cart.saved or saved_link. Take it out.',
      input: undefined,
    });
  }
});

export type CartRecoverySettings = z.infer<typeof cartRecoverySettings>;
