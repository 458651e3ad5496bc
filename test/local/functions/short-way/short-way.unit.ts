// The short way of a call and the long one, which writes it out and sends it over a socket, side by side: the same calls by the
// SDK's own clients come to the same answers, the same errors, the same bill and the same denials.
import { DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import {
  GetSecretValueCommand,
  PutSecretValueCommand,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { SendMessageBatchCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { GetParameterCommand, PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import {
  BatchGetCommand,
  BatchWriteCommand,
  DeleteCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  ScanCommand,
  TransactGetCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from 'vitest';
import { makeDynamoDb } from '../../../../local/aws/dynamodb.ts';
import type { Intercept } from '../../../../local/aws/intercept.ts';
import { makeMemoryEngine } from '../../../../local/aws/memory/engine.ts';
import { openTables } from '../../../../local/aws/tables.ts';
import { makeShortWay } from '../../../../local/functions/short-way/short-way.ts';
import { arnOf, functionWith, type LaptopOptions } from '../../aws/services/laptop.ts';
import { type CallsOf, NONE, playedOne, type Way } from './ways.ts';

const NAME = 'caller';
const resources: LaptopOptions['resources'] = {
  Table: {
    Type: 'AWS::DynamoDB::Table',
    Properties: {
      TableName: 'rows',
      AttributeDefinitions: [
        { AttributeName: 'id', AttributeType: 'S' },
        { AttributeName: 'kind', AttributeType: 'S' },
      ],
      KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
      GlobalSecondaryIndexes: [
        {
          IndexName: 'by-kind',
          KeySchema: [{ AttributeName: 'kind', KeyType: 'HASH' }],
          Projection: { ProjectionType: 'ALL' },
        },
      ],
      BillingMode: 'PAY_PER_REQUEST',
    },
  },
  Queue: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'jobs' } },
  Knobs: { Type: 'AWS::SSM::Parameter', Properties: { Name: '/knobs', Type: 'String', Value: 'Wait.' } },
  Key: { Type: 'AWS::SecretsManager::Secret', Properties: { Name: 'key', SecretString: 'much too short' } },
  Bus: { Type: 'AWS::Events::EventBus', Properties: { Name: 'orders' } },
  ...functionWith(NAME, [
    [
      [
        'dynamodb:GetItem',
        'dynamodb:PutItem',
        'dynamodb:UpdateItem',
        'dynamodb:DeleteItem',
        'dynamodb:ConditionCheckItem',
        'dynamodb:Query',
        'dynamodb:BatchGetItem',
        'dynamodb:BatchWriteItem',
      ],
      `${arnOf('dynamodb', 'table/rows')}`,
    ],
    ['dynamodb:Query', `${arnOf('dynamodb', 'table/rows')}/index/by-kind`],
    ['sqs:SendMessage', arnOf('sqs', 'jobs')],
    [['ssm:GetParameter', 'ssm:PutParameter'], arnOf('ssm', 'parameter/knobs')],
    [['secretsmanager:GetSecretValue', 'secretsmanager:PutSecretValue'], '*'],
    ['events:PutEvents', arnOf('events', 'event-bus/orders')],
  ]),
};

type Clients = ReturnType<typeof clientsOf>;

function clientsOf(settings: object) {
  const own = { ...settings, maxAttempts: 3 };
  const dynamo = new DynamoDBClient(own);
  return {
    dynamo,
    rows: DynamoDBDocumentClient.from(dynamo, { marshallOptions: { removeUndefinedValues: true } }),
    queues: new SQSClient(own),
    knobs: new SSMClient(own),
    secrets: new SecretsManagerClient(own),
    bus: new EventBridgeClient(own),
  };
}

const played = (way: Way, calls: Calls, intercept?: Intercept) =>
  playedOne(way, {
    name: NAME,
    resources,
    clientsOf,
    calls,
    ...(intercept === undefined ? {} : { intercept }),
    heard: ({ service, action, body }) => `${service} ${action} ${JSON.parse(String(body)).TableName ?? ''}`,
    async open(world) {
      const engine = makeMemoryEngine(world.clock.now);
      await openTables(engine, world.deployment);
      return makeDynamoDb(engine, world.deployment);
    },
  });
type Calls = CallsOf<Clients>;

const row = {
  id: 'one',
  kind: 'a',
  price: 12.5,
  big: 123456789012,
  empty: '',
  nothing: null,
  left_out: undefined,
  yes: true,
  list: [1, 'two', { three: 3 }],
  map: { deep: { deeper: ['ä', '€', '😀'] } },
  words: new Set(['x', 'y']),
  numbers: new Set([1, 2]),
  bytes: new Uint8Array([0, 1, 254, 255]),
  __proto__of: 'plain',
};
const TableName = 'rows';
const put = { TableName, Item: row };
const onlyOnce = {
  ConditionExpression: 'attribute_not_exists(id)',
  ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
} as const;

const TABLE: Readonly<Record<string, Calls>> = {
  'rows of all types, put and read': ({ rows }) => [
    [rows, new PutCommand(put)],
    [rows, new GetCommand({ TableName, Key: { id: 'one' } })],
    [
      rows,
      new GetCommand({
        TableName,
        Key: { id: 'one' },
        ProjectionExpression: 'price, #m.deep',
        ExpressionAttributeNames: { '#m': 'map' },
      }),
    ],
    [rows, new GetCommand({ TableName, Key: { id: 'none' }, ConsistentRead: true })],
    [rows, new PutCommand({ ...put, ReturnValues: 'ALL_OLD', ReturnConsumedCapacity: 'TOTAL' })],
  ],
  'rows as they are stored': ({ dynamo }) => [
    [
      dynamo,
      new PutItemCommand({
        TableName,
        Item: {
          id: { S: 'raw' },
          b: { B: new Uint8Array([9]) },
          bs: { BS: [new Uint8Array([1])] },
          l: { L: [{ N: '1' }, { M: {} }] },
        },
      }),
    ],
    [dynamo, new GetItemCommand({ TableName, Key: { id: { S: 'raw' } } })],
  ],
  'conditions that hold and that do not': ({ rows }) => [
    [rows, new PutCommand({ ...put, ...onlyOnce })],
    [rows, new PutCommand({ ...put, ...onlyOnce })],
    [
      rows,
      new UpdateCommand({
        TableName,
        Key: { id: 'one' },
        UpdateExpression: 'SET price = price + :more REMOVE #e',
        ExpressionAttributeNames: { '#e': 'empty' },
        ExpressionAttributeValues: { ':more': 1 },
        ReturnValues: 'ALL_NEW',
      }),
    ],
    [
      rows,
      new UpdateCommand({
        TableName,
        Key: { id: 'one' },
        UpdateExpression: 'ADD words :w',
        ConditionExpression: 'price > :most',
        ExpressionAttributeValues: { ':w': new Set(['z']), ':most': 1000 },
      }),
    ],
    [
      rows,
      new DeleteCommand({
        TableName,
        Key: { id: 'one' },
        ConditionExpression: 'kind = :k',
        ExpressionAttributeValues: { ':k': 'b' },
      }),
    ],
    [rows, new DeleteCommand({ TableName, Key: { id: 'one' }, ReturnValues: 'ALL_OLD' })],
  ],
  'many rows at once': ({ rows }) => [
    [
      rows,
      new BatchWriteCommand({
        RequestItems: {
          rows: [
            { PutRequest: { Item: row } },
            { PutRequest: { Item: { id: 'two', kind: 'a' } } },
            { DeleteRequest: { Key: { id: 'none' } } },
          ],
        },
      }),
    ],
    [
      rows,
      new BatchGetCommand({
        RequestItems: { rows: { Keys: [{ id: 'one' }, { id: 'two' }, { id: 'none' }] } },
      }),
    ],
    [
      rows,
      new QueryCommand({
        TableName,
        IndexName: 'by-kind',
        KeyConditionExpression: 'kind = :k',
        ExpressionAttributeValues: { ':k': 'a' },
        Limit: 1,
      }),
    ],
    [
      rows,
      new QueryCommand({
        TableName,
        KeyConditionExpression: 'id = :id',
        ExpressionAttributeValues: { ':id': 'one' },
        Select: 'COUNT',
      }),
    ],
    [rows, new ScanCommand({ TableName })],
    [rows, new TransactGetCommand({ TransactItems: [{ Get: { TableName, Key: { id: 'one' } } }] })],
  ],
  'transactions, also one that is repeated by its token': ({ rows }) => [
    [
      rows,
      new TransactWriteCommand({
        TransactItems: [
          { Put: { ...put, ...onlyOnce } },
          {
            ConditionCheck: {
              TableName,
              Key: { id: 'none' },
              ConditionExpression: 'attribute_not_exists(id)',
            },
          },
        ],
      }),
    ],
    [
      rows,
      new TransactWriteCommand({
        TransactItems: [{ Put: { ...put, ...onlyOnce } }, { Delete: { TableName, Key: { id: 'two' } } }],
      }),
    ],
    [
      rows,
      new TransactWriteCommand({
        ClientRequestToken: 'a-token',
        TransactItems: [
          {
            Update: {
              TableName,
              Key: { id: 'one' },
              UpdateExpression: 'ADD price :one',
              ExpressionAttributeValues: { ':one': 1 },
            },
          },
        ],
      }),
    ],
    [
      rows,
      new TransactWriteCommand({
        ClientRequestToken: 'a-token',
        TransactItems: [
          {
            Update: {
              TableName,
              Key: { id: 'one' },
              UpdateExpression: 'ADD price :one',
              ExpressionAttributeValues: { ':one': 1 },
            },
          },
        ],
      }),
    ],
    [rows, new GetCommand({ TableName, Key: { id: 'one' } })],
  ],
  'what is refused': ({ rows, dynamo, queues, knobs, secrets, bus }) => [
    [rows, new PutCommand({ TableName, Item: { kind: 'no id' } })],
    [rows, new PutCommand({ TableName: 'elsewhere', Item: { id: 'one' } })],
    [dynamo, new GetItemCommand({ TableName, Key: { id: { N: '1' } } })],
    [rows, new PutCommand({ TableName, Item: { id: 'one', odd: new Date(0) as never } })],
    [
      queues,
      new SendMessageCommand({ QueueUrl: 'http://queues.invalid/000000000000/none', MessageBody: 'x' }),
    ],
    [knobs, new GetParameterCommand({ Name: '/other' })],
    [knobs, new PutParameterCommand({ Name: '/knobs', Value: 'New.' })],
    [secrets, new GetSecretValueCommand({ SecretId: 'none' })],
    [
      bus,
      new PutEventsCommand({
        Entries: [{ EventBusName: 'others', Source: 's', DetailType: 't', Detail: '{}' }],
      }),
    ],
  ],
  'the other services that speak JSON': ({ queues, knobs, secrets, bus }) => [
    [
      queues,
      new SendMessageCommand({
        QueueUrl: 'http://queues.invalid/000000000000/jobs',
        MessageBody: '{"a":1}',
        DelaySeconds: 5,
        MessageAttributes: { kind: { DataType: 'String', StringValue: 'x' } },
      }),
    ],
    [
      queues,
      new SendMessageBatchCommand({
        QueueUrl: 'http://queues.invalid/000000000000/jobs',
        Entries: [{ Id: '1', MessageBody: 'b' }],
      }),
    ],
    [knobs, new GetParameterCommand({ Name: '/knobs' })],
    [knobs, new PutParameterCommand({ Name: '/knobs', Value: 'New.', Overwrite: true })],
    [knobs, new GetParameterCommand({ Name: '/knobs' })],
    [secrets, new PutSecretValueCommand({ SecretId: 'key', SecretString: 'new' })],
    [secrets, new GetSecretValueCommand({ SecretId: 'key' })],
    [
      bus,
      new PutEventsCommand({
        Entries: [
          {
            EventBusName: 'orders',
            Source: 's',
            DetailType: 't',
            Detail: '{}',
            Time: new Date('2026-11-17T19:00:00.123Z'),
          },
        ],
      }),
    ],
  ],
};

describe('given calls in the short way, then they come to what they come to over a socket', () => {
  it.each(Object.entries(TABLE))('%s', async (_name, calls) => {
    const [short, long] = [await played('short', calls), await played('long', calls)];
    const { own, ...shown } = short;
    expect(own.short).toBeGreaterThan(1);
    expect({ ...shown, own: NONE }).toEqual(long);
  });
});

describe('given trouble at a call', () => {
  const change: Calls = ({ rows }) => [
    [rows, new PutCommand(put)],
    [
      rows,
      new TransactWriteCommand({
        TransactItems: [
          {
            Update: {
              TableName,
              Key: { id: 'one' },
              UpdateExpression: 'ADD price :one',
              ExpressionAttributeValues: { ':one': 1 },
            },
          },
        ],
      }),
    ],
    [rows, new GetCommand({ TableName, Key: { id: 'one' } })],
  ];
  const first =
    (wanted: ReturnType<Intercept>, phase: 'before' | 'after', times = 1): (() => Intercept) =>
    () => {
      let struck = 0;
      return (call, at) => {
        if (at !== phase || call.action !== 'TransactWriteItems' || struck >= times) return undefined;
        struck += 1;
        return wanted;
      };
    };
  it.each([
    ['an error before it was applied', first('fail', 'before')],
    ['an answer that is lost, which its token makes harmless', first('fail', 'after')],
    ['errors for longer than the SDK tries', first('fail', 'before', 9)],
    ['a throttle', first({ fail: 'ThrottlingException' }, 'before')],
    ['a conflict, which the SDK does not repeat', first({ fail: 'TransactionConflictException' }, 'before')],
  ] as const)('%s, then it ends as it does over a socket', async (_name, trouble) => {
    const [short, long] = [await played('short', change, trouble()), await played('long', change, trouble())];
    expect(short.own).toEqual({ tokens: 1, short: 3 });
    expect({ ...short, own: NONE }).toEqual(long);
  });
});

it('given a call that is never answered, then it is given up as over a socket, and tried again', async () => {
  const asked: string[] = [];
  let waits: (() => void)[] = [];
  const resolve = makeShortWay({
    accessKeyId: NAME,
    call: async (call) => {
      asked.push('target' in call ? call.target : call.path);
      return new Promise(() => {});
    },
    uuid: () => 'one',
    later: (_milliseconds, run) => {
      waits.push(run);
      return () => {
        waits = [];
      };
    },
  });
  const client = new SSMClient({
    region: 'eu-west-2',
    credentials: { accessKeyId: 'x', secretAccessKey: 'x' },
    maxAttempts: 1,
    requestHandler: { requestTimeout: 50 },
  });
  const command = new GetParameterCommand({ Name: '/knobs' });
  const ended = resolve(command as never, client as never, undefined)(command).catch((error: Error) => error);
  while (waits.length === 0) await new Promise((next) => setImmediate(next));
  for (const run of waits) run();
  expect(await ended).toMatchObject({ name: 'TimeoutError' });
  expect(asked).toEqual(['AmazonSSM.GetParameter']);
});
