// CloudWatch alarms of the templates: they look at the metrics the runtime knows and write to the owner's topic when
// they go off and when all is well again; and of each change the default bus hears.
import type { Resource, World } from '../../world.ts';
import { type Alarm, busNews, plainNews } from './alarm-news.ts';
import { type AlarmState, breaches, judge } from './alarm-rule.ts';
import type { EventBridge } from './eventbridge.ts';
import { keyOf, type MetricValue, makeMetrics } from './metrics.ts';
import { arnOf, list, nameOf, records, text } from './names.ts';
import { makeShelf } from './shelf.ts';
import type { Sns } from './sns.ts';

export interface ListedAlarm {
  readonly name: string;
  readonly product: string;
  readonly description: string;
  readonly state: AlarmState;
  /** ISO; absent while it has never changed. */
  readonly since?: string;
}
export interface ListedBudget {
  readonly name: string;
  readonly product: string;
  readonly limit: string;
}
export interface Alarms {
  /** Takes up the alarms that an earlier run left on. */
  start(): void;
  /** What `World.metric` hands on. */
  record(value: MetricValue): void;
  list(): readonly ListedAlarm[];
  /** Budgets are only listed: AWS computes them from bills hours later. */
  budgets(): readonly ListedBudget[];
  flush(): void;
}

type States = Record<string, { readonly state: AlarmState; readonly since: number }>;

const MINUTE_MS = 60_000;
export function makeAlarms(
  world: World,
  sns: Pick<Sns, 'publishAs'>,
  bus: Pick<EventBridge, 'publish'>,
): Alarms {
  const shelf = makeShelf(world.stateDirectory, 'alarms.json', (): States => states);
  const states: States = shelf.found ?? {};
  const alarms = world.deployment.ofType('AWS::CloudWatch::Alarm').map(alarmOf);
  const metrics = makeMetrics(Math.max(0, ...alarms.map(({ rule }) => windowOf(rule))));
  const bySeries = new Map<string, Alarm[]>();
  for (const alarm of alarms) {
    const key = keyOf(alarm.series);
    bySeries.set(key, [...(bySeries.get(key) ?? []), alarm]);
  }

  function stateOf(alarm: Alarm): States[string] {
    return states[alarm.name] ?? { state: 'INSUFFICIENT_DATA', since: 0 };
  }

  function record(value: MetricValue): void {
    const now = world.clock.now();
    const watching = bySeries.get(keyOf(value)) ?? [];
    if (watching.length === 0) return;
    metrics.record(value, now);
    for (const alarm of watching) {
      // Most values are harmless zeros of an alarm that is not on; looking at each would double a month's work.
      const { statistic, operator } = alarm.rule;
      // A sum grows by values that are each under the threshold.
      const adds = statistic === 'Sum' && value.value > 0;
      const harmless = !adds && !breaches(alarm.rule, value.value) && operator.startsWith('Greater');
      // A sum does not become less by a zero: of an alarm that is on, the look that may end it is planned.
      if (!harmless || (statistic !== 'Sum' && stateOf(alarm).state === 'ALARM')) planLook(alarm);
    }
  }

  /** CloudWatch looks once a minute; `notBefore` spares looks that can change nothing. */
  function planLook(alarm: Alarm, notBefore = 0): void {
    const key = `alarm:${arnOf(alarm.resource)}`;
    const at = (Math.floor(Math.max(world.clock.now(), notBefore) / MINUTE_MS) + 1) * MINUTE_MS;
    world.agenda.plan({ key, at, run: async () => look(alarm, at) });
  }

  function look(alarm: Alarm, at: number): void {
    const before = stateOf(alarm).state;
    const after = judge(alarm.rule, (from, until) => metrics.between(alarm.series, from, until), at);
    if (after === 'ALARM') planLook(alarm, onUntil(alarm));
    if (after === undefined || after === before) return;
    states[alarm.name] = { state: after, since: at };
    shelf.touch();
    announce(alarm, before, after, at);
  }

  /** Until when the newest value that rings the alarm by itself keeps it on; 0 where that is not known. */
  function onUntil({ rule, series }: Alarm): number {
    if (rule.datapointsToAlarm > 1 || rule.missing !== 'notBreaching') return 0;
    if (!['Sum', 'Maximum'].includes(rule.statistic) || !rule.operator.startsWith('Greater')) return 0;
    const newest = metrics.newest(series, (value) => breaches(rule, value));
    return newest === undefined ? 0 : newest + windowOf(rule);
  }

  /** To the topics that the alarm names, and, whatever it names, to the default bus. */
  function announce(alarm: Alarm, before: AlarmState, after: AlarmState, at: number) {
    const { resource, rule, series } = alarm;
    const values = metrics.between(series, at - rule.periodSeconds * 1000, at);
    bus.publish(busNews({ ...alarm, before, after, at, values }));
    if (resource.properties.ActionsEnabled === false) return;
    const actions = { ALARM: 'AlarmActions', OK: 'OKActions', INSUFFICIENT_DATA: 'InsufficientDataActions' };
    for (const topicArn of list(resource.properties[actions[after]])) {
      const notification = {
        topicArn: String(topicArn),
        ...plainNews({ ...alarm, before, after, at, values }, world.deployment.accountId),
      };
      sns.publishAs('cloudwatch.amazonaws.com', notification, arnOf(resource));
    }
  }

  return {
    record,
    start() {
      // What was measured before is gone: since it rang, so much is known.
      for (const alarm of alarms) {
        const { state, since } = stateOf(alarm);
        if (state === 'ALARM') planLook(alarm, since + windowOf(alarm.rule));
      }
    },
    list: () =>
      alarms.map((alarm) => ({
        name: alarm.name,
        product: alarm.resource.product,
        description: text(alarm.resource, 'AlarmDescription') ?? '',
        // An alarm for which missing data is fine is fine before there is any.
        state:
          stateOf(alarm).since === 0 && alarm.rule.missing === 'notBreaching' ? 'OK' : stateOf(alarm).state,
        ...(stateOf(alarm).since === 0 ? {} : { since: new Date(stateOf(alarm).since).toISOString() }),
      })),
    budgets: () =>
      world.deployment.ofType('AWS::Budgets::Budget').map((resource) => {
        const budget = (resource.properties.Budget ?? {}) as Readonly<Record<string, unknown>>;
        const limit = (budget.BudgetLimit ?? {}) as Readonly<Record<string, unknown>>;
        return {
          name: String(budget.BudgetName ?? resource.logicalId),
          product: resource.product,
          limit: `${String(limit.Amount)} ${String(limit.Unit)}`,
        };
      }),
    flush: shelf.flush,
  };
}

const windowOf = (rule: Alarm['rule']): number => rule.evaluationPeriods * rule.periodSeconds * 1000;

function alarmOf(resource: Resource): Alarm {
  const { properties } = resource;
  const number = (property: string, fallback: number) => Number(properties[property] ?? fallback);
  const evaluationPeriods = number('EvaluationPeriods', 1);
  if (properties.Metrics !== undefined) {
    throw new Error(`${resource.logicalId}: the laptop's alarms watch single metrics, not expressions`);
  }
  return {
    resource,
    name: nameOf(resource, 'AlarmName'),
    series: {
      namespace: text(resource, 'Namespace') ?? '',
      name: text(resource, 'MetricName') ?? '',
      dimensions: Object.fromEntries(
        records(properties.Dimensions).map(({ Name, Value }) => [String(Name), String(Value)]),
      ),
      region: resource.region,
    },
    rule: {
      statistic: text(resource, 'Statistic') ?? 'Sum',
      operator: text(resource, 'ComparisonOperator') ?? 'GreaterThanOrEqualToThreshold',
      threshold: number('Threshold', 1),
      periodSeconds: number('Period', 300),
      evaluationPeriods,
      datapointsToAlarm: number('DatapointsToAlarm', evaluationPeriods),
      missing: text(resource, 'TreatMissingData') ?? 'missing',
    },
  };
}
