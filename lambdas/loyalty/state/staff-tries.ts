// The count of PIN tries in loy-staff. A try is counted before its PIN is compared, and the write is conditional on the
// count that was read: of many tries at once, over any number of copies of the function, each gets a number of its own
// and none passes the lock.
import { type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import { makeConditionalUpdate } from '../../../shared/aws/conditional-update.ts';
import { lookAgain } from '../../../shared/aws/look-again.ts';
import { decideTry, MOST_DEVICE_TRIES, type TryDecision } from '../decisions/pin-lock.ts';
import type { DeviceTries, StaffRow } from '../desk-rows.ts';

export type TryAnswer =
  /** The PIN may be compared with this row's. */
  /** `device`: the known browser that counts this try for itself. */
  | { readonly kind: 'compare'; readonly row: StaffRow; readonly device?: string }
  | Exclude<TryDecision, { kind: 'compare' }>
  | { readonly kind: 'unknown' };

/** More tries than this never meet at one row: nobody types that fast. */
const TRIES = 20;

const tryIsTheNext = 'failures = :seen AND pin_hash = :hash';
const pinIsTheSame = 'pin_hash = :hash';
const neverTrue = 'failures = :never';

export function makeStaffTries(client: DynamoDBDocumentClient, table: string) {
  const update = makeConditionalUpdate(client, table);

  async function get(name: string): Promise<StaffRow | undefined> {
    const { Item } = await client.send(
      new GetCommand({ TableName: table, Key: { name }, ConsistentRead: true }),
    );
    return Item as StaffRow | undefined;
  }

  /** As many calls as for a name whose PIN is compared, so that the time of the answer tells nothing. */
  const spendAsMuch = (name: string): Promise<boolean> =>
    update({ key: { name }, when: neverTrue, change: 'SET failures = :never', values: { ':never': -1 } });

  return {
    /** Whether the PIN of this name may be compared now. `name` is lower-case. */
    async countTry(name: string, at: Date, deviceId?: string): Promise<TryAnswer> {
      const looks = {
        tries: TRIES,
        who: 'A PIN',
        pauseMs: 5,
        otherwise: () => ({ kind: 'wait', until: at.toISOString() }) as const,
      };
      return lookAgain<TryAnswer>(looks, async () => {
        const row = await get(name);
        if (row === undefined) {
          await spendAsMuch(name);
          return { kind: 'unknown' };
        }
        const { pin_hash: hash } = row;
        const device = knownDevice(row, deviceId);
        const { failures, locked_until: lockedUntil } = device ?? row;
        const decision = decideTry({ failures, lockedUntil }, at);
        if (decision.kind !== 'compare') {
          await spendAsMuch(name);
          return decision;
        }
        const until = decision.counted.lockedUntil;
        const its = device === undefined ? '' : 'devices.#device.';
        const isCounted = await update({
          key: { name },
          when: `${its}${tryIsTheNext}`,
          change: `SET ${its}failures = :counted${until === undefined ? '' : `, ${its}locked_until = :until`}`,
          ...(device === undefined ? {} : { names: { '#device': deviceId ?? '' } }),
          values: {
            ':seen': failures,
            ':hash': hash,
            ':counted': decision.counted.failures,
            ...(until === undefined ? {} : { ':until': until }),
          },
        });
        if (isCounted)
          return { kind: 'compare', row, ...(device === undefined ? {} : { device: deviceId ?? '' }) };
        return 'again';
      });
    },

    /**
     * The PIN was right: its count begins anew, that of this browser or that of all the others. False when the PIN was
     * changed, or its owner removed, in between.
     */
    forgetTries: ({ name, pin_hash: hash }: StaffRow, at: Date, device?: string): Promise<boolean> =>
      device !== undefined
        ? update({
            key: { name },
            when: `${pinIsTheSame} AND attribute_exists(devices.#device)`,
            change: 'SET devices.#device = :fresh',
            names: { '#device': device },
            values: { ':hash': hash, ':fresh': freshDevice(at) },
          })
        : update({
            key: { name },
            when: pinIsTheSame,
            change: 'SET failures = :none REMOVE locked_until',
            values: { ':hash': hash, ':none': 0 },
          }),

    /** This name signed in on this browser, which counts for itself from now on. The longest unused ones are forgotten. */
    async keepDevice({ name, devices }: StaffRow, device: string, at: Date): Promise<void> {
      if (devices === undefined) {
        const isFirst = await update({
          key: { name },
          when: 'attribute_exists(pin_hash) AND attribute_not_exists(devices)',
          change: 'SET devices = :first',
          values: { ':first': { [device]: freshDevice(at) } },
        });
        if (isFirst) return;
      }
      const old = Object.entries(devices ?? {})
        .filter(([id]) => id !== device)
        .sort(([, one], [, other]) => (one.last < other.last ? 1 : -1))
        .slice(MOST_DEVICES - 1)
        .map(([id], index) => [`#old${index}`, id] as const);
      const prune = old.map(([placeholder]) => `devices.${placeholder}`).join(', ');
      await update({
        key: { name },
        when: 'attribute_exists(devices)',
        change: `SET devices.#device = :fresh${prune === '' ? '' : ` REMOVE ${prune}`}`,
        names: { '#device': device, ...Object.fromEntries(old) },
        values: { ':fresh': freshDevice(at) },
      });
    },
  };
}

const MOST_DEVICES = 20;

const freshDevice = (at: Date): DeviceTries => ({ failures: 0, last: at.toISOString() });

/** The counter of a browser that this name signed in on, unless it has guessed too often. */
function knownDevice({ devices = {} }: StaffRow, id: string | undefined): DeviceTries | undefined {
  const device = id !== undefined && Object.hasOwn(devices, id) ? devices[id] : undefined;
  return device !== undefined && device.failures < MOST_DEVICE_TRIES ? device : undefined;
}
