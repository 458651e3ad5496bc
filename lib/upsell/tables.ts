// What the upsell recommender remembers.
import type { Construct } from 'constructs';
import {
  CUSTOMERS_BY_EMAIL,
  CUSTOMERS_BY_PHONE,
  OFFERS_BY_LINK,
  OFFERS_BY_STATE,
  OFFERS_BY_STATE_ATTRIBUTES,
  ORDERS_BY_ENDING,
} from '../../lambdas/upsell/names.ts';
import { OnDemandTable, type OnDemandTableProps } from '../constructs/on-demand-table.ts';
import type { Product } from '../product.ts';

export type UpsellTables = ReturnType<typeof upsellTables>;

/** A table each; who may do what to it is the stack's to say. */
export function upsellTables(scope: Construct, product: Product) {
  const table = (tableId: string, props: Omit<OnDemandTableProps, 'product'>) =>
    new OnDemandTable(scope, tableId, { product, ...props });
  const orders = table('Orders', {
    name: 'orders',
    key: 'order_id',
    // Only orders that got no further than the gate: one that is looked at pays nothing for it.
    indexes: { [ORDERS_BY_ENDING]: { key: 'ended_as', sortKey: 'recorded_at', carries: [] } },
    expires: true,
  });
  const offers = table('Offers', {
    name: 'offers',
    key: 'offer_id',
    indexes: {
      [OFFERS_BY_STATE]: { key: 'state', sortKey: 'send_at', carries: OFFERS_BY_STATE_ATTRIBUTES },
      // Of offers that went out by text alone.
      [OFFERS_BY_LINK]: { key: 'link_token', carries: [] },
    },
    expires: true,
  });
  const catalogue = table('Catalogue', { name: 'catalogue', key: 'sku' });
  const pairings = table('Pairings', { name: 'pairings', key: 'pairs_with' });
  const customers = table('Customers', {
    name: 'customers',
    key: 'customer_id',
    // A text "STOP" names nobody but a number, and an erasure perhaps nothing but an address.
    indexes: {
      [CUSTOMERS_BY_PHONE]: { key: 'phone', carries: [] },
      [CUSTOMERS_BY_EMAIL]: { key: 'email', carries: [] },
    },
  });
  const optout = table('OptOut', { name: 'optout', key: 'customer_id' });
  const notices = table('Notices', { name: 'notices', key: 'notice_id', expires: true });
  return { orders, offers, catalogue, pairings, customers, optout, notices };
}
