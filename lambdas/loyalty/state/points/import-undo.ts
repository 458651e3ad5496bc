// Taking an import back, one member at a time: nobody whom somebody has touched since is lost.
import { type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import type { TransactItem } from '../../../../shared/aws/conditional.ts';
import { lookAgain } from '../../../../shared/aws/look-again.ts';
import { allOf, queryRows } from '../../../../shared/aws/pages.ts';
import { makeTransact } from '../../../../shared/aws/transact.ts';
import { localDate } from '../../../../shared/time/time.ts';
import { instantOf, isImportedBy, reversalKey } from '../../decisions/ledger-key.ts';
import type { AuditRow } from '../../desk-rows.ts';
import { exact } from '../../points.ts';
import type { LedgerRow, MemberRow } from '../../rows.ts';
import { auditItem, auditKey } from '../audit.ts';
import { memberSnapshot } from '../snapshot.ts';
import { balanceItem } from './balance-item.ts';
import { digestOfRow, IMPORT, type ImportTables, sameText } from './import-trace.ts';
import { ledgerItem } from './points-items.ts';

export type Undone =
  /** Nobody had touched them: they are no member any more. */
  | { readonly kind: 'removed' }
  /** They have been here since: they stay, without the points. */
  | { readonly kind: 'taken-back' }
  /** They have been here and spent the points; nothing was changed. */
  | { readonly kind: 'spent'; readonly missing: number }
  | { readonly kind: 'not-of-this-import' };

const TRIES = 5;

export function makeImportUndo(
  client: DynamoDBDocumentClient,
  tables: Omit<ImportTables, 'notices'>,
  zone: string,
) {
  const transact = makeTransact(client);

  const rowsOf = <Row>(TableName: string, phone: string): Promise<Row[]> =>
    allOf(
      queryRows<Row>(client, {
        TableName,
        KeyConditionExpression: 'phone = :phone',
        ExpressionAttributeValues: { ':phone': phone },
        ConsistentRead: true,
      }),
    );

  const get = async <Row>(TableName: string, Key: Record<string, string>): Promise<Row | undefined> =>
    (await client.send(new GetCommand({ TableName, Key, ConsistentRead: true }))).Item as Row | undefined;

  /** The row that this import wrote and nobody has reversed. */
  async function importRow(phone: string, importId: string): Promise<LedgerRow | undefined> {
    const rows = await rowsOf<LedgerRow>(tables.ledger, phone);
    const reversed = new Set(rows.map(({ reverses }) => reverses));
    return rows.find(({ ts }) => isImportedBy(ts, importId) && !reversed.has(ts));
  }

  /** True while the row is as it was imported and no sale of theirs waits for a decision. */
  async function isUntouched(member: MemberRow, { ts }: LedgerRow, importId: string): Promise<boolean> {
    const [entry, review] = await Promise.all([
      get<AuditRow>(tables.audit, { phone: member.phone, ts: auditKey(instantOf(ts), 'joined', importId) }),
      rowsOf(tables.review, member.phone),
    ]);
    if (entry === undefined || review.length > 0) return false;
    // Entries of earlier imports hold the row itself.
    return entry.after.row_digest === digestOfRow(member) || sameText(entry.after) === sameText(member);
  }

  return {
    /** What `undo` would answer now. */
    async lookAt(phone: string, importId: string): Promise<Undone> {
      const member = await get<MemberRow>(tables.members, { phone });
      if (member?.import_id !== importId) return { kind: 'not-of-this-import' };
      const row = await importRow(phone, importId);
      if (row === undefined) return { kind: 'taken-back' };
      if (await isUntouched(member, row, importId)) return { kind: 'removed' };
      const missing = exact(row.points_change - member.balance);
      return missing > 0 ? { kind: 'spent', missing } : { kind: 'taken-back' };
    },

    /** Takes one member's import back. Ledger rows stay: a `reversed` row takes the points off again. Safe to repeat. */
    async undo(phone: string, { id, at }: { readonly id: string; readonly at: Date }): Promise<Undone> {
      return lookAgain({ tries: TRIES, who: 'A member whose import is undone' }, async () => {
        const member = await get<MemberRow>(tables.members, { phone });
        if (member?.import_id !== id) return { kind: 'not-of-this-import' };
        const row = await importRow(phone, id);
        const untouched = row !== undefined && (await isUntouched(member, row, id));
        const points = row?.points_change ?? 0;
        const day = localDate(at, zone);
        const change: TransactItem = untouched
          ? { Delete: { TableName: tables.members, Key: { phone }, ...exactly(member) } }
          : takeBack(balanceItem(tables.members, { phone, points: exact(-points), needs: points, at }), id);
        const outcome = await transact({
          member: change,
          ledger:
            row === undefined
              ? undefined
              : ledgerItem(tables.ledger, {
                  phone,
                  ts: reversalKey(row.ts),
                  points_change: exact(-points),
                  reason: 'reversed',
                  reverses: row.ts,
                  posted_at: at.toISOString(),
                  day,
                }),
          audit: auditItem(tables.audit, {
            phone,
            at,
            action: 'import-undone',
            reference: id,
            by_user: IMPORT,
            before: memberSnapshot(member),
            after: untouched ? {} : { ...memberSnapshot(member), balance: exact(member.balance - points) },
            day,
          }),
        });
        if (outcome.applied) return { kind: untouched ? 'removed' : 'taken-back' };
        // Somebody changed them while we looked; or the points are spent, which no second look will mend.
        if (untouched || !outcome.refusedBy.includes('member')) return 'again';
        const now = await get<MemberRow>(tables.members, { phone });
        const missing = exact(points - (now?.balance ?? 0));
        if (now?.import_id === id && missing > 0) return { kind: 'spent', missing };
        return 'again';
      });
    },
  };
}

/** Every attribute still has the value that was read. One that was added since changes nothing that matters here. */
function exactly(row: MemberRow) {
  const entries = Object.entries(row).filter(([name]) => name !== 'phone');
  return {
    ConditionExpression: entries.map((_, index) => `#a${index} = :a${index}`).join(' AND '),
    ExpressionAttributeNames: Object.fromEntries(entries.map(([name], index) => [`#a${index}`, name])),
    ExpressionAttributeValues: Object.fromEntries(entries.map(([, value], index) => [`:a${index}`, value])),
  };
}

/** The member stays, and the import has no more hold on them. */
function takeBack({ Update }: TransactItem, importId: string): TransactItem {
  if (Update === undefined) throw new Error('A balance moves by an update');
  return {
    Update: {
      ...Update,
      UpdateExpression: `REMOVE import_id ${Update.UpdateExpression}`,
      ConditionExpression: `${Update.ConditionExpression} AND import_id = :import`,
      ExpressionAttributeValues: { ...Update.ExpressionAttributeValues, ':import': importId },
    },
  };
}
