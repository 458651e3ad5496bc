// Restoring into another table on the laptop, on either engine: the rows as they are now, without the indexes, and AWS's
// refusals for what cannot be.
import {
  CreateTableCommand,
  DeleteTableCommand,
  DescribeContinuousBackupsCommand,
  DescribeTableCommand,
  DynamoDBClient,
  PutItemCommand,
  RestoreTableToPointInTimeCommand,
  ScanCommand,
} from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeDynamoDb } from '../../../local/aws/dynamodb.ts';
import { type Engine, startEngine } from '../../../local/aws/engine.ts';
import { makeMemoryEngine } from '../../../local/aws/memory/engine.ts';
import { table } from '../../support/dynamo.ts';
import { type Laptop, startLaptop } from './services/laptop.ts';

const engines: readonly (readonly [string, () => Promise<Engine>])[] = [
  ['in this process', async () => makeMemoryEngine()],
  ['of a process of its own', () => startEngine({ databasePath: undefined, endpoint: undefined })],
];

describe.each(engines)('given the engine %s', (_, start) => {
  let engine: Engine;
  let laptop: Laptop;
  let client: DynamoDBClient;
  const SOURCE = 'orders';
  const now = () => Date.parse('2026-11-20T12:00:00Z');
  beforeAll(async () => {
    engine = await start();
    laptop = await startLaptop({
      resources: {},
      more: (world) => [makeDynamoDb(engine, world.deployment, now)],
    });
    client = new DynamoDBClient(laptop.operator);
    await client.send(new CreateTableCommand(table(SOURCE, 'id', [{ name: 'by-day', partition: 'day' }])));
    for (let index = 0; index < 60; index += 1)
      await client.send(
        new PutItemCommand({
          TableName: SOURCE,
          Item: { id: { S: `o-${index}` }, day: { S: 'd' }, tags: { SS: ['a', 'b'] }, sum: { N: '0.3' } },
        }),
      );
  });
  afterAll(async () => {
    client?.destroy();
    await laptop?.stop();
    await engine?.stop();
  });
  const restore = (more: object) =>
    client.send(
      new RestoreTableToPointInTimeCommand({
        SourceTableName: SOURCE,
        TargetTableName: 'orders-drill',
        UseLatestRestorableTime: true,
        ...more,
      }),
    );

  it('then a table is restored as it is now, to the moment that the laptop says is the newest', async () => {
    const { ContinuousBackupsDescription } = await client.send(
      new DescribeContinuousBackupsCommand({ TableName: SOURCE }),
    );
    const { LatestRestorableDateTime } = ContinuousBackupsDescription?.PointInTimeRecoveryDescription ?? {};
    await restore({ UseLatestRestorableTime: undefined, RestoreDateTime: LatestRestorableDateTime });
    const rows = await client.send(new ScanCommand({ TableName: 'orders-drill' }));
    const were = await client.send(new ScanCommand({ TableName: SOURCE }));
    const byId = (all: typeof rows) => all.Items?.toSorted((a, b) => (a.id!.S! < b.id!.S! ? -1 : 1));
    expect(byId(rows)).toHaveLength(60);
    expect(byId(rows)).toEqual(byId(were));
    const { Table } = await client.send(new DescribeTableCommand({ TableName: 'orders-drill' }));
    expect(Table?.GlobalSecondaryIndexes ?? []).toEqual([]);
  });

  it('then not over a table that is there, not from one that is not, and not to yesterday', async () => {
    await expect(restore({})).rejects.toMatchObject({ name: 'TableAlreadyExistsException' });
    await expect(restore({ SourceTableName: 'none', TargetTableName: 'none-drill' })).rejects.toMatchObject({
      name: 'TableNotFoundException',
    });
    const yesterday = new Date(now() - 86_400_000);
    await expect(
      restore({ TargetTableName: 'other', UseLatestRestorableTime: undefined, RestoreDateTime: yesterday }),
    ).rejects.toThrow('keeps no history');
  });

  it('then the restored table can be deleted, and is gone', async () => {
    await client.send(new DeleteTableCommand({ TableName: 'orders-drill' }));
    const look = client.send(new DescribeTableCommand({ TableName: 'orders-drill' }));
    await expect(look).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
    await expect(client.send(new DeleteTableCommand({ TableName: 'orders-drill' }))).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
  });
});
