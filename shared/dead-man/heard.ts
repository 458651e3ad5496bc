// On which days something came from the store or the till: one row of the product's notices for each month, `heard#2026-06`, written once
// a day by each process that takes events in; and `silent-store`: since when it is silent, or when it last came back.
import { type DynamoDBDocumentClient, GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { makeConditionalPut } from '../aws/conditional-put.ts';
import type { Log } from '../handlers/log.ts';
import { localDate } from '../time/time.ts';
import type { Silence } from './watch.ts';

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

const noSilenceYet = 'attribute_not_exists(notice_id) OR back_on <= :day';
const itIsThatSilence = 'since = :day';

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

    /** Since which day the owner knows that nothing comes; or on which day something came again, the last time. */
    async silence(): Promise<Silence> {
      const row = await read(SILENT);
      if (row === undefined) return {};
      return row.back_on === undefined ? { silentSince: String(row.since) } : { backOn: String(row.back_on) };
    },

    /** Of two days the first stays. Safe to repeat. */
    async fellSilent(day: string): Promise<void> {
      const item = { notice_id: SILENT, since: day };
      await put({ item, when: noSilenceYet, values: { ':day': day } });
    },

    /** Something came on `on`, after the silence since `day`. Safe to repeat, and leaves a silence that began since. */
    async isBack(day: string, on: string): Promise<void> {
      const item = { notice_id: SILENT, since: day, back_on: on };
      await put({ item, when: itIsThatSilence, values: { ':day': day } });
    },
  };
}
