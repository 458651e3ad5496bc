// Shopify. The signing secret is the app's client secret, or the key that Settings › Notifications shows.
import type { Shop } from '../shop.ts';
import type { Translation } from '../store-events.ts';
import { parseJson } from '../webhooks/json.ts';
import { verifyBase64Signature } from '../webhooks/signature.ts';
import { text } from './fields.ts';
import type { StorePlatform } from './platform.ts';
import {
  translateCancelled,
  translateConsent,
  translateOrder,
  translateRedact,
  translateRefund,
} from './shopify-body.ts';
import { pullCatalogue } from './shopify-catalogue.ts';
import { pullOrders } from './shopify-history.ts';
import * as translation from './translation.ts';

/** Every topic we read. One that is not here is answered 200 and ignored, so that Shopify keeps the rest coming. */
const topics: Readonly<Record<string, (body: unknown, shop: Shop) => Translation>> = {
  'orders/create': translateOrder,
  'orders/paid': translateOrder,
  'orders/updated': translateOrder,
  'orders/fulfilled': translateOrder,
  'orders/partially_fulfilled': translateOrder,
  'orders/cancelled': translateCancelled,
  'orders/delete': translateCancelled,
  'refunds/create': translateRefund,
  'customers_email_marketing_consent/update': (body, shop) => translateConsent(body, shop, 'email'),
  'customers_marketing_consent/update': (body, shop) => translateConsent(body, shop, 'sms'),
  'customers/redact': translateRedact,
};

export const shopify: StorePlatform = {
  verify: (request, secrets) => verifyBase64Signature(request, 'x-shopify-hmac-sha256', secrets),

  isPing: () => false,

  translate(request, shop) {
    const topic = text(request.headers['x-shopify-topic'])?.toLowerCase();
    if (topic === undefined) {
      return translation.invalid([{ path: '', message: 'The header x-shopify-topic is missing' }]);
    }
    const translateTopic = Object.hasOwn(topics, topic) ? topics[topic] : undefined;
    if (translateTopic === undefined) return translation.ignored(`topic ${topic.slice(0, 60)}`);
    const parsed = parseJson(request.body);
    return parsed.ok ? translateTopic(parsed.value, shop) : translation.invalid([parsed.issue]);
  },

  // A cart permalink by variant id; `storefront=true` ends on the basket page instead of in the checkout.
  cartLink: (shop, { storeRef }) => `${shop.storeUrl}/cart/${encodeURIComponent(storeRef)}:1?storefront=true`,

  pullCatalogue,
  pullOrders,
};
