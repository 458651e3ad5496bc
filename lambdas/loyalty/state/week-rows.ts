// What happened in a week, day by day, for the owner's page: sales, changes of points and deeds, found by their indexes; and the cases
// that wait for a manager. The cost is that of the week, whatever the shop's number of members.
import { type DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { queryRows } from '../../../shared/aws/pages.ts';
import type { WeekRows } from '../../../shared/dashboard/figures.ts';
import { daysOfWeek } from '../../../shared/dashboard/weeks.ts';
import type { DayDeed } from '../desk-rows.ts';
import { AUDIT_BY_DAY, LEDGER_BY_DAY, REVIEW_BY_OPEN, SALES_BY_DAY } from '../names.ts';
import type { DayChange } from '../rows.ts';
import type { DaySale, ReviewRow } from '../sale-rows.ts';

export type WeekRow =
  | ({ readonly is: 'sale' } & DaySale)
  | ({ readonly is: 'change' } & DayChange)
  | ({ readonly is: 'deed' } & DayDeed);

export type HeldCase = Pick<ReviewRow, 'phone' | 'sale_id' | 'held_at'>;

export type WeekRowsParts = {
  readonly client: DynamoDBDocumentClient;
  readonly tables: { readonly sales: string; readonly ledger: string; readonly audit: string };
  readonly zone: string;
};

const KINDS = ['sale', 'change', 'deed'] as const;
type Kind = (typeof KINDS)[number];

/** On which shelves a figure's rows can stand: those of this kind. */
export const onlyOf =
  (...kinds: readonly Kind[]) =>
  (shelf: string): boolean =>
    kinds.some((kind) => shelf.endsWith(`#${kind}`));

export function makeWeekRows({ client, tables, zone }: WeekRowsParts): WeekRows<WeekRow> {
  const places: Readonly<Record<Kind, readonly [table: string, index: string]>> = {
    sale: [tables.sales, SALES_BY_DAY],
    change: [tables.ledger, LEDGER_BY_DAY],
    deed: [tables.audit, AUDIT_BY_DAY],
  };
  return {
    shelves: (week) => daysOfWeek(week, zone).flatMap((day) => KINDS.map((kind) => `${day}#${kind}`)),
    async *rows(_week, shelf) {
      const [day = '', kind = ''] = shelf.split('#');
      const [table, index] = places[kind as Kind];
      const rows = queryRows(client, {
        TableName: table,
        IndexName: index,
        KeyConditionExpression: '#day = :day',
        ExpressionAttributeNames: { '#day': 'day' },
        ExpressionAttributeValues: { ':day': day },
      });
      for await (const row of rows) yield { ...row, is: kind } as WeekRow;
    },
  };
}

/** More than anybody decides in a week. */
const MOST_HELD = 300;

/** What waits for a manager, oldest first: keys alone, and at most so many. */
export async function heldCases(client: DynamoDBDocumentClient, table: string): Promise<readonly HeldCase[]> {
  const { Items = [] } = await client.send(
    new QueryCommand({
      TableName: table,
      IndexName: REVIEW_BY_OPEN,
      KeyConditionExpression: '#open = :held',
      ExpressionAttributeNames: { '#open': 'open' },
      ExpressionAttributeValues: { ':held': 'held' },
      Limit: MOST_HELD,
    }),
  );
  return Items as HeldCase[];
}
