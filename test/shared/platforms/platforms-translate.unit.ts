import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { storePlatform } from '../../../shared/platforms/platforms.ts';
import { aRequest, NOW } from '../webhooks/requests.ts';
import { aShop } from './shops.ts';

const shop = aShop({ consentMetaKey: 'ok' });
const run = { seed: 20261117, numRuns: 500 };

const names = [
  ...[
    'type',
    'order_id',
    'placed_at',
    'currency',
    'total',
    ...[
      'cart_id',
      'event_id',
      'occurred_at',
      'token',
      'cart_token',
      'completed_at',
      'return_url',
      'image_url',
    ],
    'customer',
    'items',
    'id',
    'email',
    'phone',
    'status',
  ],
  ...[
    'line_items',
    'price',
    'quantity',
    'sku',
    'created_at',
    'total_price',
    'billing',
    'meta_data',
    'refunds',
    'name',
  ],
  ...[
    '__proto__',
    'toString',
    'date_created_gmt',
    'admin_graphql_api_id',
    'price_set',
    'shop_money',
    'channel',
  ],
];
const values = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom(
    'order.created',
    'cart.updated',
    'checkout.completed',
    'shopper.erased',
    'checkout-draft',
    'https://shop.example/cart',
    'customer.opted_out',
    'GBP',
    'ZZZ',
    '1.00',
    '2026-11-17T19:30:00Z',
    'processing',
    '&#1;',
  ),
  fc.constantFrom(0, -1, 1e21, 1e-9, 1.005, 9007199254740992, true, null),
);
const bodies = fc.dictionary(
  fc.constantFrom(...names),
  fc.oneof(
    values,
    fc.array(fc.dictionary(fc.constantFrom(...names), values), { maxLength: 3 }),
    fc.dictionary(
      fc.constantFrom(...names),
      fc.oneof(values, fc.dictionary(fc.constantFrom(...names), values)),
    ),
  ),
);
const topics = fc.constantFrom(
  ...['carts/update', 'checkouts/update'],
  ...['orders/create', 'refunds/create', 'customers/redact', 'customers_email_marketing_consent/update'],
  ...['order.created', 'order.updated', 'order.deleted', '', 'x'.repeat(500), 'constructor'],
);

describe.each(['generic', 'shopify', 'woocommerce'] as const)('whatever is posted to a %s store', (name) => {
  const platform = storePlatform(name);
  const outcome = (topic: string, body: Buffer | string) => {
    const headers = { 'x-shopify-topic': topic, 'x-wc-webhook-topic': topic };
    const request = aRequest({ headers, body });
    platform.isPing(request);
    platform.verify(request, ['secret'], new Date('2026-11-17T19:30:00Z'));
    const carts = platform.translateCart(request, shop, NOW).kind;
    expect(['events', 'ignored', 'invalid']).toContain(carts);
    return platform.translate(request, shop).kind;
  };

  it('as JSON of the right names and the wrong contents is an event, ignored or invalid', () => {
    fc.assert(
      fc.property(topics, bodies, (topic, body) => {
        expect(['event', 'ignored', 'invalid']).toContain(outcome(topic, JSON.stringify(body)));
      }),
      run,
    );
  });

  it('as bytes is an event, ignored or invalid', () => {
    fc.assert(
      fc.property(topics, fc.uint8Array({ maxLength: 300 }), (topic, bytes) => {
        expect(['event', 'ignored', 'invalid']).toContain(outcome(topic, Buffer.from(bytes)));
      }),
      run,
    );
  });
});
