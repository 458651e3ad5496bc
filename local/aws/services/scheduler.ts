// EventBridge Scheduler: the templates' schedules, and the one-offs that functions create while they run.
import { AwsError, type AwsRequest, type LocalService, type Resource, type World } from '../../world.ts';
import { nameOf, regionOf } from './names.ts';
import { checkSchedule, type Schedule } from './schedule-checks.ts';
import { firingLabel, makeDelivery, scheduleArn } from './schedule-delivery.ts';
import { nextOccurrence, parseScheduleExpression } from './schedule-expression.ts';
import { accessesOf, groupIn, type Kept, operationOf, page } from './schedule-requests.ts';
import { makeShelf } from './shelf.ts';
import type { Sqs } from './sqs.ts';
import { type Json, jsonBody, restError, restReply } from './wire.ts';

interface State {
  readonly created: readonly Kept[];
  /** When each schedule of the templates was first seen, because rates count from there. */
  readonly firstSeen: Readonly<Record<string, number>>;
}

export interface Scheduler extends LocalService {
  /** Plans every schedule. One-offs whose moment passed while the laptop was off run at once. */
  start(): void;
  planned(): readonly { readonly name: string; readonly at: string; readonly target: string }[];
  /** What those that are still to come will hand to their targets. */
  inputs(): readonly { readonly name: string; readonly input: string }[];
  flush(): void;
}

export function makeScheduler(world: World, sqs: Sqs): Scheduler {
  const schedules = new Map<string, Kept>();
  const templated = new Set<string>();
  const dueAt = new Map<string, number>();
  const firstSeen: Record<string, number> = {};
  const deliver = makeDelivery(world, sqs);
  const shelf = makeShelf<State>(world.stateDirectory, 'schedules.json', () => ({
    created: [...schedules].filter(([key]) => !templated.has(key)).map(([, kept]) => kept),
    firstSeen,
  }));

  function start(): void {
    for (const resource of world.deployment.ofType('AWS::Scheduler::Schedule')) {
      const schedule = checkSchedule(world, nameOf(resource, 'Name'), resource.properties);
      const key = keyOf(resource.region, schedule.GroupName, schedule.Name);
      firstSeen[key] = shelf.found?.firstSeen[key] ?? world.clock.now();
      templated.add(key);
      keep(key, {
        schedule,
        region: resource.region,
        createdAt: firstSeen[key],
        changedAt: firstSeen[key],
      });
    }
    for (const kept of shelf.found?.created ?? []) {
      keep(keyOf(kept.region, kept.schedule.GroupName, kept.schedule.Name), kept);
    }
  }

  function keep(key: string, kept: Kept): void {
    schedules.set(key, kept);
    plan(key, world.clock.now());
    shelf.touch();
  }

  function forget(key: string): void {
    schedules.delete(key);
    dueAt.delete(key);
    world.agenda.cancel(`schedule:${key}`);
    shelf.touch();
  }

  function plan(key: string, now: number): void {
    const { schedule, createdAt, completed } = schedules.get(key)!;
    const at = whenDue(schedule, now, createdAt);
    world.agenda.cancel(`schedule:${key}`);
    dueAt.delete(key);
    if (at === undefined || completed === true || schedule.State === 'DISABLED') return;
    dueAt.set(key, at);
    world.agenda.plan({
      key: `schedule:${key}`,
      at,
      target: firingLabel(schedule),
      run: async () => fire(key, at),
    });
  }

  function fire(key: string, at: number): void {
    const kept = schedules.get(key);
    if (kept === undefined) return;
    const last = kept.schedule.ScheduleExpression.startsWith('at(');
    if (last) {
      kept.completed = true;
      dueAt.delete(key);
      shelf.touch();
    } else {
      // A laptop that slept does not make up for every run it missed, though AWS would have run each.
      plan(key, Math.max(at, world.clock.now()));
    }
    const isStillThis = () => schedules.get(key) === kept;
    const done = () => {
      if (last && isStillThis() && kept.schedule.ActionAfterCompletion === 'DELETE') forget(key);
    };
    deliver({ schedule: kept.schedule, region: kept.region, at, done });
  }

  function groupMustExist(region: string, group: string): void {
    const known = world.deployment
      .ofType('AWS::Scheduler::ScheduleGroup')
      .some((resource: Resource) => resource.region === region && nameOf(resource, 'Name') === group);
    if (group !== 'default' && !known) {
      throw new AwsError('ResourceNotFoundException', `Schedule group ${group} does not exist.`, 404);
    }
  }

  function create(request: AwsRequest, name: string): Json {
    const body = jsonBody(request);
    const region = regionOf(request);
    const schedule = checkSchedule(world, name, body);
    groupMustExist(region, schedule.GroupName);
    const key = keyOf(region, schedule.GroupName, name);
    const existing = schedules.get(key);
    const clientToken = typeof body.ClientToken === 'string' ? { clientToken: body.ClientToken } : {};
    const isRetry = existing?.clientToken !== undefined && existing.clientToken === body.ClientToken;
    if (existing !== undefined && !isRetry) {
      throw new AwsError('ConflictException', `Schedule ${name} already exists.`, 409);
    }
    const now = world.clock.now();
    keep(key, { schedule, region, createdAt: now, changedAt: now, ...clientToken });
    return { ScheduleArn: scheduleArn(world, { schedule, region }) };
  }

  function update(request: AwsRequest, name: string): Json {
    const body = jsonBody(request);
    const region = regionOf(request);
    const [key, existing] = find(region, groupIn(request), name);
    const schedule = checkSchedule(world, name, body);
    keep(key, { schedule, region, createdAt: existing.createdAt, changedAt: world.clock.now() });
    return { ScheduleArn: scheduleArn(world, { schedule, region }) };
  }

  function find(region: string, group: string, name: string): readonly [string, Kept] {
    groupMustExist(region, group);
    const key = keyOf(region, group, name);
    const kept = schedules.get(key);
    if (kept !== undefined) return [key, kept];
    throw new AwsError('ResourceNotFoundException', `Schedule ${name} does not exist.`, 404);
  }

  return {
    signingName: 'scheduler',
    start,
    flush: shelf.flush,
    planned: () =>
      [...dueAt]
        .sort(([, one], [, other]) => one - other)
        .map(([key, at]) => {
          const { schedule } = schedules.get(key)!;
          return { name: schedule.Name, at: new Date(at).toISOString(), target: firingLabel(schedule) };
        }),
    inputs: () =>
      [...dueAt.keys()].map((key) => {
        const { Name, Target } = schedules.get(key)!.schedule;
        return { name: Name, input: Target.Input ?? '' };
      }),
    accesses: (request) => accessesOf(world, request),
    async handle(request) {
      const { name } = operationOf(request);
      if (name === undefined) return restReply(page(world, request, [...schedules.values()]));
      if (request.method === 'POST') return restReply(create(request, name));
      if (request.method === 'PUT') return restReply(update(request, name));
      const [key, kept] = find(regionOf(request), groupIn(request), name);
      if (request.method === 'DELETE') {
        forget(key);
        return restReply({});
      }
      return restReply({
        ...kept.schedule,
        Arn: scheduleArn(world, kept),
        CreationDate: kept.createdAt / 1000,
        LastModificationDate: kept.changedAt / 1000,
      });
    },
    errorReply: restError,
  };
}

function whenDue(schedule: Schedule, now: number, createdAt: number): number | undefined {
  const expression = parseScheduleExpression(
    schedule.ScheduleExpression,
    schedule.ScheduleExpressionTimezone,
  )!;
  // A one-off that is overdue when the laptop starts again is late, not lost.
  if (expression.kind === 'at') return Math.max(expression.at, now);
  return nextOccurrence(expression, now, createdAt);
}

function keyOf(region: string, group: string, name: string): string {
  return `${region}:${group}/${name}`;
}
