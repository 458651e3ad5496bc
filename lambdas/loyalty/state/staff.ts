// loy-staff: who may work at the desk. Every change to the list is one transaction with its audit entry, and the shop can
// never be left without a manager.
import { type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import { allOf, scanRows } from '../../../shared/aws/pages.ts';
import type { StaffRow } from '../desk-rows.ts';
import { makeStaffGoodwill } from './staff-goodwill.ts';
import { makeStaffPins } from './staff-pins.ts';
import { type StaffDeed, type StaffRole, type StaffTables, staffPlace } from './staff-place.ts';
import { makeStaffRoles } from './staff-roles.ts';
import { makeStaffSessions } from './staff-sessions.ts';
import { makeStaffTries } from './staff-tries.ts';

export type Staff = ReturnType<typeof makeStaff>;

const nameIsFree = 'attribute_not_exists(#name)';
const NAME = { '#name': 'name' };

export function makeStaff(client: DynamoDBDocumentClient, tables: StaffTables, zone: string) {
  const { staff: TableName } = tables;
  const place = staffPlace(client, tables, zone);
  const { applied, entry } = place;

  /** One person as they are this second. */
  async function get(name: string): Promise<StaffRow | undefined> {
    const { Item } = await client.send(new GetCommand({ TableName, Key: { name }, ConsistentRead: true }));
    return Item as StaffRow | undefined;
  }

  /** Everybody, by the name that is shown. */
  async function list(): Promise<StaffRow[]> {
    const rows = await allOf(scanRows<StaffRow>(client, { TableName, ConsistentRead: true }));
    return rows.sort((left, right) => left.shown_name.localeCompare(right.shown_name));
  }

  return {
    get,
    list,
    ...makeStaffTries(client, TableName),
    ...makeStaffSessions(client, TableName),
    ...makeStaffGoodwill(TableName, get),
    ...makeStaffRoles(place, { get, list }),
    ...makeStaffPins(place, get),

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
  };
}
