// Trouble that lasts: one service paused, refused or stopped for minutes or hours.

import type { Spell } from '../aws/faults/trouble.ts';
import type { CallInFlight } from '../aws/intercept.ts';
import type { Chance } from '../chance.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

type Kind = {
  readonly name: string;
  readonly lastsMs: readonly [number, number];
  readonly service: string;
  readonly error: string;
};

const KINDS: readonly Kind[] = [
  { name: 'ses-paused', lastsMs: [HOUR_MS, 8 * HOUR_MS], service: 'ses', error: 'SendingPausedException' },
  // Until a person has looked into it: what was due is old news by then.
  {
    name: 'ses-paused',
    lastsMs: [10 * HOUR_MS, 30 * HOUR_MS],
    service: 'ses',
    error: 'SendingPausedException',
  },
  {
    name: 'ses-daily-quota',
    lastsMs: [HOUR_MS, 8 * HOUR_MS],
    service: 'ses',
    error: 'LimitExceededException',
  },
  { name: 'ses-429', lastsMs: [10 * MINUTE_MS, HOUR_MS], service: 'ses', error: 'TooManyRequestsException' },
  { name: 'sms-throttled', lastsMs: [10 * MINUTE_MS, 3 * HOUR_MS], service: 'sns', error: 'Throttled' },
  { name: 's3-gone', lastsMs: [5 * MINUTE_MS, 40 * MINUTE_MS], service: 's3', error: 'ServiceUnavailable' },
  {
    name: 'parameters-gone',
    lastsMs: [5 * MINUTE_MS, 40 * MINUTE_MS],
    service: 'ssm',
    error: 'InternalServerError',
  },
  {
    name: 'secrets-gone',
    lastsMs: [5 * MINUTE_MS, 40 * MINUTE_MS],
    service: 'secretsmanager',
    error: 'InternalServiceError',
  },
  {
    name: 'model-gone',
    lastsMs: [HOUR_MS, 6 * HOUR_MS],
    service: 'bedrock',
    error: 'ServiceUnavailableException',
  },
];
const REFUSED = ['dynamodb', 's3', 'ses', 'sqs', 'events', 'scheduler', 'ssm', 'secretsmanager'];
const STOPPED = ['dynamodb', 'ses', 'sqs', 'events', 'scheduler', 's3', 'bedrock'];
type Month = { readonly startsAt: Date; readonly days: number };

/** Two to five spells in a month, each of an hour or so, wherever they fall. */
export function spellsOf(
  chance: Chance,
  { startsAt, days }: Month,
  regionOf: (functionName: string) => string,
): readonly Spell[] {
  return Array.from({ length: chance.of('how many').between(2, 5) }, (_, index): Spell => {
    const own = chance.of(`spell ${index}`);
    const from = startsAt.getTime() + own.between(0, days * DAY_MS);
    const spell = (
      name: string,
      lastsMs: number,
      isFor: (call: CallInFlight) => boolean,
      error: string,
    ): Spell => ({
      name,
      from,
      until: from + lastsMs,
      phase: 'before',
      isFor,
      does: () => ({ fail: error }),
    });
    const kind = own.between(1, 10);
    if (kind <= 2) {
      const service = own.draws.oneOf(REFUSED);
      const error = service === 's3' ? 'AccessDenied' : 'AccessDeniedException';
      return spell(`${service}-refused`, HOUR_MS, (call) => call.service === service, error);
    }
    if (kind <= 4) {
      const service = own.draws.oneOf(STOPPED);
      const region = own.draws.oneOf(['eu-west-2', 'ap-southeast-1']);
      const isThere = (call: CallInFlight) =>
        call.service === service && regionOf(call.functionName) === region;
      return spell(`${service}-stopped-in-${region}`, 4 * HOUR_MS, isThere, 'ServiceUnavailable');
    }
    const { name, lastsMs, service, error } = own.draws.oneOf(KINDS);
    return spell(name, own.between(...lastsMs), (call) => call.service === service, error);
  });
}
