// The buckets of the templates: which there are, how each is set up, and by which names they are found.
import { join } from 'node:path';
import { AwsError, type World } from '../../world.ts';
import { type Bucket, makeBucket, type ObjectVersion } from './bucket.ts';
import { nameOf, record } from './names.ts';
import { makeShelf } from './shelf.ts';

export type Buckets = {
  readonly buckets: ReadonlyMap<string, Bucket>;
  /** Throws `NoSuchBucket`. */
  bucket(name: string): Bucket;
  /** By its name, or by the beginning of it that only one has. */
  byShortName(name: string): Bucket;
  /** Whether EventBridge is told of what is put into the bucket. */
  isTold(name: string): boolean;
  flush(): void;
};

export function openBuckets(world: World): Buckets {
  const shelf = makeShelf(
    world.stateDirectory,
    's3.json',
    (): Record<string, readonly ObjectVersion[]> =>
      Object.fromEntries([...buckets].map(([name, bucket]) => [name, bucket.versions('')])),
  );
  const telling = new Set<string>();
  const buckets: ReadonlyMap<string, Bucket> = new Map(
    world.deployment.ofType('AWS::S3::Bucket').map((resource) => {
      const name = nameOf(resource, 'BucketName');
      const settings = {
        name,
        region: resource.region,
        isVersioned: record(resource.properties.VersioningConfiguration).Status === 'Enabled',
        directory: world.stateDirectory === '' ? '' : join(world.stateDirectory, 's3', name),
        changed: () => shelf.touch(),
        random: world.random,
      };
      const { EventBridgeConfiguration } = record(resource.properties.NotificationConfiguration);
      if (record(EventBridgeConfiguration).EventBridgeEnabled === true) telling.add(name);
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

  return { buckets, bucket, byShortName, isTold: (name) => telling.has(name), flush: shelf.flush };
}
