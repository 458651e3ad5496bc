// An engine that keeps regions apart, as Amazon's own local one does, has a table only where it was made: every request says where.
import { expect, test } from 'vitest';
import { makeDynamoDb } from '../../../local/aws/dynamodb.ts';
import type { Engine } from '../../../local/aws/engine.ts';
import type { AwsRequest, Deployment } from '../../../local/world.ts';

const TABLES = { orders: 'eu-west-2', sales: 'ap-southeast-1', members: 'ap-southeast-1' };
const resources = Object.entries(TABLES).map(([ref, region]) => ({
  ...{ ref, region, logicalId: ref, type: 'AWS::DynamoDB::GlobalTable', product: 'none' },
  ...{ arn: `arn:aws:dynamodb:${region}:000000000000:table/${ref}`, properties: {}, metadata: {} },
}));
const deployment: Deployment = {
  accountId: '000000000000',
  resources,
  ofType: (type) => resources.filter((one) => one.type === type),
};

/** Where the engine is told to look, for a request that was signed for a third region. */
async function regionOf(operation: string, asked: object): Promise<string | undefined> {
  let heard: string | undefined;
  const engine: Pick<Engine, 'send'> = {
    send: async (_target, _body, region) => {
      heard = region;
      return { status: 200, body: '{}' };
    },
  };
  const credential = 'Credential=local/20260101/us-east-1/dynamodb/aws4_request';
  const request = {
    method: 'POST',
    path: '/',
    headers: {
      'x-amz-target': `DynamoDB_20120810.${operation}`,
      authorization: `AWS4-HMAC-SHA256 ${credential}`,
    },
    body: Buffer.from(JSON.stringify(asked)),
  };
  await makeDynamoDb(engine as Engine, deployment).handle(
    request as unknown as AwsRequest,
    undefined as never,
  );
  return heard;
}

const Key = { id: { S: '1' } };
const Item = Key;

test.each([
  ['GetItem', { TableName: 'sales', Key }],
  ['Query', { TableName: 'sales', IndexName: 'by-day', KeyConditionExpression: 'd = :d' }],
  ['PutItem', { TableName: 'arn:aws:dynamodb:ap-southeast-1:000000000000:table/sales', Item }],
  [
    'TransactWriteItems',
    { TransactItems: [{ Put: { TableName: 'sales', Item } }, { Update: { TableName: 'members', Key } }] },
  ],
  [
    'TransactWriteItems',
    { TransactItems: [{ ConditionCheck: { TableName: 'members', Key, ConditionExpression: 'a = a' } }] },
  ],
  ['TransactWriteItems', { TransactItems: [{ Delete: { TableName: 'members', Key } }] }],
  ['TransactGetItems', { TransactItems: [{ Get: { TableName: 'sales', Key } }] }],
  ['BatchGetItem', { RequestItems: { members: { Keys: [Key] } } }],
  ['BatchWriteItem', { RequestItems: { sales: [{ PutRequest: { Item } }] } }],
])('%s is sent to the region of its first table', async (operation, asked) => {
  expect(await regionOf(operation, asked)).toBe('ap-southeast-1');
});

test('a table of another region is looked for there, and one that nobody knows where the request was signed for', async () => {
  expect(await regionOf('GetItem', { TableName: 'orders', Key })).toBe('eu-west-2');
  expect(await regionOf('GetItem', { TableName: 'elsewhere', Key })).toBe('us-east-1');
});
