// Shopify. The signing secret is the app's client secret, or the key that Settings › Notifications shows.
import type { CartTranslation } from '../events/cart-events.ts';
import type { Translation } from '../events/store-events.ts';
import type { Shop } from '../shop/shop.ts';
import type { WebhookRequest } from '../webhooks/request.ts';
import { verifyBase64Signature } from '../webhooks/signature.ts';
import type { StorePlatform } from './platform.ts';
import {
  translateCancelled,
  translateChanged,
  translateEdited,
  translateOrder,
  translatePaid,
  translateRedact,
  translateRefund,
} from './shopify-body.ts';
import { translateCart } from './shopify-cart.ts';
import * as checkouts from './shopify-checkout.ts';
import { translateConsent } from './shopify-consent.ts';
import * as customers from './shopify-customer.ts';
import type { ShopifyDelivery } from './shopify-delivery.ts';
import { shopperTopic, translateRedact as translateShopperRedact } from './shopify-shopper.ts';
import { readTopic } from './topic.ts';

/** Every topic we read. One that is not here is answered 200 and ignored, so that Shopify keeps the rest coming. */
const topics: Readonly<Record<string, (body: unknown, shop: Shop, request: WebhookRequest) => Translation>> =
  {
    'orders/create': (body, shop) => translateOrder(body, shop),
    'orders/paid': translatePaid,
    'orders/updated': translateChanged,
    'orders/edited': translateEdited,
    'orders/fulfilled': translateChanged,
    'orders/partially_fulfilled': translateChanged,
    'orders/cancelled': translateCancelled,
    'orders/delete': translateCancelled,
    'refunds/create': translateRefund,
    'customers_email_marketing_consent/update': (body, shop, request) =>
      translateConsent(body, shop, { channel: 'email', request }),
    'customers_marketing_consent/update': (body, shop, request) =>
      translateConsent(body, shop, { channel: 'sms', request }),
    'customers/create': customers.translateChanged,
    'customers/update': customers.translateChanged,
    'customers/enable': customers.translateChanged,
    'customers/disable': customers.translateChanged,
    'customers/delete': customers.translateDeleted,
    'customers/merge': customers.translateMerged,
    'customers/redact': translateRedact,
  };

/** The topics of a cart's story. orders/updated is not among them: it comes for years after the purchase. */
const cartTopics: Readonly<Record<string, (body: unknown, delivery: ShopifyDelivery) => CartTranslation>> = {
  'carts/create': translateCart,
  'carts/update': translateCart,
  'checkouts/create': checkouts.translateCheckout,
  'checkouts/update': checkouts.translateCheckout,
  'checkouts/delete': checkouts.translateCheckoutDeleted,
  'orders/create': checkouts.translateOrder,
  'orders/paid': checkouts.translateOrder,
  'orders/cancelled': checkouts.translateOrderCancelled,
  'customers_email_marketing_consent/update': shopperTopic((body, shop, request) =>
    translateConsent(body, shop, { channel: 'email', request }),
  ),
  'customers/create': shopperTopic(customers.translateChanged),
  'customers/update': shopperTopic(customers.translateChanged),
  'customers/enable': shopperTopic(customers.translateChanged),
  'customers/disable': shopperTopic(customers.translateChanged),
  'customers/delete': shopperTopic(customers.translateDeleted),
  'customers/merge': shopperTopic(customers.translateMerged),
  'customers/redact': translateShopperRedact,
};

export const shopify: StorePlatform = {
  repeats: true,

  verify: (request, secrets) => verifyBase64Signature(request, 'x-shopify-hmac-sha256', secrets),

  isPing: () => false,

  translate(request, shop) {
    const read = readTopic(request, 'x-shopify-topic', topics);
    return 'kind' in read ? read : read.reader(read.body, shop, request);
  },

  translateCart(request, shop, now) {
    const read = readTopic(request, 'x-shopify-topic', cartTopics);
    return 'kind' in read ? read : read.reader(read.body, { request, shop, now });
  },
};
