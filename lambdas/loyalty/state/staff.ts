// loy-staff: who may work at the desk. Every change to the list is one transaction with its audit entry; the shop can
// never be left without a manager.
import {
  type DynamoDBDocumentClient,
  GetCommand,
  ScanCommand,
  TransactWriteCommand,
} from '@aws-sdk/lib-dynamodb';
import { isTransactionRefused, retryConflicts, type TransactItem } from '../../../shared/aws/conditional.ts';
import { makeConditionalUpdate } from '../../../shared/aws/conditional-update.ts';
import { pause } from '../../../shared/aws/pause.ts';
import { localDate } from '../../../shared/time.ts';
import { decideTry, type TryDecision } from '../decisions/pin-lock.ts';
import { auditItem } from './audit.ts';
import type { AuditAction, StaffRow } from './rows.ts';

export type StaffTables = { readonly staff: string; readonly audit: string };
export type Staff = ReturnType<typeof makeStaff>;
export type StaffRole = StaffRow['role'];

/** Who does it to whom, and when. `by` is a staff member's name, or `owner` for the command line. */
export type StaffDeed = { readonly name: string; readonly by: string; readonly at: Date };

export type TryAnswer =
  | { readonly kind: 'compare'; readonly row: StaffRow }
  | Exclude<TryDecision, { kind: 'compare' }>
  | { readonly kind: 'unknown' };

export type ListChange = 'done' | 'unknown' | 'last-manager';

/** More writers than this never meet at one row: a desk has a handful of people. */
const MOST_RACES = 20;
/** So many sessions that ended are forgotten in one go. */
const MOST_PRUNED = 50;

const personIsThere = 'attribute_exists(#name)';
const names = { '#name': 'name' };

export function makeStaff(client: DynamoDBDocumentClient, tables: StaffTables, zone: string) {
  const update = makeConditionalUpdate(client, tables.staff);

  /** Strongly consistent. */
  async function get(name: string): Promise<StaffRow | undefined> {
    const { Item } = await client.send(
      new GetCommand({ TableName: tables.staff, Key: { name }, ConsistentRead: true }),
    );
    return Item as StaffRow | undefined;
  }

  /** Everybody, by shown name. */
  async function list(): Promise<StaffRow[]> {
    const rows: StaffRow[] = [];
    let from: Record<string, unknown> | undefined;
    do {
      const { Items = [], LastEvaluatedKey } = await client.send(
        new ScanCommand({ TableName: tables.staff, ConsistentRead: true, ExclusiveStartKey: from }),
      );
      rows.push(...(Items as StaffRow[]));
      from = LastEvaluatedKey;
    } while (from !== undefined);
    return rows.sort((left, right) => left.shown_name.localeCompare(right.shown_name));
  }

  /**
   * Counts a try before its PIN is compared. The write is conditional on the count that was read, so that of many tries
   * at once, over any number of copies of the function, each gets a number of its own and none passes the lock.
   */
  async function countTry(name: string, at: Date): Promise<TryAnswer> {
    for (let race = 1; race <= MOST_RACES; race += 1) {
      const row = await get(name);
      const decision = row === undefined ? { kind: 'unknown' as const } : decideTry(countOf(row), at);
      if (row === undefined || decision.kind !== 'compare') {
        // As many calls as for a name that is compared, so that the time of the answer tells nothing.
        await update({
          key: { name },
          when: 'failures = :never',
          change: 'SET failures = :never',
          values: { ':never': -1 },
        });
        return decision as TryAnswer;
      }
      const { counted } = decision;
      const written = await update({
        key: { name },
        when: 'failures = :seen AND pin_hash = :hash',
        change:
          counted.lockedUntil === undefined
            ? 'SET failures = :counted REMOVE locked_until'
            : 'SET failures = :counted, locked_until = :until',
        values: {
          ':seen': row.failures,
          ':hash': row.pin_hash,
          ':counted': counted.failures,
          ...(counted.lockedUntil === undefined ? {} : { ':until': counted.lockedUntil }),
        },
      });
      if (written) return { kind: 'compare', row };
      await pause(5 * race);
    }
    // Twenty others counted a try in between: nobody types that fast.
    return { kind: 'wait', until: at.toISOString() };
  }

  return {
    get,
    list,
    countTry,

    /** The PIN was right: the count begins anew. False when the PIN was changed in between. */
    forgetTries: ({ name, pin_hash }: StaffRow): Promise<boolean> =>
      update({
        key: { name },
        when: 'pin_hash = :hash',
        change: 'SET failures = :none REMOVE locked_until',
        values: { ':hash': pin_hash, ':none': 0 },
      }),

    /** Ends one session for good; those whose hours are over are forgotten. */
    async endSession(row: StaffRow, session: { readonly id: string; readonly endsAt: Date }, at: Date) {
      const past = Object.entries(row.ended_sessions ?? {})
        .filter(([id, endsAt]) => id !== session.id && Date.parse(endsAt) <= at.getTime())
        .slice(0, MOST_PRUNED)
        .map(([id]) => id);
      const prune =
        past.length === 0
          ? ''
          : ` REMOVE ${past.map((_, index) => `ended_sessions.#past${index}`).join(', ')}`;
      const ended = await update({
        key: { name: row.name },
        when: 'attribute_exists(ended_sessions)',
        change: `SET ended_sessions.#id = :until${prune}`,
        names: { '#id': session.id, ...Object.fromEntries(past.map((id, index) => [`#past${index}`, id])) },
        values: { ':until': session.endsAt.toISOString() },
      });
      if (!ended)
        await update({
          key: { name: row.name },
          when: `${personIsThere} AND attribute_not_exists(ended_sessions)`,
          change: 'SET ended_sessions = :map',
          names,
          values: { ':map': { [session.id]: session.endsAt.toISOString() } },
        });
    },

    /** Puts somebody on the list; `taken` when the name is on it. */
    async add(
      deed: StaffDeed & { readonly shownName: string; readonly role: StaffRole; readonly pinHash: string },
    ): Promise<'added' | 'taken'> {
      const row: StaffRow = {
        name: deed.name,
        shown_name: deed.shownName,
        role: deed.role,
        pin_hash: deed.pinHash,
        failures: 0,
        ended_sessions: {},
        added_at: deed.at.toISOString(),
        added_by: deed.by,
      };
      const added = await transact([
        {
          Put: {
            TableName: tables.staff,
            Item: row,
            ConditionExpression: 'attribute_not_exists(#name)',
            ExpressionAttributeNames: names,
          },
        },
        entry(deed, 'staff-added', {}, { role: deed.role }),
      ]);
      return added ? 'added' : 'taken';
    },

    /** Takes somebody off the list; their sessions end with it. */
    remove: (deed: StaffDeed): Promise<ListChange> =>
      keepingAManager(deed.name, ({ role }) => [
        {
          Delete: {
            TableName: tables.staff,
            Key: { name: deed.name },
            ConditionExpression: '#role = :role',
            ExpressionAttributeNames: { '#role': 'role' },
            ExpressionAttributeValues: { ':role': role },
          },
        },
        entry(deed, 'staff-removed', { role }, {}),
      ]),

    /** Makes somebody a manager, or a manager one of the staff. The same role again changes nothing. */
    setRole: (deed: StaffDeed & { readonly role: StaffRole }): Promise<ListChange> =>
      keepingAManager(
        deed.name,
        ({ role }) =>
          role === deed.role
            ? []
            : [
                change(deed.name, {
                  when: '#role = :before',
                  change: 'SET #role = :after',
                  names: { '#role': 'role' },
                  values: { ':before': role, ':after': deed.role },
                }),
                entry(deed, 'role-changed', { role }, { role: deed.role }),
              ],
        deed.role === 'manager',
      ),

    /** A new PIN: every session begun before is over, and so is a lock. */
    setPin: async (
      deed: StaffDeed & { readonly pinHash: string; readonly action: 'pin-reset' | 'pin-changed' },
    ): Promise<'done' | 'unknown'> =>
      (await transact([
        change(deed.name, {
          when: personIsThere,
          change:
            'SET pin_hash = :hash, failures = :none, sessions_from = :now, ended_sessions = :empty REMOVE locked_until',
          names,
          values: { ':hash': deed.pinHash, ':none': 0, ':now': deed.at.toISOString(), ':empty': {} },
        }),
        entry(deed, deed.action, {}, {}),
      ]))
        ? 'done'
        : 'unknown',

    /** Ends a lock; the PIN stays. */
    async unlock(deed: StaffDeed): Promise<'done' | 'unknown'> {
      const row = await get(deed.name);
      if (row === undefined) return 'unknown';
      if (row.failures === 0 && row.locked_until === undefined) return 'done';
      const unlocked = await transact([
        change(deed.name, {
          when: personIsThere,
          change: 'SET failures = :none REMOVE locked_until',
          names,
          values: { ':none': 0 },
        }),
        entry(deed, 'staff-unlocked', { failures: row.failures }, { failures: 0 }),
      ]);
      return unlocked ? 'done' : 'unknown';
    },
  };

  /** A change that a manager may be lost by: it counts only while another one is on the list. */
  async function keepingAManager(
    name: string,
    items: (row: StaffRow) => readonly TransactItem[],
    keepsRole = false,
  ): Promise<ListChange> {
    for (let race = 1; race <= MOST_RACES; race += 1) {
      const row = await get(name);
      if (row === undefined) return 'unknown';
      const own = items(row);
      if (own.length === 0) return 'done';
      const guard = row.role === 'manager' && !keepsRole ? await anotherManager(name) : [];
      if (guard === undefined) return 'last-manager';
      if (await transact([...own, ...guard])) return 'done';
    }
    throw new Error('The staff list changed under every try');
  }

  async function anotherManager(name: string): Promise<readonly TransactItem[] | undefined> {
    const other = (await list()).find((row) => row.role === 'manager' && row.name !== name);
    if (other === undefined) return undefined;
    return [
      {
        ConditionCheck: {
          TableName: tables.staff,
          Key: { name: other.name },
          ConditionExpression: '#role = :manager',
          ExpressionAttributeNames: { '#role': 'role' },
          ExpressionAttributeValues: { ':manager': 'manager' },
        },
      },
    ];
  }

  /** False when a condition did not hold. */
  async function transact(items: readonly TransactItem[]): Promise<boolean> {
    try {
      await retryConflicts(() => client.send(new TransactWriteCommand({ TransactItems: [...items] })), pause);
      return true;
    } catch (error) {
      if (isTransactionRefused(error)) return false;
      throw error;
    }
  }

  function change(
    name: string,
    write: { when: string; change: string; names: Record<string, string>; values: Record<string, unknown> },
  ): TransactItem {
    return {
      Update: {
        TableName: tables.staff,
        Key: { name },
        ConditionExpression: write.when,
        UpdateExpression: write.change,
        ExpressionAttributeNames: write.names,
        ExpressionAttributeValues: write.values,
      },
    };
  }

  function entry(
    { name, by, at }: StaffDeed,
    action: AuditAction,
    before: Readonly<Record<string, unknown>>,
    after: Readonly<Record<string, unknown>>,
  ): TransactItem {
    return auditItem(tables.audit, {
      phone: `staff:${name}`,
      at,
      action,
      by_user: by,
      before,
      after,
      day: localDate(at, zone),
    });
  }
}

const countOf = ({ failures, locked_until: lockedUntil }: StaffRow) => ({ failures, lockedUntil });
