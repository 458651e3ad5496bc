// SQS: queues of the templates, their dead-letter queues, and the functions that consume them.
import { randomUUID } from 'node:crypto';
import { AwsError, type AwsRequest, type Caller, type LocalService, type World } from '../../world.ts';
import { lastPart } from './names.ts';
import { type MessageAttribute, makeQueue, type Queue, type QueuedMessage } from './queue.ts';
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
import { attributesOf, queuesOf } from './queue-settings.ts';
import { makeShelf } from './shelf.ts';
import { makeQueueConsumers } from './sqs-consumers.ts';
import { type Json, jsonBody, jsonError, jsonReply, operationOf, unknownOperation } from './wire.ts';

export interface QueueDepth {
  readonly name: string;
  readonly visible: number;
  readonly inFlight: number;
  /** Messages in this queue's dead-letter queue. */
  readonly dead: number;
}

export interface Sqs extends LocalService {
  /** Begins to hand messages to their consumers, those of an earlier run included. */
  start(): void;
  /** Puts a message as a service or the operator would. Throws `AwsError` for a queue that is not there. */
  deliver(
    queueNameOrArn: string,
    body: string,
    attributes?: Readonly<Record<string, MessageAttribute>>,
  ): string;
  depths(): readonly QueueDepth[];
  flush(): void;
}

export function makeSqs(world: World): Sqs {
  const shelf = makeShelf(
    world.stateDirectory,
    'sqs.json',
    (): Record<string, QueuedMessage[]> =>
      Object.fromEntries([...queues].map(([name, queue]) => [name, [...queue.all()]])),
  );
  const queues: ReadonlyMap<string, Queue> = new Map(
    queuesOf(world).map((settings) => [settings.name, makeQueue(settings, shelf.found?.[settings.name])]),
  );
  const consumers = makeQueueConsumers(world, { find, receive, changed });

  function find(nameOrArnOrUrl: string): Queue {
    const queue = queues.get(lastPart(nameOrArnOrUrl));
    if (queue !== undefined) return queue;
    throw new AwsError('QueueDoesNotExist', `The specified queue "${nameOrArnOrUrl}" does not exist.`);
  }

  function changed(queue: Queue): void {
    shelf.touch();
    world.metric({
      namespace: 'AWS/SQS',
      name: 'ApproximateNumberOfMessagesVisible',
      dimensions: { QueueName: queue.settings.name },
      value: queue.depth(world.clock.now()).visible,
    });
  }

  function put(queue: Queue, message: Outgoing, caller: Caller): string {
    const id = randomUUID();
    const senderId = caller.kind === 'function' ? caller.functionName : caller.kind;
    queue.send(
      { id, body: message.body, attributes: message.attributes, sentAt: world.clock.now(), senderId },
      message.delaySeconds,
    );
    changed(queue);
    consumers.wake(queue);
    return id;
  }

  function receive(queue: Queue, max: number, visibilitySeconds?: number): readonly QueuedMessage[] {
    const received = queue.receive(world.clock.now(), max, randomUUID, visibilitySeconds);
    for (const message of received.dead) {
      const deadLetters = find(queue.settings.redrive!.deadLetterArn);
      deadLetters.send(message, 0);
      changed(deadLetters);
      consumers.wake(deadLetters);
    }
    if (received.messages.length + received.dead.length > 0) changed(queue);
    return received.messages;
  }

  const operations: Record<string, (queue: Queue, body: Json, caller: Caller) => unknown> = {
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
      consumers.wake(queue);
      return {};
    },
    GetQueueAttributes: (queue) => ({ Attributes: attributesOf(queue, world.clock.now()) }),
    GetQueueUrl: (queue) => ({ QueueUrl: queue.settings.url }),
  };

  function named(request: AwsRequest): Queue {
    const body = jsonBody(request);
    const name = body.QueueUrl ?? body.QueueName;
    if (typeof name !== 'string') throw missing('QueueUrl');
    return find(name);
  }

  return {
    signingName: 'sqs',
    accesses(request) {
      const operation = operationOf(request);
      if (operations[operation] === undefined) throw unknownOperation('SQS', operation);
      // The batch forms have no action of their own.
      return [{ action: `sqs:${operation.replace(/Batch$/, '')}`, resource: named(request).settings.arn }];
    },
    async handle(request, caller) {
      return jsonReply(operations[operationOf(request)]!(named(request), jsonBody(request), caller));
    },
    errorReply(error) {
      const reply = jsonError(error);
      return { ...reply, headers: { ...reply.headers, 'x-amzn-query-error': `${error.code};Sender` } };
    },
    start: () => {
      for (const queue of queues.values()) {
        // Alarms forget values over a restart, and a dead letter may still lie where it was.
        changed(queue);
        consumers.wake(queue);
      }
    },
    deliver: (name, body, attributes = {}) => put(find(name), { body, attributes }, { kind: 'operator' }),
    depths: () => [...queues.values()].map((queue) => depthOf(queue)),
    flush: shelf.flush,
  };

  function depthOf(queue: Queue): QueueDepth {
    const { visible, inFlight, delayed } = queue.depth(world.clock.now());
    const { redrive } = queue.settings;
    const deadLetters = redrive === undefined ? undefined : queues.get(lastPart(redrive.deadLetterArn));
    return {
      name: queue.settings.name,
      visible: visible + delayed,
      inFlight,
      dead: deadLetters?.all().length ?? 0,
    };
  }
}
