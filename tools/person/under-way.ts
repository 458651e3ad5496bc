// What is under way about a person: alarm clocks that hold their number, and messages that nothing could work off. Tables are not
// all that a shop has.
import {
  DeleteScheduleCommand,
  GetScheduleCommand,
  type GetScheduleCommandOutput,
  ListSchedulesCommand,
  SchedulerClient,
  UpdateScheduleCommand,
} from '@aws-sdk/client-scheduler';
import {
  ChangeMessageVisibilityCommand,
  DeleteMessageCommand,
  GetQueueUrlCommand,
  type Message,
  ReceiveMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { type Marks, namesPerson } from './person.ts';
import type { Reach } from './reach.ts';

/** Alarm clocks of one product that name the person, with what they hold. Those of carts hold a cart's id and are its own. */
export async function schedulesOf(
  marks: Marks,
  { destination, groups }: Reach,
): Promise<readonly GetScheduleCommandOutput[]> {
  const client = new SchedulerClient(destination.connection);
  const found: GetScheduleCommandOutput[] = [];
  for (const GroupName of groups) {
    let NextToken: string | undefined;
    do {
      const page = await client.send(new ListSchedulesCommand({ GroupName, NextToken }));
      for (const { Name = '' } of page.Schedules ?? []) {
        const schedule = await client.send(new GetScheduleCommand({ GroupName, Name }));
        if (namesPerson({ input: schedule.Target?.Input ?? '' }, marks)) found.push(schedule);
      }
      NextToken = page.NextToken;
    } while (NextToken !== undefined);
  }
  return found;
}

/** An evening's clock of many members goes on without them; one that is about them alone goes. Answers how many there were. */
export async function takeOffSchedules(marks: Marks, reach: Reach): Promise<number> {
  const client = new SchedulerClient(reach.destination.connection);
  const found = await schedulesOf(marks, reach);
  for (const { Name, GroupName, Target, ScheduleExpression, FlexibleTimeWindow, ...rest } of found) {
    const others = withoutThem(Target?.Input ?? '', marks);
    if (others === undefined || Target === undefined || FlexibleTimeWindow === undefined) {
      await client.send(new DeleteScheduleCommand({ Name, GroupName }));
      continue;
    }
    const { ScheduleExpressionTimezone, ActionAfterCompletion } = rest;
    await client.send(
      new UpdateScheduleCommand({
        Name,
        GroupName,
        ScheduleExpression,
        ScheduleExpressionTimezone,
        ActionAfterCompletion,
        FlexibleTimeWindow,
        Target: { ...Target, Input: others },
      }),
    );
  }
  return found.length;
}

/** The input with the list of numbers without theirs; undefined where it is about nobody else. */
function withoutThem(input: string, marks: Marks): string | undefined {
  const event = JSON.parse(input) as { readonly detail?: { readonly phones?: readonly string[] } };
  const phones = event.detail?.phones;
  if (!Array.isArray(phones)) return undefined;
  const others = phones.filter((phone) => !namesPerson({ phone }, marks));
  return others.length === 0
    ? undefined
    : JSON.stringify({ ...event, detail: { ...event.detail, phones: others } });
}

const LOOK_SECONDS = 60;
const MOST_MESSAGES = 10_000;

/**
 * Messages that lie where nothing reads them and name the person. With `remove` they go; all others are put back. Answers the bodies.
 */
export async function deadLettersOf(
  marks: Marks,
  { destination, queues }: Reach,
  { remove }: { readonly remove: boolean },
): Promise<readonly string[]> {
  const client = new SQSClient(destination.connection);
  const bodies: string[] = [];
  for (const QueueName of queues) {
    const { QueueUrl } = await client.send(new GetQueueUrlCommand({ QueueName }));
    const seen: Message[] = [];
    for (let received = -1; received !== 0 && seen.length < MOST_MESSAGES; ) {
      const { Messages = [] } = await client.send(
        new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, VisibilityTimeout: LOOK_SECONDS }),
      );
      received = Messages.length;
      seen.push(...Messages);
    }
    for (const { Body = '', ReceiptHandle } of seen) {
      const isTheirs = namesPerson({ body: Body }, marks);
      if (isTheirs) bodies.push(Body);
      if (isTheirs && remove) await client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
      else
        await client.send(
          new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle, VisibilityTimeout: 0 }),
        );
    }
  }
  return bodies;
}
