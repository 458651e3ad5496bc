// The part of the settings block that concerns the loyalty tracker.
import * as z from 'zod';
import * as fields from './fields.ts';

const till = z.strictObject({
  enabled: fields.yesOrNo,
  region: fields.region('ap-southeast-1'),
  /** The till that posts the sales. One that only exports files needs no webhook and is `generic`. */
  platform: fields.oneOf(['generic', 'square']),
  /** Your shop's web page, shown in the mails. */
  storeUrl: fields.webAddress("your shop's web page", 'https://ridgeback.example'),
  /** Square only: where its API is. The sandbox is https://connect.squareupsandbox.com. */
  squareApiUrl: fields.webAddress("the address of Square's API", 'https://connect.squareup.com').optional(),
  live: fields.live,
  mailsPerSecond: fields.mailsPerSecond,
  budgetUsd: fields.budgetUsd,
  drive: z.strictObject({ rulesDocument: fields.documentId, voiceDocument: fields.documentId }).optional(),
});

export const loyaltySettings = till.check((context) => {
  const { platform, squareApiUrl } = context.value;
  if (platform !== 'square' && squareApiUrl !== undefined) {
    context.issues.push({
      code: 'custom',
      path: ['squareApiUrl'],
      message: `is only for the platform "square", and yours is "${platform}". Take it out.`,
      input: undefined,
    });
  }
});

export type LoyaltySettings = z.infer<typeof loyaltySettings>;
