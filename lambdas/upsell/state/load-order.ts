// All that the gate must know of an order, in one round trip: the order's row, the customer's row, and whether
// any address the order names is on the opt-out list. Strongly consistent, because an opt-out counts at once.
import { BatchGetCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Order } from '../../../shared/store-events.ts';
import type { CustomerRow } from './customers.ts';
import { type OptOut, suppressionKeys } from './optout.ts';
import type { OrderRow } from './orders.ts';

export type KnownOfOrder = {
  readonly row: OrderRow | undefined;
  readonly customer: CustomerRow | undefined;
  readonly optedOut: boolean;
};

export type LoadOrder = (order: Order) => Promise<KnownOfOrder>;

/** `tables` are the physical names of the three tables. */
export function makeLoadOrder(
  client: DynamoDBDocumentClient,
  tables: { readonly orders: string; readonly customers: string; readonly optOut: string },
  optOut: OptOut,
): LoadOrder {
  return async (order) => {
    const person = order.customer;
    const named = suppressionKeys(person ?? {});
    const { Responses = {}, UnprocessedKeys = {} } = await client.send(
      new BatchGetCommand({
        RequestItems: {
          [tables.orders]: { Keys: [{ order_id: order.orderId }], ConsistentRead: true },
          ...(person === undefined
            ? {}
            : {
                [tables.customers]: { Keys: [{ customer_id: person.id }], ConsistentRead: true },
                [tables.optOut]: {
                  Keys: named.map((customer_id) => ({ customer_id })),
                  ConsistentRead: true,
                },
              }),
        },
      }),
    );
    // Half an answer could hide an opt-out; the store tries again.
    if (Object.keys(UnprocessedKeys).length > 0) throw new Error('The order could not be looked up whole');

    const customer = Responses[tables.customers]?.[0] as CustomerRow | undefined;
    const remembered = suppressionKeys({
      ...(customer?.email === undefined ? {} : { email: customer.email }),
      ...(customer?.phone === undefined ? {} : { phone: customer.phone }),
    }).filter((key) => !named.includes(key));
    return {
      row: Responses[tables.orders]?.[0] as OrderRow | undefined,
      customer,
      // The list is asked for every address we would use: those the order names, and those we remember.
      optedOut: (Responses[tables.optOut] ?? []).length > 0 || (await optOut.isListed(remembered)),
    };
  };
}
