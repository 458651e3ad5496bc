import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { secretsClient } from '../../../shared/aws/secrets-client.ts';
import { makeSecrets, SecretShapeError } from '../../../shared/secrets/secrets.ts';
import { type Answer, type StandIn, standInForAws } from '../aws-stand-in.ts';

const MINUTE = 60_000;
let aws: StandIn;
let now: number;
let stages: Record<string, string | undefined>;
let failure: Answer | undefined;

beforeEach(async () => {
  now = 1_000_000;
  stages = { AWSCURRENT: 'current' };
  failure = undefined;
  aws = await standInForAws(({ body }) => {
    if (failure !== undefined) return failure;
    const value = stages[JSON.parse(body).VersionStage];
    if (value !== undefined) return { status: 200, body: JSON.stringify({ SecretString: value }) };
    return { status: 400, body: JSON.stringify({ __type: 'ResourceNotFoundException', message: 'none' }) };
  });
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await aws.stop();
});
const secrets = () => makeSecrets(secretsClient(), () => new Date(now));

describe('one secret', () => {
  test('given a secret, its current value is fetched once in five minutes', async () => {
    const store = secrets();
    expect(await Promise.all([store.current('s'), store.current('s')])).toEqual(['current', 'current']);
    now += 5 * MINUTE - 1;
    await store.current('s');
    expect(aws.heard).toHaveLength(1);
    stages.AWSCURRENT = 'rotated';
    now += 1;
    expect(await store.current('s')).toBe('rotated');
  });

  test('given no rotation, one value is valid; given one, both are, the newer first', async () => {
    expect(await secrets().valid('s')).toEqual(['current']);
    stages.AWSPREVIOUS = 'previous';
    expect(await secrets().valid('s')).toEqual(['current', 'previous']);
  });

  test('given a rotation a moment ago, a fresh look sees it, at most once a minute', async () => {
    const store = secrets();
    await store.valid('s');
    stages = { AWSCURRENT: 'rotated', AWSPREVIOUS: 'current' };
    now += MINUTE - 1;
    expect(await store.valid('s', { fresh: true })).toEqual(['current']);
    now += 1;
    expect(await store.valid('s', { fresh: true })).toEqual(['rotated', 'current']);
    const calls = aws.heard.length;
    for (let request = 0; request < 100; request += 1) await store.valid('s', { fresh: true });
    expect(aws.heard).toHaveLength(calls);
  });

  test('given a secret that is not there, it throws, and the failure is not kept', async () => {
    stages = {};
    const store = secrets();
    await expect(store.current('s')).rejects.toThrow('none');
    await expect(store.valid('s')).rejects.toThrow('none');
    stages = { AWSCURRENT: 'current' };
    expect(await store.valid('s')).toEqual(['current']);
  });

  const away = { status: 500, body: JSON.stringify({ __type: 'InternalServiceError', message: 'away' }) };

  test('given a service that does not answer, what was read is trusted for ten minutes and no longer', async () => {
    stages = { AWSCURRENT: 'new', AWSPREVIOUS: 'old' };
    const store = secrets();
    await store.valid('s');
    failure = { ...away, status: 400 };
    now += 10 * MINUTE - 1;
    expect([await store.valid('s'), await store.current('s')]).toEqual([['new', 'old'], 'new']);
    now += 1;
    await expect(store.valid('s')).rejects.toThrow('away');
    failure = undefined;
    expect(await store.valid('s')).toEqual(['new', 'old']);
  });

  test('given a wrong signature on such a day, nobody knows whether it is wrong', async () => {
    const store = secrets();
    await store.valid('s');
    failure = { ...away, status: 400 };
    now += 2 * MINUTE;
    await expect(store.valid('s', { fresh: true })).rejects.toThrow('away');
    expect(await store.valid('s')).toEqual(['current']);
  });

  test('given a secret that was deleted, it is trusted no longer', async () => {
    const store = secrets();
    await store.valid('s');
    stages = {};
    now += 5 * MINUTE;
    await expect(store.valid('s')).rejects.toThrow('none');
  });

  test('given a denial for the previous value, it is an error and not an absence', async () => {
    failure = { status: 400, body: JSON.stringify({ __type: 'AccessDeniedException', message: 'no' }) };
    await expect(secrets().valid('s')).rejects.toThrow('no');
  });
});

describe('a secret of several fields', () => {
  test('given a JSON object of texts, its fields are read, of both values during a rotation', async () => {
    stages = { AWSCURRENT: '{"linkKey":"new"}', AWSPREVIOUS: '{"linkKey":"old"}' };
    expect(await secrets().currentFields('s')).toEqual({ linkKey: 'new' });
    expect(await secrets().validFields('s')).toEqual([{ linkKey: 'new' }, { linkKey: 'old' }]);
  });

  test('given a previous value from before the JSON, it is left out', async () => {
    stages = { AWSCURRENT: '{"linkKey":"new"}', AWSPREVIOUS: 'plain' };
    expect(await secrets().validFields('s')).toEqual([{ linkKey: 'new' }]);
  });

  test.each(['hunter2', '["hunter2"]', '{"a":{"b":"hunter2"}}', 'null'])(
    'given %s, the error names the secret and not its value',
    async (value) => {
      stages = { AWSCURRENT: value };
      const error = await secrets()
        .currentFields('upsr/webhook')
        .catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(SecretShapeError);
      expect(String(error)).toContain('upsr/webhook');
      expect(String(error)).not.toContain('hunter2');
    },
  );
});
