// All that the gate must know of an order, in one round trip: the order's row, the customer's row, when the person was
// last nudged, and whether any address the order names is on the opt-out list. Strongly consistent, because an opt-out
// counts at once.

import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { AT_ONCE, readTogether } from '../../../shared/aws/batches.ts';
import type { Order } from '../../../shared/events/store-events.ts';
import { currentKeys, personKeys } from '../../../shared/people/person-keys.ts';
import type { CapRow, CustomerRow, OrderRow } from '../rows.ts';
import { type Standing, standingOf } from './optout.ts';

export type KnownOfOrder = {
  readonly row: OrderRow | undefined;
  readonly customer: CustomerRow | undefined;
  readonly standing: Standing;
  /** Every key under which the person may be listed: what the order names, and what is remembered of them. */
  readonly keys: readonly string[];
  /** Those of them under which the cap is kept. */
  readonly capKeys: readonly string[];
  /** The rows of these keys that say something of the cap. */
  readonly capRows: readonly CapRow[];
};

export type LoadOrder = (order: Order) => Promise<KnownOfOrder>;

type Tables = { readonly orders: string; readonly customers: string; readonly optOut: string };

/** `tables` are the physical names of the three tables. */
export function makeLoadOrder(client: DynamoDBDocumentClient, tables: Tables): LoadOrder {
  const read = async (keys: readonly string[], orderId?: string) => {
    const Keys = keys.map((customer_id) => ({ customer_id }));
    // Half an answer could hide an opt-out; the store tries again.
    const found = await readTogether(
      client,
      {
        ...(orderId === undefined
          ? {}
          : { [tables.orders]: { Keys: [{ order_id: orderId }], ConsistentRead: true } }),
        ...(keys.length === 0
          ? {}
          : {
              [tables.customers]: { Keys, ConsistentRead: true },
              [tables.optOut]: { Keys, ConsistentRead: true },
            }),
      },
      AT_ONCE,
    );
    return {
      order: found[tables.orders]?.[0] as OrderRow | undefined,
      customers: (found[tables.customers] ?? []) as CustomerRow[],
      listed: found[tables.optOut] ?? [],
    };
  };

  return async (order) => {
    const named = personKeys(order.customer ?? {});
    const first = await read(named, order.orderId);
    const customer = first.customers.find(({ customer_id }) => customer_id === order.customer?.id);
    const kept = {
      ...(customer?.email === undefined ? {} : { email: customer.email }),
      ...(customer?.phone === undefined ? {} : { phone: customer.phone }),
    };
    const remembered = personKeys(kept).filter((key) => !named.includes(key));
    // Every address we would use is asked for: those the order names, and those we remember.
    const second = remembered.length === 0 ? { customers: [], listed: [] } : await read(remembered);
    return {
      row: first.order,
      customer,
      standing: standingOf([...first.listed, ...second.listed]),
      keys: [...named, ...remembered],
      capKeys: [...new Set([...currentKeys(order.customer ?? {}), ...currentKeys(kept)])],
      capRows: [...first.customers, ...second.customers],
    };
  };
}
