// Every kind of trouble that the simulator promises happens, and is counted under its name.
import { describe, expect, it } from 'vitest';
import { aimed, KIND_NAMES, troubleOf, troubleOfMonth } from '../../../../local/aws/faults/kinds.ts';
import { makeTrouble, type Trouble } from '../../../../local/aws/faults/trouble.ts';
import type { CallInFlight } from '../../../../local/aws/intercept.ts';
import { makeChance } from '../../../../local/chance.ts';
import type { Courier } from '../../../../local/mischief.ts';
import { moodSpells, moodsOf } from '../../../../local/simulator/moods.ts';
import { spellsOf } from '../../../../local/simulator/weather.ts';

const NOON = new Date('2027-02-01T12:00:00Z');
const call = (service: string, action: string, body = ''): CallInFlight => ({
  functionName: 'upsr-sender',
  service,
  action,
  body: Buffer.from(body),
});
const put = call('dynamodb', 'PutItem');

/** Trouble of this kind alone, at every chance that it has. */
function certain(kind: string): Trouble {
  const trouble = makeTrouble({ chance: makeChance(1), spells: [], ...troubleOf([kind], 1) });
  trouble.begin(() => NOON);
  return trouble;
}
const counted = ({ faults }: Trouble) => faults.map(({ kind, call: where }) => `${kind} ${where}`);

type Met = ReturnType<Trouble['intercept']>;
const AT_CALLS: readonly (readonly [kind: string, CallInFlight, 'before' | 'after', Met])[] = [
  ['error-before', put, 'before', 'fail'],
  ['answer-lost', put, 'after', 'fail'],
  ['throttled', call('sns', 'Publish'), 'before', { fail: 'Throttled' }],
  [
    'transaction-conflict',
    call('dynamodb', 'TransactWriteItems'),
    'before',
    { fail: 'TransactionConflictException' },
  ],
  ['slow', put, 'before', { slowMs: expect.any(Number) as number }],
  ['killed-before', put, 'before', 'crash'],
  ['killed-after', put, 'after', 'crash'],
  ['timed-out', put, 'after', 'stall'],
  ['sms-opted-out', call('sns', 'Publish', 'PhoneNumber=%2B44'), 'before', { fail: 'OptedOut' }],
];

const COURIERS: readonly Courier[] = ['EventBridge', 'Scheduler', 'SNS', 'Lambda'];
const AT_HAND_OVERS: Readonly<Record<string, (trouble: Trouble) => unknown>> = {
  late: ({ mischief }) => mischief.queuedLateMs('upsr-jobs'),
  'comes-again': ({ mischief }) => mischief.comesAgain('upsr-jobs'),
  gathered: ({ mischief }) => mischief.gathersMs('upsr-jobs'),
  'partial-batch': ({ mischief }) => mischief.failsOf('upsr-jobs', 3).length,
  'cold-start': ({ mischief }) => mischief.isCold('upsr-sender'),
  'late-word-of-mail': ({ mischief }) => mischief.wordOfMailMs(),
  'stale-read': ({ mischief }) => mischief.readsOld('upsr-offers'),
};

describe('trouble at calls', () => {
  it.each(AT_CALLS)('%s happens, and is counted', (kind, at, phase, met) => {
    const trouble = certain(kind);
    expect(trouble.intercept(at, phase)).toEqual(met);
    expect(counted(trouble)).toEqual([`${kind} ${at.service}.${at.action}`]);
    expect(trouble.intercept(at, phase === 'before' ? 'after' : 'before')).toBeUndefined();
  });
});

describe('trouble at hand-overs', () => {
  it.each(Object.entries(AT_HAND_OVERS))('%s happens, and is counted', (kind, meets) => {
    const trouble = certain(kind);
    expect(meets(trouble)).toBeTruthy();
    expect(trouble.faults.map((fault) => fault.kind)).toEqual([kind]);
  });

  it.each(COURIERS)('late and double by %s, each is counted by who handed it over', (via) => {
    const trouble = makeTrouble({
      chance: makeChance(1),
      spells: [],
      ...troubleOf(['late', 'duplicate'], 1),
    });
    trouble.begin(() => NOON);
    const { lateMs, againMs } = trouble.mischief.handOver('upsr-sender', via);
    expect(lateMs).toBeGreaterThan(0);
    expect(againMs).toBeGreaterThanOrEqual(0);
    expect(counted(trouble)).toEqual([`late ${via}`, `duplicate ${via}`]);
  });

  it('fails some of a batch and never all of it', () => {
    for (let count = 2; count <= 10; count += 1) {
      const failing = certain('partial-batch').mischief.failsOf('upsr-jobs', count);
      expect(failing.length).toBeGreaterThan(0);
      expect(failing.length).toBeLessThan(count);
    }
  });
});

it('given the list of kinds, then each was seen to happen', () => {
  const tried = [...AT_CALLS.map(([kind]) => kind), ...Object.keys(AT_HAND_OVERS), 'duplicate', 'weather'];
  expect(KIND_NAMES.filter((kind) => !tried.includes(kind))).toEqual([]);
});

describe('trouble that lasts', () => {
  const month = { startsAt: NOON, days: 4 };
  const LASTING: Readonly<Record<string, readonly [service: string, fail: string]>> = {
    'ses-paused': ['ses', 'SendingPausedException'],
    'ses-daily-quota': ['ses', 'LimitExceededException'],
    'ses-429': ['ses', 'TooManyRequestsException'],
    'sms-throttled': ['sns', 'Throttled'],
    's3-gone': ['s3', 'ServiceUnavailable'],
    'parameters-gone': ['ssm', 'InternalServerError'],
    'secrets-gone': ['secretsmanager', 'InternalServiceError'],
    'model-gone': ['bedrock', 'ServiceUnavailableException'],
    'dynamodb-refused': ['dynamodb', 'AccessDeniedException'],
    's3-refused': ['s3', 'AccessDenied'],
    'ses-stopped-in-eu-west-2': ['ses', 'ServiceUnavailable'],
    'sqs-stopped-in-ap-southeast-1': ['sqs', 'ServiceUnavailable'],
  };
  const drawn = Array.from({ length: 200 }, (_, seed) => [
    ...spellsOf(makeChance(`weather ${seed}`), month, () => 'eu-west-2'),
    ...moodSpells(moodsOf(makeChance(`moods ${seed}`), month, { line: 'FREE' })),
  ]).flat();
  const named = (name: string) => drawn.find((one) => one.name === name);
  const struckBy = (name: string, service: string) => {
    const spell = named(name);
    if (spell === undefined) throw new Error(`no month has ${name}`);
    const trouble = makeTrouble({ chance: makeChance(1), ...troubleOf([]), spells: [spell] });
    trouble.begin(() => new Date(spell.from));
    return { met: trouble.intercept(call(service, 'Any'), 'before'), trouble, spell };
  };

  it.each(Object.entries(LASTING))('%s happens, and is counted', (name, [service, fail]) => {
    const isElsewhere = name.endsWith('ap-southeast-1');
    const { met, trouble, spell } = struckBy(name, service);
    expect(met).toEqual(isElsewhere ? undefined : { fail });
    expect(trouble.faults.map(({ kind }) => kind)).toEqual(isElsewhere ? [] : [name]);
    const hours = (spell.until - spell.from) / 3_600_000;
    if (name.includes('refused')) expect(hours).toBe(1);
    if (name.includes('stopped')) expect(hours).toBe(4);
  });

  it.each(['slow', 'nonsense', 'refuses', 'thinks', 'fail', 'obeys'])(
    'a model can be %s from the first moment to the last',
    (mood) => {
      const [only, ...others] = moodsOf(makeChance(1), month, { line: 'FREE' }, mood);
      const days = { from: NOON.getTime(), until: NOON.getTime() + 4 * 86_400_000 };
      expect(only).toMatchObject({ name: `model-${mood}`, ...days });
      expect(others).toEqual([]);
    },
  );
  it('a model has no other moods', () => {
    expect(() => moodsOf(makeChance(1), month, {}, 'merry')).toThrow('no mood merry');
  });
  it.each(['slow', 'nonsense', 'refuses', 'thinks', 'fail', 'obeys'])(
    'a model that is %s goes on, and is counted',
    (mood) => {
      const { met, trouble } = struckBy(`model-${mood}`, 'bedrock');
      expect(met).toBeUndefined();
      expect(trouble.faults.map(({ kind }) => kind)).toEqual([`model-${mood}`]);
    },
  );
});

describe('trouble that is aimed', () => {
  const aimedTrouble = (names: readonly string[], aim: Parameters<typeof aimed>[1]): Trouble => {
    const trouble = makeTrouble({
      chance: makeChance(1),
      spells: [],
      ...aimed(troubleOfMonth(names, makeChance(1)), aim),
    });
    trouble.begin(() => NOON);
    return trouble;
  };

  it('strikes as often as it was told to, at those services alone', () => {
    const trouble = aimedTrouble(['throttled'], { rate: 1, services: ['sns'] });
    expect(trouble.intercept(put, 'before')).toBeUndefined();
    expect(trouble.intercept(call('sns', 'Publish'), 'before')).toEqual({ fail: 'Throttled' });
  });

  it('strikes at every call where no service is named, and hands over as often', () => {
    const trouble = aimedTrouble(['killed-before', 'duplicate'], { rate: 1 });
    expect(trouble.intercept(put, 'before')).toBe('crash');
    expect(trouble.mischief.handOver('upsr-sweep', 'EventBridge').againMs).toBeDefined();
    expect(trouble.mischief.handOver('upsr-sweep', 'EventBridge').lateMs).toBe(0);
  });
});
