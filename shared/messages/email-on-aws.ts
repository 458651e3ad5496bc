// Sending e-mail as a deployed function has it: from the shop's own address, under the configuration set that the stack made.

import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { sesClient } from '../aws/ses-client.ts';
import { systemClock } from '../handlers/clock.ts';
import type { Log } from '../handlers/log.ts';
import { required } from '../handlers/on-first-call.ts';
import type { Shop } from '../shop/shop.ts';
import { makeSendEmail } from './email.ts';
import { makeNotices } from './notices.ts';
import type { SendEmail } from './outcome.ts';
import type { SendOnceParts } from './send-once.ts';

/** Throws when the stack did not grant this function to send. */
export const emailOnAws = (shop: Shop): SendEmail =>
  makeSendEmail({
    client: sesClient(),
    from: shop.senderAddress,
    fromName: shop.name,
    configurationSet: required('CONFIGURATION_SET'),
  });

export type OwnerLettersOnAws = SendOnceParts & { readonly shop: Shop; readonly log: Log };

/** All that a letter to the owner takes; its claims are in the product's table of notices. */
export const lettersOnAws = (shop: Shop, log: Log, documents: DynamoDBDocumentClient): OwnerLettersOnAws => ({
  shop,
  log,
  now: systemClock,
  notices: makeNotices({ documents, table: required('NOTICES_TABLE'), now: systemClock }),
  sendEmail: emailOnAws(shop),
});
