// The kinds of trouble that AWS has at a call and at a hand-over, and how often each comes. A month has some of them, each
// more or less often than here: months that differ find more than months that are all alike.

import type { Chance } from '../../chance.ts';
import type { CallInFlight } from '../intercept.ts';
import type { Delivering, TroubleKind } from './trouble.ts';

const anyCall = () => true;
const toAws = (call: CallInFlight) => call.action !== 'InvokeFunctionUrl';
const isTransaction = ({ action }: CallInFlight) => action === 'TransactWriteItems';

/** What each service says when it is asked too fast. */
const THROTTLED: Readonly<Record<string, string>> = {
  dynamodb: 'ProvisionedThroughputExceededException',
  s3: 'SlowDown',
  ses: 'TooManyRequestsException',
  sns: 'Throttled',
  sqs: 'RequestThrottled',
  lambda: 'TooManyRequestsException',
};

const CALL_KINDS: readonly TroubleKind[] = [
  { name: 'error-before', rate: 0.02, phase: 'before', isFor: anyCall, does: () => 'fail' },
  { name: 'answer-lost', rate: 0.02, phase: 'after', isFor: anyCall, does: () => 'fail' },
  {
    name: 'throttled',
    rate: 0.02,
    phase: 'before',
    isFor: anyCall,
    does: ({ service }) => ({ fail: THROTTLED[service] ?? 'ThrottlingException' }),
  },
  {
    name: 'transaction-conflict',
    rate: 0.1,
    phase: 'before',
    isFor: isTransaction,
    does: () => ({ fail: 'TransactionConflictException' }),
  },
  { name: 'killed-before', rate: 0.01, phase: 'before', isFor: toAws, does: () => 'crash' },
  { name: 'killed-after', rate: 0.01, phase: 'after', isFor: toAws, does: () => 'crash' },
  // Beyond what a client waits for, so that some are applied though nobody waits for them any more.
  {
    name: 'slow',
    rate: 0.01,
    phase: 'before',
    isFor: toAws,
    does: (_, own) => ({ slowMs: own.between(500, 15_000) }),
  },
  { name: 'timed-out', rate: 0.005, phase: 'after', isFor: toAws, does: () => 'stall' },
  {
    name: 'sms-opted-out',
    rate: 0.05,
    phase: 'before',
    isFor: ({ service, body }) => service === 'sns' && body.includes('PhoneNumber'),
    does: () => ({ fail: 'OptedOut' }),
  },
];

/** Of all hand-overs, this part. */
const DELIVERY_RATES: Delivering = {
  late: 0.02,
  duplicate: 0.03,
  comesAgain: 0.05,
  gathered: 0.2,
  partly: 0.5,
  cold: 0.02,
  lateWord: 0.6,
  stale: 0.3,
};

const DELIVERY_KINDS: Readonly<Record<string, keyof Delivering>> = {
  late: 'late',
  duplicate: 'duplicate',
  'comes-again': 'comesAgain',
  gathered: 'gathered',
  'partial-batch': 'partly',
  'cold-start': 'cold',
  'late-word-of-mail': 'lateWord',
  'stale-read': 'stale',
};

/** Whole spells of trouble: a service paused, refused, stopped in its region; a model that talks nonsense. */
const WEATHER = 'weather';

export const KIND_NAMES: readonly string[] = [
  ...CALL_KINDS.map(({ name }) => name),
  ...Object.keys(DELIVERY_KINDS),
  WEATHER,
];

/**
 * Those that can be ordered on a running laptop: whole spells of trouble are ordered one by one, and its reads are never behind,
 * because what stands before the engine for that stands there in a simulated month alone.
 */
export const ORDERED_KINDS: readonly string[] = KIND_NAMES.filter(
  (name) => name !== WEATHER && name !== 'stale-read',
);

/** The rates of all hand-overs, each asked by its kind's name and the rate at which it comes by itself. */
const deliveringAt = (rateOf: (name: string, usual: number) => number): Delivering =>
  Object.fromEntries(
    Object.entries(DELIVERY_KINDS).map(([name, key]) => [key, rateOf(name, DELIVERY_RATES[key])]),
  ) as Delivering;

/** These kinds, each so often; as often as it comes by itself where no `rate` is given. */
export function troubleOf(
  names: readonly string[],
  rate?: number,
): { readonly kinds: readonly TroubleKind[]; readonly delivering: Delivering } {
  const kinds = CALL_KINDS.filter(({ name }) => names.includes(name));
  return {
    kinds: kinds.map((kind) => ({ ...kind, rate: rate ?? kind.rate })),
    delivering: deliveringAt((name, usual) => (names.includes(name) ? (rate ?? usual) : 0)),
  };
}

export type MonthsTrouble = {
  readonly kinds: readonly TroubleKind[];
  readonly delivering: Delivering;
  readonly hasWeather: boolean;
};

/** The names that `--faults` gives: `all`, `none`, or a list. Undefined for a name that there is not. */
export function kindsNamed(text: string): readonly string[] | undefined {
  if (text === 'all') return KIND_NAMES;
  if (text === 'none') return [];
  const names = text.split(',').map((name) => name.trim());
  return names.every((name) => KIND_NAMES.includes(name)) ? names : undefined;
}

/**
 * Trouble that a guard taken away is shown by: these kinds come so often, at the calls of these services alone where some are named;
 * and the model is in this one mood all the while.
 */
export type Aim = {
  readonly rate?: number;
  readonly services?: readonly string[];
  readonly mood?: string;
};

/** The month's trouble where it was aimed. */
export const aimed = (trouble: MonthsTrouble, { rate, services }: Aim): MonthsTrouble => ({
  ...trouble,
  kinds: trouble.kinds.map((kind) => ({
    ...kind,
    rate: rate ?? kind.rate,
    isFor: (call) => kind.isFor(call) && (services === undefined || services.includes(call.service)),
  })),
  delivering: Object.fromEntries(
    Object.entries(trouble.delivering).map(([key, own]) => [key, own > 0 ? (rate ?? own) : 0]),
  ) as Delivering,
});

/** A month that has one kind or two is quiet otherwise, so that those may come more often. */
const ALONE = 4;

/** What this month has of them. With one kind or two, a month has those. */
export function troubleOfMonth(names: readonly string[], chance: Chance): MonthsTrouble {
  const isSwarm = names.length > 2;
  const factor = (name: string): number => {
    if (!names.includes(name)) return 0;
    if (!isSwarm) return ALONE;
    const own = chance.of(name);
    return own.happens(0.35) ? 0 : own.draws.oneOf([0.2, 1, 4]);
  };
  return {
    kinds: CALL_KINDS.map((kind) => ({ ...kind, rate: kind.rate * factor(kind.name) })).filter(
      ({ rate }) => rate > 0,
    ),
    delivering: deliveringAt((name, usual) => usual * factor(name)),
    hasWeather: factor(WEATHER) > 0,
  };
}
