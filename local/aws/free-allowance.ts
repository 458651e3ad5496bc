// What the allowances that every AWS account has each month, for as long as it lives, would take off a bill. They are the
// account's and not a product's, so they come off the sum. Compiled on 2026-11-20; what ends after twelve months or with the
// credits of a new account is not among them.
import type { MeteredEntry } from './bill.ts';
import { frontGb, frontRequest, pricesOf } from './prices.ts';

export type FreeLine = {
  readonly service: string;
  /** What is free, in words. */
  readonly allowance: string;
  /** USD. */
  readonly amount: number;
};
export type FreeAllowance = { readonly lines: readonly FreeLine[]; readonly total: number };

type Time = {
  readonly months: number;
  readonly homeRegion: string;
  readonly alarmMetrics: number;
  /** Requests that nobody makes: queues are polled while they are empty. */
  readonly idlePolls: number;
  readonly tableBytes: number;
};

const MILLION = 1_000_000;

/** Each allowance is for a calendar month, so a month that has begun has all of it. */
export function freeAllowance(entries: readonly MeteredEntry[], time: Time): FreeAllowance {
  const months = Math.max(1, Math.ceil(time.months));
  const prices = pricesOf(time.homeRegion);
  const of = (service: string) => entries.filter((entry) => entry.service === service);
  const calls = (service: string, action?: string) =>
    of(service)
      .filter((entry) => action === undefined || entry.action === action)
      .reduce((sum, { count }) => sum + count, 0);
  const units = (service: string, unit: string) =>
    of(service).reduce((sum, entry) => sum + (entry.units.get(unit) ?? 0), 0);
  const off = (used: number, free: number, price: number) => Math.min(used, free * months) * price;

  const lines: readonly FreeLine[] = [
    {
      service: 'Lambda',
      allowance: 'a million requests and 400,000 GB-seconds a month',
      amount:
        off(calls('lambda', 'Invocation'), MILLION, prices.lambdaRequest) +
        off(units('lambda', 'gbSeconds'), 400_000, prices.lambdaGbSecond),
    },
    {
      service: 'SQS',
      allowance: 'a million requests a month',
      amount: off(calls('sqs') + time.idlePolls, MILLION, prices.sqsRequest),
    },
    {
      service: 'Scheduler',
      allowance: '14 million invocations a month',
      amount: off(calls('scheduler', 'Invocation'), 14 * MILLION, prices.scheduledInvocation),
    },
    {
      service: 'CloudFront',
      allowance: 'ten million requests and 1 TB a month, without a plan',
      amount:
        off(calls('cloudfront'), 10 * MILLION, frontRequest) +
        off(units('cloudfront', 'bytes') / 1e9, 1000, frontGb),
    },
    {
      service: 'CloudWatch alarms',
      allowance: 'ten',
      amount: Math.min(time.alarmMetrics, 10) * prices.alarmMonth * time.months,
    },
    {
      service: 'CloudWatch Logs',
      allowance: '5 GB a month',
      amount: off(units('logs', 'bytes') / 1e9, 5, prices.logGb),
    },
    {
      service: 'DynamoDB storage',
      allowance: '25 GB',
      amount: Math.min(time.tableBytes / 1e9, 25) * time.months * prices.tableGbMonth,
    },
  ];
  const shown = lines
    .map((line) => ({ ...line, amount: Math.round(line.amount * 10_000) / 10_000 }))
    .filter(({ amount }) => amount > 0);
  return {
    lines: shown,
    total: Math.round(shown.reduce((sum, { amount }) => sum + amount, 0) * 10_000) / 10_000,
  };
}
