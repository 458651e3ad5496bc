// Parts of transactions that concern a case of loy-review: opening it, keeping it open, closing it with a decision.
import type { TransactItem } from '../../../shared/aws/conditional.ts';
import { localDate } from '../../../shared/time/time.ts';
import type { RegisteredSale } from '../decisions/sale-row.ts';
import type { ReviewRow } from '../sale-rows.ts';
import { auditItem } from './audit.ts';

/** What a person says of a case. */
export type Decision = { readonly row: ReviewRow; readonly at: Date; readonly byStaff: string };

export type ReviewItems = ReturnType<typeof reviewItems>;

export function reviewItems(tables: { readonly review: string; readonly audit: string }, zone: string) {
  return {
    /** The case is still open, and closes with this. */
    closeItem: (
      { phone, sale_id }: Pick<ReviewRow, 'phone' | 'sale_id'>,
      status: Exclude<ReviewRow['status'], 'held'>,
      { at, byStaff }: { readonly at: Date; readonly byStaff: string },
    ): TransactItem => ({
      Update: {
        TableName: tables.review,
        Key: { phone, sale_id },
        ConditionExpression: '#status = :held',
        UpdateExpression: 'SET #status = :status, decided_at = :at, by_staff = :staff REMOVE #open',
        ExpressionAttributeNames: { '#status': 'status', '#open': 'open' },
        ExpressionAttributeValues: {
          ':held': 'held',
          ':status': status,
          ':at': at.toISOString(),
          ':staff': byStaff,
        },
      },
    }),

    /** What was decided, for the audit. */
    decidedItem: ({ row, at, byStaff }: Decision, action: 'approve' | 'reject', points: number) =>
      auditItem(tables.audit, {
        phone: row.phone,
        at,
        reference: row.sale_id,
        action,
        by_user: byStaff,
        before: { status: 'held', kind: row.kind, flag_reason: row.flag_reason },
        after: { status: action === 'approve' ? 'approved' : 'rejected', points },
        day: localDate(at, zone),
      }),

    /** Part of a transaction: a sale that was held and moved is decided for its new member as well. */
    approvedItem: ({ row, at, byStaff }: Decision, sale: RegisteredSale): TransactItem => {
      const decided: Omit<ReviewRow, 'phone' | 'sale_id'> = {
        kind: 'sale',
        about: sale.sale_id,
        total_minor: row.total_minor,
        currency: row.currency,
        computed_points: row.computed_points,
        flag_reason: row.flag_reason,
        status: 'approved',
        held_at: row.held_at,
        decided_at: at.toISOString(),
        by_staff: byStaff,
      };
      const names = Object.keys(decided);
      return {
        Update: {
          TableName: tables.review,
          Key: { phone: row.phone, sale_id: sale.sale_id },
          UpdateExpression: `SET ${names.map((name) => `#${name} = :${name}`).join(', ')}`,
          ExpressionAttributeNames: Object.fromEntries(names.map((name) => [`#${name}`, name])),
          ExpressionAttributeValues: Object.fromEntries(
            Object.entries(decided).map(([name, value]) => [`:${name}`, value]),
          ),
        },
      };
    },

    /** Part of a transaction: the case still waits; what approving it comes to has changed. */
    stillHeldItem: (
      { phone, sale_id }: Pick<ReviewRow, 'phone' | 'sale_id'>,
      now: { readonly points: number; readonly totalMinor: number },
    ): TransactItem => ({
      Update: {
        TableName: tables.review,
        Key: { phone, sale_id },
        ConditionExpression: '#status = :held',
        UpdateExpression: 'SET computed_points = :points, total_minor = :total',
        ExpressionAttributeNames: { '#status': 'status' },
        ExpressionAttributeValues: { ':held': 'held', ':points': now.points, ':total': now.totalMinor },
      },
    }),

    /** Part of a transaction: the case, if there is none of this key. */
    holdItem: (row: ReviewRow): TransactItem => ({
      Put: {
        TableName: tables.review,
        Item: row,
        ConditionExpression: 'attribute_not_exists(phone)',
      },
    }),

    /** Part of a transaction: there is no such case. */
    noCaseItem: (phone: string, saleId: string): TransactItem => ({
      ConditionCheck: {
        TableName: tables.review,
        Key: { phone, sale_id: saleId },
        ConditionExpression: 'attribute_not_exists(phone)',
      },
    }),
  };
}
