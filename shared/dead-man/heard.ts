// On which days something came from the store or the till: one row of the product's notices for each month, `heard#2026-06`, written once
// a day by each process that takes events in; and `silent-store`, while it is silent.
import { DeleteCommand, type DynamoDBDocumentClient, GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { isConditionFailed } from '../aws/conditional.ts';
import { makeConditionalPut } from '../aws/conditional-put.ts';
import type { Log } from '../handlers/log.ts';
import { localDate } from '../time/time.ts';

export type HeardParts = {
  readonly client: DynamoDBDocumentClient;
  readonly table: string;
  /** The shop's, whose days count. */
  readonly zone: string;
};

const SILENT = 'silent-store';
/** The rows are asked for about five weeks. */
const KEEP_DAYS = 100;
const rowName = (month: string): string => `heard#${month}`;

export type NoteHeard = (now: Date) => Promise<void>;

/** An event came, of whatever kind. A kindness of whoever takes it in: never throws, because the event matters more. */
export function makeNoteHeard(
  { client, table, zone }: HeardParts,
  { log }: { readonly log: Pick<Log, 'warn'> },
): NoteHeard {
  let known = '';
  return async (now) => {
    const day = localDate(now, zone);
    if (day === known) return;
    try {
      await client.send(
        new UpdateCommand({
          TableName: table,
          Key: { notice_id: rowName(day.slice(0, 7)) },
          UpdateExpression: 'ADD heard_days :day SET expires_at = :expires',
          ExpressionAttributeValues: {
            ':day': new Set([day]),
            ':expires': Math.floor(now.getTime() / 1000) + KEEP_DAYS * 86_400,
          },
        }),
      );
      known = day;
    } catch (error) {
      log.warn('that something came today could not be noted', { error });
    }
  };
}

export type Heard = ReturnType<typeof makeHeard>;

export function makeHeard({ client, table }: Pick<HeardParts, 'client' | 'table'>) {
  const put = makeConditionalPut(client, table);
  const read = async (notice_id: string) =>
    (await client.send(new GetCommand({ TableName: table, Key: { notice_id }, ConsistentRead: true }))).Item;
  return {
    /** The days of these months. */
    async days(months: readonly string[]): Promise<ReadonlySet<string>> {
      const rows = await Promise.all(months.map((month) => read(rowName(month))));
      return new Set(rows.flatMap((row) => [...((row?.heard_days ?? []) as Iterable<string>)]));
    },

    /** Since which day the owner knows that nothing comes. */
    async silentSince(): Promise<string | undefined> {
      const row = await read(SILENT);
      return row === undefined ? undefined : String(row.since);
    },

    /** Of two days the first stays. Safe to repeat. */
    async fellSilent(day: string): Promise<void> {
      await put({ item: { notice_id: SILENT, since: day }, when: 'attribute_not_exists(notice_id)' });
    },

    /** Safe to repeat, and leaves a silence that began since. */
    async isBack(day: string): Promise<void> {
      try {
        await client.send(
          new DeleteCommand({
            TableName: table,
            Key: { notice_id: SILENT },
            ConditionExpression: 'since = :day',
            ExpressionAttributeValues: { ':day': day },
          }),
        );
      } catch (error) {
        if (!isConditionFailed(error)) throw error;
      }
    },
  };
}
