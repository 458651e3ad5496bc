// loy-redeem-handler: the staff desk. Everything it serves is a page; its parts are in desk/.

import { randomBytes } from 'node:crypto';
import type { LambdaFunctionURLEvent } from 'aws-lambda';
import { dynamoClient } from '../../../shared/aws/dynamo-client.ts';
import { eventsClient } from '../../../shared/aws/events-client.ts';
import { lambdaClient } from '../../../shared/aws/lambda-client.ts';
import { secretsClient } from '../../../shared/aws/secrets-client.ts';
import { systemClock } from '../../../shared/handlers/clock.ts';
import { standardLog } from '../../../shared/handlers/log.ts';
import { onFirstCall, required } from '../../../shared/handlers/on-first-call.ts';
import { rulesOnAws } from '../../../shared/rules/source-on-aws.ts';
import { makeSecrets } from '../../../shared/secrets/secrets.ts';
import { readShop } from '../../../shared/shop/shop.ts';
import { makeDesk } from '../desk/app.ts';
import { onFunctionUrl, type UrlAnswer } from '../desk/function-url.ts';
import { memberRoutes } from '../desk/member-routes.ts';
import type { DeskParts } from '../desk/parts.ts';
import { randomPin, slowPins } from '../desk/pin-hash.ts';
import { sessionKeys } from '../desk/session-keys.ts';
import { makeEarnFunction } from '../earning/earn-function.ts';
import { makeAnnounce } from '../mails/announce.ts';
import { loadRules } from '../rules/load.ts';
import { makeCorrectBirthday } from '../state/birthday-correction.ts';
import { makeConfirmLimit } from '../state/confirm-limit.ts';
import { makeFinding } from '../state/finding.ts';
import { makeLapsing } from '../state/lapsing.ts';
import { makeMailConsent } from '../state/mail-consent.ts';
import { makeMembers } from '../state/members.ts';
import { makePointsMoves } from '../state/points/points-moves.ts';
import { makeReview } from '../state/review.ts';
import { makeSales } from '../state/sales.ts';
import { makeSends } from '../state/sends.ts';
import { makeStaff } from '../state/staff.ts';
import { makeUnnamed } from '../state/unnamed.ts';

export const handler = onFirstCall<LambdaFunctionURLEvent, UrlAnswer>(() => {
  const shop = readShop(process.env);
  const log = standardLog('loy-redeem-handler');
  const source = rulesOnAws(log);
  const dynamo = dynamoClient();
  const tables = {
    members: required('MEMBERS_TABLE'),
    ledger: required('LEDGER_TABLE'),
    sales: required('SALES_TABLE'),
    audit: required('AUDIT_TABLE'),
    review: required('REVIEW_TABLE'),
    lapsing: required('LAPSING_TABLE'),
    staff: required('STAFF_TABLE'),
    notices: required('NOTICES_TABLE'),
  };
  const parts: DeskParts = {
    shop,
    log,
    now: systemClock,
    newId: () => randomBytes(16).toString('base64url'),
    newPin: randomPin,
    pins: slowPins,
    sessionKeys: sessionKeys(makeSecrets(secretsClient(), systemClock), required('SESSION_SECRET')),
    rules: async () => (await loadRules(source, shop.currency)).rules,
    announce: makeAnnounce(eventsClient()),
    staff: makeStaff(dynamo, tables, shop.timeZone),
    members: makeMembers(dynamo, tables, shop.timeZone),
    correctBirthday: makeCorrectBirthday(dynamo, tables, shop.timeZone),
    pointsMoves: makePointsMoves(dynamo, tables, shop.timeZone),
    review: makeReview(dynamo, tables, shop.timeZone),
    lapsing: makeLapsing(dynamo, tables, shop.timeZone),
    mailConsent: makeMailConsent(dynamo, tables, shop.timeZone),
    limit: makeConfirmLimit(dynamo, tables.notices),
    sends: makeSends(dynamo, required('SENDS_TABLE')),
    find: makeFinding(dynamo, tables.members),
    sales: makeSales(dynamo, tables.sales),
    unnamed: makeUnnamed(dynamo, required('UNNAMED_TABLE'), shop.timeZone),
    book: makeEarnFunction(lambdaClient(), required('EARN_FUNCTION')).tell,
  };
  return onFunctionUrl(makeDesk(parts, memberRoutes(parts)));
});
