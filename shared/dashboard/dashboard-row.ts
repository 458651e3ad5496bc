// The row of the owner's page in a product's notices: all thirteen weeks in one, so that a page reads one row whatever the shop has.
import { type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import { makeConditionalPut } from '../aws/conditional-put.ts';
import type { DashboardRow } from './sheet.ts';

const KEY = { notice_id: 'dashboard' };
const noNewerCountStands = 'attribute_not_exists(counted_at) OR counted_at <= :at';

export type Dashboards = ReturnType<typeof makeDashboards>;

export function makeDashboards(client: DynamoDBDocumentClient, table: string) {
  const put = makeConditionalPut(client, table);
  return {
    /** Undefined until somebody counted. */
    async get(): Promise<DashboardRow | undefined> {
      const { Item } = await client.send(new GetCommand({ TableName: table, Key: KEY }));
      return Item as DashboardRow | undefined;
    },

    /** False where a newer count stands; that one is the better of the two. */
    async put(row: DashboardRow): Promise<boolean> {
      const { written } = await put({
        item: { ...KEY, ...row },
        when: noNewerCountStands,
        values: { ':at': row.counted_at },
      });
      return written;
    },
  };
}
