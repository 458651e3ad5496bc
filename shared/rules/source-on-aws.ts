// The rules source as a deployed function has it: from the bucket and the parameter that the stack named.

import { s3Client } from '../aws/s3-client.ts';
import { ssmClient } from '../aws/ssm-client.ts';
import { systemClock } from '../handlers/clock.ts';
import type { Log } from '../handlers/log.ts';
import { required } from '../handlers/on-first-call.ts';
import { readShop } from '../shop/shop.ts';
import { makeReadingsOfAll } from './readings.ts';
import { makeRulesSource, type RulesSource } from './source.ts';

/** A source that remembers nothing else may know what a text came to: that is the same whoever asks. */
const readings = makeReadingsOfAll();

/** Throws when the stack did not grant this function the documents. */
export function rulesOnAws(log: Pick<Log, 'warn'>): RulesSource {
  return makeRulesSource({
    s3: s3Client(),
    ssm: ssmClient(),
    bucket: required('RULES_BUCKET'),
    parameterName: required('CONFIG_PARAMETER'),
    zone: readShop(process.env).timeZone,
    now: systemClock,
    readings,
    log,
  });
}
