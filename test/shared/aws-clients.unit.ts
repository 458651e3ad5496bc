// The clients as functions make them, against a loopback server: what is tried again, and what never is.

import { PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { InvokeCommand } from '@aws-sdk/client-lambda';
import { GetObjectCommand } from '@aws-sdk/client-s3';
import { ListSchedulesCommand } from '@aws-sdk/client-scheduler';
import { SendEmailCommand } from '@aws-sdk/client-sesv2';
import { PublishCommand } from '@aws-sdk/client-sns';
import { SendMessageCommand } from '@aws-sdk/client-sqs';
import { GetParameterCommand } from '@aws-sdk/client-ssm';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterEach, expect, test, vi } from 'vitest';
import { dynamoClient } from '../../shared/aws/dynamo-client.ts';
import { eventsClient } from '../../shared/aws/events-client.ts';
import { lambdaClient } from '../../shared/aws/lambda-client.ts';
import { s3Client } from '../../shared/aws/s3-client.ts';
import { schedulerClient } from '../../shared/aws/scheduler-client.ts';
import { sesClient } from '../../shared/aws/ses-client.ts';
import { snsClient } from '../../shared/aws/sns-client.ts';
import { sqsClient } from '../../shared/aws/sqs-client.ts';
import { ssmClient } from '../../shared/aws/ssm-client.ts';
import { type StandIn, standInForAws } from './aws-stand-in.ts';

let aws: StandIn;
afterEach(async () => {
  vi.unstubAllEnvs();
  await aws.stop();
});

const email = new SendEmailCommand({
  FromEmailAddress: 'a@b.example',
  Content: { Raw: { Data: new Uint8Array() } },
});
const publish = new PublishCommand({ PhoneNumber: '+447700900123', Message: 'hello' });

test('given a table whose answer is lost once, the call is made again', async () => {
  aws = await standInForAws((_, count) => (count === 1 ? 'hang-up' : { status: 200, body: '{}' }));
  await dynamoClient().send(
    new PutCommand({ TableName: 'orders', Item: { order_id: '1', note: undefined } }),
  );
  expect(aws.heard).toHaveLength(2);
  expect(JSON.parse(aws.heard[1]?.body ?? '').Item).toEqual({ order_id: { S: '1' } });
});

test.each([
  ['e-mail', () => sesClient().send(email)],
  ['text message', () => snsClient().send(publish)],
])('given a sending service whose answer is lost, the %s is tried only once', async (_, send) => {
  aws = await standInForAws(() => 'hang-up');
  await expect(send()).rejects.toThrow();
  expect(aws.heard).toHaveLength(1);
});

test.each([
  ['e-mail', () => sesClient().send(email)],
  ['text message', () => snsClient().send(publish)],
])('given a sending service that fails inside, the %s is tried only once', async (_, send) => {
  aws = await standInForAws(() => ({ status: 503, body: '{}' }));
  await expect(send()).rejects.toThrow();
  expect(aws.heard).toHaveLength(1);
});

test('given two e-mails through one client, each has a connection of its own', async () => {
  aws = await standInForAws(() => ({ status: 200, body: '{"MessageId":"m"}' }));
  const client = sesClient();
  await client.send(email);
  await client.send(email);
  expect(aws.connections()).toBe(2);
});

test('given two reads through one client, they share a connection', async () => {
  aws = await standInForAws(() => ({ status: 200, body: '{"Parameter":{"Value":"x"}}' }));
  const client = ssmClient();
  await client.send(new GetParameterCommand({ Name: '/upsr/config/settings' }));
  await client.send(new GetParameterCommand({ Name: '/upsr/config/settings' }));
  expect(aws.connections()).toBe(1);
});

test('given a bucket, its objects are asked for by path', async () => {
  aws = await standInForAws(() => ({ status: 200, body: 'rules' }));
  const { Body } = await s3Client().send(new GetObjectCommand({ Bucket: 'rules', Key: 'settings.txt' }));
  expect(await Body?.transformToString()).toBe('rules');
  expect(aws.heard[0]?.path).toMatch(/^\/rules\/settings\.txt/);
});

test.each([
  [
    'queue',
    '{"MessageId":"1","MD5OfMessageBody":"9dd4e461268c8034f5c8564e155c67a6"}',
    () => sqsClient().send(new SendMessageCommand({ QueueUrl: `${aws.url}/1/jobs`, MessageBody: 'x' })),
  ],
  [
    'bus',
    '{"Entries":[],"FailedEntryCount":0}',
    () => eventsClient().send(new PutEventsCommand({ Entries: [] })),
  ],
  ['scheduler', '{"Schedules":[]}', () => schedulerClient().send(new ListSchedulesCommand({}))],
  ['function', 'null', () => lambdaClient().send(new InvokeCommand({ FunctionName: 'f' }))],
])('given the endpoint of the environment, the %s client calls it', async (_, body, send) => {
  aws = await standInForAws(() => ({ status: 200, body }));
  await send();
  expect(aws.heard).toHaveLength(1);
});
