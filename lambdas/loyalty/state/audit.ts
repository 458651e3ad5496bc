// loy-audit: who did what, when, and how it stood before and after; always in the transaction of the change it tells of.
import type { TransactItem } from '../../../shared/aws/conditional.ts';
import { localDate } from '../../../shared/time/time.ts';
import { pointsOf } from '../decisions/earn-points.ts';
import type { RegisteredSale } from '../decisions/sale-row.ts';
import type { AuditAction, AuditRow } from '../desk-rows.ts';

export type AuditEntry = Omit<AuditRow, 'ts'> & {
  readonly at: Date;
  /** Tells two entries of one action in one millisecond apart. */
  readonly reference?: string;
};

/** `from`: the instant of the deed, or the key of the ledger row that it came with. */
export const auditKey = (from: string, action: AuditAction, reference?: string): string =>
  [from, action, ...(reference === undefined ? [] : [reference])].join('#');

/** Part of a transaction. The key comes from the entry, so that repeating the transaction writes the same row. */
export function auditItem(table: string, { at, reference, ...entry }: AuditEntry): TransactItem {
  const ts = auditKey(at.toISOString(), entry.action, reference);
  return { Put: { TableName: table, Item: { ...entry, ts } satisfies AuditRow } };
}

/** Part of the transaction that gives the points: whose hand it was. By the sale's own key, so that a repeat writes the same. */
export const bookedItem =
  (table: string, zone: string) =>
  (sale: RegisteredSale & { readonly booked_by: string }, at: Date): TransactItem => ({
    Put: {
      TableName: table,
      Item: {
        phone: sale.phone,
        ts: auditKey(sale.ts, 'sale-booked'),
        action: 'sale-booked',
        by_user: sale.booked_by,
        before: {},
        after: { sale_id: sale.sale_id, points: pointsOf(sale.figures) },
        day: localDate(at, zone),
      } satisfies AuditRow,
    },
  });
