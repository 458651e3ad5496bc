import { SSMClient } from '@aws-sdk/client-ssm';
import { mockClient } from 'aws-sdk-client-mock';
import { expect, it } from 'vitest';
import { makeReadingsOfAll } from '../../../shared/rules/readings.ts';
import { makeRulesSource, type RulesDocument } from '../../../shared/rules/source.ts';
import { textOf } from '../../../shared/rules/written.ts';
import { versionedBucket } from './versioned-bucket.ts';

it('given sources that share what texts come to, then each asks the bucket and the same text is parsed once', async () => {
  const bucket = versionedBucket();
  const ssm = new SSMClient({ region: 'eu-west-2' });
  mockClient(ssm).rejects(Object.assign(new Error('none'), { name: 'ParameterNotFound' }));
  const readings = makeReadingsOfAll();
  let parsed: string[] = [];
  const document: RulesDocument<string> = {
    key: 'rules.txt',
    bundled: 'as shipped',
    parse(text) {
      parsed.push(textOf(text));
      return { ok: true, rules: `rules of ${textOf(text)}` };
    },
  };
  const load = () => {
    const parts = { s3: bucket.s3, ssm, bucket: 'rules', parameterName: '/config', readings };
    return makeRulesSource({ ...parts, zone: 'UTC', now: () => new Date(0), log: { warn() {} } }).load(
      document,
    );
  };

  bucket.put('rules.txt', 'an edit');
  const first = await load();
  expect(await load()).toEqual(first);
  expect([bucket.calls(), parsed]).toEqual([2, ['an edit']]);

  parsed = [];
  bucket.put('rules.txt', 'another edit');
  expect(await load()).toMatchObject({ rules: 'rules of another edit' });
  expect([bucket.calls(), parsed]).toEqual([3, ['another edit']]);
});
