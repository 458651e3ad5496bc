// Counts every billable call by function and service, and prices the count into a bill.
import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import type { Deployment, Units } from '../world.ts';
import {
  IDLE_POLLS_A_MONTH,
  MONTH_MS,
  modelToken,
  type Prices,
  pricesOf,
  textMessagePart,
  textMessagePartElsewhere,
} from './prices.ts';

export type MeteredCall = {
  readonly function: string;
  readonly service: string;
  readonly action: string;
  readonly count: number;
  /** Sums, such as read units or tokens; absent where a call is only a call. */
  readonly units?: Readonly<Record<string, number>>;
};
export type BillLine = {
  readonly service: string;
  /** USD, rounded to hundredths of a cent. */
  readonly amount: number;
  /** Fixed lines fall due while nobody orders; text messages and alarms are shown apart. */
  readonly group: 'fixed' | 'usage' | 'sms' | 'alarms';
  /** What was counted, in words. */
  readonly detail: string;
};
export type Bill = { readonly lines: readonly BillLine[]; readonly total: number; readonly currency: 'USD' };

export interface Meter {
  count(entry: {
    readonly functionName: string;
    readonly service: string;
    readonly action: string;
    readonly units?: Units;
  }): void;
  calls(): readonly MeteredCall[];
  /** The bill of the virtual time from `since` to `now`; `tableBytes` is what the tables hold now. */
  bill(period: { since: number; now: number; tableBytes?: number }): Bill;
  /** What `calls` answered in an earlier run. */
  restore(calls: readonly MeteredCall[]): void;
}

type Entry = {
  functionName: string;
  service: string;
  action: string;
  count: number;
  units: Map<string, number>;
};

export function makeMeter(deployment: Deployment): Meter {
  const entries = new Map<string, Entry>();
  const regionOf = new Map(
    deployment.ofType('AWS::Lambda::Function').map(({ ref, region }) => [String(ref), region]),
  );
  const homeRegion = deployment.resources[0]?.region ?? 'eu-west-2';

  function entryOf(functionName: string, service: string, action: string): Entry {
    const key = `${functionName}|${service}|${action}`;
    const known = entries.get(key);
    if (known !== undefined) return known;
    const fresh: Entry = { functionName, service, action, count: 0, units: new Map() };
    entries.set(key, fresh);
    return fresh;
  }

  return {
    count({ functionName, service, action, units = {} }) {
      const entry = entryOf(functionName, service, action);
      entry.count += 1;
      for (const [unit, amount] of unitPairs(units)) {
        entry.units.set(unit, (entry.units.get(unit) ?? 0) + amount);
      }
    },
    calls: () =>
      [...entries.values()].map(({ functionName, service, action, count, units }) => ({
        function: functionName,
        service,
        action,
        count,
        ...(units.size === 0 ? {} : { units: Object.fromEntries(units) }),
      })),
    restore(calls) {
      for (const call of calls) {
        const entry = entryOf(call.function, call.service, call.action);
        entry.count = call.count;
        entry.units = new Map(Object.entries(call.units ?? {}));
      }
    },
    bill({ since, now, tableBytes = 0 }) {
      const months = Math.max(0, now - since) / MONTH_MS;
      const lines = new Map<string, BillLine>();
      const add = (service: string, group: BillLine['group'], amount: number, detail: string) => {
        const key = `${service} ${group}`;
        lines.set(key, { service, group, amount: (lines.get(key)?.amount ?? 0) + amount, detail });
      };
      for (const entry of entries.values()) {
        priceEntry(entry, pricesOf(regionOf.get(entry.functionName) ?? homeRegion), add);
      }
      priceFixed(deployment, months, tableBytes, homeRegion, add);
      const rounded = [...lines.values()]
        .map((line) => ({ ...line, amount: Math.round(line.amount * 10_000) / 10_000 }))
        .sort((a, b) => b.amount - a.amount);
      const total = Math.round(rounded.reduce((sum, { amount }) => sum + amount, 0) * 10_000) / 10_000;
      return { lines: rounded, total, currency: 'USD' };
    },
  };
}

/** A text message's parts are kept by the receiver's country, because the price depends on it. */
function unitPairs({ smsTo, ...units }: Units): [string, number][] {
  const country = smsTo === undefined ? undefined : countryOf(smsTo);
  return Object.entries(units).map(([unit, amount]) => [
    unit === 'messageParts' && country !== undefined ? `messageParts ${country}` : unit,
    amount as number,
  ]);
}

/** By the calling code: numbers reserved for examples belong to no country, and are billed like their neighbours. */
function countryOf(phone: string): string {
  const parsed = parsePhoneNumberFromString(phone);
  const byCode: Record<string, string> = { '1': 'US', '44': 'GB', '65': 'SG' };
  return byCode[parsed?.countryCallingCode ?? ''] ?? parsed?.country ?? 'elsewhere';
}

type Add = (service: string, group: BillLine['group'], amount: number, detail: string) => void;

/** What each service bills; one line per service. */
const priceOf: Readonly<Record<string, (entry: Entry, prices: Prices, add: Add) => void>> = {
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
  logs: ({ units }, prices, add) => {
    const gigabytes = (units.get('bytes') ?? 0) / 1e9;
    add('CloudWatch Logs', 'usage', gigabytes * prices.logGb, 'log data taken in');
  },
};

function priceEntry(entry: Entry, prices: Prices, add: Add): void {
  priceOf[entry.service]?.(entry, prices, add);
}

/** What falls due by the passing of time alone. */
function priceFixed(
  deployment: Deployment,
  months: number,
  tableBytes: number,
  homeRegion: string,
  add: Add,
): void {
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
