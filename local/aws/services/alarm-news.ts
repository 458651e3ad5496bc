// What CloudWatch says of an alarm that changed: to a topic, and to the default bus.
import type { Resource } from '../../world.ts';
import { type AlarmState, aggregate, type Rule } from './alarm-rule.ts';
import type { BusEvent } from './eventbridge.ts';
import type { Series } from './metrics.ts';
import { arnOf, text } from './names.ts';
import type { Notification } from './sns.ts';

export interface Alarm {
  readonly resource: Resource;
  readonly name: string;
  readonly series: Series;
  readonly rule: Rule;
}
export type AlarmNews = Alarm & {
  readonly before: AlarmState;
  readonly after: AlarmState;
  /** Epoch milliseconds. */
  readonly at: number;
  /** What was measured in the period before. */
  readonly values: readonly number[];
};

const REGION_NAMES: Readonly<Record<string, string>> = {
  'eu-west-2': 'EU (London)',
  'ap-southeast-1': 'Asia Pacific (Singapore)',
  'us-east-1': 'US East (N. Virginia)',
  'eu-west-1': 'EU (Ireland)',
};

/** The event that AWS publishes by itself, whatever actions the alarm has. */
export function busNews({ resource, name, series, rule, before, after, at, values }: AlarmNews): BusEvent {
  return {
    source: 'aws.cloudwatch',
    detailType: 'CloudWatch Alarm State Change',
    region: resource.region,
    resources: [arnOf(resource)],
    time: at,
    detail: {
      alarmName: name,
      configuration: {
        description: text(resource, 'AlarmDescription') ?? '',
        metrics: [
          {
            id: 'laptop',
            metricStat: {
              metric: { namespace: series.namespace, name: series.name, dimensions: series.dimensions },
              period: rule.periodSeconds,
              stat: rule.statistic,
            },
            returnData: true,
          },
        ],
      },
      previousState: { value: before },
      state: {
        value: after,
        timestamp: awsTime(at),
        reason: reasonOf(rule, series),
        reasonData: JSON.stringify({
          version: '1.0',
          queryDate: awsTime(at),
          statistic: rule.statistic,
          period: rule.periodSeconds,
          recentDatapoints: values.length === 0 ? [] : [aggregate(rule.statistic, values)],
          threshold: rule.threshold,
        }),
      },
    },
  };
}

/** What a topic gets, and whoever has its mails: a subject, and JSON. */
export function plainNews(
  { resource, name, series, rule, before, after, at }: AlarmNews,
  accountId: string,
): Omit<Notification, 'topicArn'> {
  const region = REGION_NAMES[resource.region] ?? resource.region;
  const message = {
    AlarmName: name,
    AlarmDescription: text(resource, 'AlarmDescription') ?? null,
    AWSAccountId: accountId,
    AlarmArn: arnOf(resource),
    NewStateValue: after,
    OldStateValue: before,
    NewStateReason: reasonOf(rule, series),
    StateChangeTime: awsTime(at),
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
  return {
    subject: `${after}: "${name}" in ${region}`.slice(0, 100),
    message: JSON.stringify(message, null, 2),
  };
}

const awsTime = (at: number): string => new Date(at).toISOString().replace('Z', '+0000');

const reasonOf = (rule: Rule, series: Series): string =>
  `${rule.statistic} of ${series.name} against ${rule.operator} ${rule.threshold}, ${rule.evaluationPeriods} period(s) of ${rule.periodSeconds} s.`;
