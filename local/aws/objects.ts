// S3 objects as the operator reads and writes them.
import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { mostVersions } from '../../shared/rules/source.ts';
import { makeStoredTexts } from '../../shared/rules/stored-texts.ts';
import type { Deployment } from '../world.ts';
import { OPERATOR_KEY } from './endpoint.ts';

type StoredObject = { body: Buffer; contentType: string | undefined; savedAt: Date | undefined };
type EarlierText = { text: string; savedAt: Date | undefined };

export interface ObjectStore {
  buckets(): readonly string[];
  /** Undefined when there is no such object. Accepts the beginning of a bucket's name. */
  read(bucket: string, key: string): Promise<StoredObject | undefined>;
  /** What was there before, newest first, back to where it was deleted; at most ten. */
  earlier(bucket: string, key: string): Promise<readonly EarlierText[]>;
  write(bucket: string, key: string, body: Buffer, contentType?: string): Promise<void>;
}

export function openObjectStore(endpoint: string, deployment: Deployment): ObjectStore {
  const buckets = new Map(
    deployment.ofType('AWS::S3::Bucket').map(({ ref, region }) => [String(ref), region]),
  );
  const credentials = { accessKeyId: OPERATOR_KEY, secretAccessKey: 'local' };

  function find(given: string): { Bucket: string; client: S3Client } {
    const matches = [...buckets.keys()].filter((name) => name === given || name.startsWith(`${given}-`));
    const Bucket = matches.find((name) => name === given) ?? matches[0];
    if (Bucket === undefined || (matches.length > 1 && Bucket !== given)) {
      throw new Error(`There is no one bucket "${given}"; there are: ${[...buckets.keys()].join(', ')}`);
    }
    const region = buckets.get(Bucket) ?? 'eu-west-2';
    return { Bucket, client: new S3Client({ endpoint, region, credentials, forcePathStyle: true }) };
  }

  return {
    buckets: () => [...buckets.keys()].sort(),
    async read(bucket, key) {
      const { Bucket, client } = find(bucket);
      try {
        const {
          Body,
          ContentType,
          ETag = '',
        } = await client.send(new GetObjectCommand({ Bucket, Key: key }));
        const bytes = (await Body?.transformToByteArray()) ?? new Uint8Array();
        const savedAt = await makeStoredTexts(client, Bucket).savedAt(key, ETag, mostVersions);
        return { body: Buffer.from(bytes), contentType: ContentType, savedAt };
      } catch (error) {
        if ((error as Error).name === 'NoSuchKey') return undefined;
        throw error;
      }
    },
    async earlier(bucket, key) {
      const { Bucket, client } = find(bucket);
      const stored = makeStoredTexts(client, Bucket);
      const texts: EarlierText[] = [];
      for await (const { text, etag } of stored.earlier(key, mostVersions))
        texts.push({ text, savedAt: await stored.savedAt(key, etag, mostVersions) });
      return texts;
    },
    async write(bucket, key, body, contentType) {
      const { Bucket, client } = find(bucket);
      const type = contentType === undefined ? {} : { ContentType: contentType };
      await client.send(new PutObjectCommand({ Bucket, Key: key, Body: body, ...type }));
    },
  };
}
