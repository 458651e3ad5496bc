// What came of the nudges of a week, one row per week in upsr-notices: how many were sent and how many would have been, of how many the
// add-on was bought, and for which amounts. What is bought, and what is taken back, moves its figures in the transaction that says so
// of the offer (came-of.ts); how many there were is counted once, when the last of them can be answered no more. A report adds
// these rows, a year of them at most, and never reads all offers.
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { readMany } from '../../../shared/aws/batches.ts';
import { makeConditionalUpdate } from '../../../shared/aws/conditional-update.ts';
import type { Arm } from '../decisions/came-of.ts';
import { expiryOf } from './offer-row.ts';

export const cameWeekKey = (week: string) => ({ notice_id: `came#${week}` });

/** As it stands in the table: `offered_of`, `offered_hits`, `offered_<amount>`, and the same of `held_out`. */
export type CameWeekRow = Readonly<Record<string, unknown>>;

export type CameWeeks = ReturnType<typeof makeCameWeeks>;

export function makeCameWeeks(client: DynamoDBDocumentClient, table: string) {
  const update = makeConditionalUpdate(client, table);
  return {
    /** By the week's key; a week of which nothing is known is not in it. */
    async rows(weeks: readonly string[]): Promise<ReadonlyMap<string, CameWeekRow>> {
      const rows = await readMany(client, { table, keys: weeks.map(cameWeekKey), ConsistentRead: true });
      return new Map(rows.map((row) => [String(row.notice_id).replace('came#', ''), row]));
    },

    /** How many were asked in a week, once. */
    counted: (week: string, of: Readonly<Record<Arm, number>>, now: Date): Promise<boolean> =>
      update({
        key: cameWeekKey(week),
        when: 'attribute_not_exists(offered_of)',
        change:
          'SET offered_of = :offered, held_out_of = :heldOut, expires_at = if_not_exists(expires_at, :expires)',
        values: { ':offered': of.offered, ':heldOut': of.held_out, ':expires': expiryOf(now) },
      }),
  };
}
