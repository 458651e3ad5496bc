// S3 by its REST interface, path style: what the rules documents, exports and backups need.
import { join } from 'node:path';
import type { LocalService, World } from '../world.ts';
import { type Access, AwsError, type AwsReply, type AwsRequest, type Caller } from '../world.ts';
import { type Bucket, makeBucket, type ObjectVersion } from './bucket.ts';
import { nameOf, record } from './names.ts';
import { makeShelf } from './shelf.ts';
import { element, xmlReply } from './wire.ts';

const NAMESPACE = 'http://s3.amazonaws.com/doc/2006-03-01/';
const PAGE_LIMIT = 1000;

export interface S3 extends LocalService {
  bucketNames(): readonly string[];
  /** The newest version's body; `undefined` for a missing key. `bucket` may also be the beginning of one name. */
  read(bucket: string, key: string): Buffer | undefined;
  /** Writes as the operator. */
  write(bucket: string, key: string, body: Buffer): void;
  flush(): void;
}

interface Asked {
  readonly operation: keyof typeof ACTIONS;
  readonly bucketName: string;
  readonly key: string;
  readonly versionId: string | undefined;
}

const ACTIONS = {
  GetObject: 's3:GetObject',
  HeadObject: 's3:GetObject',
  PutObject: 's3:PutObject',
  DeleteObject: 's3:DeleteObject',
  ListObjectsV2: 's3:ListBucket',
  ListObjectVersions: 's3:ListBucketVersions',
} as const;

export function makeS3(world: World): S3 {
  const shelf = makeShelf(
    world.stateDirectory,
    's3.json',
    (): Record<string, readonly ObjectVersion[]> =>
      Object.fromEntries([...buckets].map(([name, bucket]) => [name, bucket.versions('')])),
  );
  const buckets: ReadonlyMap<string, Bucket> = new Map(
    world.deployment.ofType('AWS::S3::Bucket').map((resource) => {
      const name = nameOf(resource, 'BucketName');
      const settings = {
        name,
        region: resource.region,
        isVersioned: record(resource.properties.VersioningConfiguration).Status === 'Enabled',
        directory: world.stateDirectory === '' ? '' : join(world.stateDirectory, 's3', name),
        changed: () => shelf.touch(),
      };
      return [name, makeBucket(settings, shelf.found?.[name])];
    }),
  );

  function bucket(name: string): Bucket {
    const found = buckets.get(name);
    if (found !== undefined) return found;
    throw new AwsError('NoSuchBucket', 'The specified bucket does not exist', 404);
  }

  function byShortName(name: string): Bucket {
    const starting = [...buckets.values()].filter((candidate) => candidate.name.startsWith(`${name}-`));
    return buckets.has(name) || starting.length !== 1 ? bucket(name) : starting[0]!;
  }

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
    write(bucketName, key, body) {
      const facts = { at: world.clock.now(), contentType: 'text/plain; charset=utf-8', metadata: {} };
      byShortName(bucketName).put(key, body, facts);
    },
    flush: shelf.flush,
  };
}

function askedBy(request: AwsRequest): Asked {
  const [, bucketName = '', ...rest] = request.path.split('/');
  const key = rest.map((part) => decodeURIComponent(part)).join('/');
  const versionId = request.query.get('versionId') ?? undefined;
  const operation = operationOf(request, key);
  if (operation === undefined || bucketName === '') {
    throw new AwsError('NotImplemented', `The laptop's S3 cannot ${request.method} ${request.path}`, 501);
  }
  return { operation, bucketName, key, versionId };
}

function operationOf(request: AwsRequest, key: string): Asked['operation'] | undefined {
  if (key === '') {
    if (request.method !== 'GET') return undefined;
    return request.query.has('versions') ? 'ListObjectVersions' : 'ListObjectsV2';
  }
  const operations = {
    GET: 'GetObject',
    HEAD: 'HeadObject',
    PUT: 'PutObject',
    DELETE: 'DeleteObject',
  } as const;
  return operations[request.method as keyof typeof operations];
}

function headersOf(version: ObjectVersion, bucket: Bucket): Readonly<Record<string, string>> {
  const metadata = Object.entries(version.metadata).map(([name, value]) => [`x-amz-meta-${name}`, value]);
  return {
    etag: version.etag,
    'content-type': version.contentType,
    'content-length': String(version.bytes),
    'last-modified': new Date(version.at).toUTCString(),
    ...versionHeader(version, bucket),
    ...Object.fromEntries(metadata),
  };
}

function versionHeader(version: ObjectVersion, bucket: Bucket): Readonly<Record<string, string>> {
  return bucket.isVersioned ? { 'x-amz-version-id': version.versionId } : {};
}

function metadataIn(request: AwsRequest): Readonly<Record<string, string>> {
  const own = Object.entries(request.headers).filter(([name]) => name.startsWith('x-amz-meta-'));
  return Object.fromEntries(own.map(([name, value]) => [name.slice('x-amz-meta-'.length), value]));
}

/** SDKs send some bodies in signed chunks: `<hex length>[;…]\r\n<bytes>\r\n`, ended by one of length 0. */
function bodyOf(request: AwsRequest): Buffer {
  if (!(request.headers['content-encoding'] ?? '').includes('aws-chunked')) return request.body;
  const chunks: Buffer[] = [];
  let at = 0;
  for (;;) {
    const lineEnd = request.body.indexOf('\r\n', at);
    const size = Number.parseInt(request.body.toString('latin1', at, lineEnd), 16);
    if (lineEnd < 0 || !(size > 0)) return Buffer.concat(chunks);
    chunks.push(request.body.subarray(lineEnd + 2, lineEnd + 2 + size));
    at = lineEnd + 2 + size + 2;
  }
}

function listed(version: ObjectVersion) {
  return {
    Key: version.key,
    LastModified: new Date(version.at).toISOString(),
    ...(version.isDeleteMarker ? {} : { ETag: version.etag, Size: version.bytes, StorageClass: 'STANDARD' }),
  };
}

function listReply(
  root: string,
  bucketName: string,
  prefix: string,
  isCut: boolean,
  inner: string,
): AwsReply {
  const head = element('Name', bucketName) + element('Prefix', prefix) + element('IsTruncated', isCut);
  const reply = xmlReply(`<${root} xmlns="${NAMESPACE}">${head}${inner}</${root}>`);
  return { ...reply, headers: { 'content-type': 'application/xml' } };
}
