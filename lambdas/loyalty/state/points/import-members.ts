import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { scanRows } from '../../../../shared/aws/pages.ts';
import { makeTransact } from '../../../../shared/aws/transact.ts';
import { formsOfPhone } from '../../../../shared/people/phone-forms.ts';
import { localDate } from '../../../../shared/time/time.ts';
import { foundAs } from '../../decisions/found-as.ts';
import { importKey } from '../../decisions/ledger-key.ts';
import type { MemberRow } from '../../rows.ts';
import { auditItem } from '../audit.ts';
import { makeErasedMembers } from '../erased-members.ts';
import { memberSnapshot } from '../snapshot.ts';
import { digestOfRow, IMPORT, type ImportTables } from './import-trace.ts';
import { makeImportUndo } from './import-undo.ts';
import { ledgerItem } from './points-items.ts';

/** What a list says about one member. */
export type ImportedMember = {
  readonly phone: string;
  readonly name?: string;
  readonly email?: string;
  /** The address counts as confirmed and its owner as opted in; otherwise it waits for its owner's confirmation. */
  readonly isConfirmed: boolean;
  readonly points: number;
  readonly visits: number;
  /** Instants. */
  readonly lastSeen?: string;
  readonly joined?: string;
};

export function makeImportMembers(client: DynamoDBDocumentClient, tables: ImportTables, zone: string) {
  const transact = makeTransact(client);
  const erased = makeErasedMembers(client, tables.notices);

  return {
    ...makeImportUndo(client, tables, zone),

    /** Makes the member, unless there is one: then nothing of theirs is changed; nor anybody who asked to be forgotten. */
    async add(imported: ImportedMember, { id, at }: { readonly id: string; readonly at: Date }) {
      const { phone, points } = imported;
      const row = rowOf(imported, { id, at });
      const day = localDate(at, zone);
      const outcome = await transact({
        member: {
          Put: { TableName: tables.members, Item: row, ConditionExpression: 'attribute_not_exists(phone)' },
        },
        ledger: ledgerItem(tables.ledger, {
          phone,
          ts: importKey({ at, id }),
          points_change: points,
          reason: 'import',
          posted_at: at.toISOString(),
          day,
        }),
        audit: auditItem(tables.audit, {
          phone,
          at,
          action: 'joined',
          reference: id,
          by_user: IMPORT,
          before: {},
          after: { ...memberSnapshot(row), joined_by: row.joined_by, row_digest: digestOfRow(row) },
          day,
        }),
        // Nor is anybody made a second time who was kept under an earlier form of the number.
        earlier: formsOfPhone(phone)
          .slice(1)
          .map((form) => ({
            ConditionCheck: {
              TableName: tables.members,
              Key: { phone: form },
              ConditionExpression: 'attribute_not_exists(phone)',
            },
          })),
        notErased: erased.notErasedItems(phone),
      });
      if (outcome.applied) return 'imported' as const;
      return outcome.refusedBy.includes('notErased') ? ('erased' as const) : ('existing' as const);
    },

    /** Everybody whom this import made and who is still its own. Reads all members: for an operator's command. */
    of: (importId: string): AsyncGenerator<MemberRow> =>
      scanRows<MemberRow>(client, {
        TableName: tables.members,
        FilterExpression: 'import_id = :id',
        ExpressionAttributeValues: { ':id': importId },
        ConsistentRead: true,
      }),
  };
}

function rowOf(imported: ImportedMember, { id, at }: { readonly id: string; readonly at: Date }): MemberRow {
  const { name, email, isConfirmed, lastSeen } = imported;
  const now = at.toISOString();
  const address =
    email === undefined
      ? {}
      : isConfirmed
        ? { email, email_confirmed_at: now, email_by: 'import' as const }
        : { pending_email: email, pending_at: now, pending_by: 'import' as const };
  const hasEmail = email !== undefined && isConfirmed;
  return {
    phone: imported.phone,
    ...(name === undefined ? {} : { name }),
    ...foundAs(imported.phone, name),
    balance: imported.points,
    visit_count: imported.visits,
    ...(lastSeen === undefined ? {} : { last_seen: lastSeen }),
    joined: imported.joined ?? now,
    joined_by: 'import',
    status: 'active',
    ...address,
    ...(hasEmail ? {} : { needs_email: true }),
    opted_in: hasEmail,
    import_id: id,
  };
}
