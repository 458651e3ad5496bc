// cr-drive-sync: every fifteen minutes, the two documents from Google Drive to the rules bucket. It exists only
// where the settings block names the documents.
import { onFirstCall } from '../../../shared/handlers/on-first-call.ts';
import { makeDriveMirror } from '../../../shared/rules/drive-mirror.ts';
import { type DriveMirrorOnAws, driveMirrorOnAws } from '../../../shared/rules/drive-mirror-on-aws.ts';
import { textOf } from '../../../shared/rules/written.ts';
import { ownerView } from '../owner/owner-view.ts';
import { readCartRules } from '../rules/rules.ts';
import { readCartVoice } from '../rules/voice.ts';

export function makeDriveSync(parts: DriveMirrorOnAws) {
  const mirror = makeDriveMirror(parts);
  return async (): Promise<void> => {
    await mirror([
      {
        key: 'rules.txt',
        fileId: parts.rulesFileId,
        parse: (written) => readCartRules(written, parts.currency),
      },
      {
        key: 'voice.txt',
        fileId: parts.voiceFileId,
        parse: (voice) => readCartVoice(textOf(voice), parts.currency),
      },
    ]);
  };
}

export const handler = onFirstCall(() => makeDriveSync(driveMirrorOnAws('cr-drive-sync', ownerView)));
