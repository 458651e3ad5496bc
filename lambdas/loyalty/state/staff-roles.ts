// Who is a manager, and who is on the list at all: the shop can never be left without a manager.
import type { TransactItem } from '../../../shared/aws/conditional.ts';
import { lookAgain } from '../../../shared/aws/look-again.ts';
import type { StaffRow } from '../desk-rows.ts';
import type { StaffDeed, StaffPlace, StaffRole } from './staff-place.ts';

export type ListChange = 'done' | 'unknown' | 'last-manager';

/** More changes than this never meet at one list. */
const TRIES = 20;
const roleIsTheSame = '#role = :before';
const isStillManager = '#role = :manager';
const ROLE = { '#role': 'role' };

export function makeStaffRoles(
  { TableName, applied, entry }: StaffPlace,
  {
    get,
    list,
  }: {
    readonly get: (name: string) => Promise<StaffRow | undefined>;
    readonly list: () => Promise<readonly StaffRow[]>;
  },
) {
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
    return lookAgain({ tries: TRIES, who: 'The staff list' }, async () => {
      const row = await get(name);
      if (row === undefined) return 'unknown';
      const wanted = change(row);
      if (wanted === undefined) return 'done';
      const check = row.role === 'manager' ? await anotherManager(name) : undefined;
      if (row.role === 'manager' && check === undefined) return 'last-manager';
      return (await applied(...wanted, check)) ? 'done' : 'again';
    });
  }

  return {
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
  };
}
