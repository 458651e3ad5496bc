// A DynamoDB engine for the state tests: one for each test file. The engine in this process is the quick one, and the one in
// a process of its own is what it is compared with: `DYNAMODB_ENGINE=process` takes that, for the files that vitest.config.ts
// names or for all. `DYNAMODB_ENDPOINT=<url>` takes another engine that stands already, in an account of its own for each file.
import {
  CreateTableCommand,
  type CreateTableCommandInput,
  DynamoDBClient,
  type DynamoDBClientConfig,
} from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { startEngine as startProcess } from '../../local/aws/engine.ts';
import { makeMemoryEngine } from '../../local/aws/memory/engine.ts';
import { writeMany } from '../../shared/aws/batches.ts';
import { answeredBy } from './engine-requests.ts';

export type Engine = {
  readonly documents: DynamoDBDocumentClient;
  /** Puts very many rows, in this process without a client between, which would take a minute for a hundred thousand. */
  readonly fill: (table: string, rows: readonly Readonly<Record<string, unknown>>[]) => Promise<void>;
  readonly stop: () => void;
};

/** Starts the engine and creates the tables. */
export async function startEngine(tables: readonly CreateTableCommandInput[]): Promise<Engine> {
  const { DYNAMODB_ENDPOINT: endpoint, DYNAMODB_ENGINE } = process.env;
  const engine =
    endpoint !== undefined || DYNAMODB_ENGINE === 'process'
      ? await startProcess({ databasePath: undefined, endpoint })
      : makeMemoryEngine();
  const way: DynamoDBClientConfig =
    engine.answer === undefined ? { endpoint: engine.url } : { requestHandler: answeredBy(engine) };
  const client = new DynamoDBClient({
    ...way,
    region: 'eu-west-2',
    credentials: { accessKeyId: endpoint === undefined ? 'test' : newAccount(), secretAccessKey: 'test' },
  });
  for (const table of tables) await client.send(new CreateTableCommand(table));
  const documents = DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
  return {
    documents,
    async fill(name, rows) {
      const { answer } = engine;
      if (answer === undefined)
        return writeMany(documents, {
          table: name,
          writes: rows.map((Item) => ({ PutRequest: { Item } })),
        });
      for (const row of rows) {
        const { status, body } = answer('PutItem', { TableName: name, Item: marshall(row) });
        if (status !== 200) throw new Error(JSON.stringify(body));
      }
    },
    stop: () => {
      client.destroy();
      void engine.stop();
    },
  };
}

let accounts = 0;
/** Engines that separate accounts take twelve digits for one; tables of other files have the same names. */
function newAccount(): string {
  accounts += 1;
  return `${String(process.pid).padStart(8, '1')}${String(accounts).padStart(4, '0')}`;
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
