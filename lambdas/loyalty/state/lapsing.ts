// loy-lapsing: the regulars who slipped away, as the list stands now, and what becomes of them. Every step is one
// transaction with its entry in loy-audit, and repeating a step changes nothing. Points are never touched here.
import { DeleteCommand, type DynamoDBDocumentClient, GetCommand, paginateScan } from '@aws-sdk/lib-dynamodb';
import type { TransactItem } from '../../../shared/aws/conditional.ts';
import { makeConditionalUpdate } from '../../../shared/aws/conditional-update.ts';
import { makeTransact } from '../../../shared/aws/transact.ts';
import { localDate } from '../../../shared/time/time.ts';
import type { AuditAction, AuditRow, LapsingRow, MemberRow } from '../rows.ts';
import { auditItem } from './audit.ts';
import { type MemberSnapshot, memberSnapshot } from './snapshot.ts';

export type Lapsing = ReturnType<typeof makeLapsing>;
export type LapsingTables = { readonly members: string; readonly lapsing: string; readonly audit: string };

/** Who does it and when. `at` names the act: the same `at` again is the same act told twice. */
export type Act = { readonly phone: string; readonly at: Date; readonly byUser: string };

export type Nudged =
  /** `ref` names this one nudge for loy.win_back; announce it on `already` too, the mail goes out once. */
  | { readonly kind: 'nudged' | 'already'; readonly ref: string; readonly count: number }
  | { readonly kind: 'too-many'; readonly count: number }
  /** Somebody else nudged them since the page was opened. */
  | { readonly kind: 'given-meanwhile' }
  | { readonly kind: 'not-listed' };

const MOST_TRIES = 5;

/** Names one nudge: the time they were listed and the nudge's number since. */
export const nudgeRef = (row: Pick<LapsingRow, 'listed_at'>, number: number): string =>
  `${row.listed_at}#${number}`;

export function makeLapsing(client: DynamoDBDocumentClient, tables: LapsingTables, zone: string) {
  const update = makeConditionalUpdate(client, tables.lapsing);
  const transact = makeTransact(client);

  async function get(phone: string): Promise<LapsingRow | undefined> {
    const { Item } = await client.send(
      new GetCommand({ TableName: tables.lapsing, Key: { phone }, ConsistentRead: true }),
    );
    return Item as LapsingRow | undefined;
  }

  const entry = (
    { phone, at, byUser }: Act,
    action: AuditAction,
    change: Pick<AuditRow, 'before' | 'after'>,
  ): TransactItem =>
    auditItem(tables.audit, { phone, at, action, by_user: byUser, ...change, day: localDate(at, zone) });

  return {
    get,

    /** The whole list, those away longest first. It is only as long as the list itself. */
    async list(): Promise<LapsingRow[]> {
      const rows: LapsingRow[] = [];
      for await (const { Items = [] } of paginateScan(
        { client },
        { TableName: tables.lapsing, ConsistentRead: true },
      ))
        rows.push(...(Items as LapsingRow[]));
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

    /**
     * Counts one nudge, at most `maxNudges` since the member was listed; sending it is the caller's, by loy.win_back
     * with the `ref`.
     */
    async nudge({
      maxNudges,
      seen,
      ...act
    }: Act & {
      readonly maxNudges: number;
      /** The last nudge that the page knew of (empty for none); absent where no page was open. */
      readonly seen?: string;
    }): Promise<Nudged> {
      const at = act.at.toISOString();
      const sinceThePage =
        seen === undefined
          ? ''
          : seen === ''
            ? ' AND attribute_not_exists(last_nudge)'
            : ' AND last_nudge = :seen';
      for (let attempt = 1; attempt <= MOST_TRIES; attempt += 1) {
        const row = await get(act.phone);
        if (row === undefined) return { kind: 'not-listed' };
        const { nudge_count: before, listed_at } = row;
        if (row.last_nudge === at) return { kind: 'already', ref: nudgeRef(row, before), count: before };
        if (before >= maxNudges) return { kind: 'too-many', count: before };
        const ref = nudgeRef(row, before + 1);
        const told = entry(act, 'nudge', {
          before: { nudge_count: before },
          after: { nudge_count: before + 1, ref },
        });
        const outcome = await transact({
          // The same act counts once, also when another nudge came between.
          act: {
            Put: {
              ...told.Put,
              TableName: tables.audit,
              Item: told.Put?.Item,
              ConditionExpression: 'attribute_not_exists(phone)',
              ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
            },
          },
          list: {
            Update: {
              TableName: tables.lapsing,
              Key: { phone: act.phone },
              // The same listing, and nobody nudged in between.
              ConditionExpression: 'listed_at = :listedAt AND nudge_count = :before',
              UpdateExpression: 'SET nudge_count = :after, last_nudge = :at, last_nudge_by = :by',
              ExpressionAttributeValues: {
                ':listedAt': listed_at,
                ':before': before,
                ':after': before + 1,
                ':at': at,
                ':by': act.byUser,
              },
            },
          },
          member: {
            Update: {
              TableName: tables.members,
              Key: { phone: act.phone },
              ConditionExpression: `attribute_exists(phone)${sinceThePage}`,
              UpdateExpression: 'SET last_nudge = :at',
              ExpressionAttributeValues: {
                ':at': at,
                ...(seen === undefined || seen === '' ? {} : { ':seen': seen }),
              },
              ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
            },
          },
        });
        if (outcome.applied) return { kind: 'nudged', ref, count: before + 1 };
        const { refusedBy, rows } = outcome;
        const done = (rows.act as AuditRow | undefined)?.after;
        if (done !== undefined)
          return { kind: 'already', ref: String(done.ref), count: Number(done.nudge_count) };
        // Is the list another by now, then it is looked at again first.
        if (refusedBy.includes('member') && !refusedBy.includes('list'))
          return { kind: rows.member === undefined ? 'not-listed' : 'given-meanwhile' };
      }
      throw new Error('The list kept changing under this nudge');
    },

    /**
     * No more mails until they come again; every point stays. `seen` makes it conditional on their not having been
     * seen since then. What the list said of them is kept, so that `unrest` can bring it back.
     */
    async rest({
      seen,
      member,
      ...act
    }: Act & {
      readonly seen?: string;
      /** As the caller read them: what the audit tells. */
      readonly member: MemberRow;
    }): Promise<{
      readonly kind: 'rested' | 'already' | 'unknown-member' | 'changed';
    }> {
      const row = await get(act.phone);
      const { phone: _, ...from } = row ?? { phone: act.phone };
      const outcome = await transact({
        member: {
          Update: {
            TableName: tables.members,
            Key: { phone: act.phone },
            ConditionExpression: `#status = :active${seen === undefined ? '' : ' AND last_seen = :seen'}`,
            UpdateExpression: 'SET #status = :rested, rested_from = :from REMOVE lapsing_since',
            ExpressionAttributeNames: { '#status': 'status' },
            ExpressionAttributeValues: {
              ':active': 'active',
              ':rested': 'rested',
              ':from': from,
              ...(seen === undefined ? {} : { ':seen': seen }),
            },
            ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
          },
        },
        list: { Delete: { TableName: tables.lapsing, Key: { phone: act.phone } } },
        audit: entry(act, 'rest', {
          before: { ...memberSnapshot(member), ...from, status: 'active' },
          after: { ...withoutList(memberSnapshot(member)), status: 'rested' },
        }),
      });
      if (outcome.applied) return { kind: 'rested' };
      const now = outcome.rows.member as MemberRow | undefined;
      if (now === undefined) return { kind: 'unknown-member' };
      return { kind: now.status === 'rested' ? 'already' : 'changed' };
    },

    /** Takes a rest back: active again, and on the list again as they were. `member` is the row as it was read. */
    async unrest({ member, at, byUser }: Omit<Act, 'phone'> & { readonly member: MemberRow }): Promise<{
      readonly kind: 'active' | 'already' | 'unknown-member';
    }> {
      const { phone, rested_from } = member;
      const listed_at = rested_from?.listed_at;
      const outcome = await transact({
        member: {
          Update: {
            TableName: tables.members,
            Key: { phone },
            ConditionExpression: '#status = :rested',
            UpdateExpression: `SET #status = :active${listed_at === undefined ? '' : ', lapsing_since = :since'} REMOVE rested_from`,
            ExpressionAttributeNames: { '#status': 'status' },
            ExpressionAttributeValues: {
              ':active': 'active',
              ':rested': 'rested',
              ...(listed_at === undefined ? {} : { ':since': listed_at }),
            },
            ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
          },
        },
        list:
          listed_at === undefined
            ? undefined
            : { Put: { TableName: tables.lapsing, Item: { ...rested_from, phone } } },
        audit: entry({ phone, at, byUser }, 'unrest', {
          before: memberSnapshot(member),
          after: { ...memberSnapshot(member), ...rested_from, status: 'active' },
        }),
      });
      if (outcome.applied) return { kind: 'active' };
      return { kind: outcome.rows.member === undefined ? 'unknown-member' : 'already' };
    },

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

    /** Takes a row off the list whose member is gone. */
    async forgotten(phone: string): Promise<void> {
      await client.send(new DeleteCommand({ TableName: tables.lapsing, Key: { phone } }));
    },
  };
}

const withoutList = ({ lapsing_since: _, ...rest }: MemberSnapshot): Partial<MemberSnapshot> => rest;
