// How far the lapsing sweep has looked: one row in loy-notices, written when a sweep is through.
import { type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { Covered } from '../decisions/lapsing.ts';

const KEY = { notice_id: 'lapsing#covered' };

export type CoveredDays = ReturnType<typeof makeCoveredDays>;

export function makeCoveredDays(client: DynamoDBDocumentClient, table: string) {
  return {
    /** Undefined before the first sweep. */
    async get(): Promise<Covered | undefined> {
      const { Item } = await client.send(
        new GetCommand({ TableName: table, Key: KEY, ConsistentRead: true }),
      );
      return Item as Covered | undefined;
    },

    async set(covered: Covered): Promise<void> {
      await client.send(new PutCommand({ TableName: table, Item: { ...KEY, ...covered } }));
    },
  };
}
