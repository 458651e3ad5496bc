// A versioned bucket of text objects in memory, behind a real S3 client, as the rules source and the Drive mirror
// see one: ETags and 304, versions newest first, delete markers.
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import {
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectVersionsCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { mockClient } from 'aws-sdk-client-mock';

type Version = { id: string; text: string | undefined; metadata: Record<string, string>; at: Date };

/** As the SDK gives it: a stream that can also be read at once. */
const bodyOf = (text: string) =>
  Object.assign(Readable.from([Buffer.from(text)]), { transformToString: async () => text });

export function versionedBucket() {
  const objects = new Map<string, Version[]>();
  let down = false;
  let listingIsDown = false;
  let answer: Error | { ETag?: string; Body?: string } | undefined;
  let count = 0;
  let days = 0;
  const add = (key: string, text: string | undefined, metadata: Record<string, string> = {}) => {
    count += 1;
    const version = {
      id: `v${count}`,
      text,
      metadata,
      at: new Date(Date.UTC(2026, 0, 1 + days, 0, 0, count)),
    };
    objects.set(key, [version, ...(objects.get(key) ?? [])]);
  };
  const etag = (text: string) => `"${createHash('md5').update(text).digest('hex')}"`;
  const find = (key: string, id: string | undefined) => {
    if (down) throw failure(503, 'ServiceUnavailable');
    const versions = objects.get(key) ?? [];
    const version = id === undefined ? versions[0] : versions.find((candidate) => candidate.id === id);
    if (version?.text === undefined) throw failure(404, 'NoSuchKey');
    return { ...version, text: version.text };
  };

  const s3 = new S3Client({ region: 'eu-west-2' });
  const mock = mockClient(s3);
  mock.on(GetObjectCommand).callsFake(({ Key, VersionId, IfNoneMatch }) => {
    if (answer instanceof Error) throw answer;
    if (answer !== undefined) {
      const { Body: said, ETag } = answer;
      return { ETag, ...(said === undefined ? {} : { Body: bodyOf(said) }) };
    }
    const { text } = find(Key, VersionId);
    if (IfNoneMatch === etag(text)) throw failure(304, '304');
    return { ETag: etag(text), Body: bodyOf(text) };
  });
  mock.on(HeadObjectCommand).callsFake(({ Key }) => ({ Metadata: find(Key, undefined).metadata }));
  mock.on(PutObjectCommand).callsFake(({ Key, Body, Metadata }) => void add(Key, Body, Metadata));
  mock.on(ListObjectVersionsCommand).callsFake(({ Prefix }) => {
    if (down || listingIsDown) throw failure(503, 'ServiceUnavailable');
    const entries = (objects.get(Prefix) ?? []).map(({ id, text, at }, index) => ({
      Key: Prefix,
      VersionId: id,
      ...(text === undefined ? {} : { ETag: etag(text) }),
      LastModified: at,
      IsLatest: index === 0,
      deleted: text === undefined,
    }));
    return {
      Versions: entries.filter((entry) => !entry.deleted),
      DeleteMarkers: entries.filter((entry) => entry.deleted),
    };
  });
  return {
    s3,
    put: add,
    delete: (key: string) => add(key, undefined),
    text: (key: string) => objects.get(key)?.[0]?.text,
    metadata: (key: string) => objects.get(key)?.[0]?.metadata,
    breakDown: (isDown = true) => {
      down = isDown;
    },
    /** So many days later. */
    letPass: (more: number) => {
      days += more;
    },
    breakListing: () => {
      listingIsDown = true;
    },
    /** What every read answers, or fails with, from here on; undefined: the truth. */
    answerWith: (wanted: Error | { ETag?: string; Body?: string } | undefined) => {
      answer = wanted;
    },
    calls: () => mock.calls().length,
  };
}

function failure(status: number, name: string): Error {
  return Object.assign(new Error(name), { name, $metadata: { httpStatusCode: status } });
}
