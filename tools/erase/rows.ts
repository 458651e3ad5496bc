// The rows that tell of a member: each is moved under the pseudonym in a transaction of its own, without what is a person's.
import { DeleteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { AuditRow } from '../../lambdas/loyalty/desk-rows.ts';
import type { ReviewRow } from '../../lambdas/loyalty/sale-rows.ts';
import { queryRows, scanRows } from '../../shared/aws/pages.ts';
import { writeTogether } from '../../shared/aws/transact.ts';
import type { Destination } from '../frame/destination.ts';

export type Erasing = {
  readonly phone: string;
  readonly pseudonym: string;
  readonly destination: Destination;
};
type Row = Readonly<Record<string, unknown>>;

/** What is a person's in the rows of the audit; all else there is business. */
const PERSONAL = new Set(['phone', 'name', 'email', 'pending_email', 'pending_id', 'import_id']);

/** Answers how many rows were moved. */
export async function moveRows(erasing: Erasing): Promise<number> {
  let rows = 0;
  rows += await moveAll(erasing, { name: 'ledger', sortKey: 'ts' }, (row) => row);
  rows += await moveAll(erasing, { name: 'audit', sortKey: 'ts' }, (row) => scrubbed(row as AuditRow));
  rows += await moveAll(erasing, { name: 'review', sortKey: 'sale_id' }, (row) => closed(row as ReviewRow));
  return rows + (await renameSales(erasing));
}

async function moveAll(
  { phone, pseudonym, destination }: Erasing,
  { name, sortKey }: { readonly name: string; readonly sortKey: string },
  stays: (row: Row) => Row,
): Promise<number> {
  const { documents, tableName } = destination;
  let moved = 0;
  const rows = queryRows(documents, {
    TableName: tableName(name),
    KeyConditionExpression: 'phone = :phone',
    ExpressionAttributeValues: { ':phone': phone },
    ConsistentRead: true,
  });
  for await (const row of rows) {
    const Item = { ...stays(row), phone: pseudonym };
    await writeTogether(documents, {
      gone: { Delete: { TableName: tableName(name), Key: { phone, [sortKey]: row[sortKey] } } },
      kept: { Put: { TableName: tableName(name), Item } },
    });
    moved += 1;
  }
  return moved;
}

/** A sale stays known by its id for ever, so that nothing counts it again; whose it was, nobody knows. */
async function renameSales({ phone, pseudonym, destination }: Erasing): Promise<number> {
  const { documents, tableName } = destination;
  let renamed = 0;
  const rows = scanRows(documents, {
    TableName: tableName('sales'),
    FilterExpression: 'phone = :phone',
    ExpressionAttributeValues: { ':phone': phone },
    ProjectionExpression: 'sale_id',
    ConsistentRead: true,
  });
  for await (const { sale_id } of rows) {
    await documents.send(
      new UpdateCommand({
        TableName: tableName('sales'),
        Key: { sale_id },
        UpdateExpression: 'SET phone = :pseudonym',
        ExpressionAttributeValues: { ':pseudonym': pseudonym },
      }),
    );
    renamed += 1;
  }
  return renamed;
}

/** What they were sent is nobody's figure. */
export async function forgetSends({ phone, destination }: Erasing): Promise<void> {
  const { documents, tableName } = destination;
  const query = {
    TableName: tableName('sends'),
    KeyConditionExpression: 'phone = :phone',
    ExpressionAttributeValues: { ':phone': phone },
    ConsistentRead: true,
  };
  for await (const { letter } of queryRows(documents, query))
    await documents.send(new DeleteCommand({ TableName: tableName('sends'), Key: { phone, letter } }));
}

const scrubbed = (row: AuditRow): Row => ({
  ...row,
  before: business(row.before),
  after: business(row.after),
});

const business = (facts: Row): Row =>
  Object.fromEntries(Object.entries(facts).filter(([name]) => !PERSONAL.has(name)));

/** There is nobody left to decide it for. */
function closed({ open: _, ...row }: ReviewRow): Row {
  return row.status === 'held' ? { ...row, status: 'withdrawn', by_staff: 'system' } : row;
}
