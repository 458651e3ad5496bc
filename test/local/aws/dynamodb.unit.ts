// Which region an engine is asked in that keeps its tables apart by region: the one of the tables that the request is about.
import { expect, test } from 'vitest';
import { makeDynamoDb } from '../../../local/aws/dynamodb.ts';
import type { Engine } from '../../../local/aws/engine.ts';
import { resolveStacks } from '../../../local/template/template.ts';

const REGIONS = { sales: 'ap-southeast-1', orders: 'us-west-2' } as const;
const stacks = Object.entries(REGIONS).map(([name, region]) => ({
  name,
  product: name,
  region,
  assets: new Map<string, string>(),
  template: {
    Resources: {
      Table: {
        Type: 'AWS::DynamoDB::GlobalTable',
        Properties: {
          TableName: name,
          KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
          AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
        },
      },
    },
  },
}));
const deployment = resolveStacks(stacks, { queueUrl: (name) => name, functionUrl: () => '' });

const asked: (readonly [string, string])[] = [];
const engine: Engine = {
  url: 'http://engine.invalid',
  async send(target, _body, region) {
    asked.push([target, region]);
    return { status: 200, body: '{}' };
  },
  stop: async () => {},
};
const service = makeDynamoDb(engine, deployment);

const key = { id: { S: 'a' } };
const OPERATIONS: readonly (readonly [string, (table: string) => object])[] = [
  ['GetItem', (TableName) => ({ TableName, Key: key })],
  ['PutItem', (TableName) => ({ TableName, Item: key })],
  ['UpdateItem', (TableName) => ({ TableName, Key: key })],
  ['DeleteItem', (TableName) => ({ TableName, Key: key })],
  ['Query', (TableName) => ({ TableName, IndexName: 'by-day' })],
  ['Scan', (TableName) => ({ TableName })],
  ['DescribeTable', (TableName) => ({ TableName })],
  ['BatchGetItem', (table) => ({ RequestItems: { [table]: { Keys: [key] } } })],
  ['BatchWriteItem', (table) => ({ RequestItems: { [table]: [{ PutRequest: { Item: key } }] } })],
  ['TransactGetItems', (TableName) => ({ TransactItems: [{ Get: { TableName, Key: key } }] })],
  ...['Put', 'Update', 'Delete', 'ConditionCheck'].map(
    (part) =>
      [
        'TransactWriteItems',
        (TableName: string) => ({ TransactItems: [{ [part]: { TableName, Key: key } }] }),
      ] as const,
  ),
  [
    'GetItem',
    (table) => ({
      TableName: `arn:aws:dynamodb:${REGIONS[table as keyof typeof REGIONS]}:000000000000:table/${table}`,
      Key: key,
    }),
  ],
];

test.each(OPERATIONS)('%s is asked in the region of its table', async (operation, request) => {
  for (const [table, region] of Object.entries(REGIONS)) {
    asked.length = 0;
    const target = `DynamoDB_20120810.${operation}`;
    await service.handle(
      {
        headers: { 'x-amz-target': target },
        body: Buffer.from(JSON.stringify(request(table))),
      } as unknown as Parameters<typeof service.handle>[0],
      {} as never,
    );
    expect(asked).toEqual([[target, region]]);
  }
});
