// WooCommerce. Each webhook has its own secret, shown where it was made; topic and signature are headers.
import type { CartTranslation } from '../events/cart-events.ts';
import type { Translation } from '../events/store-events.ts';
import type { Shop } from '../shop/shop.ts';
import type { WebhookRequest } from '../webhooks/request.ts';
import { decodeSpecialCharacters, verifyBase64Signature } from '../webhooks/signature.ts';
import { bodyDigest } from './delivery-id.ts';
import { text } from './fields.ts';
import { generic } from './generic.ts';
import type { StorePlatform } from './platform.ts';
import { shopperEvents } from './shopper-events.ts';
import { readTopic } from './topic.ts';
import { translateDeleted, translateOrder } from './woocommerce-body.ts';
import * as carts from './woocommerce-cart.ts';
import * as customers from './woocommerce-customer.ts';

/** Every topic we read; products and coupons are ignored: the catalogue is pulled, not pushed. */
const topics: Readonly<Record<string, (body: unknown, shop: Shop) => Translation>> = {
  'order.created': translateOrder,
  'order.updated': translateOrder,
  'order.restored': translateOrder,
  'order.deleted': translateDeleted,
  'customer.created': customers.translateChanged,
  'customer.updated': customers.translateChanged,
  'customer.deleted': customers.translateDeleted,
};

type CartReader = (body: unknown, request: WebhookRequest, shop: Shop, now: Date) => CartTranslation;
/** customer.*, read as for orders. */
const ofShopper =
  (reader: (body: unknown, shop: Shop) => Translation): CartReader =>
  (body, request, shop, now) =>
    shopperEvents(reader(body, shop), { eventId: bodyDigest(request.body), now });
const cartTopics: Readonly<Record<string, CartReader>> = {
  'order.created': carts.translateOrder,
  'order.updated': carts.translateOrder,
  'order.restored': carts.translateOrder,
  'order.deleted': (body, request, _shop, now) => carts.translateDeleted(body, request, now),
  'customer.created': ofShopper(customers.translateChanged),
  'customer.updated': ofShopper(customers.translateChanged),
  'customer.deleted': ofShopper(customers.translateDeleted),
};

export const woocommerce: StorePlatform = {
  // It never tries again, and switches a webhook off at the seventh error in a row.
  repeats: false,

  verify: (request, secrets, now) =>
    isOurFormat(request)
      ? generic.verify(request, secrets, now)
      : verifyBase64Signature(request, 'x-wc-webhook-signature', [
          ...new Set(secrets.flatMap((secret) => [decodeSpecialCharacters(secret), secret])),
        ]),

  // Saving a webhook posts `webhook_id=7`, form-encoded and unsigned, and wants exactly 200.
  isPing: (request) => topicOf(request) === undefined && /^webhook_id=\d{1,20}$/.test(firstBytes(request)),

  translate(request, shop) {
    const read = readTopic(request, 'x-wc-webhook-topic', topics);
    return 'kind' in read ? read : read.reader(read.body, shop);
  },

  translateCart(request, shop, now) {
    if (isOurFormat(request)) return generic.translateCart(request, shop, now);
    const read = readTopic(request, 'x-wc-webhook-topic', cartTopics);
    return 'kind' in read ? read : read.reader(read.body, request, shop, now);
  },
};

const topicOf = (request: WebhookRequest) => text(request.headers['x-wc-webhook-topic'])?.toLowerCase();
const firstBytes = (request: WebhookRequest) => request.body.subarray(0, 64).toString('latin1').trim();

/**
 * WooCommerce tells nothing of carts before the checkout. A plugin or a line of theme code may, in our own format
 * and signed as a generic store signs, with the same secret.
 */
const isOurFormat = ({ headers }: WebhookRequest) =>
  headers['x-wc-webhook-topic'] === undefined &&
  headers['x-wc-webhook-signature'] === undefined &&
  (headers['webhook-signature'] !== undefined || headers['x-signature'] !== undefined);
