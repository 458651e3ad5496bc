// What Shopify tells cart recovery of its customers, and what its carts say of getting mail.
import type { CartTranslation } from '../events/cart-events.ts';
import type { ConsentWord, Translation } from '../events/store-events.ts';
import { keptAddress } from '../people/address.ts';
import type { Shop } from '../shop/shop.ts';
import type { WebhookRequest } from '../webhooks/request.ts';
import { at } from './fields.ts';
import { consentFacts, wordOn } from './shopify-consent.ts';
import { deliveryId, type ShopifyDelivery, triggeredAt } from './shopify-delivery.ts';
import { shopperEvents } from './shopper-events.ts';
import * as translation from './translation.ts';

/** What the body says of mail; without a time of its own it was said when the rest was. */
export function consentWord(body: unknown, occurredAt: string | undefined): ConsentWord | undefined {
  return wordOn('email', consentFacts(body), occurredAt);
}

/** customers/* and the consent topic, read as for orders. */
export const shopperTopic =
  (reader: (body: unknown, shop: Shop, request: WebhookRequest) => Translation) =>
  (body: unknown, { request, shop, now }: ShopifyDelivery): CartTranslation =>
    shopperEvents(reader(body, shop, request), {
      eventId: deliveryId(request),
      now: triggeredAt(request, now),
    });

/** customers/redact. It says neither when, nor that there is an e-mail address at all. */
export function translateRedact(body: unknown, { request, now }: ShopifyDelivery): CartTranslation {
  const email = keptAddress(at(body, 'customer', 'email'));
  if (email === undefined) return translation.ignored('the redaction names no e-mail address');
  const occurredAt = triggeredAt(request, now).toISOString();
  return translation.cartEvent({ type: 'shopper.erased', eventId: deliveryId(request), occurredAt, email });
}
