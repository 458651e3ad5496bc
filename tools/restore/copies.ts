// The daily copies in the backup bucket: which there are, and what is in one of them.
import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { GetObjectCommand, ListObjectsV2Command, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import * as z from 'zod';
import {
  BACKED_UP_TABLES,
  type BackedUpTable,
  type BackupManifest,
  manifestKey,
} from '../../lambdas/loyalty/backup/key.ts';
import { bucketNamed } from '../frame/bucket.ts';
import type { Destination } from '../frame/destination.ts';

export type Copies = {
  /** For people: where they lie. */
  readonly place: string;
  /** The days of whole copies, oldest first. */
  readonly days: () => Promise<readonly string[]>;
  /** Undefined when that day has no whole copy. */
  readonly manifest: (day: string) => Promise<BackupManifest | undefined>;
  /** The rows as lines of DynamoDB's JSON. Throws when a file is missing or not as it was written. */
  readonly lines: (manifest: BackupManifest, table: BackedUpTable) => AsyncIterable<string>;
  /** Digests of numbers whose people asked to be forgotten: no copy brings them back. */
  readonly erased: () => Promise<ReadonlySet<string>>;
  readonly noteErased: (digest: string, at: Date) => Promise<void>;
};

const ERASED = 'erased/';

const count = z.int().min(0);
const manifestShape: z.ZodType<BackupManifest> = z.object({
  format: z.literal(1),
  day: z.string(),
  began_at: z.string(),
  ended_at: z.string(),
  tables: z.array(
    z.object({
      table: z.enum(BACKED_UP_TABLES),
      rows: count,
      files: z.array(z.object({ key: z.string(), rows: count, sha256: z.string() })),
    }),
  ),
  sum_of_balances: z.number(),
  sum_of_ledger: z.number(),
});

/** Throws when there is no such bucket. */
export async function openCopies({ connection, tableName }: Destination): Promise<Copies> {
  const s3 = new S3Client({ ...connection, forcePathStyle: true });
  const Bucket = await bucketNamed(s3, tableName('backups'), connection);

  async function read(Key: string): Promise<Buffer | undefined> {
    try {
      const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key }));
      return Buffer.from((await Body?.transformToByteArray()) ?? []);
    } catch (error) {
      const { name } = error as Error;
      if (name === 'NoSuchKey') return undefined;
      if (name !== 'InvalidObjectState') throw error;
      // Copies older than 90 days are in Glacier, where a file must be asked for some hours before.
      throw new Error(
        `${Key} is in cold storage. In the S3 console choose the folder of that day, "Initiate restore", and try again in some hours.`,
      );
    }
  }

  async function* keysUnder(Prefix: string): AsyncGenerator<string> {
    let ContinuationToken: string | undefined;
    do {
      const page = await s3.send(new ListObjectsV2Command({ Bucket, Prefix, ContinuationToken }));
      for (const { Key = '' } of page.Contents ?? []) yield Key;
      ContinuationToken = page.NextContinuationToken;
    } while (ContinuationToken !== undefined);
  }

  return {
    place: `s3://${Bucket}`,
    async days() {
      const days: string[] = [];
      for await (const key of keysUnder('')) {
        const day = key.split('/')[0] ?? '';
        if (key === manifestKey(day)) days.push(day);
      }
      return days.sort();
    },
    async erased() {
      const digests = new Set<string>();
      for await (const key of keysUnder(ERASED)) digests.add(key.slice(ERASED.length));
      return digests;
    },
    async noteErased(digest, at) {
      await s3.send(new PutObjectCommand({ Bucket, Key: `${ERASED}${digest}`, Body: at.toISOString() }));
    },
    async manifest(day) {
      const body = await read(manifestKey(day));
      return body === undefined ? undefined : manifestShape.parse(JSON.parse(body.toString('utf8')));
    },
    async *lines(manifest, table) {
      for (const { key, rows, sha256 } of filesOf(manifest, table)) {
        const body = await read(key);
        if (body === undefined) throw new Error(`The copy is not whole: ${key} is missing`);
        if (createHash('sha256').update(body).digest('hex') !== sha256)
          throw new Error(`The copy is damaged: ${key} is not as it was written`);
        const lines = gunzipSync(body).toString('utf8').trimEnd().split('\n');
        if (lines.length !== rows) throw new Error(`The copy is damaged: ${key} has not ${rows} rows`);
        yield* lines;
      }
    },
  };
}

const filesOf = (manifest: BackupManifest, table: BackedUpTable) =>
  manifest.tables.filter((one) => one.table === table).flatMap(({ files }) => files);
