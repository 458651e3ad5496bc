// PINs of the staff: set anew, or unlocked. Tries of one are counted in staff-tries.ts.
import type { StaffRow } from '../desk-rows.ts';
import type { StaffDeed, StaffPlace } from './staff-place.ts';

const personIsThere = 'attribute_exists(#name)';
const NAME = { '#name': 'name' };

export function makeStaffPins(
  { TableName, applied, entry }: StaffPlace,
  get: (name: string) => Promise<StaffRow | undefined>,
) {
  return {
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
