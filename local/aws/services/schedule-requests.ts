// Scheduler's REST requests: which operation, which schedule, which permissions, and the pages of a list.
import type { Access, AwsRequest, World } from '../../world.ts';
import { arn, regionOf } from './names.ts';
import { checkScheduleName, type Schedule } from './schedule-checks.ts';
import { scheduleArn } from './schedule-delivery.ts';
import { type Json, jsonBody, unknownOperation } from './wire.ts';

const PAGE_LIMIT = 100;

/** A schedule as the laptop keeps it. */
export interface Kept {
  readonly schedule: Schedule;
  readonly region: string;
  readonly createdAt: number;
  readonly changedAt: number;
  readonly clientToken?: string;
  /** A one-off that has run; it stays listed until it is deleted, as on AWS. */
  completed?: boolean;
}

export function operationOf(request: AwsRequest): { readonly action: string; readonly name?: string } {
  const [, collection, encoded] = request.path.split('/');
  const verbs = { POST: 'Create', PUT: 'Update', GET: 'Get', DELETE: 'Delete' };
  const verb = verbs[request.method as keyof typeof verbs];
  if (collection !== 'schedules' || verb === undefined) {
    throw unknownOperation('Scheduler', `${request.method} ${request.path}`);
  }
  if (encoded === undefined || encoded === '') return { action: 'scheduler:ListSchedules' };
  return { action: `scheduler:${verb}Schedule`, name: checkScheduleName(decodeURIComponent(encoded)) };
}

export function groupIn(request: AwsRequest): string {
  const named = request.method === 'GET' || request.method === 'DELETE';
  return String((named ? request.query.get('groupName') : jsonBody(request).GroupName) ?? 'default');
}

/** What the caller must be allowed. */
export function accessesOf(world: World, request: AwsRequest): readonly Access[] {
  const { action, name } = operationOf(request);
  const resource = (path: string) =>
    arn('scheduler', regionOf(request), world.deployment.accountId, `schedule/${path}`);
  if (name === undefined) return [{ action, resource: resource('*/*') }];
  const access = { action, resource: resource(`${groupIn(request)}/${name}`) };
  if (request.method !== 'POST' && request.method !== 'PUT') return [access];
  // Handing over a role is a permission of its own, asked for only when there is a role to hand over.
  const roleArn = (jsonBody(request).Target as Json | undefined)?.RoleArn;
  if (typeof roleArn !== 'string') return [access];
  const context = { 'iam:PassedToService': 'scheduler.amazonaws.com' };
  return [access, { action: 'iam:PassRole', resource: roleArn, context }];
}

/** One page of ListSchedules: of the caller's region, by group and beginning of the name. */
export function page(world: World, request: AwsRequest, all: readonly Kept[]): Json {
  const group = request.query.get('ScheduleGroup');
  const prefix = request.query.get('NamePrefix') ?? '';
  const from = Number(request.query.get('NextToken') ?? 0);
  const limit = Math.min(Number(request.query.get('MaxResults') ?? PAGE_LIMIT), PAGE_LIMIT);
  const matching = all
    .filter(({ schedule, region }) => region === regionOf(request) && schedule.Name.startsWith(prefix))
    .filter(({ schedule }) => group === null || schedule.GroupName === group)
    .sort((one, other) => (one.schedule.Name < other.schedule.Name ? -1 : 1));
  return {
    Schedules: matching.slice(from, from + limit).map(({ schedule, region }) => ({
      Arn: scheduleArn(world, { schedule, region }),
      Name: schedule.Name,
      GroupName: schedule.GroupName,
      State: schedule.State,
      Target: { Arn: schedule.Target.Arn },
    })),
    ...(from + limit < matching.length ? { NextToken: String(from + limit) } : {}),
  };
}
