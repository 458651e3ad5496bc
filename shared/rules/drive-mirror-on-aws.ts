// The Drive mirror as a deployed function has it: everything but the product's own documents.

import { dynamoClient } from '../aws/dynamo-client.ts';
import { pause } from '../aws/pause.ts';
import { s3Client } from '../aws/s3-client.ts';
import { secretsClient } from '../aws/secrets-client.ts';
import { serviceAccountFrom } from '../google/service-account.ts';
import { systemClock } from '../handlers/clock.ts';
import { standardLog } from '../handlers/log.ts';
import { required } from '../handlers/on-first-call.ts';
import { lettersOnAws } from '../messages/email-on-aws.ts';
import { makeSecrets } from '../secrets/secrets.ts';
import { readShop } from '../shop/shop.ts';
import { localDate } from '../time/time.ts';
import { makeDrive } from './drive-api.ts';
import type { DriveMirrorParts } from './drive-mirror.ts';
import type { OwnerView } from './explained.ts';
import { makeTellOwner } from './tell-owner.ts';

export type DriveMirrorOnAws = DriveMirrorParts & {
  readonly currency: string;
  readonly rulesFileId: string;
  readonly voiceFileId: string;
};

/** `view`: the product's two documents in its owner's words. */
export function driveMirrorOnAws(functionName: string, view: OwnerView): DriveMirrorOnAws {
  const log = standardLog(functionName);
  const shop = readShop(process.env);
  const secrets = makeSecrets(secretsClient(), systemClock);
  return {
    log,
    currency: shop.currency,
    rulesFileId: required('DRIVE_SETTINGS_DOCUMENT'),
    voiceFileId: required('DRIVE_VOICE_DOCUMENT'),
    today: () => localDate(systemClock(), shop.timeZone),
    s3: s3Client(),
    bucket: required('RULES_BUCKET'),
    drive: makeDrive({
      serviceAccount: serviceAccountFrom(secrets, required('DRIVE_SECRET')),
      fetch,
      now: systemClock,
      sleep: pause,
    }),
    tellOwner: makeTellOwner({ ...lettersOnAws(shop, log, dynamoClient()), ...view }),
  };
}
