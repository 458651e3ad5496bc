// Webhook bodies as WooCommerce sends them (the resource of its REST interface), written by hand from the shapes.
import type { WooProduct } from './woocommerce-stand-in.ts';

export const CONSENT_KEY = '_marketing_consent';

export const bike: WooProduct = {
  id: 93,
  name: 'Commuter bike',
  sku: 'BIKE-COMMUTER',
  price: '520.00',
  stock: 6,
  category: 'Bikes',
  crossSells: [120, 93],
};
/** Sold in two sizes; only a size can be put into a basket. */
export const gloves: WooProduct = {
  id: 120,
  name: 'Winter gloves',
  sku: 'GLOVES',
  price: '33.00',
  stock: 14,
  category: 'Clothing',
  variations: [
    { id: 121, sku: 'GLOVES-M', option: 'M' },
    { id: 122, sku: 'GLOVES-L', option: 'L' },
  ],
};
/** What goes with a shirt of WooCommerce's own sample order, said by a tag. */
export const badge: WooProduct = {
  id: 140,
  name: 'Enamel badge',
  sku: 'BADGE',
  price: '4.00',
  tags: ['complements: Bar3'],
};

let last = 7000;
/** An id that no earlier order or customer had. */
export const nextId = (): number => {
  last += 1;
  return last;
};

export type WooOrder = {
  readonly id: number | bigint;
  readonly placedAt: Date;
  /** Absent: a guest. */
  readonly customerId?: number | undefined;
  readonly email: string;
  readonly consent?: string | null;
  readonly status?: string;
  readonly changes?: Readonly<Record<string, unknown>>;
};

/** One commuter bike at 520.00 USD. */
export function bikeOrder(order: WooOrder) {
  const { id, placedAt, customerId = 0, email, consent = 'yes', status = 'processing' } = order;
  // WooCommerce's UTC times do not say that they are.
  const placed = placedAt.toISOString().slice(0, 19);
  return {
    id,
    parent_id: 0,
    status,
    currency: 'USD',
    date_created_gmt: placed,
    date_paid_gmt: status === 'processing' || status === 'completed' ? placed : null,
    total: '520.00',
    customer_id: customerId,
    billing: { first_name: 'Ana', email, phone: null, country: 'US' },
    meta_data: consent === null ? [] : [{ id: 1, key: CONSENT_KEY, value: consent }],
    line_items: [
      {
        id: 315,
        name: 'Commuter bike',
        product_id: 93,
        variation_id: 0,
        quantity: 1,
        sku: bike.sku,
        price: 520,
        total: '520.00',
      },
    ],
    refunds: [],
    ...order.changes,
  };
}
