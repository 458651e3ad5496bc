// A real DynamoDB engine for the state tests: one in-memory process per test file.
import { type ChildProcess, spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import {
  CreateTableCommand,
  type CreateTableCommandInput,
  DynamoDBClient,
  ListTablesCommand,
} from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

export type Engine = { readonly documents: DynamoDBDocumentClient; readonly stop: () => void };

/** Starts the engine and creates the tables. */
export async function startEngine(tables: readonly CreateTableCommandInput[]): Promise<Engine> {
  const port = await freePort();
  const binary = join(
    dirname(createRequire(import.meta.url).resolve('@dynoxide/linux-x64/package.json')),
    'dynoxide',
  );
  const engine: ChildProcess = spawn(binary, ['serve', '--port', String(port)], { stdio: 'ignore' });
  const client = new DynamoDBClient({
    endpoint: `http://127.0.0.1:${port}`,
    region: 'eu-west-2',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });
  await untilUp(client);
  for (const table of tables) await client.send(new CreateTableCommand(table));
  return {
    documents: DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } }),
    stop: () => {
      client.destroy();
      engine.kill();
    },
  };
}

async function untilUp(client: DynamoDBClient): Promise<void> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      await client.send(new ListTablesCommand({}));
      return;
    } catch (error) {
      if (attempt > 100) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

/** A table with string keys. */
export const table = (
  name: string,
  key: string,
  indexes: readonly { readonly name: string; readonly partition: string; readonly sort?: string }[] = [],
  sortKey?: string,
): CreateTableCommandInput => ({
  TableName: name,
  BillingMode: 'PAY_PER_REQUEST',
  KeySchema: [
    { AttributeName: key, KeyType: 'HASH' },
    ...(sortKey === undefined ? [] : [{ AttributeName: sortKey, KeyType: 'RANGE' as const }]),
  ],
  AttributeDefinitions: [
    ...new Set([
      key,
      ...(sortKey === undefined ? [] : [sortKey]),
      ...indexes.flatMap(({ partition, sort }) => (sort ? [partition, sort] : [partition])),
    ]),
  ].map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
  ...(indexes.length === 0
    ? {}
    : {
        GlobalSecondaryIndexes: indexes.map(({ name: IndexName, partition, sort }) => ({
          IndexName,
          KeySchema: [
            { AttributeName: partition, KeyType: 'HASH' as const },
            ...(sort ? [{ AttributeName: sort, KeyType: 'RANGE' as const }] : []),
          ],
          Projection: { ProjectionType: 'ALL' as const },
        })),
      }),
});
