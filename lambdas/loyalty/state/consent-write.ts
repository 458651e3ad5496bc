// One change of a member's address, in one transaction with its audit entry.
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { TransactItem } from '../../../shared/aws/conditional.ts';
import { makeTransact } from '../../../shared/aws/transact.ts';
import { localDate } from '../../../shared/time/time.ts';
import { type AuditEntry, auditItem } from './audit.ts';
import type { MembersTables } from './members.ts';

type MemberUpdate = Omit<NonNullable<TransactItem['Update']>, 'TableName' | 'Key'>;

export type ConsentWrite = ReturnType<typeof makeConsentWrite>;

/** True where it was applied; false where the condition did not hold. */
export function makeConsentWrite(client: DynamoDBDocumentClient, tables: MembersTables, zone: string) {
  const transact = makeTransact(client);
  return async (update: MemberUpdate, entry: Omit<AuditEntry, 'day'>): Promise<boolean> => {
    const Update = { TableName: tables.members, Key: { phone: entry.phone }, ...update };
    const audit = auditItem(tables.audit, { ...entry, day: localDate(entry.at, zone) });
    return (await transact({ member: { Update }, audit })).applied;
  };
}
