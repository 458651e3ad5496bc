// What cart recovery remembers.
import type { Construct } from 'constructs';
import {
  CARTS_BY_CUSTOMER,
  CARTS_BY_DAY,
  CARTS_BY_EMAIL,
  CARTS_BY_EMAIL_ATTRIBUTES,
  CARTS_BY_LINK,
  CARTS_BY_WAKEUP,
  SENDS_BY_RECIPIENT,
} from '../../lambdas/cart-recovery/names.ts';
import { OnDemandTable, type OnDemandTableProps } from '../constructs/on-demand-table.ts';
import type { Product } from '../product.ts';

export type CartTables = ReturnType<typeof cartTables>;

export function cartTables(scope: Construct, product: Product) {
  const table = (tableId: string, props: Omit<OnDemandTableProps, 'product'>) =>
    new OnDemandTable(scope, tableId, { product, ...props });
  const state = table('State', {
    name: 'state',
    key: 'cart_id',
    indexes: {
      [CARTS_BY_EMAIL]: { key: 'email', carries: CARTS_BY_EMAIL_ATTRIBUTES },
      [CARTS_BY_DAY]: { key: 'day', carries: [] },
      [CARTS_BY_LINK]: { key: 'link_id', carries: [] },
      [CARTS_BY_CUSTOMER]: { key: 'customer_id', carries: [] },
      [CARTS_BY_WAKEUP]: { key: 'waits', sortKey: 'wakeup_at', carries: [] },
    },
  });
  const sends = table('Sends', {
    name: 'sends',
    key: 'cart_id',
    sortKey: 'step',
    indexes: { [SENDS_BY_RECIPIENT]: { key: 'recipient', sortKey: 'sent_at', carries: [] } },
  });
  const audit = table('Audit', { name: 'audit', key: 'cart_id', sortKey: 'ts' });
  const unsub = table('Unsub', { name: 'unsub', key: 'email' });
  const people = table('People', { name: 'people', key: 'email' });
  const notices = table('Notices', { name: 'notices', key: 'notice_id', expires: true });
  return { state, sends, audit, unsub, people, notices };
}
