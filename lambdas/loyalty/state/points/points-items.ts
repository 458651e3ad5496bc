// Every change of points is made of two halves: the balance moves by ADD (balance-item.ts), and the ledger row says why.
// They are parts of one transaction, so that the balance is the sum of the ledger at every moment.
import type { TransactItem } from '../../../../shared/aws/conditional.ts';
import type { LedgerRow } from '../../rows.ts';
import { auditKey } from '../audit.ts';

/** The row, if this operation has not written it yet. */
export function ledgerItem(table: string, row: LedgerRow): TransactItem {
  return {
    Put: {
      TableName: table,
      Item: row,
      ConditionExpression: 'attribute_not_exists(phone)',
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    },
  };
}

/** The lapsing list forgets somebody who came back, and the audit says so. */
export function returnedItems(
  tables: { readonly lapsing: string; readonly audit: string },
  member: { readonly phone: string; readonly status: string; readonly lapsing_since?: string },
  { ts, at, day }: { readonly ts: string; readonly at: Date; readonly day: string },
): TransactItem[] {
  if (member.status !== 'rested' && member.lapsing_since === undefined) return [];
  return [
    { Delete: { TableName: tables.lapsing, Key: { phone: member.phone } } },
    {
      Put: {
        TableName: tables.audit,
        Item: {
          phone: member.phone,
          // By the ledger row that brought them back: a repeat writes the same entry.
          ts: auditKey(ts, 'returned'),
          action: 'returned',
          by_user: 'system',
          before: { status: member.status, lapsing_since: member.lapsing_since ?? '' },
          after: { status: 'active', at: at.toISOString() },
          day,
        },
      },
    },
  ];
}
