// The daily copy of every table into the backup bucket, on AWS. It runs with loy-drive-sync, which comes by every quarter of
// an hour: a copy that failed is made by the next run. What it does is in copy-tables.ts.

import { PutObjectCommand } from '@aws-sdk/client-s3';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { s3Client } from '../../../shared/aws/s3-client.ts';
import { systemClock } from '../../../shared/handlers/clock.ts';
import type { Log } from '../../../shared/handlers/log.ts';
import { required } from '../../../shared/handlers/on-first-call.ts';
import type { Notices } from '../../../shared/messages/notices.ts';
import { type BackupResult, makeBackup } from './copy-tables.ts';

export type DailyCopyParts = {
  readonly dynamo: DynamoDBDocumentClient;
  readonly notices: Notices;
  /** The shop's IANA zone. */
  readonly zone: string;
  readonly log: Log;
};

export function dailyCopyOnAws({ dynamo, notices, zone, log }: DailyCopyParts): () => Promise<BackupResult> {
  const s3 = s3Client();
  return makeBackup({
    documents: dynamo,
    tables: {
      members: required('MEMBERS_TABLE'),
      ledger: required('LEDGER_TABLE'),
      sales: required('SALES_TABLE'),
      audit: required('AUDIT_TABLE'),
      review: required('REVIEW_TABLE'),
      lapsing: required('LAPSING_TABLE'),
      staff: required('STAFF_TABLE'),
      notices: required('NOTICES_TABLE'),
    },
    notices,
    zone,
    now: systemClock,
    log,
    putNew: async (Key, Body) => {
      try {
        await s3.send(
          new PutObjectCommand({ Bucket: required('BACKUP_BUCKET'), Key, Body, IfNoneMatch: '*' }),
        );
        return true;
      } catch (error) {
        // A repeat of the SDK, whose first try was applied and not heard of, meets the object that it wrote itself.
        if ((error as Error).name === 'PreconditionFailed') return wasRepeated(error);
        throw error;
      }
    },
  });
}

const wasRepeated = (error: unknown): boolean =>
  ((error as { $metadata?: { attempts?: number } }).$metadata?.attempts ?? 1) > 1;
