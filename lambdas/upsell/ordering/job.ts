// The job on upsr-jobs: all that the picker needs to know of an order, so that it reads neither orders nor
// contact details.
import * as z from 'zod';
import type { Order } from '../../../shared/events/store-events.ts';
import { keptLines } from '../../../shared/text/kept-lines.ts';
import { digestsOf } from '../decisions/owned.ts';
import type { CustomerRow } from '../state/customers.ts';

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
  /** Of what else is owned, and of this order's lines that are not among `items`. */
  owned_digests: z.optional(z.string()),
  order_count: z.number().int(),
});

export type Job = z.infer<typeof jobSchema>;

/** More than a pick looks at; what else was bought is among the digests, so that it is not offered. */
const MOST_ITEMS = { lines: 50, bytes: 100_000 } as const;

/** The job of an order. Throws for an order without a shopper: such an order never reaches the queue. */
export function jobOf(
  order: Order,
  { customer, capKeys }: { readonly customer: CustomerRow | undefined; readonly capKeys: readonly string[] },
): Job {
  if (order.customer === undefined) throw new Error(`Order ${order.orderId} names nobody to pick for`);
  const bought = new Set(order.items.map((item) => item.sku));
  const items = keptLines(
    order.items.map(({ sku, name, quantity, priceMinor }) => ({
      sku,
      name,
      quantity,
      price_minor: priceMinor,
    })),
    MOST_ITEMS,
  );
  const amongItems = new Set(items.map(({ sku }) => sku));
  const others = [...bought].filter((sku) => !amongItems.has(sku));
  const digests = `${customer?.owned_digests ?? ''}${digestsOf(others)}`;
  return {
    order_id: order.orderId,
    customer_id: order.customer.id,
    person_keys: [...capKeys],
    placed_at: order.placedAt,
    currency: order.currency,
    total_minor: order.totalMinor,
    items: [...items],
    // This order's own items may be among the owned ones already; what is in the basket is said once.
    owned_skus: [...(customer?.owned_skus ?? [])].filter((sku) => !bought.has(sku)),
    ...(digests === '' ? {} : { owned_digests: digests }),
    order_count: customer?.order_count ?? 0,
  };
}
