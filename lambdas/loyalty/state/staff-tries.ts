// The count of PIN tries in loy-staff. A try is counted before its PIN is compared, and the write is conditional on the
// count that was read: of many tries at once, over any number of copies of the function, each gets a number of its own
// and none passes the lock.
import { type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import { makeConditionalUpdate } from '../../../shared/aws/conditional-update.ts';
import { pause } from '../../../shared/aws/pause.ts';
import { decideTry, type TryDecision } from '../decisions/pin-lock.ts';
import type { StaffRow } from './rows.ts';

export type TryAnswer =
  /** The PIN may be compared with this row's. */
  | { readonly kind: 'compare'; readonly row: StaffRow }
  | Exclude<TryDecision, { kind: 'compare' }>
  | { readonly kind: 'unknown' };

/** More tries than this never meet at one row: nobody types that fast. */
const MOST_RACES = 20;

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
    async countTry(name: string, at: Date): Promise<TryAnswer> {
      for (let race = 1; race <= MOST_RACES; race += 1) {
        const row = await get(name);
        if (row === undefined) {
          await spendAsMuch(name);
          return { kind: 'unknown' };
        }
        const { failures, locked_until: lockedUntil, pin_hash: hash } = row;
        const decision = decideTry({ failures, lockedUntil }, at);
        if (decision.kind !== 'compare') {
          await spendAsMuch(name);
          return decision;
        }
        const until = decision.counted.lockedUntil;
        const isCounted = await update({
          key: { name },
          when: tryIsTheNext,
          change: `SET failures = :counted${until === undefined ? '' : ', locked_until = :until'}`,
          values: {
            ':seen': failures,
            ':hash': hash,
            ':counted': decision.counted.failures,
            ...(until === undefined ? {} : { ':until': until }),
          },
        });
        if (isCounted) return { kind: 'compare', row };
        await pause(5 * race);
      }
      return { kind: 'wait', until: at.toISOString() };
    },

    /** The PIN was right: the count begins anew. False when the PIN was changed, or its owner removed, in between. */
    forgetTries: ({ name, pin_hash: hash }: StaffRow): Promise<boolean> =>
      update({
        key: { name },
        when: pinIsTheSame,
        change: 'SET failures = :none REMOVE locked_until',
        values: { ':hash': hash, ':none': 0 },
      }),
  };
}
