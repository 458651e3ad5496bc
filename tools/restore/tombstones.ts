// The marks of people who were erased, outside of any table: what a restore leaves out even where the tables that knew of it are lost.
// The loyalty tracker's lie beside its daily copies; those of the others beside the owner's documents.
import { ListObjectsV2Command, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { ProductName } from '../../lib/product-names.ts';
import { bucketNamed } from '../frame/bucket.ts';
import type { Destination } from '../frame/destination.ts';

const ERASED = 'erased/';
const BUCKETS: Readonly<Record<ProductName, string>> = {
  upsell: 'rules-source',
  'cart-recovery': 'rules-source',
  loyalty: 'backups',
};

export type Tombstones = {
  /** Digests, and ids of the store, each with when it was marked (ISO). */
  readonly all: () => Promise<ReadonlyMap<string, string>>;
  /** Safe to repeat. */
  readonly mark: (key: string, at: Date) => Promise<void>;
};

/** Throws where there is no such bucket. */
export async function openTombstones(
  product: ProductName,
  { connection, tableName }: Destination,
): Promise<Tombstones> {
  const s3 = new S3Client({ ...connection, forcePathStyle: true });
  const Bucket = await bucketNamed(s3, tableName(BUCKETS[product]), connection);
  return {
    async all() {
      const found = new Map<string, string>();
      let ContinuationToken: string | undefined;
      do {
        const page = await s3.send(new ListObjectsV2Command({ Bucket, Prefix: ERASED, ContinuationToken }));
        for (const { Key = '', LastModified } of page.Contents ?? [])
          found.set(
            decodeURIComponent(Key.slice(ERASED.length)),
            (LastModified ?? new Date(0)).toISOString(),
          );
        ContinuationToken = page.NextContinuationToken;
      } while (ContinuationToken !== undefined);
      return found;
    },
    async mark(key, at) {
      const Key = `${ERASED}${encodeURIComponent(key)}`;
      await s3.send(new PutObjectCommand({ Bucket, Key, Body: at.toISOString() }));
    },
  };
}
