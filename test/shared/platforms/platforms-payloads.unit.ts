// Every sample body of a store that is kept beside the checkout, and what becomes of it: none is there without a row here, and
// none of them is refused.
import { existsSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { storePlatform } from '../../../shared/platforms/platforms.ts';
import { PAYLOADS, sampleBody } from './payloads.ts';
import { aShop } from './shops.ts';

type Row = readonly [file: string, topic: string, store: string, cart: string];

const SHOPIFY: readonly Row[] = [
  [
    'carts_update.shopifysharp-cart_updated_payload.json',
    'carts/update',
    'ignored',
    'cart.updated USD 224985',
  ],
  [
    'carts_update.shopifysharp-cart_updated_payload_with_null_note.json',
    'carts/update',
    'ignored',
    'cart.updated USD 224985',
  ],
  ['checkouts_create.gadget-docs-2026-04.envelope.json', 'checkouts/create', 'ignored', 'cart.updated USD'],
  ['checkouts_update.gadget-docs-2026-04.envelope.json', 'checkouts/update', 'ignored', 'cart.updated USD'],
  [
    'customers_email_marketing_consent_update.gadget-docs-2026-04.envelope.json',
    'customers_email_marketing_consent/update',
    'customer.consent_ended',
    'shopper.consent',
  ],
  [
    'customers_marketing_consent_update.gadget-docs-2026-04.envelope.json',
    'customers_marketing_consent/update',
    'ignored',
    'ignored',
  ],
  [
    'customers_redact.gadget-docs-2026-04.envelope.json',
    'customers/redact',
    'customer.erased',
    'shopper.erased',
  ],
  // The samples of orders went through a test gateway.
  [
    'orders_create.gadget-docs-2026-04.envelope.json',
    'orders/create',
    'ignored test order',
    'checkout.completed USD 40495',
  ],
  [
    'orders_create.hookdeck-2024-10.envelope.json',
    'orders/create',
    'ignored test order',
    'checkout.completed USD 38800',
  ],
  [
    'orders_paid.gadget-docs-2026-04.envelope.json',
    'orders/paid',
    'ignored test order',
    'checkout.completed USD 40495',
  ],
  ['products_update.gadget-docs-2026-04.envelope.json', 'products/update', 'ignored', 'ignored'],
  ['refunds_create.gadget-docs-2026-04.envelope.json', 'refunds/create', 'order.refunded', 'ignored'],
];
const WOOCOMMERCE: readonly Row[] = [
  ['customer_created.rest-docs.json', 'customer.created', 'customer.changed', 'shopper.changed'],
  [
    'order_created.rest-docs-727.json',
    'order.created',
    'order.created USD 2935',
    'checkout.completed USD 2935',
  ],
  ['order_refund.rest-docs.json', 'order.refund', 'ignored', 'ignored'],
  [
    'order_updated.rest-docs-727-completed.json',
    'order.updated',
    'order.created USD 2935',
    'checkout.completed USD 2935',
  ],
  ['product_created.hookdeck.envelope.json', 'product.created', 'ignored', 'ignored'],
  ['product_created.rest-docs.json', 'product.created', 'ignored', 'ignored'],
];

type Told = {
  readonly type: string;
  readonly currency?: string;
  readonly totalMinor?: number;
  readonly order?: Told;
};

/** `order.created USD 2935`: the kind of event and the money that it speaks of. */
function inShort(told: object): string {
  const { kind, reason, event, events } = told as {
    kind: string;
    reason?: string;
    event?: Told;
    events?: readonly Told[];
  };
  const one = event ?? events?.[0];
  if (one === undefined) return [kind, reason].filter(Boolean).join(' ');
  const { currency, totalMinor } = one.order ?? one;
  return [one.type, currency, totalMinor].filter((part) => part !== undefined).join(' ');
}

describe.skipIf(!existsSync(PAYLOADS)).each([
  ['shopify', 'x-shopify-topic', SHOPIFY],
  ['woocommerce', 'x-wc-webhook-topic', WOOCOMMERCE],
] as const)('the sample bodies of %s', (platform, header, rows) => {
  it('are all listed here', () => {
    const files = readdirSync(`${PAYLOADS}/${platform}`).filter((name) => name.endsWith('.json'));
    expect(rows.map(([file]) => file).sort()).toEqual(files.sort());
  });

  it.each(rows)('%s', (file, topic, store, cart) => {
    const shop = aShop({ platform, country: 'US', currency: 'USD' });
    const body = Buffer.from(sampleBody(`${platform}/${file}`));
    const request = { headers: { [header]: topic }, body, method: 'POST', path: '/', query: {} };
    const stores = storePlatform(platform);
    expect(inShort(stores.translate(request, shop))).toMatch(new RegExp(`^${store}`));
    expect(inShort(stores.translateCart(request, shop, new Date('2026-11-20T00:00:00Z')))).toMatch(
      new RegExp(`^${cart}`),
    );
  });
});
