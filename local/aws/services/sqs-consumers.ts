// Event source mappings: what Lambda's pollers do between a queue and the function that consumes it. Instead of
// polling, a queue is looked at when a message comes in or becomes visible again.
import type { Caller, InvocationResult, Resource, World } from '../../world.ts';
import { functionNameIn, isRecord, lastPart, list, roleOfFunction } from './names.ts';
import type { Queue, QueuedMessage } from './queue.ts';
import { md5, systemAttributes } from './queue-messages.ts';

/** Lambda begins with five concurrent batches for a queue. */
const CONCURRENT_BATCHES = 5;

export interface QueueAccess {
  find(nameOrArn: string): Queue;
  receive(queue: Queue, max: number): readonly QueuedMessage[];
  changed(queue: Queue): void;
}

export interface QueueConsumers {
  /** Hands out what is visible and looks again when the next message becomes so. */
  wake(queue: Queue): void;
  /** Whether a function is given what comes into the queue of this name. */
  reads(queueName: string): boolean;
}

interface Mapping {
  readonly queueName: string;
  readonly functionName: string;
  readonly batchSize: number;
  readonly reportsItemFailures: boolean;
  readonly concurrentBatches: number;
  permitted?: boolean;
  active: number;
  /** Until then messages gather. */
  gathersUntil: number;
}

export function makeQueueConsumers(world: World, access: QueueAccess): QueueConsumers {
  const mappings = new Map(
    world.deployment
      .ofType('AWS::Lambda::EventSourceMapping')
      .filter((resource) => String(resource.properties.EventSourceArn).includes(':sqs:'))
      .filter((resource) => resource.properties.Enabled !== false)
      .map((resource) => mappingOf(resource))
      .map((mapping) => [mapping.queueName, mapping]),
  );

  function wake(queue: Queue): void {
    const mapping = mappings.get(queue.settings.name);
    if (mapping === undefined) return;
    mapping.permitted ??= maySource(world, mapping, queue.settings.arn);
    if (!mapping.permitted || letsGather(mapping, queue)) return;
    while (mapping.active < mapping.concurrentBatches) {
      const messages = access.receive(queue, mapping.batchSize);
      if (messages.length === 0) break;
      mapping.active += 1;
      void world.inFlight.track(consume(mapping, queue, messages)).finally(() => {
        mapping.active -= 1;
        wake(queue);
      });
    }
    const next = queue.nextVisibleAt();
    if (next === undefined || next <= world.clock.now()) return;
    world.agenda.plan({
      key: `sqs:${queue.settings.name}`,
      at: next,
      run: async () => wake(queue),
    });
  }

  /** Looks again once they have; whatever comes in meanwhile finds nobody looking. */
  function letsGather(mapping: Mapping, queue: Queue): boolean {
    const now = world.clock.now();
    if (now < mapping.gathersUntil) return true;
    // Those that gathered are handed out now, and others may gather after them.
    const isOver = mapping.gathersUntil === now;
    const { visible } = queue.depth(now);
    const waitMs = isOver || visible === 0 ? 0 : world.mischief.gathersMs(mapping.queueName);
    if (waitMs === 0) return false;
    mapping.gathersUntil = now + waitMs;
    const run = async () => {
      mapping.gathersUntil = world.clock.now();
      wake(queue);
    };
    world.agenda.plan({ key: `sqs-gathers:${queue.settings.name}`, at: mapping.gathersUntil, run });
    return true;
  }

  async function consume(mapping: Mapping, queue: Queue, messages: readonly QueuedMessage[]): Promise<void> {
    const bill = { functionName: mapping.functionName, service: 'sqs' };
    world.count({ ...bill, action: 'ReceiveMessage' });
    const receipts = new Map(messages.map((message) => [message.id, message.receipt!]));
    const event = { Records: messages.map((message) => asRecord(message, queue.settings.arn)) };
    await world.quietMoment();
    const result = await world.functions.invoke(mapping.functionName, event);
    const failed = failedIds(result, [...receipts.keys()], mapping.reportsItemFailures);
    const { name } = queue.settings;
    const fails = receipts.size > 1 && failed.size === 0 ? world.mischief.failsOf(name, receipts.size) : [];
    const done = [...receipts].filter(
      ([id], place) => !failed.has(id) && !fails.includes(place) && !world.mischief.comesAgain(name),
    );
    // The failed ones stay hidden until their time-out; nobody makes them visible earlier.
    for (const [, receipt] of done) queue.remove(receipt);
    if (done.length > 0) world.count({ ...bill, action: 'DeleteMessage' });
    access.changed(queue);
  }

  return { wake, reads: (queueName) => mappings.has(queueName) };
}

/**
 * Which messages of a batch come back. Without `ReportBatchItemFailures` only an error counts, and then for all. With
 * it, an answer that Lambda cannot read (no list, an empty or unknown id) also fails the whole batch.
 */
export function failedIds(
  result: InvocationResult,
  ids: readonly string[],
  reportsItemFailures: boolean,
): ReadonlySet<string> {
  if (!result.ok) return new Set(ids);
  if (!reportsItemFailures || result.payload === null || result.payload === undefined) return new Set();
  if (!isRecord(result.payload)) return new Set(result.payload === '' ? [] : ids);
  const failures = result.payload.batchItemFailures;
  if (Object.keys(result.payload).length === 0 || failures === null || failures === undefined)
    return new Set();
  if (!Array.isArray(failures)) return new Set(ids);
  const failed = failures.map((failure) => (isRecord(failure) ? failure.itemIdentifier : undefined));
  return failed.every((id) => typeof id === 'string' && ids.includes(id))
    ? new Set(failed as string[])
    : new Set(ids);
}

function mappingOf(resource: Resource): Mapping {
  const { properties } = resource;
  if (properties.FilterCriteria !== undefined) {
    throw new Error(
      `${resource.logicalId}: the laptop does not filter the messages of an event source mapping`,
    );
  }
  const scaling = properties.ScalingConfig;
  return {
    queueName: lastPart(String(properties.EventSourceArn)),
    functionName: functionNameIn(String(properties.FunctionName)),
    batchSize: Number(properties.BatchSize ?? 10),
    reportsItemFailures: list(properties.FunctionResponseTypes).includes('ReportBatchItemFailures'),
    concurrentBatches: Number((isRecord(scaling) && scaling.MaximumConcurrency) || CONCURRENT_BATCHES),
    active: 0,
    gathersUntil: 0,
  };
}

/** The pollers act under the consumer's own role; without these three actions Lambda refuses the mapping. */
function maySource(world: World, mapping: Mapping, queueArn: string): boolean {
  const roleId = roleOfFunction(world, mapping.functionName);
  if (roleId === undefined) return false;
  const caller: Caller = { kind: 'function', functionName: mapping.functionName, roleId };
  const actions = ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'];
  return actions.filter((action) => !world.allowed(caller, { action, resource: queueArn })).length === 0;
}

function asRecord(message: QueuedMessage, queueArn: string) {
  return {
    messageId: message.id,
    receiptHandle: message.receipt,
    body: message.body,
    attributes: systemAttributes(message),
    messageAttributes: Object.fromEntries(
      Object.entries(message.attributes).map(([name, attribute]) => [
        name,
        {
          stringValue: attribute.StringValue,
          stringListValues: [],
          binaryListValues: [],
          dataType: attribute.DataType,
        },
      ]),
    ),
    md5OfBody: md5(message.body),
    eventSource: 'aws:sqs',
    eventSourceARN: queueArn,
    awsRegion: queueArn.split(':')[3],
  };
}
