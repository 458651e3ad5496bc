import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListBucketsCommand,
  ListObjectsV2Command,
  ListObjectVersionsCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import {
  GetSecretValueCommand,
  PutSecretValueCommand,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import {
  GetParameterCommand,
  GetParameterHistoryCommand,
  GetParametersByPathCommand,
  GetParametersCommand,
  PutParameterCommand,
  SSMClient,
} from '@aws-sdk/client-ssm';
import { afterEach, describe, expect, test } from 'vitest';
import {
  arnOf,
  freshDirectory,
  functionWith,
  type Laptop,
  type Resources,
  refusal,
  startLaptop,
} from './laptop.ts';

const Bucket = 'upsr-rules-source-000000000000-eu-west-2';
const base: Resources = {
  Rules: {
    Type: 'AWS::S3::Bucket',
    Properties: { BucketName: Bucket, VersioningConfiguration: { Status: 'Enabled' } },
  },
  Plain: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'cr-exports' } },
  Webhook: {
    Type: 'AWS::SecretsManager::Secret',
    Properties: {
      Name: 'upsr/webhook',
      GenerateSecretString: {
        SecretStringTemplate: '{"signingSecret":"x"}',
        GenerateStringKey: 'linkKey',
        PasswordLength: 43,
        ExcludePunctuation: true,
      },
    },
  },
  StoreApi: {
    Type: 'AWS::SecretsManager::Secret',
    Properties: { Name: 'upsr/store-api', SecretString: '{}' },
  },
  Knobs: {
    Type: 'AWS::SSM::Parameter',
    Properties: { Name: '/upsr/config/settings', Type: 'String', Value: '# Nothing' },
  },
};

let laptop: Laptop | undefined;
afterEach(() => laptop?.stop());
async function start(resources: Resources = {}, stateDirectory = '') {
  laptop = await startLaptop({ resources: { ...base, ...resources }, stateDirectory });
  return {
    laptop,
    s3: new S3Client(laptop.operator),
    secrets: new SecretsManagerClient(laptop.operator),
    parameters: new SSMClient(laptop.operator),
  };
}

describe.each([
  ['in memory', () => ''],
  ['on disk', freshDirectory],
])('objects %s', (_, directory) => {
  const Key = 'settings & more/größe.txt';

  test('given an object written twice, then both versions can be read and an unchanged one answers 304', async () => {
    const { s3 } = await start({}, directory());
    const first = await s3.send(new PutObjectCommand({ Bucket, Key, Body: 'one' }));
    await s3.send(new PutObjectCommand({ Bucket, Key, Body: 'two', Metadata: { by: 'owner' } }));
    const newest = await s3.send(new GetObjectCommand({ Bucket, Key }));
    expect(await newest.Body?.transformToString()).toBe('two');
    expect(newest.Metadata).toEqual({ by: 'owner' });
    const old = await s3.send(new GetObjectCommand({ Bucket, Key, VersionId: first.VersionId! }));
    expect(await old.Body?.transformToString()).toBe('one');
    const again = await refusal(s3.send(new GetObjectCommand({ Bucket, Key, IfNoneMatch: newest.ETag! })));
    expect(again).toMatchObject({ $metadata: { httpStatusCode: 304 } });
    expect(await s3.send(new HeadObjectCommand({ Bucket, Key }))).toMatchObject({
      ContentLength: 3,
      ETag: newest.ETag,
    });
  });

  test('given a deleted object, then it is missing, its versions are not, and removing the marker brings it back', async () => {
    const { s3 } = await start({}, directory());
    await s3.send(new PutObjectCommand({ Bucket, Key, Body: 'one' }));
    const { VersionId, DeleteMarker } = await s3.send(new DeleteObjectCommand({ Bucket, Key }));
    expect(DeleteMarker).toBe(true);
    expect((await refusal(s3.send(new GetObjectCommand({ Bucket, Key })))).name).toBe('NoSuchKey');
    expect((await s3.send(new ListObjectsV2Command({ Bucket }))).KeyCount).toBe(0);
    const listed = await s3.send(new ListObjectVersionsCommand({ Bucket }));
    expect(listed.Versions).toMatchObject([{ Key, IsLatest: false, Size: 3 }]);
    expect(listed.DeleteMarkers).toMatchObject([{ Key, IsLatest: true }]);
    await s3.send(new DeleteObjectCommand({ Bucket, Key, VersionId: VersionId! }));
    expect((await s3.send(new GetObjectCommand({ Bucket, Key }))).ContentLength).toBe(3);
  });

  test('given a write that must be the first or must match, then a second one fails its precondition', async () => {
    const { s3 } = await start({}, directory());
    const { ETag } = await s3.send(new PutObjectCommand({ Bucket, Key, Body: 'one', IfNoneMatch: '*' }));
    const second = new PutObjectCommand({ Bucket, Key, Body: 'two', IfNoneMatch: '*' });
    expect((await refusal(s3.send(second))).name).toBe('PreconditionFailed');
    await s3.send(new PutObjectCommand({ Bucket, Key, Body: 'two', IfMatch: ETag! }));
    const stale = new PutObjectCommand({ Bucket, Key, Body: 'three', IfMatch: ETag! });
    expect((await refusal(s3.send(stale))).name).toBe('PreconditionFailed');
  });
});

describe('buckets', () => {
  test('given several, then those whose names begin so are listed', async () => {
    const { s3 } = await start();
    const names = async (Prefix: string) =>
      (await s3.send(new ListBucketsCommand({ Prefix }))).Buckets?.map(({ Name }) => Name) ?? [];
    expect(await names('')).toContain(Bucket);
    expect(await names(Bucket.slice(0, 6))).toContain(Bucket);
    expect(await names('no-such')).toEqual([]);
  });

  test('given many keys, then they are listed in pages', async () => {
    const { laptop, s3 } = await start();
    for (const name of ['b/2', 'a', 'b/1', 'b/3'])
      laptop.services.s3.write('cr-exports', name, Buffer.from('x'));
    const first = await s3.send(new ListObjectsV2Command({ Bucket: 'cr-exports', Prefix: 'b/', MaxKeys: 2 }));
    expect(first.Contents?.map(({ Key }) => Key)).toEqual(['b/1', 'b/2']);
    const ContinuationToken = first.NextContinuationToken!;
    const rest = await s3.send(
      new ListObjectsV2Command({ Bucket: 'cr-exports', Prefix: 'b/', ContinuationToken }),
    );
    expect(rest.Contents?.map(({ Key }) => Key)).toEqual(['b/3']);
  });

  test('given a missing key, then only a role that may list is told so', async () => {
    const read = ['s3:GetObject', `arn:aws:s3:::${Bucket}/*`] as const;
    const { laptop } = await start({
      ...functionWith('blind', [[...read]]),
      ...functionWith('seeing', [[...read], ['s3:ListBucket', `arn:aws:s3:::${Bucket}`]]),
    });
    const get = (name: string) =>
      refusal(new S3Client(laptop.as(name)).send(new GetObjectCommand({ Bucket, Key: 'voice.txt' })));
    expect((await get('blind')).name).toBe('AccessDenied');
    expect((await get('seeing')).name).toBe('NoSuchKey');
    expect(laptop.permissions.denied()).toMatchObject([{ function: 'blind', action: 's3:ListBucket' }]);
  });

  test('given the short name of a bucket, then the operator reaches it, also after a restart', async () => {
    const directory = freshDirectory();
    const first = await start({}, directory);
    first.laptop.services.s3.write('upsr-rules-source', 'settings.txt', Buffer.from('Wait 2 hours.'));
    await first.laptop.stop();
    const { laptop } = await start({}, directory);
    expect(laptop.services.s3.read('upsr-rules-source', 'settings.txt')?.toString()).toBe('Wait 2 hours.');
    expect(laptop.services.s3.read('upsr-rules-source', 'voice.txt')).toBeUndefined();
    expect(() => laptop.services.s3.read('nothing', 'voice.txt')).toThrow('does not exist');
  });
});

describe('secrets', () => {
  test('given a generated secret, then it fits its template and survives a restart', async () => {
    const directory = freshDirectory();
    const first = await start({}, directory);
    const value = first.laptop.services.secretsManager.value('upsr/webhook');
    expect(JSON.parse(value)).toEqual({
      signingSecret: 'x',
      linkKey: expect.stringMatching(/^[A-Za-z0-9]{43}$/),
    });
    await first.laptop.stop();
    const { laptop, secrets } = await start({}, directory);
    const read = await secrets.send(new GetSecretValueCommand({ SecretId: 'upsr/webhook' }));
    expect(read.SecretString).toBe(value);
    expect(read.VersionStages).toEqual(['AWSCURRENT']);
    expect(laptop.services.secretsManager.isGenerated('upsr/webhook')).toBe(true);
  });

  test('given a rotation, then the value before stays valid as the previous one, by name and by ARN', async () => {
    const { laptop, secrets } = await start();
    const SecretId = String(laptop.world.deployment.ofType('AWS::SecretsManager::Secret')[1]?.arn);
    const previous = new GetSecretValueCommand({ SecretId, VersionStage: 'AWSPREVIOUS' });
    expect((await refusal(secrets.send(previous))).name).toBe('ResourceNotFoundException');
    await secrets.send(
      new PutSecretValueCommand({ SecretId: 'upsr/store-api', SecretString: '{"token":"new"}' }),
    );
    expect((await secrets.send(previous)).SecretString).toBe('{}');
    expect((await secrets.send(new GetSecretValueCommand({ SecretId }))).SecretString).toBe(
      '{"token":"new"}',
    );
    expect(laptop.services.secretsManager.isGenerated('upsr/store-api')).toBe(false);
  });

  test('given a role for one secret, then it reads that one by its name and no other', async () => {
    const { laptop } = await start();
    const arn = String(laptop.world.deployment.ofType('AWS::SecretsManager::Secret')[0]?.arn);
    await laptop.stop();
    const started = await start(functionWith('upsr-order', [['secretsmanager:GetSecretValue', arn]]));
    const own = new SecretsManagerClient(started.laptop.as('upsr-order'));
    await own.send(new GetSecretValueCommand({ SecretId: 'upsr/webhook' }));
    const other = refusal(own.send(new GetSecretValueCommand({ SecretId: 'upsr/store-api' })));
    expect((await other).name).toBe('AccessDeniedException');
  });
});

describe('parameters', () => {
  test("given an operator's value, then it stands over the template's, also after a restart", async () => {
    const directory = freshDirectory();
    const Name = '/upsr/config/settings';
    const first = await start({}, directory);
    expect((await first.parameters.send(new GetParameterCommand({ Name }))).Parameter).toMatchObject({
      Value: '# Nothing',
      Version: 1,
      ARN: arnOf('ssm', 'parameter/upsr/config/settings'),
    });
    const put = (Overwrite: boolean) => new PutParameterCommand({ Name, Value: 'Wait 2 hours.', Overwrite });
    expect((await refusal(first.parameters.send(put(false)))).name).toBe('ParameterAlreadyExists');
    await first.parameters.send(put(true));
    await first.laptop.stop();
    const { parameters } = await start({}, directory);
    expect((await parameters.send(new GetParameterCommand({ Name }))).Parameter?.Value).toBe('Wait 2 hours.');
  });

  test('given a SecureString, then it is read with decryption only, in every version it had, after a restart too', async () => {
    const directory = freshDirectory();
    const first = await start({}, directory);
    const Name = '/upsr/links/key';
    const put = (Value: string, Overwrite = false) =>
      first.parameters.send(new PutParameterCommand({ Name, Type: 'SecureString', Value, Overwrite }));
    await put('the first key');
    expect((await refusal(put('another'))).name).toBe('ParameterAlreadyExists');
    await put('the second key', true);
    await first.laptop.stop();
    const { parameters } = await start({}, directory);
    const history = (WithDecryption: boolean, MaxResults?: number) =>
      parameters.send(
        new GetParameterHistoryCommand({ Name, WithDecryption, ...(MaxResults ? { MaxResults } : {}) }),
      );
    const { Parameters } = await history(true);
    expect(Parameters?.map(({ Value, Type }) => [Value, Type])).toEqual([
      ['the first key', 'SecureString'],
      ['the second key', 'SecureString'],
    ]);
    for (const { Value } of (await history(false)).Parameters ?? []) expect(Value).toMatch(/^encrypted:/);
    expect((await history(true, 1)).NextToken).toBeDefined();
    const plain = await parameters.send(new GetParameterCommand({ Name }));
    expect(plain.Parameter?.Value).not.toContain('key');
    const none = new GetParameterHistoryCommand({ Name: '/upsr/links/none' });
    expect((await refusal(parameters.send(none))).name).toBe('ParameterNotFound');
  });

  test('given a new name without a type, or another type for an old one, then it is refused', async () => {
    const { parameters } = await start();
    const put = (Name: string, Type?: 'String' | 'SecureString') =>
      refusal(
        parameters.send(
          new PutParameterCommand({ Name, Value: 'x', Overwrite: true, ...(Type ? { Type } : {}) }),
        ),
      );
    expect((await put('/upsr/new')).name).toBe('ValidationException');
    expect((await put('/upsr/config/settings', 'SecureString')).name).toBe('HierarchyTypeMismatchException');
  });

  test('given names and paths, then they find what there is and name what there is not', async () => {
    const { parameters } = await start();
    const missing = new GetParameterCommand({ Name: '/upsr/config/nothing' });
    expect((await refusal(parameters.send(missing))).name).toBe('ParameterNotFound');
    const Names = ['/upsr/config/settings', '/nothing'];
    expect(await parameters.send(new GetParametersCommand({ Names }))).toMatchObject({
      Parameters: [{ Name: '/upsr/config/settings' }],
      InvalidParameters: ['/nothing'],
    });
    const byPath = (Path: string, Recursive: boolean) =>
      parameters.send(new GetParametersByPathCommand({ Path, Recursive }));
    expect((await byPath('/upsr', false)).Parameters).toEqual([]);
    expect((await byPath('/upsr', true)).Parameters).toHaveLength(1);
  });
});
