// What an import would do, worked out before anything is written. Pure.
import type { Order, Person } from '../../shared/events/store-events.ts';

export type CustomerHistory = {
  readonly person: Person;
  /** Oldest first. */
  readonly orders: readonly Order[];
};

export type Plan = {
  readonly customers: readonly CustomerHistory[];
  readonly orderCount: number;
  readonly skuCount: number;
  /** ISO instants; absent when there is nothing to import. */
  readonly first?: string;
  readonly last?: string;
  /** Orders that name nobody: till sales, which nobody can be reminded of. */
  readonly namelessCount: number;
};

/** Orders by customer, oldest first, each customer with what their newest orders say about them. */
export function planImport(orders: readonly Order[]): Plan {
  const byTime = [...new Map(orders.map((order) => [order.orderId, order])).values()].sort((a, b) =>
    a.placedAt < b.placedAt ? -1 : a.placedAt > b.placedAt ? 1 : 0,
  );
  const customers = new Map<string, { person: Person; orders: Order[] }>();
  let namelessCount = 0;
  for (const order of byTime) {
    if (order.customer === undefined) {
      namelessCount += 1;
      continue;
    }
    const known = customers.get(order.customer.id) ?? { person: order.customer, orders: [] };
    // Later orders overwrite what they state and leave alone what they do not.
    known.person = { ...known.person, ...order.customer };
    known.orders.push(order);
    customers.set(order.customer.id, known);
  }
  const planned = [...customers.values()].flatMap((customer) => customer.orders);
  const times = planned.map((order) => order.placedAt).sort();
  const [first, last] = [times[0], times.at(-1)];
  return {
    customers: [...customers.values()],
    orderCount: planned.length,
    skuCount: new Set(planned.flatMap((order) => order.items.map((item) => item.sku))).size,
    ...(first === undefined || last === undefined ? {} : { first, last }),
    namelessCount,
  };
}
