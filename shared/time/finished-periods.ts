// How far each run that happens once a period has come: one row per run in the notices table. It is asked first, so that
// a run that finds nothing due has made one call.
import { type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import { makeConditionalPut } from '../aws/conditional-put.ts';
import { type Past, type Period, unfinishedPeriods } from './periods.ts';

export type FinishedPeriods = ReturnType<typeof makeFinishedPeriods>;

const keyOf = (run: string) => ({ notice_id: `finished#${run}` });
const runCameLessFar = 'attribute_not_exists(notice_id) OR last_period < :period';

export function makeFinishedPeriods(client: DynamoDBDocumentClient, table: string) {
  const put = makeConditionalPut(client, table);
  return {
    /** The last period that this run finished; undefined before the first. */
    async through(run: string): Promise<string | undefined> {
      const { Item } = await client.send(
        new GetCommand({ TableName: table, Key: keyOf(run), ConsistentRead: true }),
      );
      return Item === undefined ? undefined : String(Item.last_period);
    },

    /** This period is done, and all before it. Of two runs at once the one that came further counts. */
    async finish(run: string, period: Period): Promise<void> {
      await put({
        item: { ...keyOf(run), last_period: period.key },
        when: runCameLessFar,
        values: { ':period': period.key },
      });
    },
  };
}

/**
 * Does what is not finished, the oldest first. One that fails keeps none of the others from being done; the failure is
 * thrown at the end, so that the alarm rings and the next run begins at the one that failed. `work` must be safe to
 * repeat: a run that dies before it could note its end does the period again.
 */
export async function makeUp<P extends Period, Result>(
  past: Past<P> & { readonly run: string },
  work: (period: P) => Promise<Result>,
  finished: FinishedPeriods,
): Promise<Result[]> {
  const results: Result[] = [];
  const failures: unknown[] = [];
  const through = await finished.through(past.run);
  const periods = unfinishedPeriods(past, through);
  // Written before the work, so that a first day on which nothing else works is noticed by the next.
  if (through === undefined)
    await finished.finish(past.run, periods.length === 0 ? past.last : past.before(past.last));
  for (const period of periods) {
    try {
      results.push(await work(period));
      if (failures.length === 0) await finished.finish(past.run, period);
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0];
  return results;
}
