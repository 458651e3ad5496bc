import {
  ChangeMessageVisibilityCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { afterEach, describe, expect, test } from 'vitest';
import { failedIds } from '../../../../local/aws/services/sqs-consumers.ts';
import {
  arnOf,
  type Behaviour,
  freshDirectory,
  functionWith,
  type Laptop,
  MINUTE,
  type Resources,
  refusal,
  SECOND,
  startLaptop,
} from './laptop.ts';

const JOBS = arnOf('sqs', 'upsr-jobs');
const QUEUES: Resources = {
  Jobs: {
    Type: 'AWS::SQS::Queue',
    Properties: {
      QueueName: 'upsr-jobs',
      VisibilityTimeout: 180,
      RedrivePolicy: { deadLetterTargetArn: arnOf('sqs', 'upsr-jobs-dlq'), maxReceiveCount: 5 },
    },
  },
  Dead: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'upsr-jobs-dlq' } },
};
const POLLING = ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'];
const mapping = (properties: object = {}): Resources => ({
  Mapping: {
    Type: 'AWS::Lambda::EventSourceMapping',
    Properties: {
      EventSourceArn: JOBS,
      FunctionName: 'upsr-picker',
      BatchSize: 10,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      ...properties,
    },
  },
});
const url = 'https://sqs.eu-west-2.amazonaws.com/000000000000/upsr-jobs';

let laptop: Laptop | undefined;
afterEach(() => laptop?.stop());

async function start(resources: Resources, functions: Record<string, Behaviour> = {}, stateDirectory = '') {
  laptop = await startLaptop({ resources: { ...QUEUES, ...resources }, functions, stateDirectory });
  return { laptop, sqs: new SQSClient(laptop.operator) };
}
const depth = (of: Laptop) => of.services.sqs.depths().find(({ name }) => name === 'upsr-jobs');

describe('a queue that is read by hand', () => {
  test('given a message received, then it is hidden until its time-out and comes back with a new receipt', async () => {
    const { laptop, sqs } = await start({});
    await sqs.send(new SendMessageCommand({ QueueUrl: url, MessageBody: 'job é' }));
    const first = await sqs.send(new ReceiveMessageCommand({ QueueUrl: url }));
    expect(first.Messages?.[0]?.Body).toBe('job é');
    expect((await sqs.send(new ReceiveMessageCommand({ QueueUrl: url }))).Messages).toBeUndefined();
    await laptop.advance(180 * SECOND);
    const second = await sqs.send(new ReceiveMessageCommand({ QueueUrl: url }));
    expect(second.Messages?.[0]?.Attributes?.ApproximateReceiveCount).toBe('2');

    // The receipt of the first receive no longer deletes it.
    const stale = { QueueUrl: url, ReceiptHandle: first.Messages?.[0]?.ReceiptHandle };
    await sqs.send(new DeleteMessageCommand(stale));
    expect(depth(laptop)).toMatchObject({ inFlight: 1 });
    const current = { QueueUrl: url, ReceiptHandle: second.Messages?.[0]?.ReceiptHandle };
    await sqs.send(new ChangeMessageVisibilityCommand({ ...current, VisibilityTimeout: 0 }));
    expect(depth(laptop)).toMatchObject({ visible: 1 });
    await sqs.send(new DeleteMessageCommand(current));
    expect(depth(laptop)).toMatchObject({ visible: 0, inFlight: 0 });
  });

  test('given a delay, then the message is not received before it is over', async () => {
    const { laptop, sqs } = await start({});
    await sqs.send(new SendMessageCommand({ QueueUrl: url, MessageBody: 'later', DelaySeconds: 60 }));
    const attributes = new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: ['All'] });
    expect((await sqs.send(attributes)).Attributes).toMatchObject({
      ApproximateNumberOfMessagesDelayed: '1',
    });
    expect((await sqs.send(new ReceiveMessageCommand({ QueueUrl: url }))).Messages).toBeUndefined();
    await laptop.advance(60 * SECOND);
    expect((await sqs.send(new ReceiveMessageCommand({ QueueUrl: url }))).Messages).toHaveLength(1);
  });

  test.each(['\ufffe', '\uffff', '\0', '\x07', '\x0b', '\x1f', '\ud83d', '\ude00'])(
    'given a message that holds %j, then it is refused as AWS refuses it, in a batch by itself',
    async (character) => {
      const { laptop, sqs } = await start({});
      const body = `before${character}after`;
      const sent = refusal(sqs.send(new SendMessageCommand({ QueueUrl: url, MessageBody: body })));
      expect((await sent).name).toBe('InvalidMessageContents');
      const Entries = [
        { Id: 'good', MessageBody: 'Mug 😀\t\r\n\ufdd0\x7f\x85' },
        { Id: 'bad', MessageBody: body },
      ];
      const batch = await sqs.send(new SendMessageBatchCommand({ QueueUrl: url, Entries }));
      expect(batch.Successful?.map(({ Id }) => Id)).toEqual(['good']);
      expect(batch.Failed).toMatchObject([{ Id: 'bad', SenderFault: true, Code: 'InvalidMessageContents' }]);
      expect(depth(laptop)).toMatchObject({ visible: 1 });
    },
  );

  test('given requests that SQS refuses, then each is refused by its name', async () => {
    const { sqs } = await start({});
    const big = 'x'.repeat(1_048_577);
    const send = (MessageBody: string, QueueUrl = url) =>
      refusal(sqs.send(new SendMessageCommand({ QueueUrl, MessageBody })));
    expect((await send('x', 'https://sqs.invalid/1/nothing')).name).toBe('QueueDoesNotExist');
    expect((await send(big)).name).toBe('InvalidParameterValue');
    await sqs.send(new SendMessageCommand({ QueueUrl: url, MessageBody: big.slice(1) }));
    const batch = (Entries: { Id: string; MessageBody: string }[]) =>
      refusal(sqs.send(new SendMessageBatchCommand({ QueueUrl: url, Entries })));
    const entry = (Id: string, MessageBody = 'x') => ({ Id, MessageBody });
    expect((await batch([entry('a'), entry('a')])).name).toBe('BatchEntryIdsNotDistinct');
    expect((await batch([])).name).toBe('EmptyBatchRequest');
    expect((await batch([entry('a', big), entry('b')])).name).toBe('BatchRequestTooLong');
    const eleven = Array.from({ length: 11 }, (_, index) => entry(String(index)));
    expect((await batch(eleven)).name).toBe('TooManyEntriesInBatchRequest');
  });

  test('given a function without the permission, then its send is denied and listed', async () => {
    const { laptop } = await start({
      ...functionWith('upsr-order', [['sqs:SendMessage', JOBS]]),
      ...functionWith('upsr-sweep', []),
    });
    const message = new SendMessageCommand({ QueueUrl: url, MessageBody: 'x' });
    await new SQSClient(laptop.as('upsr-order')).send(message);
    expect((await refusal(new SQSClient(laptop.as('upsr-sweep')).send(message))).name).toBe(
      'AccessDeniedException',
    );
    expect(laptop.permissions.denied()).toEqual([
      { function: 'upsr-sweep', action: 'sqs:SendMessage', resource: JOBS },
    ]);
  });
});

describe('a queue with a consumer', () => {
  test('given messages, then the function gets them in the shape of Lambda and they are gone', async () => {
    const { laptop, sqs } = await start({ ...functionWith('upsr-picker', [[POLLING, JOBS]]), ...mapping() });
    const MessageAttributes = { kind: { DataType: 'String', StringValue: 'pick' } };
    await sqs.send(
      new SendMessageCommand({ QueueUrl: url, MessageBody: '{"order":"1"}', MessageAttributes }),
    );
    await laptop.idle();
    expect(laptop.invoked).toHaveLength(1);
    expect(laptop.invoked[0]?.event).toMatchObject({
      Records: [
        {
          body: '{"order":"1"}',
          attributes: { ApproximateReceiveCount: '1', SentTimestamp: '1794943800000' },
          messageAttributes: { kind: { stringValue: 'pick', dataType: 'String' } },
          eventSource: 'aws:sqs',
          eventSourceARN: JOBS,
          awsRegion: 'eu-west-2',
        },
      ],
    });
    expect(depth(laptop)).toEqual({ name: 'upsr-jobs', visible: 0, inFlight: 0, dead: 0 });
    const billed = laptop.counted.filter(({ functionName }) => functionName === 'upsr-picker');
    expect(billed.map(({ action }) => action)).toEqual(['ReceiveMessage', 'DeleteMessage']);
  });

  test('given one poisoned message of a batch, then only it comes back, five times, and ends in the dead-letter queue', async () => {
    const poisoned: Behaviour = (event) => ({
      batchItemFailures: (event as { Records: { messageId: string; body: string }[] }).Records.filter(
        ({ body }) => body === 'poison',
      ).map(({ messageId }) => ({ itemIdentifier: messageId })),
    });
    const { laptop, sqs } = await start(
      { ...functionWith('upsr-picker', [[POLLING, JOBS]]), ...mapping() },
      { 'upsr-picker': poisoned },
    );
    const Entries = ['good', 'poison', 'fine'].map((MessageBody, index) => ({
      Id: `m${index}`,
      MessageBody,
    }));
    await sqs.send(new SendMessageBatchCommand({ QueueUrl: url, Entries }));
    await laptop.idle();
    expect(depth(laptop)).toMatchObject({ inFlight: 1, dead: 0 });
    await laptop.advance(60 * MINUTE);
    const bodies = laptop.invoked.flatMap(({ event }) =>
      (event as { Records: { body: string }[] }).Records.map(({ body }) => body),
    );
    expect(bodies.filter((body) => body === 'poison')).toHaveLength(5);
    expect(bodies.filter((body) => body !== 'poison').sort()).toEqual(['fine', 'good']);
    expect(depth(laptop)).toMatchObject({ visible: 0, inFlight: 0, dead: 1 });
    expect(laptop.failures).toEqual([]);
  });

  test('given a consumer whose role may not poll, then nothing is delivered and the denial is listed', async () => {
    const { laptop, sqs } = await start({
      ...functionWith('upsr-picker', [['sqs:ReceiveMessage', JOBS]]),
      ...mapping(),
    });
    await sqs.send(new SendMessageCommand({ QueueUrl: url, MessageBody: 'x' }));
    await laptop.idle();
    expect(laptop.invoked).toEqual([]);
    expect(laptop.permissions.denied().map(({ action }) => action)).toEqual([
      'sqs:DeleteMessage',
      'sqs:GetQueueAttributes',
    ]);
  });

  test('given a restart with a message under way, then it is delivered again once its time-out is over', async () => {
    const directory = freshDirectory();
    const failing = { 'upsr-picker': () => Promise.reject(new Error('died')) };
    const resources = { ...functionWith('upsr-picker', [[POLLING, JOBS]]), ...mapping() };
    const first = await start(resources, failing, directory);
    await first.sqs.send(new SendMessageCommand({ QueueUrl: url, MessageBody: 'kept' }));
    await first.laptop.idle();
    await first.laptop.stop();
    const second = await start(resources, {}, directory);
    await second.laptop.idle();
    expect(second.laptop.invoked).toEqual([]);
    await second.laptop.advance(180 * SECOND);
    expect(second.laptop.invoked).toHaveLength(1);
    expect(depth(second.laptop)).toMatchObject({ visible: 0, inFlight: 0 });
  });
});

describe('what a batch answer means', () => {
  const ids = ['a', 'b'];
  const cases: readonly [string, unknown, readonly string[]][] = [
    ['an empty list', { batchItemFailures: [] }, []],
    ['nothing at all', null, []],
    ['an empty object', {}, []],
    ['a null list', { batchItemFailures: null }, []],
    ['one known id', { batchItemFailures: [{ itemIdentifier: 'b' }] }, ['b']],
    ['an unknown id', { batchItemFailures: [{ itemIdentifier: 'z' }] }, ids],
    ['an empty id', { batchItemFailures: [{ itemIdentifier: '' }] }, ids],
    ['a misspelt key', { batchItemFailures: [{ itemId: 'a' }] }, ids],
    ['no list', { batchItemFailures: 'a' }, ids],
  ];
  test.each(cases)('given %s, then it fails what Lambda says it fails', (_, payload, failed) => {
    expect([...failedIds({ ok: true, payload }, ids, true)]).toEqual(failed);
  });

  test('given an error, then the whole batch failed; given any answer without reports, then none did', () => {
    expect(failedIds({ ok: false, errorType: 'E', errorMessage: '' }, ids, false).size).toBe(2);
    expect(failedIds({ ok: true, payload: { batchItemFailures: 'a' } }, ids, false).size).toBe(0);
  });
});
