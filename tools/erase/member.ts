// Forgets one member (docs/decisions/erased-members.md). The number is marked first, so that no door brings them back while
// this runs or after it; then every row of theirs is moved, one transaction each, under a name made of nothing but
// chance. Figures stay, the person goes. Stopped anywhere, the same command goes on where it was.
import { randomBytes } from 'node:crypto';
import { DeleteCommand, GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { forfeitKey } from '../../lambdas/loyalty/decisions/ledger-key.ts';
import type { AuditRow } from '../../lambdas/loyalty/desk-rows.ts';
import { exact } from '../../lambdas/loyalty/points.ts';
import type { MemberRow } from '../../lambdas/loyalty/rows.ts';
import type { ReviewRow } from '../../lambdas/loyalty/sale-rows.ts';
import { auditItem } from '../../lambdas/loyalty/state/audit.ts';
import { balanceItem } from '../../lambdas/loyalty/state/balance-item.ts';
import { makeErasedMembers } from '../../lambdas/loyalty/state/erased-members.ts';
import { ledgerItem } from '../../lambdas/loyalty/state/points-items.ts';
import { lookAgain } from '../../shared/aws/look-again.ts';
import { queryRows, scanRows } from '../../shared/aws/pages.ts';
import { makeTransact, writeTogether } from '../../shared/aws/transact.ts';
import { guestId } from '../../shared/people/guest.ts';
import { localDate } from '../../shared/time/time.ts';
import type { Destination } from '../frame/destination.ts';

export type Forgotten = { readonly wasMember: boolean; readonly rows: number };

type Row = Readonly<Record<string, unknown>>;

const TRIES = 20;
/** What is a person's in the rows of the audit; all else there is business. */
const PERSONAL = new Set(['phone', 'name', 'email', 'pending_email', 'pending_id', 'import_id']);

/** Throws what AWS throws, and then may be run again. */
export async function eraseMember(phone: string, destination: Destination): Promise<Forgotten> {
  const { documents, tableName, shop, now } = destination;
  const table = (name: string) => tableName(name);
  const transact = makeTransact(documents);
  await makeErasedMembers(documents, table('notices')).mark(phone, now());
  const pseudonym = await pseudonymOf();
  const wasMember = await moveMember();
  let rows = 0;
  rows += await moveAll('ledger', 'ts', (row) => row);
  rows += await moveAll('audit', 'ts', (row) => scrubbed(row as AuditRow));
  rows += await moveAll('review', 'sale_id', (row) => closed(row as ReviewRow));
  rows += await renameSales();
  await documents.send(new DeleteCommand({ TableName: table('lapsing'), Key: { phone } }));
  await forgetSends();
  await forfeit();
  // The last thread between the number and what is left of it.
  await documents.send(
    new DeleteCommand({ TableName: table('notices'), Key: { notice_id: erasingKey(phone) } }),
  );
  return { wasMember, rows };

  /** What they were sent is nobody's figure. */
  async function forgetSends(): Promise<void> {
    const query = {
      TableName: table('sends'),
      KeyConditionExpression: 'phone = :phone',
      ExpressionAttributeValues: { ':phone': phone },
      ConsistentRead: true,
    };
    for await (const { letter } of queryRows(documents, query))
      await documents.send(new DeleteCommand({ TableName: table('sends'), Key: { phone, letter } }));
  }

  /** The same at every try, until it is done. */
  async function pseudonymOf(): Promise<string> {
    const key = { notice_id: erasingKey(phone) };
    try {
      await documents.send(
        new PutCommand({
          TableName: table('notices'),
          Item: { ...key, pseudonym: `erased:${randomBytes(12).toString('hex')}` },
          ConditionExpression: 'attribute_not_exists(notice_id)',
        }),
      );
    } catch (error) {
      if ((error as Error).name !== 'ConditionalCheckFailedException') throw error;
    }
    const { Item } = await documents.send(
      new GetCommand({ TableName: table('notices'), Key: key, ConsistentRead: true }),
    );
    return String(Item?.pseudonym);
  }

  async function memberOf(key: string): Promise<MemberRow | undefined> {
    const { Item } = await documents.send(
      new GetCommand({ TableName: table('members'), Key: { phone: key }, ConsistentRead: true }),
    );
    return Item as MemberRow | undefined;
  }

  /** What stays of a member is no person: points, visits, money. Nobody writes to it, and no list shows it. */
  async function moveMember(): Promise<boolean> {
    return lookAgain({ tries: TRIES, who: 'Run it again: the member' }, async () => {
      const member = await memberOf(phone);
      if (member === undefined) return (await memberOf(pseudonym)) !== undefined;
      const { balance, visit_count, joined, joined_by, spent_minor, largest_minor, tier, tier_points } =
        member;
      const Item = {
        phone: pseudonym,
        balance,
        visit_count,
        joined,
        joined_by,
        ...(spent_minor === undefined ? {} : { spent_minor }),
        ...(largest_minor === undefined ? {} : { largest_minor }),
        ...(tier === undefined ? {} : { tier }),
        ...(tier_points === undefined ? {} : { tier_points }),
        status: 'rested',
        opted_in: false,
      } satisfies MemberRow;
      const moved = await transact({
        gone: {
          Delete: {
            TableName: table('members'),
            Key: { phone },
            // No sale or reward came in between.
            ConditionExpression: 'balance = :balance AND visit_count = :visits',
            ExpressionAttributeValues: { ':balance': balance, ':visits': visit_count },
          },
        },
        kept: {
          Put: { TableName: table('members'), Item, ConditionExpression: 'attribute_not_exists(phone)' },
        },
      });
      return moved.applied ? true : 'again';
    });
  }

  async function moveAll(name: string, sortKey: string, stays: (row: Row) => Row): Promise<number> {
    let moved = 0;
    const rows = queryRows(documents, {
      TableName: table(name),
      KeyConditionExpression: 'phone = :phone',
      ExpressionAttributeValues: { ':phone': phone },
      ConsistentRead: true,
    });
    for await (const row of rows) {
      const Item = { ...stays(row), phone: pseudonym };
      await writeTogether(documents, {
        gone: { Delete: { TableName: table(name), Key: { phone, [sortKey]: row[sortKey] } } },
        kept: { Put: { TableName: table(name), Item } },
      });
      moved += 1;
    }
    return moved;
  }

  /** A sale stays known by its id for ever, so that nothing counts it again; whose it was, nobody knows. */
  async function renameSales(): Promise<number> {
    let renamed = 0;
    const rows = scanRows(documents, {
      TableName: table('sales'),
      FilterExpression: 'phone = :phone',
      ExpressionAttributeValues: { ':phone': phone },
      ProjectionExpression: 'sale_id',
      ConsistentRead: true,
    });
    for await (const { sale_id } of rows) {
      await documents.send(
        new UpdateCommand({
          TableName: table('sales'),
          Key: { sale_id },
          UpdateExpression: 'SET phone = :pseudonym',
          ExpressionAttributeValues: { ':pseudonym': pseudonym },
        }),
      );
      renamed += 1;
    }
    return renamed;
  }

  /** The points lapse, as a row of the ledger: what all members hold, and what the month says of it, stay exact. */
  async function forfeit(): Promise<void> {
    await lookAgain({ tries: TRIES, who: 'Run it again: the balance' }, async () => {
      const member = await memberOf(pseudonym);
      if (member === undefined) return 'done';
      const at = now();
      const day = localDate(at, shop.timeZone);
      const { balance } = member;
      const done = await transact({
        balance: balanceItem(table('members'), {
          phone: pseudonym,
          points: exact(-balance),
          at,
          guard: { atLeast: balance, below: exact(balance + 0.0001) },
        }),
        ledger: ledgerItem(table('ledger'), {
          phone: pseudonym,
          ts: forfeitKey(at),
          points_change: exact(-balance),
          reason: 'erased',
          posted_at: at.toISOString(),
          day,
        }),
        audit: auditItem(table('audit'), {
          phone: pseudonym,
          at,
          action: 'erased',
          by_user: 'owner',
          before: { balance },
          after: { balance: 0 },
          day,
        }),
      });
      return done.applied ? 'done' : 'again';
    });
  }
}

const erasingKey = (phone: string): string => `erasing#${guestId(phone)}`;

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
