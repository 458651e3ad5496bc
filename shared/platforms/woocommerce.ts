// WooCommerce. Each webhook has its own secret, shown where it was made; topic and signature are headers.
import type { Shop } from '../shop.ts';
import type { Translation } from '../store-events.ts';
import { parseJson } from '../webhooks/json.ts';
import type { WebhookRequest } from '../webhooks/request.ts';
import { decodeSpecialCharacters, verifyBase64Signature } from '../webhooks/signature.ts';
import { text } from './fields.ts';
import type { StorePlatform } from './platform.ts';
import * as translation from './translation.ts';
import { pullCatalogue, pullOrders } from './woocommerce-api.ts';
import { translateDeleted, translateOrder } from './woocommerce-body.ts';

/** Every topic we read; customers, products and coupons are ignored: the catalogue is pulled, not pushed. */
const topics: Readonly<Record<string, (body: unknown, shop: Shop) => Translation>> = {
  'order.created': translateOrder,
  'order.updated': translateOrder,
  'order.restored': translateOrder,
  'order.deleted': translateDeleted,
};

export const woocommerce: StorePlatform = {
  verify: (request, secrets) =>
    verifyBase64Signature(request, 'x-wc-webhook-signature', [
      ...new Set(secrets.flatMap((secret) => [decodeSpecialCharacters(secret), secret])),
    ]),

  // Saving a webhook posts `webhook_id=7`, form-encoded and unsigned, and wants exactly 200.
  isPing: (request) => topicOf(request) === undefined && /^webhook_id=\d{1,20}$/.test(firstBytes(request)),

  translate(request, shop) {
    const topic = topicOf(request);
    if (topic === undefined) {
      return translation.invalid([{ path: '', message: 'The header x-wc-webhook-topic is missing' }]);
    }
    const translateTopic = Object.hasOwn(topics, topic) ? topics[topic] : undefined;
    if (translateTopic === undefined) return translation.ignored(`topic ${topic.slice(0, 60)}`);
    const parsed = parseJson(request.body);
    return parsed.ok ? translateTopic(parsed.value, shop) : translation.invalid([parsed.issue]);
  },

  // Works on every version and with every kind of product; the id may be a variation's.
  cartLink: (shop, { storeRef }) =>
    `${shop.storeUrl}/?add-to-cart=${encodeURIComponent(storeRef)}&quantity=1`,

  pullCatalogue,
  pullOrders,
};

const topicOf = (request: WebhookRequest) => text(request.headers['x-wc-webhook-topic'])?.toLowerCase();
const firstBytes = (request: WebhookRequest) => request.body.subarray(0, 64).toString('latin1').trim();
