// What the files of loy-staff are made of; staff.ts puts them together.
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { TransactItem } from '../../../shared/aws/conditional.ts';
import { makeTransact } from '../../../shared/aws/transact.ts';
import { localDate } from '../../../shared/time/time.ts';
import type { AuditAction, StaffRow } from '../desk-rows.ts';
import { auditItem } from './audit.ts';

export type StaffTables = { readonly staff: string; readonly audit: string };
export type StaffRole = StaffRow['role'];

/** Who does it to whom, and when. `by` is a staff member's name, or `owner` for the command line. */
export type StaffDeed = { readonly name: string; readonly by: string; readonly at: Date };

type Facts = Readonly<Record<string, unknown>>;

export type StaffPlace = ReturnType<typeof staffPlace>;

export function staffPlace(client: DynamoDBDocumentClient, tables: StaffTables, zone: string) {
  const { staff: TableName } = tables;
  const transact = makeTransact(client);
  return {
    TableName,
    /** The list and the audit, both or neither; where the last manager could go, only while another stays. */
    applied: async (person: TransactItem, audit: TransactItem, manager?: TransactItem): Promise<boolean> =>
      (await transact({ person, audit, manager })).applied,

    entry({ name, by, at }: StaffDeed, action: AuditAction, before: Facts, after: Facts): TransactItem {
      return auditItem(tables.audit, {
        phone: `staff:${name}`,
        at,
        action,
        by_user: by,
        before,
        after,
        day: localDate(at, zone),
      });
    },
  };
}
