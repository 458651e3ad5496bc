// What the buckets hold about a person: the day's lists of carts, where the address is masked, and the marks of the erased, which a
// restore looks for.
import {
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  ListObjectVersionsCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { maskedAddress } from '../../lambdas/cart-recovery/decisions/masked-address.ts';
import { bucketNamed } from '../frame/bucket.ts';
import type { Destination } from '../frame/destination.ts';

const LISTS = 'exports/';
const GONE = '(forgotten)';

export type ListsAsked = { readonly carts: readonly string[]; readonly emails: readonly string[] };

/** Keys of the lists that have a cart of theirs with their masked address. */
export async function listsWith(asked: ListsAsked, destination: Destination): Promise<readonly string[]> {
  const shelf = await openRulesBucket(destination);
  const found: string[] = [];
  if (asked.carts.length === 0) return found;
  for await (const key of shelf.keys(LISTS))
    if (masked(await shelf.text(key), asked) !== undefined) found.push(key);
  return found;
}

/** Takes them out of the lists, and out of the versions of them. Answers how many lists there were. */
export async function takeOffLists(asked: ListsAsked, destination: Destination): Promise<number> {
  const shelf = await openRulesBucket(destination);
  const keys = await listsWith(asked, destination);
  for (const key of keys) {
    const text = masked(await shelf.text(key), asked);
    if (text !== undefined) await shelf.replace(key, text);
  }
  return keys.length;
}

/** The text without their address in the rows of their carts; undefined where none is there. */
function masked(text: string, { carts, emails }: ListsAsked): string | undefined {
  const shown = emails.map(maskedAddress);
  const after = text
    .split('\r\n')
    .map((line) =>
      carts.some((cart) => line.includes(`,${cart},`) || line.includes(`,"${cart}",`))
        ? shown.reduce((left, address) => left.replaceAll(address, GONE), line)
        : line,
    )
    .join('\r\n');
  return after === text ? undefined : after;
}

/** The bucket that upsell and cart recovery keep the owner's documents in. Throws where there is none. */
async function openRulesBucket({ connection, tableName }: Destination) {
  const s3 = new S3Client({ ...connection, forcePathStyle: true });
  const Bucket = await bucketNamed(s3, tableName('rules-source'), connection);
  return {
    async *keys(Prefix: string): AsyncGenerator<string> {
      let ContinuationToken: string | undefined;
      do {
        const page = await s3.send(new ListObjectsV2Command({ Bucket, Prefix, ContinuationToken }));
        for (const { Key = '' } of page.Contents ?? []) yield Key;
        ContinuationToken = page.NextContinuationToken;
      } while (ContinuationToken !== undefined);
    },
    async text(Key: string): Promise<string> {
      const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key }));
      return (await Body?.transformToString('utf-8')) ?? '';
    },
    put: async (Key: string, Body: string): Promise<void> =>
      void (await s3.send(new PutObjectCommand({ Bucket, Key, Body }))),
    /** The new text is the only version there is. */
    async replace(Key: string, Body: string): Promise<void> {
      await s3.send(new PutObjectCommand({ Bucket, Key, Body, ContentType: 'text/csv; charset=utf-8' }));
      const { Versions = [] } = await s3.send(new ListObjectVersionsCommand({ Bucket, Prefix: Key }));
      for (const { Key: found, VersionId, IsLatest } of Versions)
        if (found === Key && IsLatest !== true)
          await s3.send(new DeleteObjectCommand({ Bucket, Key, VersionId }));
    },
  };
}
