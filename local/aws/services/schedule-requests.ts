// Scheduler's REST requests: which operation, which schedule, and the pages of a list.
import type { AwsRequest, World } from '../../world.ts';
import { regionOf } from './names.ts';
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
