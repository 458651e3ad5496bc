// loy-staff: who may work at the desk. Every change to the list is one transaction with its audit entry, and the shop can
// never be left without a manager.
import { type DynamoDBDocumentClient, GetCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import type { TransactItem } from '../../../shared/aws/conditional.ts';
import { makeConditionalUpdate } from '../../../shared/aws/conditional-update.ts';
import { makeTransact } from '../../../shared/aws/transact.ts';
import { localDate } from '../../../shared/time/time.ts';
import type { AuditAction, StaffRow } from '../rows.ts';
import { auditItem } from './audit.ts';
import { makeStaffTries } from './staff-tries.ts';

export type StaffTables = { readonly staff: string; readonly audit: string };
export type Staff = ReturnType<typeof makeStaff>;
export type StaffRole = StaffRow['role'];

/** Who does it to whom, and when. `by` is a staff member's name, or `owner` for the command line. */
export type StaffDeed = { readonly name: string; readonly by: string; readonly at: Date };
export type ListChange = 'done' | 'unknown' | 'last-manager';

type Facts = Readonly<Record<string, unknown>>;

/** More changes than this never meet at one list. */
const MOST_RACES = 20;
/** So many sessions that ended are forgotten in one go. */
const MOST_PRUNED = 50;

const personIsThere = 'attribute_exists(#name)';
const nameIsFree = 'attribute_not_exists(#name)';
const roleIsTheSame = '#role = :before';
const isStillManager = '#role = :manager';
const NAME = { '#name': 'name' };
const ROLE = { '#role': 'role' };

export function makeStaff(client: DynamoDBDocumentClient, tables: StaffTables, zone: string) {
  const { staff: TableName } = tables;
  const update = makeConditionalUpdate(client, TableName);
  const transact = makeTransact(client);
  const tries = makeStaffTries(client, TableName);
  /** The list and the audit, both or neither; where the last manager could go, only while another stays. */
  const applied = async (
    person: TransactItem,
    audit: TransactItem,
    manager?: TransactItem,
  ): Promise<boolean> => (await transact({ person, audit, manager })).applied;

  /** One person as they are this second. */
  async function get(name: string): Promise<StaffRow | undefined> {
    const { Item } = await client.send(new GetCommand({ TableName, Key: { name }, ConsistentRead: true }));
    return Item as StaffRow | undefined;
  }

  /** Everybody, by the name that is shown. */
  async function list(): Promise<StaffRow[]> {
    const rows: StaffRow[] = [];
    let from: Record<string, unknown> | undefined;
    do {
      const { Items = [], LastEvaluatedKey } = await client.send(
        new ScanCommand({ TableName, ConsistentRead: true, ExclusiveStartKey: from }),
      );
      rows.push(...(Items as StaffRow[]));
      from = LastEvaluatedKey;
    } while (from !== undefined);
    return rows.sort((left, right) => left.shown_name.localeCompare(right.shown_name));
  }

  function entry(
    { name, by, at }: StaffDeed,
    action: AuditAction,
    before: Facts,
    after: Facts,
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

  /** The check that another manager stays; undefined when there is none. */
  async function anotherManager(name: string): Promise<TransactItem | undefined> {
    const other = (await list()).find((row) => row.role === 'manager' && row.name !== name);
    if (other === undefined) return undefined;
    return {
      ConditionCheck: {
        TableName,
        Key: { name: other.name },
        ConditionExpression: isStillManager,
        ExpressionAttributeNames: ROLE,
        ExpressionAttributeValues: { ':manager': 'manager' },
      },
    };
  }

  /** A change by which the last manager could be lost; it is made only while there is another. */
  async function keepingAManager(
    name: string,
    change: (row: StaffRow) => readonly [person: TransactItem, audit: TransactItem] | undefined,
  ): Promise<ListChange> {
    for (let race = 1; race <= MOST_RACES; race += 1) {
      const row = await get(name);
      if (row === undefined) return 'unknown';
      const wanted = change(row);
      if (wanted === undefined) return 'done';
      const check = row.role === 'manager' ? await anotherManager(name) : undefined;
      if (row.role === 'manager' && check === undefined) return 'last-manager';
      if (await applied(...wanted, check)) return 'done';
    }
    throw new Error('The staff list changed under every try');
  }

  return {
    get,
    list,
    ...tries,

    /** Ends one session for good, and forgets those whose hours are over anyway. */
    async endSession(
      { name, ended_sessions: ended = {} }: StaffRow,
      session: { readonly id: string; readonly endsAt: Date },
      at: Date,
    ): Promise<void> {
      const past = Object.keys(ended)
        .filter((id) => id !== session.id && Date.parse(ended[id] ?? '') <= at.getTime())
        .slice(0, MOST_PRUNED);
      const pastNames = past.map((id, index) => [`#past${index}`, id] as const);
      const prune = pastNames.map(([placeholder]) => `ended_sessions.${placeholder}`).join(', ');
      const isEnded = await update({
        key: { name },
        when: 'attribute_exists(ended_sessions)',
        change: `SET ended_sessions.#id = :until${prune === '' ? '' : ` REMOVE ${prune}`}`,
        names: { '#id': session.id, ...Object.fromEntries(pastNames) },
        values: { ':until': session.endsAt.toISOString() },
      });
      if (isEnded) return;
      await update({
        key: { name },
        when: `${personIsThere} AND attribute_not_exists(ended_sessions)`,
        change: 'SET ended_sessions = :first',
        names: NAME,
        values: { ':first': { [session.id]: session.endsAt.toISOString() } },
      });
    },

    /** Puts somebody on the list; `taken` when the name is on it. */
    async add(
      deed: StaffDeed & { readonly shownName: string; readonly role: StaffRole; readonly pinHash: string },
    ): Promise<'added' | 'taken'> {
      const { name, shownName, role, pinHash, by, at } = deed;
      const Item: StaffRow = {
        name,
        shown_name: shownName,
        role,
        pin_hash: pinHash,
        failures: 0,
        ended_sessions: {},
        devices: {},
        added_at: at.toISOString(),
        added_by: by,
      };
      const isAdded = await applied(
        { Put: { TableName, Item, ConditionExpression: nameIsFree, ExpressionAttributeNames: NAME } },
        entry(deed, 'staff-added', {}, { role }),
      );
      return isAdded ? 'added' : 'taken';
    },

    /** Takes somebody off the list; their sessions end with it. */
    remove: (deed: StaffDeed): Promise<ListChange> =>
      keepingAManager(deed.name, ({ role }) => [
        {
          Delete: {
            TableName,
            Key: { name: deed.name },
            ConditionExpression: roleIsTheSame,
            ExpressionAttributeNames: ROLE,
            ExpressionAttributeValues: { ':before': role },
          },
        },
        entry(deed, 'staff-removed', { role }, {}),
      ]),

    /** Makes somebody a manager, or one of the staff. The role they have already changes nothing. */
    setRole: (deed: StaffDeed & { readonly role: StaffRole }): Promise<ListChange> =>
      keepingAManager(deed.name, ({ role }) =>
        role === deed.role
          ? undefined
          : [
              {
                Update: {
                  TableName,
                  Key: { name: deed.name },
                  ConditionExpression: roleIsTheSame,
                  UpdateExpression: 'SET #role = :after',
                  ExpressionAttributeNames: ROLE,
                  ExpressionAttributeValues: { ':before': role, ':after': deed.role },
                },
              },
              entry(deed, 'role-changed', { role }, { role: deed.role }),
            ],
      ),

    /** A new PIN: every session opened with another is over, and so is a lock. */
    async setPin(
      deed: StaffDeed & { readonly pinHash: string; readonly action: 'pin-reset' | 'pin-changed' },
    ): Promise<'done' | 'unknown'> {
      const isSet = await applied(
        {
          Update: {
            TableName,
            Key: { name: deed.name },
            ConditionExpression: personIsThere,
            UpdateExpression:
              'SET pin_hash = :hash, failures = :none, ended_sessions = :empty, devices = :empty REMOVE locked_until',
            ExpressionAttributeNames: NAME,
            ExpressionAttributeValues: {
              ':hash': deed.pinHash,
              ':none': 0,
              ':empty': {},
            },
          },
        },
        entry(deed, deed.action, {}, {}),
      );
      return isSet ? 'done' : 'unknown';
    },

    /** Ends a lock; the PIN stays. */
    async unlock(deed: StaffDeed): Promise<'done' | 'unknown'> {
      const row = await get(deed.name);
      if (row === undefined) return 'unknown';
      const devices = Object.entries(row.devices ?? {});
      if (row.failures === 0 && devices.every(([, { failures }]) => failures === 0)) return 'done';
      const isUnlocked = await applied(
        {
          Update: {
            TableName,
            Key: { name: deed.name },
            ConditionExpression: personIsThere,
            // Their own browsers too: whoever mistyped on one stands at the counter and waits.
            UpdateExpression: 'SET failures = :none, devices = :devices REMOVE locked_until',
            ExpressionAttributeNames: NAME,
            ExpressionAttributeValues: {
              ':none': 0,
              ':devices': Object.fromEntries(devices.map(([id, { last }]) => [id, { failures: 0, last }])),
            },
          },
        },
        entry(deed, 'staff-unlocked', { failures: row.failures }, { failures: 0 }),
      );
      return isUnlocked ? 'done' : 'unknown';
    },
  };
}
