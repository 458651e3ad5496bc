// What the loyalty tracker remembers.
import type { Construct } from 'constructs';
import {
  AUDIT_BY_DAY,
  AUDIT_BY_DAY_ATTRIBUTES,
  LEDGER_BY_DAY,
  LEDGER_BY_DAY_ATTRIBUTES,
  MEMBERS_BY_BIRTHDAY,
  MEMBERS_BY_EMAIL,
  MEMBERS_BY_SHELF,
  REVIEW_BY_OPEN,
  SALES_BY_DAY,
  SALES_BY_DAY_ATTRIBUTES,
} from '../../lambdas/loyalty/names.ts';
import { OnDemandTable, type OnDemandTableProps } from '../constructs/on-demand-table.ts';
import type { Product } from '../product.ts';

export type LoyaltyTables = ReturnType<typeof loyaltyTables>;

export function loyaltyTables(scope: Construct, product: Product) {
  const table = (tableId: string, props: Omit<OnDemandTableProps, 'product'>) =>
    new OnDemandTable(scope, tableId, { product, ...props });
  const members = table('Members', {
    name: 'members',
    key: 'phone',
    indexes: {
      [MEMBERS_BY_EMAIL]: { key: 'email', carries: [] },
      [MEMBERS_BY_SHELF]: { key: 'shelf', sortKey: 'found_as', carries: [] },
      [MEMBERS_BY_BIRTHDAY]: { key: 'birthday', carries: [] },
    },
  });
  const ledger = table('Ledger', {
    name: 'ledger',
    key: 'phone',
    sortKey: 'ts',
    indexes: { [LEDGER_BY_DAY]: { key: 'day', carries: LEDGER_BY_DAY_ATTRIBUTES } },
  });
  const sales = table('Sales', {
    name: 'sales',
    key: 'sale_id',
    indexes: { [SALES_BY_DAY]: { key: 'day', carries: SALES_BY_DAY_ATTRIBUTES } },
  });
  const unnamed = table('Unnamed', { name: 'unnamed', key: 'day', sortKey: 'told', expires: true });
  const audit = table('Audit', {
    name: 'audit',
    key: 'phone',
    sortKey: 'ts',
    indexes: { [AUDIT_BY_DAY]: { key: 'day', carries: AUDIT_BY_DAY_ATTRIBUTES } },
  });
  const review = table('Review', {
    name: 'review',
    key: 'phone',
    sortKey: 'sale_id',
    indexes: { [REVIEW_BY_OPEN]: { key: 'open', sortKey: 'held_at', carries: [] } },
  });
  const lapsing = table('Lapsing', { name: 'lapsing', key: 'phone' });
  const staff = table('Staff', { name: 'staff', key: 'name' });
  const sends = table('Sends', { name: 'sends', key: 'phone', sortKey: 'letter', expires: true });
  const notices = table('Notices', { name: 'notices', key: 'notice_id', expires: true });
  return { members, ledger, sales, unnamed, audit, review, lapsing, staff, sends, notices };
}
