// loy-drive-sync: every fifteen minutes the owner's two documents from Google Drive, where the settings name them there; once a
// day a copy of every table (daily-copy.ts), as the reference has it here; and whenever a document was edited a look at it, so that a mistake is told before a sale meets it.

import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { dynamoClient } from '../../../shared/aws/dynamo-client.ts';
import { type Clock, systemClock } from '../../../shared/handlers/clock.ts';
import { standardLog } from '../../../shared/handlers/log.ts';
import { onFirstCall, required } from '../../../shared/handlers/on-first-call.ts';
import { lettersOnAws } from '../../../shared/messages/email-on-aws.ts';
import { isRegularLook, saysDocumentsChanged } from '../../../shared/rules/document-looks.ts';
import { makeDriveMirror } from '../../../shared/rules/drive-mirror.ts';
import { driveMirrorOnAws } from '../../../shared/rules/drive-mirror-on-aws.ts';
import type { Goods } from '../../../shared/rules/goods.ts';
import { firstRows } from '../../../shared/rules/goods-on-aws.ts';
import { readDocuments } from '../../../shared/rules/owner-documents.ts';
import { rulesOnAws } from '../../../shared/rules/source-on-aws.ts';
import { makeTellOwner, type Occasion, type ReadDocument } from '../../../shared/rules/tell-owner.ts';
import { textOf } from '../../../shared/rules/written.ts';
import { readShop } from '../../../shared/shop/shop.ts';
import type { BackupResult } from '../backup/copy-tables.ts';
import { dailyCopyOnAws } from '../backup/daily-copy.ts';
import { loyaltyGoods } from '../owner/goods.ts';
import { ownerView } from '../owner/owner-view.ts';
import { loadDocuments } from '../rules/load.ts';
import { readLoyaltyRules } from '../rules/rules.ts';
import { readLoyaltyVoice } from '../rules/voice.ts';

export type DriveSyncParts = {
  /** Absent where the owner's documents are not in Google Drive. */
  readonly mirror?: () => Promise<unknown>;
  readonly documents: () => Promise<readonly ReadDocument[]>;
  readonly tellOwner: (documents: readonly ReadDocument[], occasion?: Occasion) => Promise<void>;
  readonly backup: () => Promise<BackupResult>;
  readonly now: Clock;
};

const RUNS_EVERY_MINUTES = 15;

/** Each of the three is done whatever becomes of the others; the first failure is thrown in the end, for the alarm. */
export function makeDriveSync({ mirror, documents, tellOwner, backup, now }: DriveSyncParts) {
  return async (event?: unknown): Promise<{ backup: BackupResult['outcome'] | 'not-asked' }> => {
    if (saysDocumentsChanged(event)) {
      await tellOwner(await documents(), 'edited');
      return { backup: 'not-asked' };
    }
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
    if (isRegularLook(now(), RUNS_EVERY_MINUTES)) await attempt(async () => tellOwner(await documents()));
    const result = await attempt(backup);
    if (failures.length > 0 || result === undefined) throw failures[0];
    return { backup: result.outcome };
  };
}

export const handler = onFirstCall(() => {
  const dynamo = dynamoClient();
  const log = standardLog('loy-drive-sync');
  const shop = readShop(process.env);
  const letters = lettersOnAws(shop, log, dynamo);
  return makeDriveSync({
    ...(process.env.DRIVE_SETTINGS_DOCUMENT === undefined ? {} : { mirror: driveMirror() }),
    now: systemClock,
    // Nothing remembered: an edit a moment ago must not be hidden by a reading of the minute before.
    documents: async () => readDocuments(await loadDocuments(rulesOnAws(log), shop.currency)),
    tellOwner: makeTellOwner({ ...letters, ...ownerView, goods: () => goodsSold(dynamo, shop.currency) }),
    backup: dailyCopyOnAws({ dynamo, notices: letters.notices, zone: shop.timeZone, log }),
  });
});

/** Every table may be read here, for the copy. */
async function goodsSold(dynamo: DynamoDBDocumentClient, currency: string): Promise<Goods> {
  const [sales, members] = await Promise.all(
    ['SALES_TABLE', 'MEMBERS_TABLE'].map((table) => firstRows(dynamo, required(table))),
  );
  return loyaltyGoods.from({ 'loy-sales': sales ?? [], 'loy-members': members ?? [] }, currency);
}

function driveMirror(): () => Promise<unknown> {
  const parts = driveMirrorOnAws('loy-drive-sync', ownerView);
  const mirror = makeDriveMirror(parts);
  return () =>
    mirror([
      {
        key: 'rules.txt',
        fileId: parts.rulesFileId,
        parse: (written) => readLoyaltyRules(written, parts.currency),
      },
      {
        key: 'voice.txt',
        fileId: parts.voiceFileId,
        parse: (voice) => readLoyaltyVoice(textOf(voice), parts.currency),
      },
    ]);
}
