// Mirrors the owner's documents from Google Drive to the rules bucket: only when they changed, and only when they
// parse. A bad version stays in Drive, the last good one stays in the bucket, and the owner gets one letter.
import { HeadObjectCommand, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import type { Log } from '../handlers/log.ts';
import type { Drive } from './drive-api.ts';
import type { Problem, ReadResult } from './reading.ts';
import { makeStoredTexts } from './stored-texts.ts';
import type { ReadDocument } from './tell-owner.ts';
import { textVersion } from './text-version.ts';
import type { Written } from './written.ts';

export type MirroredDocument = {
  readonly key: string;
  /** The document's id in Google Drive, as in its address. */
  readonly fileId: string;
  readonly parse: (document: Written) => ReadResult<unknown>;
};

export type DriveMirrorParts = {
  readonly drive: Drive;
  readonly s3: S3Client;
  readonly bucket: string;
  readonly tellOwner: (documents: readonly ReadDocument[]) => Promise<void>;
  /** The day it is, by the shop's clock: what is mirrored now is written now. */
  readonly today: () => string;
  readonly log: Pick<Log, 'info' | 'warn'>;
};

export type Mirroring =
  | { readonly outcome: 'unchanged' | 'mirrored' | 'in-trash' }
  | { readonly outcome: 'bad'; readonly problems: readonly Problem[] };

/** The object's metadata that says which Drive revision it is a copy of. */
export const driveRevisionKey = 'drive-revision';

/**
 * Mirrors each document; one that fails does not keep the other from being mirrored. Throws the first failure in the end, so
 * that the function's error alarm tells of a document that is no longer shared with us.
 */
export function makeDriveMirror(parts: DriveMirrorParts) {
  return async (documents: readonly MirroredDocument[]): Promise<readonly Mirroring[]> => {
    const settled = await Promise.allSettled(documents.map((document) => mirror(document, parts)));
    const failed = settled.find((result) => result.status === 'rejected');
    if (failed !== undefined) throw failed.reason;
    return settled.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
  };
}

async function mirror(document: MirroredDocument, parts: DriveMirrorParts): Promise<Mirroring> {
  const { drive, s3, bucket, log } = parts;
  const { key, fileId } = document;
  const [file, mirrored] = await Promise.all([drive.file(fileId), mirroredRevision(s3, bucket, key)]);
  if (file.revision === mirrored) return { outcome: 'unchanged' };
  if (file.trashed) {
    log.warn('rules document is in the trash', { key });
    return { outcome: 'in-trash' };
  }

  const text = await drive.text(fileId, file.mimeType);
  const refuse = async (version: string, problems: readonly Problem[]): Promise<Mirroring> => {
    // What is in force is what the bucket holds, or else the built-in text.
    const inForce = mirrored === 'no object' ? 'built-in' : 'earlier-version';
    const rules = await rulesInForce(document, inForce === 'built-in' ? undefined : parts);
    await parts.tellOwner([
      {
        document: key,
        problem: { document: key, version, problems, inForce },
        ...(rules === undefined ? {} : { rules }),
      },
    ]);
    return { outcome: 'bad', problems };
  };
  if (text === undefined) return refuse(textVersion(file.mimeType), [wrongKind(file.mimeType)]);
  // An export that lost its text looks like this too, and no owner means to have no rules at all.
  if (text.trim() === '') return refuse(textVersion(text), [emptyDocument]);
  const read = document.parse({ text, on: parts.today() });
  if (!read.ok) return refuse(textVersion(text), read.problems);

  await s3.send(
    new PutObjectCommand({
      Bucket: bucket,
      Key: key,
      Body: text,
      ContentType: 'text/plain; charset=utf-8',
      Metadata: { [driveRevisionKey]: file.revision },
    }),
  );
  log.info('rules document mirrored', { key, revision: file.revision });
  return { outcome: 'mirrored' };
}

/** For the letter: what the bucket holds, or without it what is built in. Undefined where even that is not understood. */
async function rulesInForce(
  { key, parse }: MirroredDocument,
  bucket: Pick<DriveMirrorParts, 's3' | 'bucket'> | undefined,
): Promise<unknown> {
  const stored =
    bucket === undefined
      ? undefined
      : await makeStoredTexts(bucket.s3, bucket.bucket).current(key, undefined);
  const read = parse(typeof stored === 'object' ? stored.text : '');
  return read.ok ? read.rules : undefined;
}

/** The Drive revision that the bucket holds; `no object` when it holds none, undefined when it came another way. */
async function mirroredRevision(s3: S3Client, bucket: string, key: string): Promise<string | undefined> {
  try {
    const head = await s3.send(new HeadObjectCommand({ Bucket: bucket, Key: key }));
    return head.Metadata?.[driveRevisionKey];
  } catch (error) {
    const status = (error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode;
    if (status === 404) return 'no object';
    throw error;
  }
}

const emptyDocument: Problem = {
  line: 0,
  text: '',
  message: 'The document is empty. Write one sentence in it, or a line that begins with #',
};

function wrongKind(mimeType: string): Problem {
  const message = `The file is neither a Google Doc nor plain text (${mimeType}). Open it in Drive with Google Docs and use that document`;
  return { line: 0, text: '', message };
}
