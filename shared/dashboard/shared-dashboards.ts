// Where the products share what they know, each puts what it counted into one row beside the people, so that whichever product's link
// the owner opens, all of them are on one page. The row is a copy for showing: nothing is decided by it.
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import { makeConditionalUpdate } from '../aws/conditional-update.ts';
import { repeatable } from '../aws/connection.ts';
import type { ContactsPlace } from '../people/contacts-on-aws.ts';
import type { DashboardRow } from './sheet.ts';

/** No digest of a person is called so. */
const KEY = { person: 'dashboards' };
/** Housekeeping: of a product that counts no more nothing is shown for long. */
const KEEP_DAYS = 100;

const noNewerCountStands = 'attribute_not_exists(#product) OR #product.counted_at <= :at';

export type SharedDashboards = ReturnType<typeof makeSharedDashboards>;

export function makeSharedDashboards(client: DynamoDBDocumentClient, table: string, product: string) {
  const update = makeConditionalUpdate(client, table);
  return {
    /** False where a newer count stands. */
    share: (row: DashboardRow): Promise<boolean> =>
      update({
        key: KEY,
        when: noNewerCountStands,
        change: 'SET #product = :row, expires_at = :expires',
        names: { '#product': product },
        values: {
          ':row': row,
          ':at': row.counted_at,
          ':expires': Math.floor(Date.parse(row.counted_at) / 1000) + KEEP_DAYS * 86_400,
        },
      }),

    /** What the others counted, by their names. */
    async others(): Promise<readonly DashboardRow[]> {
      const { Item = {} } = await client.send(new GetCommand({ TableName: table, Key: KEY }));
      return Object.entries(Item)
        .filter(([name, value]) => name !== product && isDashboard(value))
        .sort(([one], [other]) => (one < other ? 1 : -1))
        .map(([, value]) => value as DashboardRow);
    },
  };
}

const isDashboard = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'counted_at' in value && 'sheet' in value;

/** To be spread into a function's parts: nothing where a product is on its own. */
export function sharedDashboardsOnAws(
  environment: Readonly<Record<string, string | undefined>>,
  product: string,
): { readonly shared?: SharedDashboards } {
  const text = environment.CONTACTS;
  if (text === undefined) return {};
  const { table, region } = JSON.parse(text) as ContactsPlace;
  const client = DynamoDBDocumentClient.from(new DynamoDBClient({ ...repeatable(), region }), {
    marshallOptions: { removeUndefinedValues: true },
  });
  return { shared: makeSharedDashboards(client, table, product) };
}
