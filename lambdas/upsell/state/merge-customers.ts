// Two rows of one person become one. What was bought under either adds up; of two moments the later counts. Part of
// customer-changes.ts.
//
// One transaction writes the kept row and deletes the other, each as it was read: an order, a nudge or another merger that
// comes between refuses it, and whoever called looks again. A repeat finds nothing to add, because the other row is gone.
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { namesOf, setOf } from '../../../shared/aws/set-attributes.ts';
import { makeTransact } from '../../../shared/aws/transact.ts';
import { MOST_ASKED } from '../decisions/came-of.ts';
import { addOwnedOf } from '../decisions/owned.ts';
import type { CustomerRow } from '../rows.ts';
import { asRead } from './as-read.ts';
import type { Customers } from './customers.ts';
import type { OptOut } from './optout.ts';
import { ownedWrite } from './owned-update.ts';

export type Merger = {
  readonly keptId: string;
  readonly goneId: string;
  /** The one who goes wanted no messages; else it is a condition that they do not. */
  readonly goneIsListed: boolean;
};

/** `again`: somebody wrote meanwhile. `erased`: nothing may be kept of the one who stays. */
export type MergeResult = 'merged' | 'unknown' | 'again' | 'erased';

/** Of the kept row what a merger may turn back; counts and what is owned are added, which nobody's write can lose. */
const MOMENTS = [
  'last_order_at',
  'last_nudged_at',
  'nudge_pending_until',
  'nudge_pending_order',
  'asked',
] as const;
/** All that is taken over from the other row, which is deleted with it. */
const TAKEN_OVER = [
  ...MOMENTS,
  'order_count',
  'spent_minor',
  'nudge_count',
  'owned_skus',
  'owned_digests',
  'owned_folds',
] as const;

export function makeMergeCustomers(
  client: DynamoDBDocumentClient,
  {
    table,
    customers,
    optOut,
  }: { readonly table: string; readonly customers: Pick<Customers, 'get'>; readonly optOut: OptOut },
) {
  const transact = makeTransact(client);
  /** Adds one row to another and deletes it, both or neither. Safe to repeat. */
  return async ({ keptId, goneId, goneIsListed }: Merger): Promise<MergeResult> => {
    if (keptId === goneId) return 'unknown';
    const [gone, kept] = await Promise.all([customers.get(goneId), customers.get(keptId)]);
    if (gone === undefined) return 'unknown';
    const outcome = await transact({
      kept: keptItem(keptId, kept, gone),
      gone: goneItem(gone),
      notErased: optOut.notErasedItems([keptId]),
      notListed: goneIsListed ? undefined : optOut.notListedItems([goneId]),
    });
    if (outcome.applied) return 'merged';
    return outcome.refusedBy.includes('notErased') ? 'erased' : 'again';
  };

  function goneItem(gone: CustomerRow) {
    const seen = asRead(gone, 'customer_id', TAKEN_OVER);
    return {
      Delete: {
        TableName: table,
        Key: { customer_id: gone.customer_id },
        ConditionExpression: seen.condition,
        ExpressionAttributeNames: { ...seen.names },
        ...(Object.keys(seen.values).length === 0 ? {} : { ExpressionAttributeValues: { ...seen.values } }),
      },
    };
  }

  function keptItem(keptId: string, kept: CustomerRow | undefined, gone: CustomerRow) {
    const owned = ownedWrite(kept ?? {}, addOwnedOf(kept ?? {}, gone));
    const set = { ...laterMoments(kept, gone), ...askedOfBoth(kept, gone), ...owned.set };
    const attributes = Object.keys(set);
    const seen = asRead(kept, 'customer_id', MOMENTS);
    return {
      Update: {
        TableName: table,
        Key: { customer_id: keptId },
        ConditionExpression: [seen.condition, ...(kept === undefined ? [] : owned.conditions)].join(' AND '),
        UpdateExpression:
          (attributes.length === 0 ? '' : setOf(attributes)) +
          `ADD order_count :bought, spent_minor :spent${gone.nudge_count === undefined ? '' : ', nudge_count :nudged'}${owned.add}`,
        ExpressionAttributeNames: { ...seen.names, ...namesOf(attributes) },
        ExpressionAttributeValues: {
          ...seen.values,
          ...Object.fromEntries(Object.values(set).map((value, index) => [`:a${index}`, value])),
          ':bought': gone.order_count ?? 0,
          ':spent': gone.spent_minor ?? 0,
          ...(gone.nudge_count === undefined ? {} : { ':nudged': gone.nudge_count }),
          ...(kept === undefined && owned.add === '' ? {} : owned.values),
        },
      },
    };
  }
}

/** What either was asked lately; the oldest are forgotten first. */
function askedOfBoth(kept: CustomerRow | undefined, gone: CustomerRow): Record<string, unknown> {
  if (gone.asked === undefined) return {};
  const all = [...(kept?.asked ?? []), ...gone.asked].sort((one, other) => (one.from < other.from ? -1 : 1));
  const byOffer = new Map(all.map((asked) => [asked.offer_id, asked]));
  return { asked: [...byOffer.values()].slice(-MOST_ASKED) };
}

/** Those of the other row that are later than the kept one's. A nudge on its way is an order's, and comes with it. */
function laterMoments(kept: CustomerRow | undefined, gone: CustomerRow): Record<string, unknown> {
  const isLater = (name: 'last_order_at' | 'last_nudged_at' | 'nudge_pending_until') =>
    gone[name] !== undefined && (kept?.[name] ?? '') < gone[name];
  return {
    ...(isLater('last_order_at') ? { last_order_at: gone.last_order_at } : {}),
    ...(isLater('last_nudged_at') ? { last_nudged_at: gone.last_nudged_at } : {}),
    ...(isLater('nudge_pending_until')
      ? { nudge_pending_until: gone.nudge_pending_until, nudge_pending_order: gone.nudge_pending_order ?? '' }
      : {}),
  };
}
