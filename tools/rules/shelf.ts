// Where documents are in force: a bucket of the shop's AWS account, or the laptop runtime.
import {
  GetObjectCommand,
  HeadObjectCommand,
  ListBucketsCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { driveRevisionKey } from '../../shared/rules/drive-mirror.ts';
import { mostVersions } from '../../shared/rules/source.ts';
import { makeStoredTexts, type StoredText } from '../../shared/rules/stored-texts.ts';
import { countsFromItsDay, type Written, writtenAt } from '../../shared/rules/written.ts';
import { withoutEnd } from '../../shared/text/ends.ts';
import { type Options, settingsZone } from './options.ts';

export type Shelf = {
  /** For people: where this is. */
  readonly place: string;
  /** The document's text, or undefined when the built-in one is in force. */
  readonly read: (key: string) => Promise<Written | undefined>;
  /** Texts that were there before, newest first, as many as a function would look at. */
  readonly earlier: (key: string) => AsyncIterable<Written>;
  readonly write: (key: string, text: string) => Promise<void>;
};

/** Throws when the bucket cannot be found; the message says what to do. */
export async function openShelf(prefix: string, options: Options): Promise<Shelf> {
  const name = `${prefix}-rules-source${options.stage === undefined ? '' : `-${options.stage}`}`;
  if (options.endpoint !== undefined) return laptopShelf(options.endpoint, options.bucket ?? name);
  const s3 = new S3Client({});
  return bucketShelf(s3, options.bucket ?? (await findBucket(s3, name)));
}

/** The laptop runtime's own door to its objects; it takes the bucket's short name. */
function laptopShelf(endpoint: string, bucket: string, zone = settingsZone()): Shelf {
  const address = (key: string) => `${withoutEnd(endpoint, '/')}/_local/objects/${bucket}/${key}`;
  const ask = async (key: string, init?: RequestInit) => {
    const answer = await fetch(address(key), init).catch((cause: unknown) => {
      throw new Error(`Nothing answers at ${endpoint}. Is npm start running?`, { cause });
    });
    if (!answer.ok && answer.status !== 404) throw new Error(`${address(key)} answered ${answer.status}`);
    return answer;
  };
  return {
    place: `${bucket} at ${endpoint}`,
    read: async (key) => {
      const answer = await ask(key);
      const saved = answer.headers.get('last-modified');
      return answer.ok
        ? writtenAt(await answer.text(), saved === null ? undefined : new Date(saved), zone)
        : undefined;
    },
    earlier: async function* (key) {
      const address = `${withoutEnd(endpoint, '/')}/_local/versions/${bucket}/${key}`;
      const answer = await fetch(address);
      if (!answer.ok) throw new Error(`${address} answered ${answer.status}`);
      const { texts } = (await answer.json()) as {
        readonly texts: readonly { readonly text: string; readonly savedAt?: string }[];
      };
      for (const { text, savedAt } of texts)
        yield writtenAt(text, savedAt === undefined ? undefined : new Date(savedAt), zone);
    },
    write: async (key, text) => {
      const answer = await ask(key, { method: 'PUT', body: text });
      if (!answer.ok) throw new Error(`There is no bucket ${bucket} at ${endpoint}`);
    },
  };
}

export function bucketShelf(s3: S3Client, bucket: string, zone = settingsZone()): Shelf {
  const texts = makeStoredTexts(s3, bucket);
  const dated = async (key: string, { text, etag }: StoredText): Promise<Written> =>
    countsFromItsDay(text) ? writtenAt(text, await texts.savedAt(key, etag, mostVersions), zone) : text;
  return {
    place: `s3://${bucket}`,
    read: async (key) => {
      try {
        const { Body, ETag = '' } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
        const text = await Body?.transformToString('utf-8');
        return text === undefined ? undefined : await dated(key, { text, etag: ETag });
      } catch (error) {
        if (isMissing(error)) return undefined;
        throw error;
      }
    },
    earlier: async function* (key) {
      for await (const stored of texts.earlier(key, mostVersions)) yield await dated(key, stored);
    },
    write: async (key, text) => {
      await s3.send(
        new PutObjectCommand({
          Bucket: bucket,
          Key: key,
          Body: text,
          ContentType: 'text/plain; charset=utf-8',
          Metadata: await driveRevision(s3, bucket, key),
        }),
      );
    },
  };
}

/** Kept, so that the Drive mirror does not undo a push: it copies again only when the Drive document changes. */
async function driveRevision(s3: S3Client, bucket: string, key: string): Promise<Record<string, string>> {
  try {
    const { Metadata } = await s3.send(new HeadObjectCommand({ Bucket: bucket, Key: key }));
    const revision = Metadata?.[driveRevisionKey];
    return revision === undefined ? {} : { [driveRevisionKey]: revision };
  } catch (error) {
    if (isMissing(error)) return {};
    throw error;
  }
}

async function findBucket(s3: S3Client, name: string): Promise<string> {
  const { Buckets = [] } = await s3.send(new ListBucketsCommand({ Prefix: `${name}-` }));
  const pattern = new RegExp(`^${name}-\\d{12}-[a-z0-9-]+$`);
  const found = Buckets.flatMap((bucket) => (pattern.test(bucket.Name ?? '') ? [bucket.Name ?? ''] : []));
  const [only] = found;
  if (only !== undefined && found.length === 1) return only;
  throw new Error(
    found.length === 0
      ? `No bucket ${name}-... in this account. Deploy first, name it with --bucket, or use --endpoint for the laptop`
      : `Several buckets fit: ${found.join(', ')}. Name one with --bucket`,
  );
}

function isMissing(error: unknown): boolean {
  return (error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode === 404;
}
