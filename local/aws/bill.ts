// What the counted calls and the passing of time come to, as AWS's bill has it: one line per service.
import type { Deployment } from '../world.ts';
import {
  frontGb,
  frontRequest,
  IDLE_POLLS_A_MONTH,
  modelToken,
  type Prices,
  pricesOf,
  textMessagePart,
  textMessagePartElsewhere,
} from './prices.ts';

export type BillLine = {
  readonly service: string;
  /** USD, rounded to hundredths of a cent. */
  readonly amount: number;
  /** Fixed lines fall due while nobody orders; text messages and alarms are shown apart. */
  readonly group: 'fixed' | 'usage' | 'sms' | 'alarms';
  /** What was counted, in words. */
  readonly detail: string;
  /** The services whose calls were counted, as the meter names them; none where time alone costs. */
  readonly metered: readonly string[];
};
export type Bill = { readonly lines: readonly BillLine[]; readonly total: number; readonly currency: 'USD' };

/** All calls of one action by one function. */
export type MeteredEntry = {
  functionName: string;
  service: string;
  action: string;
  count: number;
  units: Map<string, number>;
};

export type BilledTime = {
  readonly deployment: Deployment;
  readonly months: number;
  /** What the tables hold at its end. */
  readonly tableBytes: number;
  readonly homeRegion: string;
  readonly regionOf: (functionName: string) => string;
};

type Add = (service: string, group: BillLine['group'], amount: number, detail: string) => void;
type Line = BillLine & { readonly metered: string[] };

/** The bill of these calls and of this time, the dearest line first. */
export function billOf(entries: readonly MeteredEntry[], time: BilledTime): Bill {
  const lines = new Map<string, Line>();
  const adding =
    (counted?: string): Add =>
    (service, group, amount, detail) => {
      const key = `${service} ${group}`;
      const { amount: before = 0, metered = [] } = lines.get(key) ?? {};
      if (counted !== undefined && !metered.includes(counted)) metered.push(counted);
      lines.set(key, { service, group, amount: before + amount, detail, metered });
    };
  for (const entry of entries) {
    priceOf[entry.service]?.(entry, pricesOf(time.regionOf(entry.functionName)), adding(entry.service));
  }
  priceFixed(time, adding());
  const rounded = [...lines.values()]
    .map((line) => ({ ...line, amount: Math.round(line.amount * 10_000) / 10_000 }))
    .sort((a, b) => b.amount - a.amount);
  const total = Math.round(rounded.reduce((sum, { amount }) => sum + amount, 0) * 10_000) / 10_000;
  return { lines: rounded, total, currency: 'USD' };
}

/** What each service bills. */
const priceOf: Readonly<Record<string, (entry: MeteredEntry, prices: Prices, add: Add) => void>> = {
  lambda: ({ action, count, units }, prices, add) => {
    if (action !== 'Invocation') return;
    const seconds = units.get('gbSeconds') ?? 0;
    const amount = count * prices.lambdaRequest + seconds * prices.lambdaGbSecond;
    add('Lambda', 'usage', amount, 'requests and GB-seconds (duration as measured on this machine)');
  },
  dynamodb: ({ units }, prices, add) => {
    const amount =
      (units.get('readUnits') ?? 0) * prices.readUnit + (units.get('writeUnits') ?? 0) * prices.writeUnit;
    add('DynamoDB', 'usage', amount, 'on-demand read and write units');
  },
  sqs: ({ count }, prices, add) => add('SQS', 'usage', count * prices.sqsRequest, 'requests'),
  events: ({ action, count }, prices, add) => {
    if (action === 'PutEvents') add('EventBridge', 'usage', count * prices.customEvent, 'custom events');
  },
  scheduler: ({ action, count }, prices, add) => {
    if (action !== 'Invocation') return;
    add('Scheduler', 'usage', count * prices.scheduledInvocation, 'invocations');
  },
  ses: ({ units }, prices, add) => {
    const recipients = units.get('recipients') ?? 0;
    if (recipients > 0) add('SES', 'usage', recipients * prices.emailRecipient, 'e-mail recipients');
  },
  sns: ({ count, units }, prices, add) => {
    const parts = [...units].filter(([unit]) => unit.startsWith('messageParts'));
    for (const [unit, amount] of parts) {
      const country = unit.split(' ')[1] ?? 'elsewhere';
      const price = textMessagePart[country] ?? textMessagePartElsewhere;
      add(`SMS to ${country}`, 'sms', amount * price, 'message parts');
    }
    if (parts.length === 0) add('SNS', 'usage', count * prices.topicMessage, 'messages to topics');
  },
  secretsmanager: ({ count }, prices, add) => {
    add('Secrets Manager', 'usage', count * prices.secretCall, 'calls');
  },
  s3: ({ action, count }, prices, add) => {
    const price = /^(Put|List|Copy|Post)/.test(action) ? prices.s3Write : prices.s3Read;
    add('S3', 'usage', count * price, 'requests');
  },
  bedrock: ({ units }, _prices, add) => {
    const input = units.get('inputTokens') ?? 0;
    const output = units.get('outputTokens') ?? 0;
    add(
      'Bedrock',
      'usage',
      input * modelToken.input + output * modelToken.output,
      'tokens, as Claude Haiku 4.5',
    );
  },
  cloudfront: ({ count, units }, _prices, add) => {
    const amount = count * frontRequest + ((units.get('bytes') ?? 0) / 1e9) * frontGb;
    add('CloudFront', 'usage', amount, 'requests and bytes at your own address; nothing on its free plan');
  },
  logs: ({ units }, prices, add) => {
    const gigabytes = (units.get('bytes') ?? 0) / 1e9;
    add('CloudWatch Logs', 'usage', gigabytes * prices.logGb, 'log data taken in');
  },
};

/** What falls due by the passing of time alone. */
function priceFixed({ deployment, months, tableBytes, homeRegion }: BilledTime, add: Add): void {
  for (const { region } of deployment.ofType('AWS::SecretsManager::Secret')) {
    add('Secrets Manager', 'fixed', pricesOf(region).secretMonth * months, 'secrets kept');
  }
  for (const { region, properties } of deployment.ofType('AWS::Lambda::EventSourceMapping')) {
    if (!String(properties.EventSourceArn).includes(':sqs:')) continue;
    const amount = IDLE_POLLS_A_MONTH * months * pricesOf(region).sqsRequest;
    add('SQS', 'fixed', amount, 'polling of queues, also while they are empty');
  }
  for (const { region, properties } of deployment.ofType('AWS::CloudWatch::Alarm')) {
    const metrics = ((properties.Metrics ?? [{}]) as { MetricStat?: unknown }[]).filter(
      (metric) => properties.Metrics === undefined || metric.MetricStat !== undefined,
    );
    const amount = metrics.length * pricesOf(region).alarmMonth * months;
    add('CloudWatch alarms', 'alarms', amount, 'alarm metrics');
  }
  const prices = pricesOf(homeRegion);
  const gigabyteMonths = (tableBytes / 1e9) * months;
  const amount = gigabyteMonths * (prices.tableGbMonth + prices.backupGbMonth);
  add('DynamoDB storage', 'fixed', amount, 'tables and their point-in-time recovery');
}
