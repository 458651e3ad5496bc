// loy-redeem-handler: the staff desk. Everything it serves is a page; its parts are in desk/.
import { randomBytes } from 'node:crypto';
import type { LambdaFunctionURLEvent } from 'aws-lambda';
import { dynamoClient } from '../../shared/aws/dynamo-client.ts';
import { secretsClient } from '../../shared/aws/secrets-client.ts';
import { standardLog } from '../../shared/log.ts';
import { onFirstCall, required } from '../../shared/on-first-call.ts';
import { makeSecrets } from '../../shared/secrets.ts';
import { readShop } from '../../shared/shop.ts';
import { makeDesk } from './desk/app.ts';
import { onFunctionUrl, type UrlAnswer } from './desk/function-url.ts';
import { randomPin } from './desk/pin-hash.ts';
import { sessionKeys } from './desk/session-keys.ts';
import { makeStaff } from './state/staff.ts';

export const handler = onFirstCall<LambdaFunctionURLEvent, UrlAnswer>(() => {
  const shop = readShop(process.env);
  const dynamo = dynamoClient();
  const frame = {
    shop,
    log: standardLog('loy-redeem-handler'),
    now: () => new Date(),
    newId: () => randomBytes(16).toString('base64url'),
    newPin: randomPin,
    sessionKeys: sessionKeys(makeSecrets(secretsClient(), Date.now), required('SESSION_SECRET')),
    staff: makeStaff(
      dynamo,
      { staff: required('STAFF_TABLE'), audit: required('AUDIT_TABLE') },
      shop.timeZone,
    ),
  };
  return onFunctionUrl(makeDesk(frame, []));
});
