// What EventBridge Scheduler does when a schedule is due: takes on the target's role, calls the function or sends to
// the queue, tries again while that can help, and gives up into the dead-letter queue.
import { AwsError, type World } from '../../world.ts';
import { arn, functionNameIn, lastPart } from './names.ts';
import {
  DEFAULT_MAXIMUM_AGE_SECONDS,
  DEFAULT_MAXIMUM_ATTEMPTS,
  type Schedule,
  trustsScheduler,
} from './schedule-checks.ts';
import type { Sqs } from './sqs.ts';

const FIRST_RETRY_MS = 60_000;
const LONGEST_RETRY_MS = 3_600_000;

export interface Firing {
  readonly schedule: Schedule;
  readonly region: string;
  /** Epoch milliseconds it was due. */
  readonly at: number;
  /** Called after the last attempt, whatever came of it. */
  readonly done: () => void;
}

/** Returns what delivers one firing; retries go through the agenda. */
export function makeDelivery(world: World, sqs: Sqs): (firing: Firing) => void {
  return (firing) => attempt(firing, world.random.uuid(), 1);

  function attempt(firing: Firing, executionId: string, attemptNumber: number): void {
    const problem = tryOnce(firing, executionId, attemptNumber);
    if (problem === undefined) {
      firing.done();
      return;
    }
    metric(firing, 'TargetErrorCount');
    const { RetryPolicy } = firing.schedule.Target;
    const retries = RetryPolicy?.MaximumRetryAttempts ?? DEFAULT_MAXIMUM_ATTEMPTS;
    const ageMs = (RetryPolicy?.MaximumEventAgeInSeconds ?? DEFAULT_MAXIMUM_AGE_SECONDS) * 1000;
    const wait = Math.min(FIRST_RETRY_MS * 2 ** (attemptNumber - 1), LONGEST_RETRY_MS);
    const next = world.clock.now() + wait;
    // A refusal stays a refusal: only what may pass is tried again.
    if (problem.status >= 500 && attemptNumber <= retries && next <= firing.at + ageMs) {
      world.agenda.plan({
        key: `schedule-retry:${executionId}`,
        at: next,
        run: async () => attempt(firing, executionId, attemptNumber + 1),
      });
      return;
    }
    metric(firing, 'InvocationDroppedCount');
    giveUp(firing, executionId, attemptNumber, problem);
    firing.done();
  }

  function tryOnce(firing: Firing, executionId: string, attemptNumber: number): AwsError | undefined {
    const { Target } = firing.schedule;
    const service = Target.Arn.split(':')[2];
    const action = service === 'lambda' ? 'lambda:InvokeFunction' : 'sqs:SendMessage';
    if (!mayAct(firing, action, Target.Arn)) {
      return new AwsError('AccessDeniedException', `The role may not ${action} on ${Target.Arn}`, 403);
    }
    const input = withContext(Target.Input ?? '{}', firing, executionId, attemptNumber);
    world.count({
      functionName: service === 'lambda' ? functionNameIn(Target.Arn) : '',
      service: 'scheduler',
      action: 'Invocation',
    });
    try {
      if (service === 'sqs') sqs.deliver(Target.Arn, input);
      else world.functions.invokeLater(knownFunction(Target.Arn), parsed(input), 'Scheduler');
      return undefined;
    } catch (error) {
      if (error instanceof AwsError) return error;
      throw error;
    }
  }

  function knownFunction(targetArn: string): string {
    const name = functionNameIn(targetArn);
    if (world.functions.names().includes(name)) return name;
    throw new AwsError('ResourceNotFoundException', `Function not found: ${targetArn}`, 404);
  }

  function giveUp(firing: Firing, executionId: string, attempts: number, problem: AwsError): void {
    const { Target } = firing.schedule;
    const deadLetters = Target.DeadLetterConfig?.Arn;
    if (deadLetters === undefined) return;
    const attributes = {
      ERROR_CODE: problem.code,
      ERROR_MESSAGE: problem.message,
      EXECUTION_ID: executionId,
      SCHEDULE_ARN: scheduleArn(world, firing),
      SCHEDULED_TIME: isoSeconds(firing.at),
      TARGET_ARN: Target.Arn,
      RETRY_ATTEMPTS: String(attempts - 1),
    };
    const asMessage = Object.entries(attributes).map(([name, value]) => [
      name,
      { DataType: 'String', StringValue: value },
    ]);
    if (!mayAct(firing, 'sqs:SendMessage', deadLetters)) {
      metric(firing, 'InvocationsFailedToBeSentToDeadLetterCount');
      return;
    }
    sqs.deliver(deadLetters, Target.Input ?? '{}', Object.fromEntries(asMessage));
    metric(firing, 'InvocationsSentToDeadLetterCount');
  }

  function mayAct(firing: Firing, action: string, resource: string): boolean {
    const roleId = firing.schedule.Target.RoleArn;
    const caller = { kind: 'role', roleId, label: `scheduler: ${firing.schedule.Name}` } as const;
    return (
      trustsScheduler(world, roleId, firing.schedule.GroupName) && world.allowed(caller, { action, resource })
    );
  }

  function metric(firing: Firing, name: string): void {
    const dimensions = { ScheduleGroup: firing.schedule.GroupName };
    world.metric({ namespace: 'AWS/Scheduler', name, dimensions, value: 1 });
  }

  function withContext(input: string, firing: Firing, executionId: string, attemptNumber: number): string {
    if (!input.includes('<aws.scheduler.')) return input;
    return input
      .replaceAll('<aws.scheduler.schedule-arn>', scheduleArn(world, firing))
      .replaceAll('<aws.scheduler.scheduled-time>', isoSeconds(firing.at))
      .replaceAll('<aws.scheduler.execution-id>', executionId)
      .replaceAll('<aws.scheduler.attempt-number>', String(attemptNumber));
  }
}

/** `<schedule name> -> <function or queue>`: how a firing is named in the clock's answer and in the status. */
export function firingLabel(schedule: Schedule): string {
  const { Arn } = schedule.Target;
  return `${schedule.Name} -> ${Arn.includes(':function:') ? functionNameIn(Arn) : lastPart(Arn)}`;
}

export function scheduleArn(
  world: World,
  of: { readonly schedule: Schedule; readonly region: string },
): string {
  const { GroupName, Name } = of.schedule;
  return arn('scheduler', of.region, world.deployment.accountId, `schedule/${GroupName}/${Name}`);
}

function parsed(input: string): unknown {
  try {
    return JSON.parse(input);
  } catch {
    throw new AwsError('InvalidRequestContentException', 'The input of the schedule is not JSON');
  }
}

function isoSeconds(epochMs: number): string {
  return new Date(epochMs).toISOString().replace(/\.\d+Z$/, 'Z');
}
