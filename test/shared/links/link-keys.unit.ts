// The keys of our links: made once, kept for good, and never confused with a bad day of Parameter Store.
import { GetParameterHistoryCommand, PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { mockClient } from 'aws-sdk-client-mock';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { makeLinkKeys, randomLinkKey } from '../../../shared/links/link-keys.ts';

const ssm = mockClient(SSMClient);
afterAll(() => ssm.restore());
const NAME = '/upsr/links/key';
const KEY = 'a-link-key-of-decent-length';
let now: number;
/** What the parameter holds, oldest first. */
let versions: string[];

const named = (name: string) => Object.assign(new Error(name), { name });

beforeEach(() => {
  now = 0;
  versions = [];
  ssm.reset();
  ssm.on(GetParameterHistoryCommand).callsFake(({ NextToken, MaxResults, WithDecryption }) => {
    if (versions.length === 0) throw named('ParameterNotFound');
    const from = Number(NextToken ?? 0);
    const to = from + Number(MaxResults);
    return {
      Parameters: versions
        .map((Value, index) => ({ Value: WithDecryption ? Value : 'encrypted', Version: index + 1 }))
        .slice(from, to),
      ...(to < versions.length ? { NextToken: String(to) } : {}),
    };
  });
  ssm.on(PutParameterCommand).callsFake(({ Value, Overwrite }) => {
    if (versions.length > 0 && Overwrite !== true) throw named('ParameterAlreadyExists');
    versions.push(Value);
    return { Version: versions.length };
  });
});

const opening = () => makeLinkKeys({ ssm: new SSMClient({}), parameterName: NAME, now: () => new Date(now) });
const making = (newKey: () => string = () => KEY) =>
  makeLinkKeys({ ssm: new SSMClient({}), parameterName: NAME, now: () => new Date(now), newKey });
const reads = () => ssm.commandCalls(GetParameterHistoryCommand).length;
const puts = () => ssm.commandCalls(PutParameterCommand).length;

describe('where Parameter Store does not answer', () => {
  test('keys are trusted for ten minutes after they were read, and no longer', async () => {
    versions = [KEY];
    const keys = opening();
    await keys();
    ssm.on(GetParameterHistoryCommand).rejects(named('InternalServerError'));
    now += 10 * 60_000 - 1;
    expect(await keys()).toEqual([KEY]);
    now += 1;
    await expect(keys()).rejects.toThrow('InternalServerError');
  });
});

describe('where there is no key yet', () => {
  test('a function that makes links makes one, encrypted, and uses it', async () => {
    expect(await making()()).toEqual([KEY]);
    expect(ssm.commandCalls(PutParameterCommand)[0]?.args[0].input).toEqual({
      Name: NAME,
      Type: 'SecureString',
      Value: KEY,
      Overwrite: false,
    });
  });

  test('a function that only opens links has none, makes none, and soon looks again', async () => {
    const keys = opening();
    expect(await keys()).toEqual([]);
    expect(puts()).toBe(0);
    versions = [KEY];
    now += 59_000;
    expect(await keys()).toEqual([]);
    now += 1_000;
    expect(await keys()).toEqual([KEY]);
  });

  test('two that make one at once agree on the first', async () => {
    const [one, other] = [making(() => 'the-key-that-came-first'), making(() => 'the-key-that-came-second')];
    const [first, second] = await Promise.all([one(), other()]);
    expect(first).toEqual(second);
    expect(versions).toHaveLength(1);
  });

  test('a key whose making was answered with an error is found there by the next try', async () => {
    ssm.on(PutParameterCommand).callsFakeOnce(({ Value }) => {
      versions.push(Value);
      throw named('InternalServerError');
    });
    const keys = making();
    await expect(keys()).rejects.toThrow('InternalServerError');
    expect(await keys()).toEqual([KEY]);
    expect(versions).toHaveLength(1);
  });
});

describe('where there are keys', () => {
  test('the newest comes first, and every earlier one is still good', async () => {
    versions = ['the-first-key-of-all', 'the-second-key-of-all', 'the-third-key-of-all'];
    expect(await opening()()).toEqual([
      'the-third-key-of-all',
      'the-second-key-of-all',
      'the-first-key-of-all',
    ]);
    expect(await making()()).toHaveLength(3);
    expect(puts()).toBe(0);
  });

  test('a hundred versions are read, page by page', async () => {
    versions = Array.from({ length: 100 }, (_, index) => `key-number-${String(index).padStart(8, '0')}`);
    const keys = await opening()();
    expect(keys).toHaveLength(100);
    expect(keys[0]).toBe('key-number-00000099');
    expect(reads()).toBe(2);
  });

  test('they are read once in five minutes', async () => {
    versions = [KEY];
    const keys = opening();
    await keys();
    now += 299_000;
    await keys();
    expect(reads()).toBe(1);
    now += 1_000;
    await keys();
    expect(reads()).toBe(2);
  });

  test('a newest key that could be guessed is refused by the parameter’s name, an earlier one left out', async () => {
    versions = ['short', KEY];
    expect(await opening()()).toEqual([KEY]);
    versions = [KEY, 'short'];
    const error = await opening()().catch((thrown: Error) => thrown);
    expect(String(error)).toContain(NAME);
    expect(String(error)).not.toContain('short,');
    expect(error).toMatchObject({ name: 'LinkKeyError' });
  });
});

describe('a bad day of Parameter Store', () => {
  test.each(['ThrottlingException', 'InternalServerError', 'AccessDeniedException'])(
    'given %s, then there is no answer, no key is made, and the next one asks again',
    async (name) => {
      versions = [KEY];
      ssm.on(GetParameterHistoryCommand).rejectsOnce(named(name));
      const keys = making();
      await expect(keys()).rejects.toThrow(name);
      expect(puts()).toBe(0);
    },
  );
});

test('a fresh key is long and never the same', () => {
  const keys = new Set(Array.from({ length: 50 }, randomLinkKey));
  expect(keys.size).toBe(50);
  for (const key of keys) expect(key).toMatch(/^[A-Za-z0-9_-]{43}$/);
});
