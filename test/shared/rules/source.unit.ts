import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { mockClient } from 'aws-sdk-client-mock';
import { describe, expect, it } from 'vitest';
import { mergeSettings } from '../../../lambdas/upsell/rules/settings.ts';
import { TRUST_MS } from '../../../shared/rules/last-known.ts';
import { makeRulesSource, type RulesDocument } from '../../../shared/rules/source.ts';
import { versionedBucket } from './versioned-bucket.ts';

const document: RulesDocument<number> = {
  key: 'settings.txt',
  bundled: 'Wait 60 minutes before sending.',
  parse: (text, parameterText = '') => {
    const read = mergeSettings(parameterText, text, 'GBP');
    return read.ok ? { ok: true, rules: read.rules.sendDelayMinutes } : read;
  },
};

function given({ parameter }: { parameter?: string | Error } = {}) {
  const bucket = versionedBucket();
  const ssm = new SSMClient({ region: 'eu-west-2' });
  const answers = mockClient(ssm).on(GetParameterCommand);
  const setParameter = (value: string | Error | undefined) => {
    if (value instanceof Error) answers.rejects(value);
    else if (value === undefined)
      answers.rejects(Object.assign(new Error('none'), { name: 'ParameterNotFound' }));
    else answers.resolves({ Parameter: { Value: value } });
  };
  setParameter(parameter);
  let now = 0;
  const warnings: string[] = [];
  const start = () =>
    makeRulesSource({
      s3: bucket.s3,
      ssm,
      bucket: 'rules',
      zone: 'Europe/London',
      parameterName: '/upsr/config/settings',
      now: () => new Date(now),
      log: { warn: (message) => void warnings.push(message) },
    });
  return {
    bucket,
    warnings,
    setParameter,
    start,
    source: start(),
    pass: (milliseconds: number) => {
      now += milliseconds;
    },
  };
}

const wait = (minutes: number) => `Wait ${minutes} minutes before sending.`;

describe('where the rules come from', () => {
  it('given nothing in the bucket, then the built-in text is in force', async () => {
    const { source } = given();
    expect(await source.load(document)).toEqual({ rules: 60, version: 'built-in' });
  });

  it('given a document in the bucket, then it is in force, and an edit within a minute', async () => {
    const { source, bucket, pass } = given();
    bucket.put('settings.txt', wait(10));
    expect(await source.load(document)).toMatchObject({ rules: 10 });
    bucket.put('settings.txt', wait(20));
    pass(59_999);
    expect(await source.load(document)).toMatchObject({ rules: 10 });
    pass(1);
    expect(await source.load(document)).toMatchObject({ rules: 20 });
  });

  it('given many loads inside a minute, even at once, then the bucket is asked once', async () => {
    const { source, bucket } = given();
    await Promise.all([source.load(document), source.load(document), source.load(document)]);
    await source.load(document);
    expect(bucket.calls()).toBe(1);
  });

  it('given an unchanged document, then it is not read again', async () => {
    const { source, bucket, pass } = given();
    bucket.put('settings.txt', wait(10));
    const first = await source.load(document);
    pass(60_000);
    expect(await source.load(document)).toEqual(first);
  });

  it('given a document that was deleted, then the built-in text is in force again', async () => {
    const { source, bucket, pass } = given();
    bucket.put('settings.txt', wait(10));
    await source.load(document);
    bucket.delete('settings.txt');
    pass(60_000);
    expect(await source.load(document)).toEqual({ rules: 60, version: 'built-in' });
  });
});

describe('a bad version', () => {
  it('given a bad edit, then the last good version stays, in a function that just started too', async () => {
    const { source, start, bucket, pass } = given();
    bucket.put('settings.txt', wait(10));
    await source.load(document);
    bucket.put('settings.txt', 'Wait a bit.');
    bucket.put('settings.txt', 'Wait some more.');
    pass(60_000);
    const expected = {
      rules: 10,
      problem: {
        document: 'settings.txt',
        inForce: 'earlier-version',
        problems: [{ line: 1, text: 'Wait some more.' }],
      },
    };
    expect(await source.load(document)).toMatchObject(expected);
    expect(await start().load(document)).toMatchObject(expected);
  });

  it('given a bad version that stays, then the earlier ones are not looked through again', async () => {
    const { source, bucket, pass } = given();
    bucket.put('settings.txt', wait(10));
    bucket.put('settings.txt', 'Wait a bit.');
    await source.load(document);
    const before = bucket.calls();
    pass(60_000);
    expect(await source.load(document)).toMatchObject({ rules: 10, problem: { inForce: 'earlier-version' } });
    expect(bucket.calls()).toBe(before + 1);
  });

  it('given no good version, or none since the document was deleted, then the built-in text is in force', async () => {
    const { source, start, bucket } = given();
    bucket.put('settings.txt', 'Wait a bit.');
    expect(await source.load(document)).toMatchObject({
      rules: 60,
      version: 'built-in',
      problem: { inForce: 'built-in' },
    });
    bucket.put('settings.txt', wait(10));
    bucket.delete('settings.txt');
    bucket.put('settings.txt', 'Wait a bit.');
    expect(await start().load(document)).toMatchObject({ rules: 60, problem: { inForce: 'built-in' } });
  });

  it('given the same bad text again, then it is the same version; given another, another', async () => {
    const { start, bucket } = given();
    const versionOf = async (text: string) => {
      bucket.put('settings.txt', text);
      return (await start().load(document)).problem?.version;
    };
    const first = await versionOf('Wait a bit.');
    expect(await versionOf('Wait more.')).not.toBe(first);
    expect(await versionOf('Wait a bit.')).toBe(first);
  });

  it('given a good version after it, then there is no problem left', async () => {
    const { source, bucket, pass } = given();
    bucket.put('settings.txt', 'Wait a bit.');
    await source.load(document);
    bucket.put('settings.txt', wait(5));
    pass(60_000);
    const loaded = await source.load(document);
    expect(loaded.rules).toBe(5);
    expect(loaded.problem).toBeUndefined();
  });
});

describe('when AWS does not answer', () => {
  const failure = (name: string, status: number) =>
    Object.assign(new Error(name), { name, $metadata: { httpStatusCode: status } });
  const TROUBLE = [
    failure('AccessDenied', 403),
    failure('SlowDown', 503),
    failure('InternalError', 500),
    failure('NoSuchBucket', 404),
    failure('TimeoutError', 0),
    new Error('socket hang up'),
  ];

  it.each(TROUBLE)(
    'given a function that has just started and $name, then it never takes the built-in text',
    async (error) => {
      const { source, bucket } = given();
      bucket.put('settings.txt', wait(10));
      bucket.answerWith(error);
      await expect(source.load(document)).rejects.toThrow('settings.txt could not be read');
    },
  );

  it('given a load that failed, then it is not kept: the next one asks again', async () => {
    const { source, bucket } = given();
    bucket.put('settings.txt', wait(10));
    bucket.breakDown();
    await expect(source.load(document)).rejects.toThrow('ServiceUnavailable');
    bucket.breakDown(false);
    expect(await source.load(document)).toMatchObject({ rules: 10 });
  });

  it('given an answer that lost its body, then it is no empty document', async () => {
    const { source, start, bucket } = given();
    bucket.put('settings.txt', wait(10));
    for (const lie of [{ ETag: '"0123"' }, { ETag: '"0123"', Body: '' }]) {
      bucket.answerWith(lie);
      await expect(source.load(document)).rejects.toThrow('could not be read');
    }
    bucket.answerWith(undefined);
    bucket.put('settings.txt', '');
    expect(await start().load(document)).toMatchObject({
      rules: 60,
      version: expect.not.stringMatching('built-in'),
    });
  });

  it('given S3 down, then what was read last stays for ten minutes and no longer, and the log says so', async () => {
    const { source, bucket, warnings, pass } = given();
    bucket.put('settings.txt', wait(10));
    await source.load(document);
    bucket.breakDown();
    pass(TRUST_MS - 60_000);
    expect(await source.load(document)).toMatchObject({ rules: 10 });
    expect(warnings).toEqual(['unreachable; what was read last stays in force']);
    pass(60_000);
    await expect(source.load(document)).rejects.toThrow('could not be read');
    bucket.breakDown(false);
    expect(await source.load(document)).toMatchObject({ rules: 10 });
  });

  it('given S3 down after it said that there is none, then that stays too', async () => {
    const { source, bucket, pass } = given();
    await source.load(document);
    bucket.breakDown();
    pass(60_000);
    expect(await source.load(document)).toMatchObject({ version: 'built-in' });
  });

  it('given a bad version whose predecessors cannot be read, then nothing is guessed', async () => {
    const { source, start, bucket, pass } = given();
    bucket.put('settings.txt', wait(10));
    await source.load(document);
    bucket.put('settings.txt', 'Wait a bit.');
    bucket.breakListing();
    await expect(start().load(document)).rejects.toThrow(
      'earlier versions of settings.txt could not be read',
    );
    pass(60_000);
    expect(await source.load(document)).toMatchObject({ rules: 10, problem: { inForce: 'earlier-version' } });
  });

  it('given Parameter Store down, then what was read last stays for ten minutes; a start fails', async () => {
    const { source, start, setParameter, warnings, pass } = given({ parameter: wait(7) });
    expect(await source.load(document)).toMatchObject({ rules: 60 });
    const silent = { ...document, key: 'voice.txt', bundled: '' };
    expect(await source.load(silent)).toMatchObject({ rules: 7 });
    for (const trouble of [failure('AccessDeniedException', 400), failure('ThrottlingException', 400)]) {
      setParameter(trouble);
      await expect(start().load(silent)).rejects.toThrow('/upsr/config/settings could not be read');
    }
    pass(60_000);
    expect(await source.load(silent)).toMatchObject({ rules: 7 });
    expect(warnings).toEqual(['unreachable; what was read last stays in force']);
    pass(TRUST_MS);
    await expect(source.load(silent)).rejects.toThrow('could not be read');
    setParameter(wait(8));
    expect(await source.load(silent)).toMatchObject({ rules: 8 });
  });
});

describe('knobs in Parameter Store', () => {
  it('given one that the document is silent about, then it counts; where both speak the document wins', async () => {
    const { source, bucket, pass } = given({ parameter: wait(7) });
    bucket.put('settings.txt', 'Send by e-mail.');
    expect(await source.load(document)).toMatchObject({ rules: 7 });
    bucket.put('settings.txt', wait(10));
    pass(60_000);
    expect(await source.load(document)).toMatchObject({ rules: 10 });
  });

  it('given a bad parameter, then the document alone is in force and the parameter is the problem', async () => {
    const { source, bucket } = given({ parameter: 'Wait a bit.' });
    bucket.put('settings.txt', wait(10));
    expect(await source.load(document)).toMatchObject({
      rules: 10,
      problem: { document: '/upsr/config/settings', inForce: 'document-alone' },
    });
  });
});

it('given a document that nobody edits, then it is parsed once, however many minutes pass', async () => {
  const { bucket, source, pass } = given({ parameter: 'Wait 20 minutes before sending.' });
  bucket.put('settings.txt', 'Send by e-mail.');
  let parsed = 0;
  const load = () =>
    source.load({
      ...document,
      parse: (...texts) => {
        parsed += 1;
        return document.parse(...texts);
      },
    });
  expect((await load()).rules).toBe(20);
  const first = parsed;
  for (let minute = 0; minute < 5; minute += 1) {
    pass(60_000);
    expect((await load()).rules).toBe(20);
  }
  expect(parsed).toBe(first);
  bucket.put('settings.txt', 'Wait 5 minutes before sending.');
  pass(60_000);
  expect((await load()).rules).toBe(5);
});

describe('a document that counts from its day', () => {
  const counting: RulesDocument<string> = {
    key: 'settings.txt',
    bundled: '',
    parse: (written) => ({ ok: true, rules: typeof written === 'string' ? 'no day' : written.on }),
  };

  it('is of the day on which it was saved, however late it is read, and by a function that has just started', async () => {
    const { bucket, source, start, pass } = given();
    bucket.put('settings.txt', 'Pause until Monday.');
    expect((await source.load(counting)).rules).toBe('2026-01-01');
    pass(30 * 86_400_000);
    expect((await source.load(counting)).rules).toBe('2026-01-01');
    expect((await start().load(counting)).rules).toBe('2026-01-01');
  });

  it('keeps its day when the same text is saved again, and has another once the text is another', async () => {
    const { bucket, start } = given();
    bucket.put('settings.txt', 'Pause until Monday.');
    bucket.letPass(9);
    bucket.put('settings.txt', 'Pause until Monday.');
    expect((await start().load(counting)).rules).toBe('2026-01-01');
    bucket.put('settings.txt', 'Pause until Tuesday.');
    expect((await start().load(counting)).rules).toBe('2026-01-10');
  });

  it('is of no day where it says nothing that counts from one, and then nobody asks', async () => {
    const { bucket, source } = given();
    bucket.put('settings.txt', 'Wait 10 minutes.');
    bucket.breakListing();
    expect((await source.load(counting)).rules).toBe('no day');
  });
});
