// What happened on one local day, found by the tables' indexes: the cost is that of the day, whatever the shop's number
// of members.
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { allOf, queryRows } from '../../../shared/aws/pages.ts';
import type { DayDeed } from '../desk-rows.ts';
import { AUDIT_BY_DAY, LEDGER_BY_DAY, SALES_BY_DAY } from '../names.ts';
import type { DayChange } from '../rows.ts';
import type { DaySale } from '../sale-rows.ts';

export type DayBook = ReturnType<typeof makeDayBook>;

/** A function that was granted fewer tables asks for fewer. */
export type DayBookTables = {
  readonly sales?: string;
  readonly ledger?: string;
  readonly audit?: string;
};

export function makeDayBook(client: DynamoDBDocumentClient, tables: DayBookTables) {
  async function rowsOf<Row>(table: string | undefined, index: string, day: string): Promise<Row[]> {
    if (table === undefined) throw new Error(`Nobody may read ${index} here`);
    const rows = queryRows<Row>(client, {
      TableName: table,
      IndexName: index,
      KeyConditionExpression: '#day = :day',
      ExpressionAttributeNames: { '#day': 'day' },
      ExpressionAttributeValues: { ':day': day },
    });
    return allOf(rows);
  }

  return {
    /** The sales that were taken in that day. */
    sales: (day: string) => rowsOf<DaySale>(tables.sales, SALES_BY_DAY, day),
    /** The day's changes of points that are not a sale's own first ones. */
    changes: (day: string) => rowsOf<DayChange>(tables.ledger, LEDGER_BY_DAY, day),
    /** What people and the system did that day. */
    deeds: (day: string) => rowsOf<DayDeed>(tables.audit, AUDIT_BY_DAY, day),
  };
}

const MOST_AT_ONCE = 16;

/** Works on many things, sixteen at once, and answers in their order. */
export async function eachOf<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  for (let from = 0; from < items.length; from += MOST_AT_ONCE)
    results.push(...(await Promise.all(items.slice(from, from + MOST_AT_ONCE).map(work))));
  return results;
}
