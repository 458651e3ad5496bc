// Every error the laptop can be asked for, as the SDK's own client reads it from the wire.
import { BedrockRuntimeClient, ConverseCommand } from '@aws-sdk/client-bedrock-runtime';
import {
  DynamoDBClient,
  PutItemCommand,
  TransactionCanceledException,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { GetScheduleCommand, SchedulerClient } from '@aws-sdk/client-scheduler';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeDynamoDb } from '../../../../local/aws/dynamodb.ts';
import type { Engine } from '../../../../local/aws/engine.ts';
import {
  awsError,
  errorsOf,
  FAILING_SERVICES,
  type WantedError,
} from '../../../../local/aws/faults/aws-errors.ts';
import { functionWith, type Laptop, refusal, startLaptop } from '../services/laptop.ts';

const SECRET = { Type: 'AWS::SecretsManager::Secret', Properties: { Name: 's', SecretString: '{}' } };
const QUEUE = { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'upsr-jobs' } };
const NOBODY: Engine = {
  url: '',
  send: async () => ({ status: 200, body: '{}' }),
  stop: async () => {},
};

let wanted: WantedError | undefined;
let laptop: Laptop;
beforeAll(async () => {
  laptop = await startLaptop({
    resources: { Queue: QUEUE, Secret: SECRET, ...functionWith('fn', [['*', '*']]) },
    intercept: () => wanted,
    more: (world) => [makeDynamoDb(NOBODY, world.deployment)],
  });
});
afterAll(() => laptop.stop());

const put = { TableName: 't', Item: { id: { S: '1' } } };
const mail = {
  FromEmailAddress: 'a@shop.example',
  Destination: { ToAddresses: ['b@example.com'] },
  Content: { Simple: { Subject: { Data: 's' }, Body: { Text: { Data: 't' } } } },
};
const CALLS: Readonly<Record<string, () => Promise<unknown>>> = {
  dynamodb: () => new DynamoDBClient(laptop.as('fn')).send(new PutItemCommand(put)),
  s3: () => new S3Client(laptop.as('fn')).send(new GetObjectCommand({ Bucket: 'b', Key: 'k' })),
  ses: () => new SESv2Client(laptop.as('fn')).send(new SendEmailCommand(mail)),
  sns: () =>
    new SNSClient(laptop.as('fn')).send(new PublishCommand({ PhoneNumber: '+447700900123', Message: 'm' })),
  sqs: () =>
    new SQSClient(laptop.as('fn')).send(
      new SendMessageCommand({ QueueUrl: 'http://queues.invalid/0/upsr-jobs', MessageBody: 'm' }),
    ),
  events: () =>
    new EventBridgeClient(laptop.as('fn')).send(
      new PutEventsCommand({ Entries: [{ Source: 's', DetailType: 'd', Detail: '{}' }] }),
    ),
  scheduler: () => new SchedulerClient(laptop.as('fn')).send(new GetScheduleCommand({ Name: 'n' })),
  ssm: () => new SSMClient(laptop.as('fn')).send(new GetParameterCommand({ Name: '/a' })),
  secretsmanager: () =>
    new SecretsManagerClient(laptop.as('fn')).send(new GetSecretValueCommand({ SecretId: 's' })),
  lambda: () => new LambdaClient(laptop.as('fn')).send(new InvokeCommand({ FunctionName: 'fn' })),
  bedrock: () =>
    new BedrockRuntimeClient(laptop.as('fn')).send(
      new ConverseCommand({ modelId: 'm', messages: [{ role: 'user', content: [{ text: 'hi' }] }] }),
    ),
};

const read = async (call: Promise<unknown>) => {
  const error = (await refusal(call)) as Error & { $metadata: { httpStatusCode: number } };
  return { name: error.name, message: error.message, status: error.$metadata.httpStatusCode };
};
// The SDK gives two services' errors a name of its own.
const RENAMED: Readonly<Record<string, string>> = {
  Throttled: 'ThrottledException',
  InternalError: 'InternalErrorException',
  AuthorizationError: 'AuthorizationErrorException',
  OptedOut: 'OptedOutException',
};

test('every service that answers here can be made to fail', () => {
  const here = [...laptop.services.all.map(({ signingName }) => signingName), 'dynamodb'];
  expect([...FAILING_SERVICES].sort()).toEqual(here.sort());
  expect(Object.keys(CALLS).sort()).toEqual(here.sort());
});

describe.each(FAILING_SERVICES)('%s', (service) => {
  test.each(errorsOf(service) ?? [])('%s reaches the client by its name', async (fail) => {
    wanted = { fail };
    const { status, message } = awsError(service, wanted);
    const name = service === 'sns' ? (RENAMED[fail] ?? fail) : fail;
    expect(await read(CALLS[service]!())).toMatchObject({
      name,
      status,
      ...(message === '' ? {} : { message }),
    });
  });

  test('an error of no known name comes with the status and the words that were asked for', async () => {
    wanted = { fail: 'SomethingNew', status: 418, message: 'As nobody has seen it' };
    expect(await read(CALLS[service]!())).toEqual({
      name: 'SomethingNew',
      status: 418,
      message: 'As nobody has seen it',
    });
  });
});

test.each([
  ['TransactionConflictException', 'TransactionConflict'],
  ['ProvisionedThroughputExceededException', 'ProvisionedThroughputExceeded'],
  ['ThrottlingException', 'ThrottlingError'],
])('%s cancels a transaction, as AWS does, with the reason %s', async (fail, code) => {
  wanted = { fail };
  const items = { TransactItems: [{ Put: put }, { Put: { ...put, Item: { id: { S: '2' } } } }] };
  const error = await refusal(new DynamoDBClient(laptop.as('fn')).send(new TransactWriteItemsCommand(items)));
  expect(error).toBeInstanceOf(TransactionCanceledException);
  const reasons = (error as TransactionCanceledException).CancellationReasons ?? [];
  expect(reasons.map(({ Code }) => Code)).toEqual([code, 'None']);
});
