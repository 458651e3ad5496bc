// SQS: queues of the templates, their dead-letter queues, and the functions that consume them.
import { AwsError, type AwsRequest, type Caller, type LocalService, type World } from '../../world.ts';
import { lastPart } from './names.ts';
import { type MessageAttribute, makeQueue, type Queue, type QueuedMessage } from './queue.ts';
import { missing, type Outgoing } from './queue-messages.ts';
import { makeQueueOperations } from './queue-operations.ts';
import { queuesOf } from './queue-settings.ts';
import { makeShelf } from './shelf.ts';
import { makeQueueConsumers } from './sqs-consumers.ts';
import { jsonBody, jsonError, jsonReply, operationOf, unknownOperation } from './wire.ts';

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
  /** What lies in queues that no function reads: there other queues, functions, rules and schedules give up into. */
  deadLetters(): readonly { readonly queue: string; readonly at: number; readonly body: string }[];
  /** What lies in queues that a function reads, whether it is its turn or not. */
  waiting(): readonly { readonly queue: string; readonly body: string }[];
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
  const operations = makeQueueOperations(world, { put, receive, changed, wake: consumers.wake });

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
    const id = world.random.uuid();
    const senderId = caller.kind === 'function' ? caller.functionName : caller.kind;
    const lateSeconds = world.mischief.queuedLateMs(queue.settings.name) / 1000;
    queue.send(
      { id, body: message.body, attributes: message.attributes, sentAt: world.clock.now(), senderId },
      (message.delaySeconds ?? queue.settings.delaySeconds) + lateSeconds,
    );
    changed(queue);
    consumers.wake(queue);
    return id;
  }

  function receive(queue: Queue, max: number, visibilitySeconds?: number): readonly QueuedMessage[] {
    const received = queue.receive(world.clock.now(), max, world.random.uuid, visibilitySeconds);
    for (const message of received.dead) {
      const deadLetters = find(queue.settings.redrive!.deadLetterArn);
      deadLetters.send(message, 0);
      changed(deadLetters);
      consumers.wake(deadLetters);
    }
    if (received.messages.length + received.dead.length > 0) changed(queue);
    return received.messages;
  }

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
    deadLetters: () =>
      [...queues.values()]
        .filter(({ settings }) => !consumers.reads(settings.name))
        .flatMap((queue) =>
          queue.all().map(({ sentAt, body }) => ({ queue: queue.settings.name, at: sentAt, body })),
        ),
    waiting: () =>
      [...queues.values()]
        .filter(({ settings }) => consumers.reads(settings.name))
        .flatMap((queue) => queue.all().map(({ body }) => ({ queue: queue.settings.name, body }))),
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
