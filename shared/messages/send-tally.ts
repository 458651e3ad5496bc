// Counts what became of messages, hour by hour, in one row of the notices table per UTC day: one small write per run that
// sends, where a custom metric would cost 0.30 USD a month for each figure.
import { type DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { readMany } from '../aws/batches.ts';
import { FATES, type Fate, type FateCounts, noFates } from './failure-rate.ts';

export type SendTally = ReturnType<typeof makeSendTally>;

export type SendTallyParts = {
  readonly documents: DynamoDBDocumentClient;
  /** The product's table of notices. */
  readonly table: string;
};

const HOUR_MS = 3_600_000;
const DAY_HOURS = 24;
const KEEP_DAYS = 70;
const MOST_DAYS = 100;

const dayOf = (hour: number): string => new Date(hour * HOUR_MS).toISOString().slice(0, 10);
const attributeOf = (fate: Fate, hour: number): string => `${fate}_${hour % DAY_HOURS}`;
const keyOf = (day: string) => ({ notice_id: `sends#${day}` });
const hourOf = (at: Date): number => Math.floor(at.getTime() / HOUR_MS);

export function makeSendTally({ documents, table }: SendTallyParts) {
  async function rowsOf(
    days: readonly string[],
  ): Promise<ReadonlyMap<string, Readonly<Record<string, unknown>>>> {
    const keys = days.map(keyOf).slice(0, MOST_DAYS);
    const rows = await readMany(documents, { table, keys, ConsistentRead: true });
    return new Map(rows.map((row) => [String(row.notice_id), row]));
  }

  return {
    /** Adds to the hour of `at`. Nothing to add writes nothing. */
    async count(counts: Partial<FateCounts>, at: Date): Promise<void> {
      const hour = hourOf(at);
      const added = FATES.filter((fate) => (counts[fate] ?? 0) > 0);
      if (added.length === 0) return;
      await documents.send(
        new UpdateCommand({
          TableName: table,
          Key: keyOf(dayOf(hour)),
          UpdateExpression: `ADD ${added.map((fate) => `${attributeOf(fate, hour)} :${fate}`).join(', ')} SET expires_at = :expires`,
          ExpressionAttributeValues: {
            ...Object.fromEntries(added.map((fate) => [`:${fate}`, counts[fate]])),
            ':expires': Math.floor(at.getTime() / 1000) + KEEP_DAYS * 86_400,
          },
        }),
      );
    },

    /** What became of the messages of these hours: `from` and `until` are rounded down to the hour, both included. */
    async between(from: Date, until: Date): Promise<FateCounts> {
      const [first, last] = [hourOf(from), hourOf(until)];
      const hours = Array.from({ length: last - first + 1 }, (_, index) => first + index);
      const rows = await rowsOf([...new Set(hours.map(dayOf))]);
      const counts = { ...noFates };
      for (const hour of hours) {
        const row = rows.get(keyOf(dayOf(hour)).notice_id);
        for (const fate of FATES) counts[fate] += Number(row?.[attributeOf(fate, hour)] ?? 0);
      }
      return counts;
    },
  };
}
