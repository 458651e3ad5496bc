// The carts of a week by their days, for the owner's page: found by the index and fetched by key. One that cannot be counted is left out,
// as it is of the monthly summary, which tells of it.
import { type DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { pagesOf } from '../../../shared/aws/pages.ts';
import type { WeekRows } from '../../../shared/dashboard/figures.ts';
import { daysOfWeek } from '../../../shared/dashboard/weeks.ts';
import { cartProblem } from '../decisions/cart-problem.ts';
import { CARTS_BY_DAY } from '../names.ts';
import type { CartRow } from '../rows.ts';
import type { Carts } from './carts.ts';

const PAGE = 100;

export type WeekRowsParts = {
  readonly client: DynamoDBDocumentClient;
  readonly table: string;
  readonly zone: string;
  readonly carts: Pick<Carts, 'rows'>;
};

export const makeWeekRows = ({ client, table, zone, carts }: WeekRowsParts): WeekRows<CartRow> => ({
  shelves: (week) => daysOfWeek(week, zone),
  async *rows(_week, day) {
    const pages = pagesOf((ExclusiveStartKey: Record<string, unknown> | undefined) =>
      client.send(
        new QueryCommand({
          TableName: table,
          IndexName: CARTS_BY_DAY,
          KeyConditionExpression: '#day = :day',
          ExpressionAttributeNames: { '#day': 'day' },
          ExpressionAttributeValues: { ':day': day },
          Limit: PAGE,
          ExclusiveStartKey,
        }),
      ),
    );
    for await (const page of pages) {
      const rows = await carts.rows(page.map(({ cart_id }) => String(cart_id)));
      yield* rows.filter((row) => cartProblem(row) === undefined);
    }
  },
});
