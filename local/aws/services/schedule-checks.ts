// What CreateSchedule and UpdateSchedule refuse, in AWS's words, and the shape a schedule has once it is accepted.
import { AwsError, type Deployment, type World } from '../../world.ts';
import { isRecord, list, record, records } from './names.ts';
import { isZone, parseScheduleExpression, type ScheduleExpression } from './schedule-expression.ts';
import type { Json } from './wire.ts';

export const DEFAULT_MAXIMUM_ATTEMPTS = 185;
export const DEFAULT_MAXIMUM_AGE_SECONDS = 86_400;

const NAME = /^[0-9a-zA-Z-_.]{1,64}$/;
const INPUT_LIMIT_BYTES = 262_144;

export interface ScheduleTarget {
  readonly Arn: string;
  readonly RoleArn: string;
  readonly Input?: string;
  readonly RetryPolicy?: {
    readonly MaximumRetryAttempts?: number;
    readonly MaximumEventAgeInSeconds?: number;
  };
  readonly DeadLetterConfig?: { readonly Arn?: string };
}

/** As GetSchedule answers it; an update replaces all of it, so that left-out members go back to their defaults. */
export interface Schedule {
  readonly Name: string;
  readonly GroupName: string;
  readonly ScheduleExpression: string;
  readonly ScheduleExpressionTimezone: string;
  readonly State: string;
  readonly ActionAfterCompletion: string;
  readonly FlexibleTimeWindow: Json;
  readonly Target: ScheduleTarget;
  readonly Description?: string;
}

export function checkScheduleName(name: string, member = 'name'): string {
  if (NAME.test(name)) return name;
  throw invalid(
    `1 validation error detected: Value '${name}' at '${member}' failed to satisfy constraint: Member must satisfy ` +
      'regular expression pattern: ^[0-9a-zA-Z-_.]+$ and have length of 1 to 64',
  );
}

/** Throws `ValidationException` for everything that AWS refuses, past one-off times included. */
export function checkSchedule(world: World, name: string, body: Json): Schedule {
  checkScheduleName(name);
  const group = String(body.GroupName ?? 'default');
  const expressionText = String(body.ScheduleExpression ?? '');
  const zone = String(body.ScheduleExpressionTimezone ?? 'UTC');
  if (!isZone(zone)) throw invalid(`Invalid Schedule Expression Timezone ${zone}.`);
  const expression = parseScheduleExpression(expressionText, zone);
  if (expression === undefined) throw invalid(`Invalid Schedule Expression ${expressionText}.`);
  refusePast(expression, world.clock.now(), expressionText);
  checkWindow(body.FlexibleTimeWindow);
  return {
    Name: name,
    GroupName: group,
    ScheduleExpression: expressionText,
    ScheduleExpressionTimezone: zone,
    State: String(body.State ?? 'ENABLED'),
    ActionAfterCompletion: String(body.ActionAfterCompletion ?? 'NONE'),
    FlexibleTimeWindow: record(body.FlexibleTimeWindow),
    Target: checkTarget(world, body.Target, group),
    ...(typeof body.Description === 'string' ? { Description: body.Description } : {}),
  };
}

function refusePast(expression: ScheduleExpression, now: number, text: string): void {
  // Reports of the real service disagree on this; the stricter reading keeps our code from depending on either.
  if (expression.kind === 'at' && expression.at <= now) {
    throw invalid(`Invalid Schedule Expression ${text}. The time is in the past.`);
  }
}

function checkWindow(window: unknown): void {
  const mode = record(window).Mode;
  if (mode !== 'OFF' && mode !== 'FLEXIBLE') {
    throw invalid(
      "1 validation error detected: Value null at 'flexibleTimeWindow' failed to satisfy constraint: Member must not be null",
    );
  }
  const minutes = record(window).MaximumWindowInMinutes;
  const wanted = mode === 'FLEXIBLE';
  if (wanted !== (typeof minutes === 'number' && minutes >= 1 && minutes <= 1440)) {
    throw invalid('MaximumWindowInMinutes goes with the mode FLEXIBLE and is 1 to 1440.');
  }
}

function checkTarget(world: World, value: unknown, group: string): ScheduleTarget {
  const target = record(value) as unknown as ScheduleTarget;
  if (typeof target.Arn !== 'string' || typeof target.RoleArn !== 'string') {
    throw invalid('The target needs an Arn and a RoleArn.');
  }
  const service = target.Arn.split(':')[2];
  if (service !== 'lambda' && service !== 'sqs') {
    throw invalid(`Provided Arn ${target.Arn} is not supported; the laptop knows functions and queues.`);
  }
  if (Buffer.byteLength(target.Input ?? '') > INPUT_LIMIT_BYTES) throw invalid('The input is over 256 KB.');
  const attempts = target.RetryPolicy?.MaximumRetryAttempts ?? DEFAULT_MAXIMUM_ATTEMPTS;
  const age = target.RetryPolicy?.MaximumEventAgeInSeconds ?? DEFAULT_MAXIMUM_AGE_SECONDS;
  if (attempts < 0 || attempts > DEFAULT_MAXIMUM_ATTEMPTS) throw invalid('MaximumRetryAttempts is 0 to 185.');
  if (age < 60 || age > DEFAULT_MAXIMUM_AGE_SECONDS) {
    throw invalid('MaximumEventAgeInSeconds is 60 to 86400.');
  }
  if (!trustsScheduler(world, target.RoleArn, group)) {
    throw invalid('The execution role you provide must allow AWS EventBridge Scheduler to assume the role.');
  }
  return target;
}

/**
 * The target's role must name `scheduler.amazonaws.com` in its trust policy. Where that is tied to a source, the
 * source is the schedule's group; a role tied to a single schedule is trusted by nobody.
 */
export function trustsScheduler({ deployment }: World, roleArn: string, group: string): boolean {
  const known = trusted.get(deployment) ?? new Map<string, boolean>();
  trusted.set(deployment, known);
  const key = `${roleArn} ${group}`;
  const found = known.get(key) ?? readsAsTrusting(deployment, roleArn, group);
  known.set(key, found);
  return found;
}

/** Templates stay as they are, and every firing asks. */
const trusted = new WeakMap<Deployment, Map<string, boolean>>();

function readsAsTrusting(deployment: Deployment, roleArn: string, group: string): boolean {
  const role = deployment.ofType('AWS::IAM::Role').find((candidate) => candidate.arn === roleArn);
  const statements = records(record(role?.properties.AssumeRolePolicyDocument).Statement);
  return statements.some(
    (statement) =>
      statement.Effect === 'Allow' &&
      isRecord(statement.Principal) &&
      list(statement.Principal.Service).includes('scheduler.amazonaws.com') &&
      sourcesOf(statement.Condition).every((source) => source.endsWith(`:schedule-group/${group}`)),
  );
}

function sourcesOf(condition: unknown): readonly string[] {
  return Object.values(record(condition)).flatMap((tests) =>
    Object.entries(record(tests)).flatMap(([key, value]) =>
      key.toLowerCase() === 'aws:sourcearn' ? list(value).map(String) : [],
    ),
  );
}

function invalid(message: string): AwsError {
  return new AwsError('ValidationException', message);
}
