// S3 by its REST interface, path style: what the rules documents, exports and backups need.
import type { LocalService, World } from '../../world.ts';
import { type Access, AwsError, type AwsReply, type AwsRequest, type Caller } from '../../world.ts';
import type { Bucket, ObjectVersion } from './bucket.ts';
import { openBuckets } from './buckets.ts';
import type { EventBridge } from './eventbridge.ts';
import {
  ACTIONS,
  type Asked,
  askedBy,
  bodyOf,
  bucketsReply,
  headersOf,
  listed,
  listReply,
  metadataIn,
  versionHeader,
} from './s3-requests.ts';
import { element, xmlReply } from './wire.ts';

const PAGE_LIMIT = 1000;

export interface S3 extends LocalService {
  bucketNames(): readonly string[];
  /** The newest version's body; `undefined` for a missing key. `bucket` may also be the beginning of one name. */
  read(bucket: string, key: string): Buffer | undefined;
  /** The newest version of everything in all buckets. */
  contents(): readonly { readonly bucket: string; readonly key: string; readonly body: Buffer }[];
  /** Writes as the operator. */
  write(bucket: string, key: string, body: Buffer): void;
  flush(): void;
}

export function makeS3(world: World, bus: Pick<EventBridge, 'publish'>): S3 {
  const { buckets, bucket, byShortName, isTold, flush } = openBuckets(world);

  function found({ key, versionId }: Asked, from: Bucket, caller: Caller): ObjectVersion {
    const version = versionId === undefined ? from.latest(key) : from.version(key, versionId);
    if (version !== undefined && !version.isDeleteMarker) return version;
    // Whoever may not list a bucket is not told either that a key is missing.
    const listing = { action: 's3:ListBucket', resource: `arn:aws:s3:::${from.name}` };
    if (!world.allowed(caller, listing)) throw new AwsError('AccessDenied', 'Access Denied', 403);
    throw new AwsError('NoSuchKey', 'The specified key does not exist.', 404);
  }

  function get(request: AwsRequest, asked: Asked, caller: Caller): AwsReply {
    const from = bucket(asked.bucketName);
    const version = found(asked, from, caller);
    const headers = headersOf(version, from);
    const unchanged = request.headers['if-none-match'] === version.etag;
    if (unchanged) return { status: 304, headers, body: '' };
    const withBody = asked.operation === 'GetObject';
    return { status: 200, headers, body: withBody ? from.read(version) : '' };
  }

  function tellOfPut({ name, region }: Bucket, { key, bytes, etag, versionId }: ObjectVersion): void {
    if (!isTold(name)) return;
    bus.publish({
      source: 'aws.s3',
      detailType: 'Object Created',
      region,
      resources: [`arn:aws:s3:::${name}`],
      detail: {
        version: '0',
        bucket: { name },
        object: { key, size: bytes, etag: etag.replaceAll('"', ''), 'version-id': versionId },
        reason: 'PutObject',
      },
    });
  }

  function put(request: AwsRequest, asked: Asked): AwsReply {
    const to = bucket(asked.bucketName);
    const existing = to.latest(asked.key);
    const isThere = existing !== undefined && !existing.isDeleteMarker;
    const wanted = request.headers['if-match'];
    const mustBeNew = request.headers['if-none-match'] === '*';
    if ((mustBeNew && isThere) || (wanted !== undefined && existing?.etag !== wanted)) {
      throw new AwsError('PreconditionFailed', 'At least one of the preconditions did not hold', 412);
    }
    const version = to.put(asked.key, bodyOf(request), {
      at: world.clock.now(),
      contentType: request.headers['content-type'] ?? 'application/octet-stream',
      metadata: metadataIn(request),
    });
    tellOfPut(to, version);
    return { status: 200, headers: { etag: version.etag, ...versionHeader(version, to) }, body: '' };
  }

  function list({ operation, bucketName }: Asked, query: URLSearchParams): AwsReply {
    const prefix = query.get('prefix') ?? '';
    const versions = bucket(bucketName).versions(prefix);
    const isLatest = (version: ObjectVersion) => bucket(bucketName).latest(version.key) === version;
    if (operation === 'ListObjectVersions') {
      const shown = versions.slice(0, PAGE_LIMIT).map((version) => ({
        name: version.isDeleteMarker ? 'DeleteMarker' : 'Version',
        content: { ...listed(version), VersionId: version.versionId, IsLatest: isLatest(version) },
      }));
      const inner = shown.map(({ name, content }) => element(name, content)).join('');
      return listReply('ListVersionsResult', bucketName, prefix, versions.length > PAGE_LIMIT, inner);
    }
    const after = query.get('continuation-token') ?? query.get('start-after') ?? '';
    const present = versions.filter(
      (version) => isLatest(version) && !version.isDeleteMarker && version.key > after,
    );
    const size = Math.min(Number(query.get('max-keys') ?? PAGE_LIMIT), PAGE_LIMIT);
    const page = present.slice(0, size);
    const isCut = present.length > size;
    const next = isCut ? element('NextContinuationToken', page.at(-1)?.key) : '';
    const inner = element('KeyCount', page.length) + next + element('Contents', page.map(listed));
    return listReply('ListBucketResult', bucketName, prefix, isCut, inner);
  }

  return {
    signingName: 's3',
    accesses(request): readonly Access[] {
      const { operation, bucketName, key, versionId } = askedBy(request);
      if (operation === 'ListBuckets') return [{ action: ACTIONS[operation], resource: '*' }];
      const bucketArn = `arn:aws:s3:::${bucketName}`;
      if (operation === 'ListObjectsV2' || operation === 'ListObjectVersions') {
        const context = { 's3:prefix': request.query.get('prefix') ?? '' };
        return [{ action: ACTIONS[operation], resource: bucketArn, context }];
      }
      const ofVersion = versionId === undefined || operation === 'PutObject' ? '' : 'Version';
      return [{ action: `${ACTIONS[operation]}${ofVersion}`, resource: `${bucketArn}/${key}` }];
    },
    async handle(request, caller) {
      const asked = askedBy(request);
      if (asked.operation === 'GetObject' || asked.operation === 'HeadObject')
        return get(request, asked, caller);
      if (asked.operation === 'PutObject') return put(request, asked);
      if (asked.operation === 'ListBuckets') {
        const prefix = request.query.get('prefix') ?? '';
        return bucketsReply([...buckets.keys()].filter((name) => name.startsWith(prefix)).sort());
      }
      if (asked.operation !== 'DeleteObject') return list(asked, request.query);
      const from = bucket(asked.bucketName);
      const gone = from.remove(asked.key, world.clock.now(), asked.versionId);
      const headers: Record<string, string> = gone === undefined ? {} : { ...versionHeader(gone, from) };
      if (gone?.isDeleteMarker === true) headers['x-amz-delete-marker'] = 'true';
      return { status: 204, headers, body: '' };
    },
    errorReply: (error) =>
      xmlReply(element('Error', { Code: error.code, Message: error.message }), error.status),
    bucketNames: () => [...buckets.keys()],
    read(bucketName, key) {
      const from = byShortName(bucketName);
      const version = from.latest(key);
      return version === undefined || version.isDeleteMarker ? undefined : from.read(version);
    },
    contents: () =>
      [...buckets.values()].flatMap((each) =>
        each
          .versions('')
          .filter((version) => each.latest(version.key) === version && !version.isDeleteMarker)
          .map((version) => ({ bucket: each.name, key: version.key, body: each.read(version) })),
      ),
    write(bucketName, key, body) {
      const facts = { at: world.clock.now(), contentType: 'text/plain; charset=utf-8', metadata: {} };
      const to = byShortName(bucketName);
      tellOfPut(to, to.put(key, body, facts));
    },
    flush,
  };
}
