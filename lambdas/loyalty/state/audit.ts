// loy-audit: who did what, when, and how it stood before and after; always in the transaction of the change it tells of.
import type { TransactItem } from '../../../shared/aws/conditional.ts';
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
