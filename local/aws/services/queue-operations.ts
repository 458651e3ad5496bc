// SQS's operations by name: what each makes of its request, and what it answers.
import { AwsError, type Caller, type World } from '../../world.ts';
import type { Queue, QueuedMessage } from './queue.ts';
import {
  asReceived,
  BATCH_LIMIT,
  batchEntries,
  checkContents,
  checkSize,
  md5,
  missing,
  type Outgoing,
  outgoing,
  problemOf,
  seconds,
  wholeNumber,
} from './queue-messages.ts';
import { attributesOf } from './queue-settings.ts';
import type { Json } from './wire.ts';

export type QueueOperation = (queue: Queue, body: Json, caller: Caller) => unknown;

export interface QueueMoves {
  /** Puts one message and answers its id. */
  readonly put: (queue: Queue, message: Outgoing, caller: Caller) => string;
  readonly receive: (queue: Queue, max: number, visibilitySeconds?: number) => readonly QueuedMessage[];
  /** To be told of every change, so that it is kept and measured. */
  readonly changed: (queue: Queue) => void;
  readonly wake: (queue: Queue) => void;
}

/** The operations that are not here are unknown to the laptop. */
export function makeQueueOperations(
  world: World,
  { put, receive, changed, wake }: QueueMoves,
): Readonly<Record<string, QueueOperation>> {
  return {
    SendMessage(queue, body, caller) {
      const message = outgoing(body);
      checkSize([message]);
      checkContents(message);
      return { MessageId: put(queue, message, caller), MD5OfMessageBody: md5(message.body) };
    },
    SendMessageBatch(queue, body, caller) {
      const entries = batchEntries(body);
      const messages = entries.map((entry) => outgoing(entry));
      checkSize(messages);
      // Of a batch, each message is taken or refused by itself.
      const results = messages.map((message, index) => {
        const Id = entries[index]!.Id;
        const problem = problemOf(message);
        if (problem !== undefined)
          return { Failed: { Id, SenderFault: true, Code: problem.code, Message: problem.message } };
        const MessageId = put(queue, message, caller);
        return { Successful: { Id, MessageId, MD5OfMessageBody: md5(message.body) } };
      });
      return {
        Successful: results.flatMap(({ Successful }) => Successful ?? []),
        Failed: results.flatMap(({ Failed }) => Failed ?? []),
      };
    },
    ReceiveMessage(queue, body) {
      const max = wholeNumber(body, 'MaxNumberOfMessages', 1, 1, BATCH_LIMIT);
      const visibility =
        body.VisibilityTimeout === undefined ? undefined : seconds(body, 'VisibilityTimeout');
      const messages = receive(queue, max, visibility);
      // A long poll would have to wait in virtual time; the caller is answered at once instead.
      return messages.length === 0 ? {} : { Messages: messages.map(asReceived) };
    },
    DeleteMessage(queue, body) {
      if (typeof body.ReceiptHandle !== 'string') throw missing('ReceiptHandle');
      queue.remove(body.ReceiptHandle);
      changed(queue);
      return {};
    },
    DeleteMessageBatch(queue, body) {
      const entries = batchEntries(body);
      for (const entry of entries) queue.remove(String(entry.ReceiptHandle));
      changed(queue);
      return { Successful: entries.map((entry) => ({ Id: entry.Id })), Failed: [] };
    },
    ChangeMessageVisibility(queue, body) {
      const timeout = seconds(body, 'VisibilityTimeout');
      if (!queue.changeVisibility(String(body.ReceiptHandle), world.clock.now(), timeout)) {
        throw new AwsError('ReceiptHandleIsInvalid', 'The input receipt handle is invalid.');
      }
      changed(queue);
      wake(queue);
      return {};
    },
    GetQueueAttributes: (queue) => ({ Attributes: attributesOf(queue, world.clock.now()) }),
    GetQueueUrl: (queue) => ({ QueueUrl: queue.settings.url }),
  };
}
