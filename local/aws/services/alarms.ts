// CloudWatch alarms of the templates: they look at the metrics the runtime knows and write to the owner's topic when
// they go off and when all is well again.
import type { Resource, World } from '../../world.ts';
import { type AlarmState, breaches, judge, type Rule } from './alarm-rule.ts';
import { keyOf, type MetricValue, makeMetrics, type Series } from './metrics.ts';
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

interface Alarm {
  readonly resource: Resource;
  readonly name: string;
  readonly series: Series;
  readonly rule: Rule;
}
type States = Record<string, { readonly state: AlarmState; readonly since: number }>;

const MINUTE_MS = 60_000;
const REGION_NAMES: Readonly<Record<string, string>> = {
  'eu-west-2': 'EU (London)',
  'ap-southeast-1': 'Asia Pacific (Singapore)',
  'us-east-1': 'US East (N. Virginia)',
  'eu-west-1': 'EU (Ireland)',
};

export function makeAlarms(world: World, sns: Pick<Sns, 'publishAs'>): Alarms {
  const metrics = makeMetrics();
  const shelf = makeShelf(world.stateDirectory, 'alarms.json', (): States => states);
  const states: States = shelf.found ?? {};
  const alarms = world.deployment.ofType('AWS::CloudWatch::Alarm').map(alarmOf);
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
      if (!harmless || stateOf(alarm).state === 'ALARM') planLook(alarm);
    }
  }

  /** CloudWatch looks once a minute. */
  function planLook(alarm: Alarm): void {
    const key = `alarm:${arnOf(alarm.resource)}`;
    const at = (Math.floor(world.clock.now() / MINUTE_MS) + 1) * MINUTE_MS;
    world.agenda.plan({ key, at, run: async () => look(alarm, at) });
  }

  function look(alarm: Alarm, at: number): void {
    const before = stateOf(alarm).state;
    const after = judge(alarm.rule, (from, until) => metrics.between(alarm.series, from, until), at);
    if (after === 'ALARM') planLook(alarm);
    if (after === undefined || after === before) return;
    states[alarm.name] = { state: after, since: at };
    shelf.touch();
    announce(alarm, before, after, at);
  }

  function announce(
    { resource, name, rule, series }: Alarm,
    before: AlarmState,
    after: AlarmState,
    at: number,
  ) {
    if (resource.properties.ActionsEnabled === false) return;
    const actions = { ALARM: 'AlarmActions', OK: 'OKActions', INSUFFICIENT_DATA: 'InsufficientDataActions' };
    const region = REGION_NAMES[resource.region] ?? resource.region;
    const message = {
      AlarmName: name,
      AlarmDescription: text(resource, 'AlarmDescription') ?? null,
      AWSAccountId: world.deployment.accountId,
      AlarmArn: arnOf(resource),
      NewStateValue: after,
      OldStateValue: before,
      NewStateReason: `${rule.statistic} of ${series.name} against ${rule.operator} ${rule.threshold}, ${rule.evaluationPeriods} period(s) of ${rule.periodSeconds} s.`,
      StateChangeTime: new Date(at).toISOString().replace('Z', '+0000'),
      Region: region,
      Trigger: {
        MetricName: series.name,
        Namespace: series.namespace,
        Statistic: rule.statistic.toUpperCase(),
        Dimensions: Object.entries(series.dimensions).map(([key, value]) => ({ name: key, value })),
        Period: rule.periodSeconds,
        EvaluationPeriods: rule.evaluationPeriods,
        ComparisonOperator: rule.operator,
        Threshold: rule.threshold,
        TreatMissingData: rule.missing,
      },
    };
    for (const topicArn of list(resource.properties[actions[after]])) {
      const notification = {
        topicArn: String(topicArn),
        subject: `${after}: "${name}" in ${region}`.slice(0, 100),
        message: JSON.stringify(message, null, 2),
      };
      sns.publishAs('cloudwatch.amazonaws.com', notification, arnOf(resource));
    }
  }

  return {
    record,
    start() {
      for (const alarm of alarms) if (stateOf(alarm).state === 'ALARM') planLook(alarm);
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
