// The part of loy-staff that counts what somebody gave out of goodwill on a day:
//
//   no gift today ── first ──▶ day, 1 ── next ──▶ day, 2 … as many as the owner allows ── another day ──▶ day, 1
import type { TransactItem } from '../../../shared/aws/conditional.ts';
import { goodwillGiven, mayGiveGoodwill } from '../decisions/goodwill-limit.ts';
import type { StaffRow } from '../desk-rows.ts';

export type GoodwillDay = {
  /** As in the staff list. */
  readonly name: string;
  /** The shop's. */
  readonly day: string;
  readonly most: number;
};

const noneToday = 'attribute_exists(#name) AND (attribute_not_exists(goodwill_day) OR goodwill_day < :day)';
const soManyToday = 'goodwill_day = :day AND goodwill_count = :seen';

export const makeStaffGoodwill = (table: string, get: (name: string) => Promise<StaffRow | undefined>) => ({
  /**
   * Counts one more, as a part of the transaction that gives it: of many at once each has a number of its own, and none passes
   * the limit. Undefined where the owner allows no further one today, or where the name is on the list no more.
   */
  async goodwillItem({ name, day: began, most }: GoodwillDay): Promise<TransactItem | undefined> {
    const row = await get(name);
    // A page of before midnight that is confirmed after it counts on the day that has begun: no day begins twice.
    const day = row?.goodwill_day !== undefined && row.goodwill_day > began ? row.goodwill_day : began;
    const seen = goodwillGiven(row, day);
    if (row === undefined || !mayGiveGoodwill(seen, most)) return undefined;
    return {
      Update: {
        TableName: table,
        Key: { name },
        UpdateExpression: 'SET goodwill_day = :day, goodwill_count = :next',
        ConditionExpression: seen === 0 ? noneToday : soManyToday,
        ...(seen === 0 ? { ExpressionAttributeNames: { '#name': 'name' } } : {}),
        ExpressionAttributeValues: {
          ':day': day,
          ':next': seen + 1,
          ...(seen === 0 ? {} : { ':seen': seen }),
        },
      },
    };
  },
});
