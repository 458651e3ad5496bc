// The job on upsr-jobs: what the picker needs to know of an order, so that it reads neither orders nor contact details.
// What the shopper owns it looks up itself when it begins: nobody waits for an answer then.
import * as z from 'zod';
import type { Order } from '../../../shared/events/store-events.ts';
import { keptLines } from '../../../shared/text/kept-lines.ts';

export const jobSchema = z.object({
  order_id: z.string(),
  /** Of several jobs for one order one is begun; absent on jobs of an earlier version, of which there is one. */
  job_id: z.string().optional(),
  customer_id: z.string(),
  /** Every key under which the person's nudge is reserved; absent on jobs of an earlier version. */
  person_keys: z.array(z.string()).optional(),
  placed_at: z.string(),
  currency: z.string(),
  total_minor: z.number().int(),
  items: z.array(
    z.object({ sku: z.string(), name: z.string(), quantity: z.number(), price_minor: z.number().int() }),
  ),
});

export type Job = z.infer<typeof jobSchema>;

/** More than a pick looks at; what else was bought the shopper's row says, so that it is not offered. */
const MOST_ITEMS = { lines: 50, bytes: 100_000 } as const;

/** The job of an order. Throws for an order without a shopper: such an order never reaches the queue. */
export function jobOf(
  order: Order,
  { jobId, capKeys }: { readonly jobId: string; readonly capKeys: readonly string[] },
): Job {
  if (order.customer === undefined) throw new Error(`Order ${order.orderId} names nobody to pick for`);
  const items = keptLines(
    order.items.map(({ sku, name, quantity, priceMinor }) => ({
      sku,
      name,
      quantity,
      price_minor: priceMinor,
    })),
    MOST_ITEMS,
  );
  return {
    order_id: order.orderId,
    job_id: jobId,
    customer_id: order.customer.id,
    person_keys: [...capKeys],
    placed_at: order.placedAt,
    currency: order.currency,
    total_minor: order.totalMinor,
    items: [...items],
  };
}
