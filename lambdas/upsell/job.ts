// The job on upsr-jobs: all that the picker needs to know of an order, so that it reads neither orders nor
// contact details.
import * as z from 'zod';
import type { Order } from '../../shared/store-events.ts';
import type { CustomerRow } from './state/customers.ts';

export const jobSchema = z.object({
  order_id: z.string(),
  customer_id: z.string(),
  /** Every key under which the person's nudge is reserved; absent on jobs of an earlier version. */
  person_keys: z.array(z.string()).optional(),
  placed_at: z.string(),
  currency: z.string(),
  total_minor: z.number().int(),
  items: z.array(
    z.object({ sku: z.string(), name: z.string(), quantity: z.number(), price_minor: z.number().int() }),
  ),
  owned_skus: z.array(z.string()),
  order_count: z.number().int(),
});

export type Job = z.infer<typeof jobSchema>;

/** A queue message holds 256 KB; a history longer than this adds nothing to a pick. */
const OWNED_LIMIT = 2_000;

/** The job of an order. Throws for an order without a shopper: such an order never reaches the queue. */
export function jobOf(
  order: Order,
  { customer, capKeys }: { readonly customer: CustomerRow | undefined; readonly capKeys: readonly string[] },
): Job {
  if (order.customer === undefined) throw new Error(`Order ${order.orderId} names nobody to pick for`);
  const bought = new Set(order.items.map((item) => item.sku));
  return {
    order_id: order.orderId,
    customer_id: order.customer.id,
    person_keys: [...capKeys],
    placed_at: order.placedAt,
    currency: order.currency,
    total_minor: order.totalMinor,
    items: order.items.map(({ sku, name, quantity, priceMinor }) => ({
      sku,
      name,
      quantity,
      price_minor: priceMinor,
    })),
    // This order's own items may be among the owned ones already; what is in the basket is said once.
    owned_skus: [...(customer?.owned_skus ?? [])].filter((sku) => !bought.has(sku)).slice(-OWNED_LIMIT),
    order_count: customer?.order_count ?? 0,
  };
}
