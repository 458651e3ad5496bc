// Nudging somebody who slipped away: counted on the list, once for each act, and never more often than the rules say.
import { lookAgain } from '../../../shared/aws/look-again.ts';
import type { AuditRow } from '../desk-rows.ts';
import type { LapsingRow } from '../rows.ts';
import type { Act, LapsingPlace } from './lapsing-place.ts';

export type Nudged =
  /** `ref` names this one nudge for loy.win_back; announce it on `already` too, the mail goes out once. */
  | { readonly kind: 'nudged' | 'already'; readonly ref: string; readonly count: number }
  | { readonly kind: 'too-many'; readonly count: number }
  /** Somebody else nudged them since the page was opened. */
  | { readonly kind: 'given-meanwhile' }
  | { readonly kind: 'not-listed' };

const TRIES = 5;

/** Names one nudge: the time they were listed and the nudge's number since. */
export const nudgeRef = (row: Pick<LapsingRow, 'listed_at'>, number: number): string =>
  `${row.listed_at}#${number}`;

/** What comes with that nudge has this name, under the instant of the listing. */
export const giftId = (number: number): string => `nudge.${number}`;

export function makeNudging({ tables, transact, get, entry }: LapsingPlace) {
  return {
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
      return lookAgain({ tries: TRIES, who: 'A nudge' }, async () => {
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
        return 'again';
      });
    },
  };
}
