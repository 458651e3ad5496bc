// loy-drive-sync: every fifteen minutes the owner's two documents (mirrored from Google Drive, where the settings name
// them there; read, so that a mistake is told before a sale meets it), and once a day a copy of every table.
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { dynamoClient } from '../../shared/aws/dynamo-client.ts';
import { s3Client } from '../../shared/aws/s3-client.ts';
import { standardLog } from '../../shared/log.ts';
import { makeNotices } from '../../shared/notices.ts';
import { onFirstCall, required } from '../../shared/on-first-call.ts';
import type { ReadDocument } from '../../shared/rules/tell-owner.ts';
import { readShop } from '../../shared/shop.ts';
import { type BackupResult, makeBackup } from './backup.ts';

export type DriveSyncParts = {
  /** Absent where the owner's documents are not in Google Drive. */
  readonly mirror?: () => Promise<unknown>;
  readonly documents: () => Promise<readonly ReadDocument[]>;
  readonly tellOwner: (documents: readonly ReadDocument[]) => Promise<void>;
  readonly backup: () => Promise<BackupResult>;
};

/** Each of the three is done whatever becomes of the others; the first failure is thrown in the end, for the alarm. */
export function makeDriveSync({ mirror, documents, tellOwner, backup }: DriveSyncParts) {
  return async (): Promise<{ backup: BackupResult['outcome'] }> => {
    const failures: unknown[] = [];
    const attempt = async <Result>(run: () => Promise<Result>): Promise<Result | undefined> => {
      try {
        return await run();
      } catch (error) {
        failures.push(error);
        return undefined;
      }
    };
    if (mirror !== undefined) await attempt(mirror);
    await attempt(async () => tellOwner(await documents()));
    const result = await attempt(backup);
    if (failures.length > 0 || result === undefined) throw failures[0];
    return { backup: result.outcome };
  };
}

export const handler = onFirstCall(() => {
  const dynamo = dynamoClient();
  const s3 = s3Client();
  const log = standardLog('loy-drive-sync');
  const shop = readShop(process.env);
  const notices = makeNotices({ documents: dynamo, table: required('NOTICES_TABLE'), now: Date.now });
  return makeDriveSync({
    documents: async () => [],
    tellOwner: async () => {},
    backup: makeBackup({
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
      zone: shop.timeZone,
      now: () => new Date(),
      log,
      putNew: async (Key, Body) => {
        try {
          const put = { Bucket: required('BACKUP_BUCKET'), Key, Body, IfNoneMatch: '*' };
          await s3.send(new PutObjectCommand(put));
          return true;
        } catch (error) {
          if ((error as Error).name === 'PreconditionFailed') return false;
          throw error;
        }
      },
    }),
  });
});
