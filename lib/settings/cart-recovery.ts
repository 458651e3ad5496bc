// The part of the settings block that concerns cart recovery.
import * as z from 'zod';
import * as fields from './fields.ts';

export const cartRecoverySettings = z.strictObject({
  enabled: fields.yesOrNo,
  region: fields.region('ap-southeast-1'),
  platform: fields.oneOf(['generic', 'shopify', 'woocommerce']),
  storeUrl: fields.webAddress("your store's address", 'https://ridgeback.example'),
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

export type CartRecoverySettings = z.infer<typeof cartRecoverySettings>;
