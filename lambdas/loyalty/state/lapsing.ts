// loy-lapsing: the regulars who slipped away, as the list stands now, and what becomes of them. Every step is one
// transaction with its entry in loy-audit, and repeating a step changes nothing. Points are never touched here.
import { DeleteCommand, type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import { makeConditionalUpdate } from '../../../shared/aws/conditional-update.ts';
import { allOf, scanRows } from '../../../shared/aws/pages.ts';
import { makeTransact } from '../../../shared/aws/transact.ts';
import type { LapsingRow, MemberRow } from '../rows.ts';
import { type LapsingTables, lapsingEntry } from './lapsing-place.ts';
import { makeNudging } from './nudging.ts';
import { makeResting } from './resting.ts';

export type Lapsing = ReturnType<typeof makeLapsing>;
export function makeLapsing(client: DynamoDBDocumentClient, tables: LapsingTables, zone: string) {
  const update = makeConditionalUpdate(client, tables.lapsing);
  const transact = makeTransact(client);

  async function get(phone: string): Promise<LapsingRow | undefined> {
    const { Item } = await client.send(
      new GetCommand({ TableName: tables.lapsing, Key: { phone }, ConsistentRead: true }),
    );
    return Item as LapsingRow | undefined;
  }

  const entry = lapsingEntry(tables.audit, zone);
  const place = { tables, transact, get, entry };

  return {
    get,
    ...makeNudging(place),
    ...makeResting(place),

    /** The whole list, those away longest first. It is only as long as the list itself. */
    async list(): Promise<LapsingRow[]> {
      const rows = await allOf(
        scanRows<LapsingRow>(client, { TableName: tables.lapsing, ConsistentRead: true }),
      );
      return rows.sort(
        (one, other) => other.weeks_away - one.weeks_away || (one.phone < other.phone ? -1 : 1),
      );
    },

    /** Puts a member on the list, unless they came, were rested or were listed since they were read. */
    async listed(listing: {
      readonly member: MemberRow;
      readonly weeksAway: number;
      readonly at: Date;
    }): Promise<{ readonly kind: 'listed'; readonly row: LapsingRow } | { readonly kind: 'changed' }> {
      const { phone, last_seen } = listing.member;
      const listed_at = listing.at.toISOString();
      const row: LapsingRow = { phone, listed_at, weeks_away: listing.weeksAway, nudge_count: 0 };
      const { applied } = await transact({
        list: {
          Put: {
            TableName: tables.lapsing,
            Item: row,
            ConditionExpression: 'attribute_not_exists(phone)',
          },
        },
        member: {
          Update: {
            TableName: tables.members,
            Key: { phone },
            // Still active, still not seen again, and on no list.
            ConditionExpression:
              '#status = :active AND last_seen = :seen AND attribute_not_exists(lapsing_since)',
            UpdateExpression: 'SET lapsing_since = :at',
            ExpressionAttributeNames: { '#status': 'status' },
            ExpressionAttributeValues: { ':active': 'active', ':seen': last_seen ?? '', ':at': listed_at },
          },
        },
      });
      return applied ? { kind: 'listed', row } : { kind: 'changed' };
    },

    /** Writes down how long they have been away by now. */
    weeksAway: (phone: string, weeks: number): Promise<boolean> =>
      update({
        key: { phone },
        when: 'attribute_exists(phone)',
        change: 'SET weeks_away = :weeks',
        values: { ':weeks': weeks },
      }),

    /** Takes somebody off the list who is no longer lapsing; `returned` where that is because they were seen again. */
    async unlisted({
      row,
      returned,
      at,
    }: {
      readonly row: LapsingRow;
      readonly returned: boolean;
      readonly at: Date;
    }): Promise<boolean> {
      const { phone, ...from } = row;
      const { applied } = await transact({
        list: {
          Delete: {
            TableName: tables.lapsing,
            Key: { phone },
            ConditionExpression: 'listed_at = :listedAt',
            ExpressionAttributeValues: { ':listedAt': row.listed_at },
          },
        },
        member: {
          Update: {
            TableName: tables.members,
            Key: { phone },
            ConditionExpression: 'attribute_exists(phone)',
            UpdateExpression: 'REMOVE lapsing_since',
          },
        },
        audit: returned
          ? entry({ phone, at, byUser: 'system' }, 'returned', {
              before: from,
              after: { status: 'active' },
            })
          : undefined,
      });
      return applied;
    },

    /** Notes that they would have been nudged now and are held out; once, as long as they are on the list. */
    async holdOut({ row, at }: { readonly row: LapsingRow; readonly at: Date }): Promise<boolean> {
      const { phone, listed_at } = row;
      const { applied } = await transact({
        list: {
          Update: {
            TableName: tables.lapsing,
            Key: { phone },
            ConditionExpression: 'listed_at = :listedAt AND attribute_not_exists(held_out_at)',
            UpdateExpression: 'SET held_out_at = :at',
            ExpressionAttributeValues: { ':listedAt': listed_at, ':at': at.toISOString() },
          },
        },
        audit: entry({ phone, at, byUser: 'system' }, 'held-out', { before: {}, after: { listed_at } }),
      });
      return applied;
    },

    /** Takes a row off the list whose member is gone. */
    async forgotten(phone: string): Promise<void> {
      await client.send(new DeleteCommand({ TableName: tables.lapsing, Key: { phone } }));
    },
  };
}
