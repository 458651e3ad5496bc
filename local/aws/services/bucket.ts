// One bucket as S3 keeps it: versions of each key, delete markers, conditional writes. Bodies lie in files, or in
// memory when nothing is to outlive the process.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Randomness } from '../../random.ts';

export interface ObjectVersion {
  readonly key: string;
  /** `null` in a bucket without versioning, as S3 says it. */
  readonly versionId: string;
  readonly etag: string;
  readonly bytes: number;
  readonly at: number;
  readonly contentType: string;
  readonly metadata: Readonly<Record<string, string>>;
  readonly isDeleteMarker: boolean;
}

export interface Bucket {
  readonly name: string;
  readonly region: string;
  readonly isVersioned: boolean;
  /** The newest version of a key, which may be a delete marker. */
  latest(key: string): ObjectVersion | undefined;
  version(key: string, versionId: string): ObjectVersion | undefined;
  put(
    key: string,
    body: Buffer,
    facts: Pick<ObjectVersion, 'at' | 'contentType' | 'metadata'>,
  ): ObjectVersion;
  /** Without a version id a versioned bucket only gets a delete marker. */
  remove(key: string, at: number, versionId?: string): ObjectVersion | undefined;
  read(version: ObjectVersion): Buffer;
  /** Newest first within a key, keys in order. */
  versions(prefix: string): readonly ObjectVersion[];
}

export interface BucketSettings {
  readonly name: string;
  readonly region: string;
  readonly isVersioned: boolean;
  /** Folder of the bodies; empty keeps them in memory. */
  readonly directory: string;
  readonly changed: () => void;
  readonly random: Randomness;
}

export function makeBucket(settings: BucketSettings, kept: readonly ObjectVersion[] = []): Bucket {
  let all: readonly ObjectVersion[] = kept;
  const bodies = makeBodies(settings.directory);

  function add(version: ObjectVersion): ObjectVersion {
    all = [
      version,
      ...all.filter((other) => other.key !== version.key || other.versionId !== version.versionId),
    ];
    settings.changed();
    return version;
  }

  const newId = () => (settings.isVersioned ? settings.random.bytes(24).toString('base64url') : 'null');

  return {
    name: settings.name,
    region: settings.region,
    isVersioned: settings.isVersioned,
    latest: (key) => all.find((version) => version.key === key),
    version: (key, versionId) =>
      all.find((version) => version.key === key && version.versionId === versionId),
    put(key, body, facts) {
      const etag = `"${createHash('md5').update(body).digest('hex')}"`;
      const version = { key, versionId: newId(), etag, bytes: body.length, isDeleteMarker: false, ...facts };
      bodies.write(version, body);
      return add(version);
    },
    remove(key, at, versionId) {
      if (versionId === undefined && settings.isVersioned) {
        const nothing = { etag: '', bytes: 0, contentType: '', metadata: {} };
        return add({ key, versionId: newId(), at, isDeleteMarker: true, ...nothing });
      }
      const gone = all.find((version) => version.key === key && version.versionId === (versionId ?? 'null'));
      if (gone === undefined) return undefined;
      all = all.filter((version) => version !== gone);
      bodies.remove(gone);
      settings.changed();
      return gone;
    },
    read: (version) => bodies.read(version),
    versions: (prefix) =>
      all
        .filter((version) => version.key.startsWith(prefix))
        .sort((one, other) => (one.key < other.key ? -1 : one.key > other.key ? 1 : 0)),
  };
}

function makeBodies(directory: string) {
  const inMemory = new Map<string, Buffer>();
  const whole = ({ key, versionId }: ObjectVersion) => `${key}\n${versionId}`;
  if (directory === '') {
    return {
      write: (version: ObjectVersion, body: Buffer) => void inMemory.set(whole(version), body),
      read: (version: ObjectVersion) => inMemory.get(whole(version)) ?? Buffer.alloc(0),
      remove: (version: ObjectVersion) => void inMemory.delete(whole(version)),
    };
  }
  // Keys may hold anything a path must not; their hash may not.
  const nameOf = (version: ObjectVersion) => createHash('sha256').update(whole(version)).digest('hex');
  return {
    write(version: ObjectVersion, body: Buffer) {
      mkdirSync(directory, { recursive: true });
      writeFileSync(join(directory, nameOf(version)), body);
    },
    read: (version: ObjectVersion) => readFileSync(join(directory, nameOf(version))),
    remove: (version: ObjectVersion) => rmSync(join(directory, nameOf(version)), { force: true }),
  };
}
