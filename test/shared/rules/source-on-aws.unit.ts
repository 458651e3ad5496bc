// The rules source against the laptop's S3 and Parameter Store over the wire, with real SDK clients and with exactly
// the permissions that the stack gives: 304 and 404 are what the SDK makes of them, not what we imagine.
import { DeleteObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { SSMClient } from '@aws-sdk/client-ssm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { mergeSettings } from '../../../lambdas/upsell/rules/settings.ts';
import { makeRulesSource } from '../../../shared/rules/source.ts';
import { functionWith, type Laptop, startLaptop } from '../../local/aws/services/laptop.ts';

const parameterName = '/upsr/config/settings';
let laptop: Laptop;
beforeAll(async () => {
  laptop = await startLaptop({
    resources: {
      Bucket: {
        Type: 'AWS::S3::Bucket',
        Properties: { BucketName: 'rules', VersioningConfiguration: { Status: 'Enabled' } },
      },
      Knobs: {
        Type: 'AWS::SSM::Parameter',
        Properties: { Name: parameterName, Type: 'String', Value: 'Send by e-mail.' },
      },
      ...functionWith('reader', [
        [['s3:GetObject', 's3:GetObjectVersion'], 'arn:aws:s3:::rules/settings.txt'],
        [['s3:ListBucket', 's3:ListBucketVersions'], 'arn:aws:s3:::rules'],
        ['ssm:GetParameter', `arn:aws:ssm:eu-west-2:000000000000:parameter${parameterName}`],
      ]),
    },
  });
});
afterAll(() => laptop.stop());

it('given edits good and bad, and a deletion, then each has its effect within a minute', async () => {
  let now = 0;
  const warnings: string[] = [];
  const start = () =>
    makeRulesSource({
      zone: 'Europe/London',
      s3: new S3Client(laptop.as('reader')),
      ssm: new SSMClient(laptop.as('reader')),
      bucket: 'rules',
      parameterName,
      now: () => new Date(now),
      log: { warn: (message) => void warnings.push(message) },
    });
  const source = start();
  const owner = new S3Client(laptop.operator);
  const edit = (Body: string) =>
    owner.send(new PutObjectCommand({ Bucket: 'rules', Key: 'settings.txt', Body }));
  const inForce = async (from = source) => {
    now += 60_000;
    const loaded = await from.load({
      key: 'settings.txt',
      bundled: '',
      parse: (text, parameterText = '') => mergeSettings(parameterText, text, 'GBP'),
    });
    return [loaded.rules.sendDelayMinutes, loaded.rules.channel, loaded.problem?.inForce];
  };

  expect(await inForce()).toEqual([60, 'email', undefined]);
  await edit('Wait 10 minutes before sending.');
  expect(await inForce()).toEqual([10, 'email', undefined]);
  expect(await inForce()).toEqual([10, 'email', undefined]);
  await edit('Wait a bit.');
  await edit('Wait a bit more.');
  expect(await inForce()).toEqual([10, 'email', 'earlier-version']);
  expect(await inForce(start())).toEqual([10, 'email', 'earlier-version']);
  await owner.send(new DeleteObjectCommand({ Bucket: 'rules', Key: 'settings.txt' }));
  expect(await inForce()).toEqual([60, 'email', undefined]);
  expect(warnings).toEqual([]);
});
