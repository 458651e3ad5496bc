// DynamoDB on the laptop says what AWS says, also where its engine does not.
import {
  CreateTableCommand,
  DynamoDBClient,
  GetItemCommand,
  ScanCommand,
  TransactionCanceledException,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeDynamoDb } from '../../../local/aws/dynamodb.ts';
import { type Engine, startEngine } from '../../../local/aws/engine.ts';
import { type Laptop, startLaptop } from './services/laptop.ts';

let engine: Engine;
let laptop: Laptop;
let client: DynamoDBClient;
beforeAll(async () => {
  engine = await startEngine({ databasePath: undefined, endpoint: undefined });
  laptop = await startLaptop({ resources: {}, more: (world) => [makeDynamoDb(engine, world.deployment)] });
  client = new DynamoDBClient(laptop.operator);
  await client.send(
    new CreateTableCommand({
      TableName: 'things',
      KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
      AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
      BillingMode: 'PAY_PER_REQUEST',
    }),
  );
});
afterAll(async () => {
  await laptop.stop();
  await engine.stop();
});

const update = (id: string, changes: object = {}) => ({
  TableName: 'things',
  Key: { id: { S: id } },
  UpdateExpression: 'SET n = :n',
  ExpressionAttributeValues: { ':n': { N: '1' } },
  ...changes,
});
const refused = { ConditionExpression: 'n > :n', ReturnValuesOnConditionCheckFailure: 'ALL_OLD' as const };

test('there is no old item of one that never was, and there is one afterwards', async () => {
  const first = await client.send(new UpdateItemCommand(update('a', { ReturnValues: 'ALL_OLD' })));
  expect(first.Attributes).toBeUndefined();
  const second = await client.send(new UpdateItemCommand(update('a', { ReturnValues: 'ALL_OLD' })));
  expect(second.Attributes).toEqual({ id: { S: 'a' }, n: { N: '1' } });
});

test('nor is there one in a refusal, be it alone or in a transaction', async () => {
  const failed = (id: string) =>
    client.send(new UpdateItemCommand(update(id, refused))).catch((error) => error);
  expect(((await failed('never')) as { Item?: unknown }).Item).toBeUndefined();
  expect(((await failed('a')) as { Item?: unknown }).Item).toEqual({ id: { S: 'a' }, n: { N: '1' } });
  const items = ['never', 'a'].map((id) => ({ Update: update(id, refused) }));
  const cancelled: unknown = await client
    .send(new TransactWriteItemsCommand({ TransactItems: items }))
    .catch((error) => error);
  const reasons = (cancelled as TransactionCanceledException).CancellationReasons ?? [];
  expect(cancelled).toBeInstanceOf(TransactionCanceledException);
  expect(reasons.map(({ Code, Item }) => [Code, Item?.n?.N])).toEqual([
    ['ConditionalCheckFailed', undefined],
    ['ConditionalCheckFailed', '1'],
  ]);
  expect(reasons[0]).not.toHaveProperty('Item');
});

test('an item of which only the key is read is there', async () => {
  const { Item } = await client.send(
    new GetItemCommand({ TableName: 'things', Key: { id: { S: 'a' } }, ProjectionExpression: 'id' }),
  );
  expect(Item).toEqual({ id: { S: 'a' } });
});

test('IN takes a hundred operands and no more', async () => {
  const scan = (count: number) => {
    const names = Array.from({ length: count }, (_, index) => `:v${index}`);
    return client.send(
      new ScanCommand({
        TableName: 'things',
        FilterExpression: `n IN (${names.join(', ')})`,
        ExpressionAttributeValues: Object.fromEntries(names.map((name) => [name, { N: '1' }])),
      }),
    );
  };
  expect((await scan(100)).Count).toBe(1);
  await expect(scan(101)).rejects.toMatchObject({ name: 'ValidationException' });
});
