import {
  CreateScheduleCommand,
  type CreateScheduleCommandInput,
  DeleteScheduleCommand,
  GetScheduleCommand,
  ListSchedulesCommand,
  SchedulerClient,
  UpdateScheduleCommand,
} from '@aws-sdk/client-scheduler';
import { afterEach, describe, expect, test } from 'vitest';
import {
  arnOf,
  freshDirectory,
  functionWith,
  HOUR,
  type Laptop,
  MINUTE,
  type Resources,
  refusal,
  startLaptop,
} from './laptop.ts';

const ROLE = 'arn:aws:iam::000000000000:role/timetable-role';
const SENDER = arnOf('lambda', 'function:cr-waiter');
const role = (
  grants: readonly (readonly [string, string])[],
  principal = 'scheduler.amazonaws.com',
): Resources => ({
  TimetableRole: {
    Type: 'AWS::IAM::Role',
    Properties: {
      RoleName: 'timetable-role',
      AssumeRolePolicyDocument: {
        Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: principal } }],
      },
      Policies: [
        {
          PolicyName: 'own',
          PolicyDocument: {
            Statement: grants.map(([Action, Resource]) => ({ Effect: 'Allow', Action, Resource })),
          },
        },
      ],
    },
  },
});
const base: Resources = {
  ...functionWith('cr-waiter', []),
  Group: { Type: 'AWS::Scheduler::ScheduleGroup', Properties: { Name: 'cr-wakeups' } },
  Dead: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'cr-timetable-dlq' } },
};
const permitted = role([
  ['lambda:InvokeFunction', SENDER],
  ['sqs:SendMessage', arnOf('sqs', 'cr-timetable-dlq')],
]);
const oneOff = (changes: Partial<CreateScheduleCommandInput> = {}): CreateScheduleCommandInput => ({
  Name: 'wake-k-42',
  GroupName: 'cr-wakeups',
  ScheduleExpression: 'at(2026-11-17T20:30:00)',
  FlexibleTimeWindow: { Mode: 'OFF' },
  ActionAfterCompletion: 'DELETE',
  Target: { Arn: SENDER, RoleArn: ROLE, Input: '{"cart":"k-42","due":"<aws.scheduler.scheduled-time>"}' },
  ...changes,
});

let laptop: Laptop | undefined;
afterEach(() => laptop?.stop());
async function start(resources: Resources = permitted, stateDirectory = '') {
  laptop = await startLaptop({ resources: { ...base, ...resources }, stateDirectory });
  return { laptop, scheduler: new SchedulerClient(laptop.operator) };
}

describe('one-off schedules', () => {
  test('given one, then it fires once at its moment with its input and is gone', async () => {
    const { laptop, scheduler } = await start();
    const created = await scheduler.send(new CreateScheduleCommand(oneOff()));
    expect(created.ScheduleArn).toBe(arnOf('scheduler', 'schedule/cr-wakeups/wake-k-42'));
    expect(laptop.services.scheduler.planned()).toEqual([
      { name: 'wake-k-42', at: '2026-11-17T20:30:00.000Z', target: 'wake-k-42 -> cr-waiter' },
    ]);
    const fired = await laptop.advance(2 * HOUR);
    expect(fired).toEqual([{ at: '2026-11-17T20:30:00.000Z', target: 'wake-k-42 -> cr-waiter' }]);
    expect(laptop.invoked).toEqual([
      {
        name: 'cr-waiter',
        event: { cart: 'k-42', due: '2026-11-17T20:30:00Z' },
        at: '2026-11-17T20:30:00.000Z',
      },
    ]);
    const key = { Name: 'wake-k-42', GroupName: 'cr-wakeups' };
    const gone = await refusal(scheduler.send(new GetScheduleCommand(key)));
    expect(gone.name).toBe('ResourceNotFoundException');
    expect(laptop.counted).toEqual([
      { functionName: 'cr-waiter', service: 'scheduler', action: 'Invocation' },
    ]);
  });

  test('given the same name again, then it conflicts; deleted, then it is free and nothing fires', async () => {
    const { laptop, scheduler } = await start();
    await scheduler.send(new CreateScheduleCommand(oneOff()));
    expect((await refusal(scheduler.send(new CreateScheduleCommand(oneOff())))).name).toBe(
      'ConflictException',
    );
    const key = { Name: 'wake-k-42', GroupName: 'cr-wakeups' };
    await scheduler.send(new DeleteScheduleCommand(key));
    expect((await refusal(scheduler.send(new DeleteScheduleCommand(key)))).name).toBe(
      'ResourceNotFoundException',
    );
    expect(await laptop.advance(2 * HOUR)).toEqual([]);
  });

  test('given an update, then it replaces everything, the left-out members too', async () => {
    const { laptop, scheduler } = await start();
    await scheduler.send(
      new CreateScheduleCommand(
        oneOff({
          ScheduleExpressionTimezone: 'Asia/Singapore',
          ScheduleExpression: 'at(2026-11-18T05:00:00)',
        }),
      ),
    );
    await scheduler.send(
      new UpdateScheduleCommand({
        ...oneOff({ ActionAfterCompletion: undefined }),
        ScheduleExpression: 'at(2026-11-17T22:00:00)',
      }),
    );
    const key = { Name: 'wake-k-42', GroupName: 'cr-wakeups' };
    expect(await scheduler.send(new GetScheduleCommand(key))).toMatchObject({
      ScheduleExpression: 'at(2026-11-17T22:00:00)',
      ScheduleExpressionTimezone: 'UTC',
      ActionAfterCompletion: 'NONE',
    });
    expect((await laptop.advance(4 * HOUR)).map(({ at }) => at)).toEqual(['2026-11-17T22:00:00.000Z']);
    // Completed without DELETE it stays, and keeps its name taken.
    const { Schedules } = await scheduler.send(
      new ListSchedulesCommand({ GroupName: 'cr-wakeups', NamePrefix: 'wake-' }),
    );
    expect(Schedules?.map(({ Name }) => Name)).toEqual(['wake-k-42']);
  });

  const refused: readonly [string, Partial<CreateScheduleCommandInput>, string][] = [
    ['a name with a space', { Name: 'a b' }, 'ValidationException'],
    ['a name of 65 characters', { Name: 'x'.repeat(65) }, 'ValidationException'],
    ['fractions of a second', { ScheduleExpression: 'at(2026-11-17T20:30:00.000)' }, 'ValidationException'],
    ['a moment that is past', { ScheduleExpression: 'at(2026-11-17T19:00:00)' }, 'ValidationException'],
    ['an unknown zone', { ScheduleExpressionTimezone: 'Mars/Base' }, 'ValidationException'],
    ['no flexible window', { FlexibleTimeWindow: undefined }, 'ValidationException'],
    ['an unknown group', { GroupName: 'elsewhere' }, 'ResourceNotFoundException'],
    ['no target role', { Target: { Arn: SENDER, RoleArn: undefined } }, 'ValidationException'],
  ];
  test.each(refused)('given %s, then it is refused', async (_, changes, code) => {
    const { scheduler } = await start();
    expect((await refusal(scheduler.send(new CreateScheduleCommand(oneOff(changes))))).name).toBe(code);
  });

  test('given a role that does not trust the scheduler, then it is refused', async () => {
    const { scheduler } = await start(role([], 'lambda.amazonaws.com'));
    const error = await refusal(scheduler.send(new CreateScheduleCommand(oneOff())));
    expect(error.message).toContain('must allow AWS EventBridge Scheduler to assume the role');
  });

  test.each([
    ['its group', arnOf('scheduler', 'schedule-group/cr-wakeups'), undefined],
    ['another group', arnOf('scheduler', 'schedule-group/other'), 'ValidationException'],
    ['one schedule', arnOf('scheduler', 'schedule/cr-wakeups/wake-k-42'), 'ValidationException'],
  ])('given a role tied to %s as its source, then only the group is good', async (_, source, code) => {
    const tied = JSON.parse(JSON.stringify(permitted)) as {
      TimetableRole: { Properties: { AssumeRolePolicyDocument: { Statement: { Condition?: object }[] } } };
    };
    const [statement] = tied.TimetableRole.Properties.AssumeRolePolicyDocument.Statement;
    statement!.Condition = { StringEquals: { 'aws:SourceArn': source } };
    const { scheduler } = await start(tied as unknown as Resources);
    const created = scheduler.send(new CreateScheduleCommand(oneOff()));
    if (code === undefined) await created;
    else expect((await refusal(created)).name).toBe(code);
  });

  test('given a function that may not pass the role, then it may not create a schedule', async () => {
    const schedules = arnOf('scheduler', 'schedule/cr-wakeups/*');
    const { laptop } = await start({
      ...permitted,
      ...functionWith('cr-intake', [['scheduler:CreateSchedule', schedules]]),
      ...functionWith('cr-sender', [
        ['scheduler:CreateSchedule', schedules],
        ['iam:PassRole', ROLE],
      ]),
    });
    const create = (name: string) =>
      new SchedulerClient(laptop.as(name)).send(new CreateScheduleCommand(oneOff()));
    expect((await refusal(create('cr-intake'))).name).toBe('AccessDeniedException');
    await create('cr-sender');
    expect(laptop.permissions.denied().map(({ action }) => action)).toEqual(['iam:PassRole']);
  });

  test('given a target role without the permission, then the firing ends in the dead-letter queue, refused and listed', async () => {
    const { laptop, scheduler } = await start(role([['sqs:SendMessage', arnOf('sqs', 'cr-timetable-dlq')]]));
    const Target = {
      Arn: SENDER,
      RoleArn: ROLE,
      DeadLetterConfig: { Arn: arnOf('sqs', 'cr-timetable-dlq') },
    };
    await scheduler.send(new CreateScheduleCommand(oneOff({ Target })));
    await laptop.advance(2 * HOUR);
    expect(laptop.invoked).toEqual([]);
    expect(laptop.services.sqs.depths()[0]).toMatchObject({ name: 'cr-timetable-dlq', visible: 1 });
    expect(laptop.permissions.denied()).toEqual([
      { function: 'scheduler: wake-k-42', action: 'lambda:InvokeFunction', resource: SENDER },
    ]);
  });
});

describe('over a restart', () => {
  test('given one-offs, one of them due meanwhile and one done, then the due one runs at once and the done one never', async () => {
    const directory = freshDirectory();
    const first = await start(permitted, directory);
    await first.scheduler.send(
      new CreateScheduleCommand(
        oneOff({
          Name: 'done',
          ActionAfterCompletion: 'NONE',
          ScheduleExpression: 'at(2026-11-17T19:40:00)',
        }),
      ),
    );
    await first.laptop.advance(15 * MINUTE);
    await first.scheduler.send(new CreateScheduleCommand(oneOff({ Name: 'overdue' })));
    await first.laptop.stop();
    laptop = await startLaptop({
      resources: { ...base, ...permitted },
      stateDirectory: directory,
      startAt: '2026-11-18T07:00:00Z',
    });
    await laptop.advance(MINUTE);
    expect(laptop.invoked.map(({ at }) => at)).toEqual(['2026-11-18T07:00:00.000Z']);
  });
});

describe("the templates' timetable", () => {
  const timetable = (properties: object): Resources => ({
    Nightly: {
      Type: 'AWS::Scheduler::Schedule',
      Properties: {
        Name: 'cr-nightly',
        GroupName: 'cr-wakeups',
        FlexibleTimeWindow: { Mode: 'OFF' },
        Target: { Arn: SENDER, RoleArn: ROLE },
        ...properties,
      },
    },
  });

  test('given a cron in the zone of the shop, then it fires at its local time every day', async () => {
    const cron = { ScheduleExpression: 'cron(0 2 * * ? *)', ScheduleExpressionTimezone: 'Asia/Singapore' };
    const { laptop } = await start({ ...permitted, ...timetable(cron) });
    const fired = await laptop.advance(48 * HOUR);
    expect(fired.map(({ at }) => at)).toEqual(['2026-11-18T18:00:00.000Z', '2026-11-19T18:00:00.000Z']);
    expect(laptop.invoked[0]?.event).toEqual({});
  });

  test('given a rate, then a restart does not move it', async () => {
    const directory = freshDirectory();
    const resources = { ...permitted, ...timetable({ ScheduleExpression: 'rate(1 hour)' }) };
    const first = await start(resources, directory);
    await first.laptop.stop();
    laptop = await startLaptop({
      resources: { ...base, ...resources },
      stateDirectory: directory,
      startAt: '2026-11-17T19:50:00Z',
    });
    expect(laptop.services.scheduler.planned()[0]?.at).toBe('2026-11-17T20:30:00.000Z');
  });
});
