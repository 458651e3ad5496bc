// What chance does to the messages of a queue: they come late, gather into batches, and a batch is handled in part.
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterEach, expect, test } from 'vitest';
import type { Mischief } from '../../../../local/mischief.ts';
import { arnOf, functionWith, type Laptop, MINUTE, type Resources, SECOND, startLaptop } from './laptop.ts';

const JOBS = arnOf('sqs', 'upsr-jobs');
const POLLING = ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'];
const SHOP: Resources = {
  Jobs: {
    Type: 'AWS::SQS::Queue',
    Properties: {
      QueueName: 'upsr-jobs',
      VisibilityTimeout: 180,
      RedrivePolicy: { deadLetterTargetArn: arnOf('sqs', 'upsr-jobs-dlq'), maxReceiveCount: 5 },
    },
  },
  Dead: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'upsr-jobs-dlq' } },
  Undelivered: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'upsr-undelivered' } },
  Mapping: {
    Type: 'AWS::Lambda::EventSourceMapping',
    Properties: {
      EventSourceArn: JOBS,
      FunctionName: 'upsr-picker',
      BatchSize: 10,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
    },
  },
  ...functionWith('upsr-picker', [[POLLING, JOBS]]),
};

let laptop: Laptop | undefined;
afterEach(() => laptop?.stop());

async function withMessages(bodies: readonly string[], mischief: Partial<Mischief>) {
  laptop = await startLaptop({ resources: SHOP, functions: { 'upsr-picker': () => ({}) }, mischief });
  const sqs = new SQSClient(laptop.operator);
  for (const MessageBody of bodies) {
    await sqs.send(new SendMessageCommand({ QueueUrl: 'https://sqs/0/upsr-jobs', MessageBody }));
    await laptop.idle();
  }
  return laptop;
}

const batches = ({ invoked }: Laptop) =>
  invoked.map(({ event }) => (event as { Records: { body: string }[] }).Records.map(({ body }) => body));

test('given messages that come late, then nobody sees them before', async () => {
  const shop = await withMessages(['one'], { queuedLateMs: () => 20 * MINUTE });
  expect(batches(shop)).toEqual([]);
  await shop.advance(20 * MINUTE - SECOND);
  expect(batches(shop)).toEqual([]);
  await shop.advance(SECOND);
  expect(batches(shop)).toEqual([['one']]);
});

test('given a look that lets messages gather, then they are handed out as one batch, and each once', async () => {
  const shop = await withMessages(['one', 'two', 'three'], { gathersMs: () => 2 * MINUTE });
  expect(batches(shop)).toEqual([]);
  await shop.advance(60 * MINUTE);
  expect(batches(shop)).toEqual([['one', 'two', 'three']]);
  expect(shop.services.sqs.depths()[0]).toMatchObject({ visible: 0, inFlight: 0, dead: 0 });
});

test('given a batch of which a part fails, then that part alone comes again after its time-out', async () => {
  let batch = 0;
  const shop = await withMessages(['one', 'two', 'three'], {
    gathersMs: () => (batch === 0 ? MINUTE : 0),
    failsOf: () => {
      batch += 1;
      return batch === 1 ? [0, 2] : [];
    },
  });
  await shop.advance(2 * MINUTE);
  expect(shop.services.sqs.depths()[0]).toMatchObject({ inFlight: 2 });
  await shop.advance(10 * MINUTE);
  expect(batches(shop)).toEqual([
    ['one', 'two', 'three'],
    ['one', 'three'],
  ]);
});

test('given queues that no function reads, then what lies there is a dead letter, whoever put it there', async () => {
  const shop = await withMessages([], {});
  shop.services.sqs.deliver('upsr-undelivered', 'a rule’s');
  shop.services.sqs.deliver('upsr-jobs-dlq', 'a queue’s');
  shop.services.sqs.deliver('upsr-jobs', 'on its way');
  expect(shop.services.sqs.deadLetters().map(({ queue, body }) => `${queue}: ${body}`)).toEqual([
    'upsr-jobs-dlq: a queue’s',
    'upsr-undelivered: a rule’s',
  ]);
});
