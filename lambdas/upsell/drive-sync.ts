// upsr-drive-sync: every fifteen minutes, the two documents from Google Drive to the rules bucket. It exists only
// where the settings block names the documents.
import { dynamoClient } from '../../shared/aws/dynamo-client.ts';
import { s3Client } from '../../shared/aws/s3-client.ts';
import { secretsClient } from '../../shared/aws/secrets-client.ts';
import { sesClient } from '../../shared/aws/ses-client.ts';
import { serviceAccountFrom } from '../../shared/google/service-account.ts';
import { standardLog } from '../../shared/log.ts';
import { makeSendEmail } from '../../shared/messages/email.ts';
import { makeNotices } from '../../shared/notices.ts';
import { onFirstCall, required } from '../../shared/on-first-call.ts';
import { makeDrive } from '../../shared/rules/drive-api.ts';
import { type DriveMirrorParts, makeDriveMirror } from '../../shared/rules/drive-mirror.ts';
import { makeSecrets } from '../../shared/secrets.ts';
import { readShop } from '../../shared/shop.ts';
import { readUpsellSettings } from './rules/settings.ts';
import { makeTellOwner } from './rules/tell-owner.ts';
import { readUpsellVoice } from './rules/voice.ts';

export type DriveSyncParts = DriveMirrorParts & {
  readonly currency: string;
  readonly settingsFileId: string;
  readonly voiceFileId: string;
};

export function makeDriveSync(parts: DriveSyncParts) {
  const mirror = makeDriveMirror(parts);
  return async (): Promise<void> => {
    await mirror([
      {
        key: 'settings.txt',
        fileId: parts.settingsFileId,
        parse: (text) => readUpsellSettings(text, parts.currency),
      },
      { key: 'voice.txt', fileId: parts.voiceFileId, parse: readUpsellVoice },
    ]);
  };
}

export const handler = onFirstCall(() => {
  const log = standardLog('upsr-drive-sync');
  const shop = readShop(process.env);
  const secrets = makeSecrets(secretsClient(), Date.now);
  return makeDriveSync({
    log,
    currency: shop.currency,
    settingsFileId: required('DRIVE_SETTINGS_DOCUMENT'),
    voiceFileId: required('DRIVE_VOICE_DOCUMENT'),
    s3: s3Client(),
    bucket: required('RULES_BUCKET'),
    drive: makeDrive({
      serviceAccount: serviceAccountFrom(secrets, required('DRIVE_SECRET')),
      fetch,
      now: Date.now,
      sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
    }),
    tellOwner: makeTellOwner({
      shop,
      log,
      now: () => new Date(),
      notices: makeNotices({ documents: dynamoClient(), table: required('NOTICES_TABLE'), now: Date.now }),
      sendEmail: makeSendEmail({
        client: sesClient(),
        from: shop.senderAddress,
        fromName: shop.name,
        configurationSet: required('CONFIGURATION_SET'),
      }),
    }),
  });
});
