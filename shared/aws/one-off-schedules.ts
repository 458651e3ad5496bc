// Alarm clocks that functions set at run time, by deterministic names: the name is what makes setting one twice
// harmless. The group, the role and the dead-letter queue come from the stack.

import {
  ConflictException,
  CreateScheduleCommand,
  DeleteScheduleCommand,
  ResourceNotFoundException,
  type SchedulerClient,
  UpdateScheduleCommand,
} from '@aws-sdk/client-scheduler';
import type { Clock } from '../handlers/clock.ts';
import { required } from '../handlers/on-first-call.ts';

export type OneOffs = ReturnType<typeof makeOneOffs>;

export type OneOffParts = {
  readonly client: SchedulerClient;
  readonly group: string;
  readonly roleArn: string;
  readonly targetArn: string;
  readonly deadLettersArn: string;
  readonly now: Clock;
};

/** Scheduler does not say what it does with a moment that has passed; a minute ahead is always accepted. */
const SOONEST_MS = 60_000;

export function makeOneOffs(parts: OneOffParts) {
  const input = (name: string, at: Date, payload: object) => ({
    Name: name,
    GroupName: parts.group,
    ScheduleExpression: `at(${atText(at, parts.now())})`,
    ScheduleExpressionTimezone: 'UTC',
    FlexibleTimeWindow: { Mode: 'OFF' as const },
    ActionAfterCompletion: 'DELETE' as const,
    Target: {
      Arn: parts.targetArn,
      RoleArn: parts.roleArn,
      Input: JSON.stringify(payload),
      DeadLetterConfig: { Arn: parts.deadLettersArn },
    },
  });

  return {
    /** Sets the schedule, or moves it if there is one of this name. */
    async set(name: string, at: Date, payload: object): Promise<void> {
      // An update is the common case: most changes of a cart only move its wake-up.
      for (let attempt = 0; ; attempt += 1) {
        try {
          await parts.client.send(new UpdateScheduleCommand(input(name, at, payload)));
          return;
        } catch (error) {
          if (!(error instanceof ResourceNotFoundException)) throw error;
        }
        try {
          await parts.client.send(new CreateScheduleCommand(input(name, at, payload)));
          return;
        } catch (error) {
          // Somebody made it between the two calls; move theirs.
          if (!(error instanceof ConflictException) || attempt > 2) throw error;
        }
      }
    },

    /** Sets the schedule unless there is one of this name. */
    async setOnce(name: string, at: Date, payload: object): Promise<'set' | 'already'> {
      try {
        await parts.client.send(new CreateScheduleCommand(input(name, at, payload)));
        return 'set';
      } catch (error) {
        if (error instanceof ConflictException) return 'already';
        throw error;
      }
    },

    /** Removes the schedule; one that is gone already is fine. */
    async remove(name: string): Promise<void> {
      try {
        await parts.client.send(new DeleteScheduleCommand({ Name: name, GroupName: parts.group }));
      } catch (error) {
        if (!(error instanceof ResourceNotFoundException)) throw error;
      }
    },
  };
}

/** What the stack tells a function that sets or removes schedules. */
export const oneOffEnvironment = () => ({
  group: required('SCHEDULE_GROUP'),
  roleArn: process.env.SCHEDULE_ROLE ?? '',
  targetArn: process.env.SCHEDULE_TARGET ?? '',
  deadLettersArn: process.env.SCHEDULE_DEAD_LETTERS ?? '',
});

/** `at()` knows neither fractions nor a zone letter; rounded up, so that nothing wakes too early. */
function atText(at: Date, now: Date): string {
  const soonest = Math.max(at.getTime(), now.getTime() + SOONEST_MS);
  return new Date(Math.ceil(soonest / 1000) * 1000).toISOString().slice(0, 19);
}
