// S3's requests and answers on the wire: path-style addresses, headers, chunked bodies, XML lists.
import { AwsError, type AwsReply, type AwsRequest } from '../../world.ts';
import type { Bucket, ObjectVersion } from './bucket.ts';
import { element, xmlReply } from './wire.ts';

const NAMESPACE = 'http://s3.amazonaws.com/doc/2006-03-01/';

export interface Asked {
  readonly operation: keyof typeof ACTIONS;
  readonly bucketName: string;
  readonly key: string;
  readonly versionId: string | undefined;
}

/** The permission each operation asks for; reading or deleting a given version has its own. */
export const ACTIONS = {
  GetObject: 's3:GetObject',
  HeadObject: 's3:GetObject',
  PutObject: 's3:PutObject',
  DeleteObject: 's3:DeleteObject',
  ListObjectsV2: 's3:ListBucket',
  ListObjectVersions: 's3:ListBucketVersions',
  ListBuckets: 's3:ListAllMyBuckets',
} as const;

export function askedBy(request: AwsRequest): Asked {
  const [, bucketName = '', ...rest] = request.path.split('/');
  const key = rest.map((part) => decodeURIComponent(part)).join('/');
  const versionId = request.query.get('versionId') ?? undefined;
  const operation = bucketName === '' ? ofAccount(request) : operationOf(request, key);
  if (operation === undefined) {
    throw new AwsError('NotImplemented', `The laptop's S3 cannot ${request.method} ${request.path}`, 501);
  }
  return { operation, bucketName, key, versionId };
}

const ofAccount = (request: AwsRequest): Asked['operation'] | undefined =>
  request.method === 'GET' ? 'ListBuckets' : undefined;

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

export function headersOf(version: ObjectVersion, bucket: Bucket): Readonly<Record<string, string>> {
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

export function versionHeader(version: ObjectVersion, bucket: Bucket): Readonly<Record<string, string>> {
  return bucket.isVersioned ? { 'x-amz-version-id': version.versionId } : {};
}

export function metadataIn(request: AwsRequest): Readonly<Record<string, string>> {
  const own = Object.entries(request.headers).filter(([name]) => name.startsWith('x-amz-meta-'));
  return Object.fromEntries(own.map(([name, value]) => [name.slice('x-amz-meta-'.length), value]));
}

/** SDKs send some bodies in signed chunks: `<hex length>[;…]\r\n<bytes>\r\n`, ended by one of length 0. */
export function bodyOf(request: AwsRequest): Buffer {
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

export function listed(version: ObjectVersion) {
  return {
    Key: version.key,
    LastModified: new Date(version.at).toISOString(),
    ...(version.isDeleteMarker ? {} : { ETag: version.etag, Size: version.bytes, StorageClass: 'STANDARD' }),
  };
}

export function bucketsReply(names: readonly string[]): AwsReply {
  const inner = element('Buckets', { Bucket: names.map((Name) => ({ Name })) });
  const reply = xmlReply(`<ListAllMyBucketsResult xmlns="${NAMESPACE}">${inner}</ListAllMyBucketsResult>`);
  return { ...reply, headers: { 'content-type': 'application/xml' } };
}

export function listReply(
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
