// How large a message, an entry and an event may be: just under the limit it is taken, just over it refused by AWS's name.
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { SendMessageBatchCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterEach, describe, expect, test } from 'vitest';
import { functionWith, type Laptop, refusal, startLaptop } from './services/laptop.ts';

const MIB = 1_048_576;
const QueueUrl = 'https://sqs.eu-west-2.amazonaws.com/000000000000/upsr-jobs';

let laptop: Laptop | undefined;
afterEach(() => laptop?.stop());
async function start() {
  laptop = await startLaptop({
    resources: {
      Jobs: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'upsr-jobs' } },
      ...functionWith('loy-earn', []),
    },
    functions: { 'loy-earn': () => 'done' },
  });
  return laptop;
}

describe('a message of SQS', () => {
  test('given 1 MiB, it is taken; given a byte more, it is refused', async () => {
    const sqs = new SQSClient((await start()).operator);
    const send = (bytes: number) =>
      sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: 'x'.repeat(bytes) }));
    expect(await send(MIB)).toHaveProperty('MessageId');
    expect((await refusal(send(MIB + 1))).name).toBe('InvalidParameterValue');
  });

  test('given letters of two bytes, bytes are counted and not letters', async () => {
    const sqs = new SQSClient((await start()).operator);
    const send = (letters: number) =>
      sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: '\u00e9'.repeat(letters) }));
    expect(await send(MIB / 2)).toHaveProperty('MessageId');
    expect((await refusal(send(MIB / 2 + 1))).name).toBe('InvalidParameterValue');
  });

  test('given a batch, its messages are counted together', async () => {
    const sqs = new SQSClient((await start()).operator);
    const send = (bytes: number) =>
      sqs.send(
        new SendMessageBatchCommand({
          QueueUrl,
          Entries: ['a', 'b'].map((Id) => ({ Id, MessageBody: 'x'.repeat(bytes) })),
        }),
      );
    expect((await send(MIB / 2)).Successful).toHaveLength(2);
    expect((await refusal(send(MIB / 2 + 1))).name).toContain('BatchRequestTooLong');
  });
});

describe('an event that nobody waits for', () => {
  const asked = (bytes: number, InvocationType: 'Event' | 'RequestResponse') =>
    new InvokeCommand({
      FunctionName: 'loy-earn',
      InvocationType,
      // Two of the bytes are its quotation marks.
      Payload: Buffer.from(JSON.stringify('x'.repeat(bytes - 2))),
    });

  test('given 1 MiB, Lambda takes it; given a byte more, it is refused, unless the caller waits', async () => {
    const lambda = new LambdaClient((await start()).operator);
    expect((await lambda.send(asked(MIB, 'Event'))).StatusCode).toBe(202);
    const error = await refusal(lambda.send(asked(MIB + 1, 'Event')));
    expect(error.name).toBe('RequestEntityTooLargeException');
    expect(error).toMatchObject({ $metadata: { httpStatusCode: 413 } });
    expect((await lambda.send(asked(MIB + 1, 'RequestResponse'))).StatusCode).toBe(200);
  });
});

describe('the entries of a request to EventBridge', () => {
  /** AWS counts the members of an entry: source, type and detail, in UTF-8. */
  const entry = (bytes: number) => {
    const [Source, DetailType] = ['shop', 'told'];
    const room = bytes - Source.length - DetailType.length - '{"x":""}'.length;
    return { Source, DetailType, Detail: `{"x":"${'x'.repeat(room)}"}` };
  };

  test('given 1 MiB in one entry or in several, they are taken; given a byte more, the request is refused', async () => {
    const events = new EventBridgeClient((await start()).operator);
    const put = (...sizes: readonly number[]) =>
      events.send(new PutEventsCommand({ Entries: sizes.map(entry) }));
    expect((await put(MIB)).FailedEntryCount).toBe(0);
    expect((await put(MIB / 2, MIB / 2)).FailedEntryCount).toBe(0);
    for (const sizes of [[MIB + 1], [MIB / 2, MIB / 2 + 1]])
      expect((await refusal(put(...sizes))).name).toBe('ValidationException');
  });
});
