// upsr-drive-sync: every fifteen minutes, the two documents from Google Drive to the rules bucket. It exists only
// where the settings block names the documents.
import { onFirstCall } from '../../../shared/handlers/on-first-call.ts';
import { makeDriveMirror } from '../../../shared/rules/drive-mirror.ts';
import { type DriveMirrorOnAws, driveMirrorOnAws } from '../../../shared/rules/drive-mirror-on-aws.ts';
import { textOf } from '../../../shared/rules/written.ts';
import { ownerView } from '../owner/owner-view.ts';
import { readUpsellSettings } from '../rules/settings.ts';
import { readUpsellVoice } from '../rules/voice.ts';

export function makeDriveSync(parts: DriveMirrorOnAws) {
  const mirror = makeDriveMirror(parts);
  return async (): Promise<void> => {
    await mirror([
      {
        key: 'settings.txt',
        fileId: parts.rulesFileId,
        parse: (written) => readUpsellSettings(written, parts.currency),
      },
      {
        key: 'voice.txt',
        fileId: parts.voiceFileId,
        parse: (voice) => readUpsellVoice(textOf(voice), parts.currency),
      },
    ]);
  };
}

export const handler = onFirstCall(() => makeDriveSync(driveMirrorOnAws('upsr-drive-sync', ownerView)));
