// The letters about alarms as a deployed function writes them; the products differ in nothing but their names.
import { dynamoClient } from '../aws/dynamo-client.ts';
import { makeOneOffs, oneOffEnvironment } from '../aws/one-off-schedules.ts';
import { schedulerClient } from '../aws/scheduler-client.ts';
import { systemClock } from '../handlers/clock.ts';
import { standardLog } from '../handlers/log.ts';
import { required } from '../handlers/on-first-call.ts';
import { makingKeys } from '../links/link-keys-on-aws.ts';
import { lettersOnAws } from '../messages/email-on-aws.ts';
import { readShop } from '../shop/shop.ts';
import { makeKnownAlarms } from './known-alarms.ts';
import { makeTellOfAlarm } from './tell-of-alarm.ts';

export function tellOfAlarmOnAws(functionName: string): ReturnType<typeof makeTellOfAlarm> {
  const documents = dynamoClient();
  const table = required('NOTICES_TABLE');
  return makeTellOfAlarm({
    ...lettersOnAws(readShop(process.env), standardLog(functionName), documents),
    alarms: makeKnownAlarms(documents, table, systemClock),
    schedules: makeOneOffs({ ...oneOffEnvironment(), client: schedulerClient(), now: systemClock }),
    linkKeys: makingKeys(),
    pagesUrl: required('PAGES_URL'),
  });
}
