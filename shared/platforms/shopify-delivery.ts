// One delivery of Shopify's: what of it counts beside its body.
import type { Shop } from '../shop/shop.ts';
import { readInstant } from '../time/instant.ts';
import type { WebhookRequest } from '../webhooks/request.ts';
import { bodyDigest } from './delivery-id.ts';
import { id } from './fields.ts';

export type ShopifyDelivery = { readonly request: WebhookRequest; readonly shop: Shop; readonly now: Date };

/** Of one delivery and its repetitions; the event id is shared by all that one action sets off. */
export const deliveryId = (request: WebhookRequest): string =>
  id(request.headers['x-shopify-webhook-id']) ?? bodyDigest(request.body);

/** When Shopify told of it first; a repeat keeps that. */
export const triggeredAt = (request: WebhookRequest, now: Date): Date =>
  readInstant(request.headers['x-shopify-triggered-at']) ?? now;
