// EventBridge: the default bus and the rules of the templates, with functions and queues as targets.
import type { Access, LocalService, Resource, World } from '../../world.ts';
import { busOf, entriesOf, problemOf } from './bus-entries.ts';
import { compilePattern, type EventPattern, matchesPattern } from './event-pattern.ts';
import { arn, arnOf, functionNameIn, isRecord, lastPart, nameOf, records, regionOf, text } from './names.ts';
import { mayInvoke, maySend } from './resource-policies.ts';
import { nextOccurrence, parseScheduleExpression } from './schedule-expression.ts';
import type { Sqs } from './sqs.ts';
import { type Json, jsonBody, jsonError, jsonReply, operationOf, unknownOperation } from './wire.ts';

/** An event as rules see it, before the bus adds id, account and time. */
export interface BusEvent {
  readonly source: string;
  readonly detailType: string;
  readonly detail: unknown;
  readonly resources?: readonly string[];
  readonly region: string;
  /** Epoch milliseconds; now when it is left out. */
  readonly time?: number;
}

export interface EventBridge extends LocalService {
  /** Plans the rules that run on a schedule. */
  start(): void;
  /** Puts an event on the default bus as an AWS service does. Answers the event's id. */
  publish(event: BusEvent): string;
}

export function makeEventBridge(world: World, sqs: Sqs): EventBridge {
  const rules = world.deployment
    .ofType('AWS::Events::Rule')
    .filter((rule) => rule.properties.State !== 'DISABLED');
  // Read at the start, so that a pattern which AWS would read differently stops the laptop and not an event.
  const patterns = new Map(rules.map((rule) => [rule, patternOf(rule)]));

  function publish(event: BusEvent, busName = 'default'): string {
    const id = world.random.uuid();
    const envelope = {
      version: '0',
      id,
      'detail-type': event.detailType,
      source: event.source,
      account: world.deployment.accountId,
      time: new Date(event.time ?? world.clock.now()).toISOString().replace(/\.\d+Z$/, 'Z'),
      region: event.region,
      resources: event.resources ?? [],
      detail: event.detail,
    };
    for (const rule of rules) {
      const listens = lastPart(text(rule, 'EventBusName') ?? 'default') === busName;
      const pattern = patterns.get(rule);
      if (!listens || rule.region !== event.region || pattern === undefined) continue;
      if (matchesPattern(pattern, envelope)) deliver(rule, envelope);
    }
    return id;
  }

  function deliver(rule: Resource, envelope: Json): void {
    const ruleArn = arnOf(rule);
    for (const target of records(rule.properties.Targets)) {
      const targetArn = String(target.Arn);
      const input = inputOf(rule, target, envelope);
      const service = targetArn.split(':')[2];
      if (service === 'lambda') {
        const functionName = functionNameIn(targetArn);
        if (!mayInvoke(world, 'events.amazonaws.com', targetArn, ruleArn)) continue;
        countHandedOver(rule);
        world.functions.invokeLater(functionName, input, 'EventBridge');
      } else if (service === 'sqs') {
        if (!maySend(world, 'events.amazonaws.com', targetArn, ruleArn)) continue;
        countHandedOver(rule);
        sqs.deliver(targetArn, JSON.stringify(input));
      } else {
        throw new Error(`${rule.logicalId}: the laptop delivers events to functions and queues only`);
      }
    }
  }

  /** EventBridge counts by rule how often it called a target. */
  function countHandedOver(rule: Resource): void {
    const dimensions = { RuleName: nameOf(rule, 'Name') };
    world.metric({ namespace: 'AWS/Events', name: 'Invocations', dimensions, value: 1 });
  }

  function planScheduled(rule: Resource, expressionText: string, after: number, startedAt: number): void {
    const expression = parseScheduleExpression(expressionText);
    if (expression === undefined) throw new Error(`${rule.logicalId}: invalid expression ${expressionText}`);
    const at = nextOccurrence(expression, after, startedAt);
    if (at === undefined) return;
    const name = nameOf(rule, 'Name');
    world.agenda.plan({
      key: `rule:${rule.region}:${name}`,
      at,
      target: `${name} -> ${records(rule.properties.Targets).map((target) => lastPart(String(target.Arn)))}`,
      run: async () => {
        planScheduled(rule, expressionText, Math.max(at, world.clock.now()), startedAt);
        const envelope = {
          version: '0',
          id: world.random.uuid(),
          'detail-type': 'Scheduled Event',
          source: 'aws.events',
          account: world.deployment.accountId,
          time: new Date(at).toISOString().replace(/\.\d+Z$/, 'Z'),
          region: rule.region,
          resources: [arnOf(rule)],
          detail: {},
        };
        deliver(rule, envelope);
      },
    });
  }

  return {
    signingName: 'events',
    publish: (event) => publish(event),
    start() {
      for (const rule of rules) {
        const expression = text(rule, 'ScheduleExpression');
        if (expression !== undefined) planScheduled(rule, expression, world.clock.now(), world.clock.now());
      }
    },
    accesses(request) {
      const operation = operationOf(request);
      if (operation !== 'PutEvents') throw unknownOperation('EventBridge', operation);
      return entriesOf(jsonBody(request)).map(
        (entry): Access => ({
          action: 'events:PutEvents',
          resource: arn('events', regionOf(request), world.deployment.accountId, `event-bus/${busOf(entry)}`),
          context: {
            'events:source': String(entry.Source),
            'events:detail-type': String(entry.DetailType),
          },
        }),
      );
    },
    async handle(request) {
      const results = entriesOf(jsonBody(request)).map((entry) => {
        const problem = problemOf(entry);
        if (problem !== undefined) return problem;
        const time = typeof entry.Time === 'number' ? { time: entry.Time * 1000 } : {};
        const event: BusEvent = {
          source: String(entry.Source),
          detailType: String(entry.DetailType),
          detail: JSON.parse(String(entry.Detail)) as unknown,
          resources: (entry.Resources ?? []) as readonly string[],
          region: regionOf(request),
          ...time,
        };
        return { EventId: publish(event, busOf(entry)) };
      });
      return jsonReply(
        { Entries: results, FailedEntryCount: results.filter((result) => 'ErrorCode' in result).length },
        '1.1',
      );
    },
    errorReply: (error) => jsonError(error, '1.1'),
  };
}

function inputOf(rule: Resource, target: Json, envelope: Json): unknown {
  if (target.InputTransformer !== undefined) {
    throw new Error(`${rule.logicalId}: the laptop does not know input transformers`);
  }
  if (typeof target.Input === 'string') return JSON.parse(target.Input) as unknown;
  const path = typeof target.InputPath === 'string' ? target.InputPath : '$';
  return path
    .split('.')
    .slice(1)
    .reduce<unknown>((value, key) => (isRecord(value) ? value[key] : undefined), envelope);
}

function patternOf(rule: Resource): EventPattern | undefined {
  const { EventPattern: pattern } = rule.properties;
  if (pattern === undefined) return undefined;
  try {
    return compilePattern(pattern);
  } catch (error) {
    throw new Error(`${rule.logicalId}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
