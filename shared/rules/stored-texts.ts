// Text objects in a versioned bucket, as the rules source needs them.
import { GetObjectCommand, ListObjectVersionsCommand, type S3Client } from '@aws-sdk/client-s3';
import { boundedText } from './bounded-text.ts';

export type StoredText = { readonly text: string; readonly etag: string };

/** Every function throws what S3 throws, apart from what its comment names. */
export function makeStoredTexts(s3: S3Client, bucket: string) {
  async function read(
    key: string,
    options: { IfNoneMatch?: string; VersionId?: string },
  ): Promise<StoredText> {
    const {
      Body: body,
      ETag: etag = '',
      ...answer
    } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key, ...options }));
    const text = body === undefined ? undefined : await boundedText(body as AsyncIterable<Uint8Array>);
    if (text === undefined || (text === '' && !isReallyEmpty(etag, answer.ContentLength)))
      throw new Error(`${key} came without its text`);
    return { text, etag };
  }

  /** The versions that may be read, newest first, back to the last time the object was deleted. */
  async function versions(key: string, most: number) {
    // One more than wanted, for the newest; twice, because delete markers count against the page.
    const page = await s3.send(
      new ListObjectVersionsCommand({ Bucket: bucket, Prefix: key, MaxKeys: 2 * (most + 1) }),
    );
    const deletedAt = Math.max(
      0,
      ...(page.DeleteMarkers ?? [])
        .filter(({ Key }) => Key === key)
        .map(({ LastModified }) => Number(LastModified)),
    );
    return (page.Versions ?? []).filter(
      ({ Key, LastModified, VersionId }) =>
        Key === key && VersionId !== undefined && Number(LastModified) >= deletedAt,
    );
  }

  return {
    /** The object as it is now, `unchanged` when it still has this ETag, undefined when there is none. */
    async current(key: string, etag: string | undefined): Promise<StoredText | 'unchanged' | undefined> {
      try {
        return await read(key, etag === undefined ? {} : { IfNoneMatch: etag });
      } catch (error) {
        // The SDK gives a 304 no name of its own; only the status tells. A missing bucket is a 404 as well, and no absence.
        if (statusOf(error) === 304) return 'unchanged';
        if (error instanceof Error && error.name === 'NoSuchKey') return undefined;
        throw error;
      }
    },

    /** Version ids before the newest, newest first, at most `most`. */
    async earlierVersions(key: string, most: number): Promise<readonly string[]> {
      const all = await versions(key, most);
      return all
        .filter(({ IsLatest }) => IsLatest !== true)
        .map(({ VersionId }) => VersionId ?? '')
        .slice(0, most);
    },

    /** Earlier versions, newest first, each fetched when it is asked for. */
    async *earlier(key: string, most: number): AsyncGenerator<StoredText> {
      for (const VersionId of await this.earlierVersions(key, most)) yield await read(key, { VersionId });
    },

    /**
     * When what is there now was first saved: the same text saved again is the same version. Undefined where nobody knows. A text
     * that was there before, and another in between, counts anew.
     */
    async savedAt(key: string, etag: string, most: number): Promise<Date | undefined> {
      const all = await versions(key, most);
      const from = all.findIndex(({ ETag }) => ETag === etag);
      const other = all.findIndex(({ ETag }, at) => at > from && ETag !== etag);
      const same = from < 0 ? [] : all.slice(from, other < 0 ? all.length : other);
      return same.at(-1)?.LastModified;
    },
  };
}

/** The MD5 of nothing: what S3 names an object without a byte in it. */
const ETAG_OF_NOTHING = '"d41d8cd98f00b204e9800998ecf8427e"';

/** An owner may empty a document. An answer that lost its body looks the same but for its name. */
const isReallyEmpty = (etag: string, length: number | undefined): boolean =>
  etag === ETAG_OF_NOTHING && (length ?? 0) === 0;

function statusOf(error: unknown): number | undefined {
  return (error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode;
}
