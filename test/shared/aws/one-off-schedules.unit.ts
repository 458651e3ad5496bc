// What is asked of the scheduler for an alarm clock that a function sets at run time.
import type { CreateScheduleCommandInput, SchedulerClient } from '@aws-sdk/client-scheduler';
import { ConflictException, ResourceNotFoundException } from '@aws-sdk/client-scheduler';
import { beforeEach, describe, expect, it } from 'vitest';
import { makeOneOffs } from '../../../shared/aws/one-off-schedules.ts';

const NOON = new Date('2026-06-02T12:00:00.000Z');
const inHours = (hours: number) => new Date(NOON.getTime() + hours * 3_600_000);

let kept: Map<string, CreateScheduleCommandInput>;
/** Keeps schedules by name as AWS does, and has none of the others' errors. */
const client = {
  send: async ({
    constructor: { name },
    input,
  }: {
    constructor: { name: string };
    input: { Name: string };
  }) => {
    const isThere = kept.has(input.Name);
    const fault = { $metadata: {}, Message: '', message: '' };
    if (name === 'CreateScheduleCommand' && isThere) throw new ConflictException(fault);
    if (name !== 'CreateScheduleCommand' && !isThere) throw new ResourceNotFoundException(fault);
    if (name === 'DeleteScheduleCommand') kept.delete(input.Name);
    else kept.set(input.Name, input as CreateScheduleCommandInput);
  },
} as unknown as SchedulerClient;
const oneOffs = makeOneOffs({
  client,
  group: 'cr-wakeups',
  roleArn: 'role',
  targetArn: 'waiter',
  deadLettersArn: 'letters',
  now: () => NOON,
});
beforeEach(() => {
  kept = new Map();
});

describe('an alarm clock', () => {
  it('given a moment, then the schedule is gone once it has run', async () => {
    await oneOffs.set('a', inHours(2), {});
    await oneOffs.setOnce('b', inHours(2), {});
    await oneOffs.set('b', inHours(3), {});
    for (const one of kept.values())
      expect(one).toMatchObject({
        ActionAfterCompletion: 'DELETE',
        ScheduleExpressionTimezone: 'UTC',
        FlexibleTimeWindow: { Mode: 'OFF' },
        Target: { DeadLetterConfig: { Arn: 'letters' } },
      });
    expect([...kept.values()].map(({ ScheduleExpression }) => ScheduleExpression)).toEqual([
      'at(2026-06-02T14:00:00)',
      'at(2026-06-02T15:00:00)',
    ]);
  });

  it('given one of its name, then setting it once leaves it alone, and removing it twice is fine', async () => {
    expect(await oneOffs.setOnce('a', inHours(2), {})).toBe('set');
    expect(await oneOffs.setOnce('a', inHours(9), {})).toBe('already');
    expect(kept.get('a')?.ScheduleExpression).toBe('at(2026-06-02T14:00:00)');
    await oneOffs.remove('a');
    await oneOffs.remove('a');
    expect(kept.size).toBe(0);
  });

  it('given a moment that has passed or is not whole, then a minute ahead, never too early', async () => {
    await oneOffs.set('late', inHours(-5), {});
    await oneOffs.set('part', new Date('2026-06-02T14:00:00.250Z'), {});
    expect([...kept.values()].map(({ ScheduleExpression }) => ScheduleExpression)).toEqual([
      'at(2026-06-02T12:01:00)',
      'at(2026-06-02T14:00:01)',
    ]);
  });
});
