// Webhook bodies as Shopify sends them since 2025-01, written by hand from the shapes. Ids are bigints: on the wire
// they are numbers above what a double holds.
import type { ShopifyVariant } from './shopify-stand-in.ts';

export const bike: ShopifyVariant = {
  id: '808950810123456701',
  productId: '788032119674292901',
  sku: 'BIKE-COMMUTER',
  title: 'Commuter bike',
  price: '520.00',
  stock: 6,
  type: 'Bikes',
  complementary: ['788032119674292902', '788032119674292901'],
};
export const bundle: ShopifyVariant = {
  id: '808950810123456789',
  productId: '788032119674292902',
  sku: 'BUNDLE-LIGHTS-LOCK',
  title: 'Lights and lock bundle',
  price: '45.00',
  stock: 18,
  type: 'Lights',
};
/** What goes with a lounge chair of Shopify's own sample order, said by a tag. */
export const blanket: ShopifyVariant = {
  id: '808950810123456777',
  productId: '788032119674292903',
  sku: 'BLANKET-WOOL',
  title: 'Wool blanket',
  price: '39.00',
  type: 'Home',
  tags: ['complements:SKU2006-020'],
};

let last = 820_982_911_946_155_000n;
/** An id that no earlier order or customer had, and that a double would round. */
export const nextId = (): bigint => {
  last += 7n;
  return last;
};

export type ShopifyOrder = {
  readonly id: bigint;
  readonly placedAt: Date;
  readonly customerId?: bigint | undefined;
  readonly email?: string | null;
  readonly acceptsMarketing?: boolean | null;
  readonly changes?: Readonly<Record<string, unknown>>;
};

/** One commuter bike at 520.00 USD. */
export function bikeOrder(order: ShopifyOrder) {
  const { id, placedAt, customerId, email = null, acceptsMarketing = null } = order;
  const amount = { shop_money: { amount: '520.00', currency_code: 'USD' } };
  return {
    id,
    admin_graphql_api_id: `gid://shopify/Order/${id}`,
    test: false,
    cancelled_at: null,
    financial_status: 'paid',
    created_at: placedAt.toISOString(),
    processed_at: placedAt.toISOString(),
    currency: 'USD',
    current_total_price: '520.00',
    current_total_price_set: amount,
    total_price: '520.00',
    email,
    contact_email: email,
    phone: null,
    customer_locale: 'en-US',
    ...(acceptsMarketing === null ? {} : { buyer_accepts_marketing: acceptsMarketing }),
    source_name: 'web',
    billing_address: { first_name: 'Ana', country_code: 'US', phone: null },
    customer:
      customerId === undefined
        ? null
        : {
            id: customerId,
            admin_graphql_api_id: `gid://shopify/Customer/${customerId}`,
            first_name: 'Ana',
            email,
          },
    line_items: [
      {
        id: 487_817_672_276_298_554n,
        sku: bike.sku,
        variant_id: BigInt(bike.id),
        product_id: BigInt(bike.productId),
        name: bike.title,
        quantity: 1,
        current_quantity: 1,
        price: '520.00',
        price_set: amount,
      },
    ],
    refunds: [],
    ...order.changes,
  };
}

export const emailConsent = (customerId: bigint, email: string, state: string) => ({
  customer_id: customerId,
  email_address: email,
  email_marketing_consent: { state, opt_in_level: 'single_opt_in', consent_updated_at: null },
});

export const smsConsent = (customerId: bigint, phone: string, state: string) => ({
  id: customerId,
  phone,
  sms_marketing_consent: {
    state,
    opt_in_level: 'single_opt_in',
    consent_updated_at: null,
    consent_collected_from: 'SHOPIFY',
  },
});

export const redaction = (customerId: bigint, email: string) => ({
  shop_id: 954_889,
  shop_domain: 'ridgeback.myshopify.com',
  customer: { id: customerId, email, phone: null },
  orders_to_redact: [],
});

export const refund = (orderId: bigint) => ({
  id: nextId(),
  order_id: orderId,
  note: 'Does not fit',
  refund_line_items: [],
  transactions: [],
});
