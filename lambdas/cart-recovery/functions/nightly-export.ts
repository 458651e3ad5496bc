// cr-nightly-export: at two at night, the carts of the day that just ended on the shop's own calendar, as a list that
// a person reads over coffee: in a Google Sheet, or else as CSV with a link by e-mail. A night in which nothing worked is
// made up for before the shop opens, or by the nights after it. The list is a window, not a second copy: nothing is ever
// read back from it.

import { PutObjectCommand } from '@aws-sdk/client-s3';
import { dynamoClient } from '../../../shared/aws/dynamo-client.ts';
import { s3Client } from '../../../shared/aws/s3-client.ts';
import { secretsClient } from '../../../shared/aws/secrets-client.ts';
import { serviceAccountFrom } from '../../../shared/google/service-account.ts';
import { makeSheets } from '../../../shared/google/sheets.ts';
import { systemClock } from '../../../shared/handlers/clock.ts';
import { standardLog } from '../../../shared/handlers/log.ts';
import { onFirstCall, required } from '../../../shared/handlers/on-first-call.ts';
import { makingKeys } from '../../../shared/links/link-keys-on-aws.ts';
import { lettersOnAws } from '../../../shared/messages/email-on-aws.ts';
import { rulesOnAws } from '../../../shared/rules/source-on-aws.ts';
import { makeSecrets } from '../../../shared/secrets/secrets.ts';
import { readShop } from '../../../shared/shop/shop.ts';
import { type FinishedPeriods, makeFinishedPeriods, makeUp } from '../../../shared/time/finished-periods.ts';
import { dayBefore, type Period } from '../../../shared/time/periods.ts';
import { localDate, localParts } from '../../../shared/time/time.ts';
import { type ListDayParts, type ListedDay, listDay } from '../nightly-list/list-day.ts';
import { loadRules } from '../rules/load.ts';
import { makeCartReads } from '../state/cart-reads.ts';
import { makeCartUpdates } from '../state/cart-updates.ts';

export type ExportParts = ListDayParts & { readonly finished: FinishedPeriods };

/** Lists are made up for so many days back. */
const MOST_DAYS = 7;
/** The day that just ended is listed from here on, when its last events have been taken in. */
const FROM_HOUR = 2;

/** Makes the lists that are due and were not made yet, usually one. Of two runs only one writes to the owner. */
export function makeNightlyExport(parts: ExportParts) {
  return async (): Promise<readonly ListedDay[]> => {
    const last = dayToList(parts.now(), parts.shop.timeZone);
    const past = { run: 'carts-of-day', last, before: dayBefore, most: MOST_DAYS, isDueToday: true };
    return makeUp(past, ({ key }) => listDay(key, parts), parts.finished);
  };
}

function dayToList(now: Date, zone: string): Period {
  const yesterday = dayBefore({ key: localDate(now, zone) });
  return localParts(now, zone).hour >= FROM_HOUR ? yesterday : dayBefore(yesterday);
}

export const handler = onFirstCall(() => {
  const dynamo = dynamoClient();
  const s3 = s3Client();
  const log = standardLog('cr-nightly-export');
  const shop = readShop(process.env);
  const secrets = makeSecrets(secretsClient(), systemClock);
  const bucket = required('RULES_BUCKET');
  const sheetId = process.env.SHEET_ID ?? '';
  const rules = rulesOnAws(log);
  return makeNightlyExport({
    ...lettersOnAws(shop, log, dynamo),
    rules: async () => (await loadRules(rules, shop.currency)).rules,
    carts: {
      ...makeCartReads(dynamo, required('STATE_TABLE')),
      ...makeCartUpdates(dynamo, required('STATE_TABLE')),
    },
    finished: makeFinishedPeriods(dynamo, required('NOTICES_TABLE')),
    linkKeys: makingKeys(),
    unsubUrl: required('UNSUB_URL'),
    putObject: async (key, text) => {
      await s3.send(
        new PutObjectCommand({
          Bucket: bucket,
          Key: key,
          Body: text,
          ContentType: 'text/csv; charset=utf-8',
        }),
      );
    },
    ...(sheetId === ''
      ? {}
      : {
          sheets: makeSheets(
            {
              serviceAccount: serviceAccountFrom(secrets, required('DRIVE_SECRET')),
              fetch,
              now: systemClock,
              sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
            },
            sheetId,
          ),
        }),
  });
});
