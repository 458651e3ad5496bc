// cr-audit: who stopped what, when, and how it stood before and after. No personal data.
import { type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { TransactItem } from '../../../shared/aws/conditional.ts';
import type { AuditRow } from '../rows.ts';

export type Audit = ReturnType<typeof makeAudit>;

export function makeAudit(client: DynamoDBDocumentClient, table: string) {
  return {
    entry: (
      cartId: string,
      now: Date,
      entry: Pick<AuditRow, 'action' | 'by_user' | 'before' | 'after'>,
    ): AuditRow => ({ cart_id: cartId, ts: `${now.toISOString()}#${entry.action}`, ...entry }),

    /** Part of the transaction whose change it tells of. */
    putItem: (entry: AuditRow): TransactItem => ({ Put: { TableName: table, Item: entry } }),

    /** An entry of its own, where no transaction can hold it. Safe to repeat. */
    async put(entry: AuditRow): Promise<void> {
      await client.send(new PutCommand({ TableName: table, Item: entry }));
    },
  };
}
