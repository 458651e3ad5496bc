// How many letters of a kind may go out in a day, so that no flood from outside fills anybody's mailbox. One row of the
// notices table per day and counter.
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { makeConditionalUpdate } from '../aws/conditional-update.ts';

export type DayLimit = ReturnType<typeof makeDayLimit>;

const KEEP_DAYS = 3;

export type Counting = {
  /** What is counted, and on which of the shop's days: `texts#2026-11-17#all`. */
  readonly counter: string;
  readonly most: number;
  readonly at: Date;
};

export function makeDayLimit(client: DynamoDBDocumentClient, table: string) {
  const update = makeConditionalUpdate(client, table);
  return {
    /** Counts one more; false when the day is full. */
    take: ({ counter, most, at }: Counting): Promise<boolean> =>
      update({
        key: { notice_id: counter },
        when: 'attribute_not_exists(letters) OR letters < :most',
        change: 'SET expires_at = :expires ADD letters :one',
        values: {
          ':most': most,
          ':one': 1,
          ':expires': Math.floor(at.getTime() / 1000) + KEEP_DAYS * 86_400,
        },
      }),
  };
}
