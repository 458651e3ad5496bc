// Once a day a copy of every table, page by page, as lines of DynamoDB's own JSON: numbers keep their digits and sets
// stay sets. The staff's PIN hashes are in it; the bucket is private, encrypted, and this function cannot read it.

import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { type DynamoDBDocumentClient, GetCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { newAttempt } from '../../../shared/aws/attempt.ts';
import { rowsAsStored } from '../../../shared/aws/rows-as-stored.ts';
import type { Clock } from '../../../shared/handlers/clock.ts';
import type { Log } from '../../../shared/handlers/log.ts';
import type { Notices } from '../../../shared/messages/notices.ts';
import { localDate, localParts } from '../../../shared/time/time.ts';
import { exact } from '../points.ts';
import {
  BACKED_UP_TABLES,
  type BackedUpTable,
  type BackupFile,
  type BackupManifest,
  backupNotice,
  manifestKey,
  partKey,
} from './key.ts';

export type BackupParts = {
  readonly documents: DynamoDBDocumentClient;
  /** Physical names. */
  readonly tables: Readonly<Record<BackedUpTable, string>>;
  readonly notices: Pick<Notices, 'claim'>;
  readonly zone: string;
  readonly now: Clock;
  readonly log: Pick<Log, 'info'>;
  /** Writes an object unless one of this name is there; false where it was. */
  readonly putNew: (key: string, body: Buffer) => Promise<boolean>;
  /** How much text, uncompressed, goes into one file. Default 4 MB, which bounds the memory that a run takes. */
  readonly fileBytes?: number;
};

export type BackupResult = {
  readonly outcome: 'copied' | 'not-yet' | 'already' | 'nothing-to-copy';
  readonly day: string;
};

type CopiedTable = { files: BackupFile[]; rows: number; sum: number };

/** The shop is closed by then, wherever it is. */
const FROM_HOUR = 3;
const REMEMBERED_DAYS = 40;
const FILE_BYTES = 4_000_000;
const SUMMED: Partial<Record<BackedUpTable, string>> = { members: 'balance', ledger: 'points_change' };

/**
 * Copies once a day after three in the morning, and answers what it did. A run that dies leaves files that no manifest
 * names; the next one begins anew. Of two runs at once, the first to write the manifest counts. A shop without members
 * is not copied: tables that somebody emptied must not become the latest copy.
 */
export function makeBackup(parts: BackupParts) {
  /** The last day that this process knows to be copied: nothing need be asked about it again. */
  let done: string | undefined;
  return async (): Promise<BackupResult> => {
    const began = parts.now();
    const day = localDate(began, parts.zone);
    if (localParts(began, parts.zone).hour < FROM_HOUR) return { outcome: 'not-yet', day };
    if (done !== day && (await isRemembered(day, parts))) done = day;
    if (done === day) return { outcome: 'already', day };
    if (await hasNoMembers(parts)) return { outcome: 'nothing-to-copy', day };

    const run = began.toISOString().replaceAll(/[^\d]/g, '').slice(8);
    const copied = new Map<BackedUpTable, CopiedTable>();
    for (const table of BACKED_UP_TABLES) copied.set(table, await copyTable(table, { day, run }, parts));
    const manifest: BackupManifest = {
      format: 1,
      day,
      began_at: began.toISOString(),
      ended_at: parts.now().toISOString(),
      tables: [...copied].map(([table, { rows, files }]) => ({ table, rows, files })),
      sum_of_balances: copied.get('members')?.sum ?? 0,
      sum_of_ledger: copied.get('ledger')?.sum ?? 0,
    };
    const isFirst = await parts.putNew(manifestKey(day), Buffer.from(JSON.stringify(manifest, null, 2)));
    await parts.notices.claim(
      backupNotice(day),
      Math.floor(began.getTime() / 1000) + REMEMBERED_DAYS * 24 * 3600,
      newAttempt(),
    );
    if (!isFirst) return { outcome: 'already', day };
    parts.log.info('tables copied', {
      day,
      rows: Object.fromEntries([...copied].map(([table, { rows }]) => [table, rows])),
      seconds: (parts.now().getTime() - began.getTime()) / 1000,
    });
    return { outcome: 'copied', day };
  };
}

async function isRemembered(day: string, { documents, tables }: BackupParts): Promise<boolean> {
  const key = { notice_id: backupNotice(day) };
  const { Item } = await documents.send(new GetCommand({ TableName: tables.notices, Key: key }));
  return Item !== undefined;
}

async function hasNoMembers({ documents, tables }: BackupParts): Promise<boolean> {
  const { Items = [] } = await documents.send(new ScanCommand({ TableName: tables.members, Limit: 1 }));
  return Items.length === 0;
}

async function copyTable(
  table: BackedUpTable,
  { day, run }: { readonly day: string; readonly run: string },
  parts: BackupParts,
): Promise<CopiedTable> {
  const copied: CopiedTable = { files: [], rows: 0, sum: 0 };
  const summed = SUMMED[table];
  const { fileBytes = FILE_BYTES } = parts;
  let lines: string[] = [];
  let bytes = 0;

  const writeFile = async () => {
    if (lines.length === 0) return;
    const body = gzipSync(lines.join(''));
    const key = partKey(day, run, table, copied.files.length + 1);
    if (!(await parts.putNew(key, body))) throw new Error(`Two copies began in the same instant: ${key}`);
    const sha256 = createHash('sha256').update(body).digest('hex');
    copied.files.push({ key, rows: lines.length, sha256 });
    lines = [];
    bytes = 0;
  };

  for await (const row of rowsAsStored(parts.documents, parts.tables[table])) {
    const line = `${JSON.stringify(row)}\n`;
    if (bytes + line.length > fileBytes) await writeFile();
    lines.push(line);
    bytes += line.length;
    copied.rows += 1;
    if (summed !== undefined) copied.sum = exact(copied.sum + Number(row[summed]?.N ?? 0));
  }
  await writeFile();
  return copied;
}
