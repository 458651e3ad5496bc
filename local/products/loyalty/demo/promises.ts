// The promises that no month of sales may break, judged from the outside: by balances, ledger rows, mails and logs. Written
// apart from the product's own rules on purpose; a mistake there must not hide itself here.
import { peopleInLogs } from '../../../demo/people-in-logs.ts';
import type { LoyaltyEvidence } from './evidence.ts';
import * as mail from './promises-of-mail.ts';
import * as points from './promises-of-points.ts';

/** Every broken promise as a sentence. */
export function brokenLoyaltyPromises(
  evidence: LoyaltyEvidence,
  limits: mail.LoyaltyLimits,
): readonly string[] {
  return [
    ...points.balancesThatDiffer(evidence),
    ...points.stampsThatDiffer(evidence),
    ...points.belowZero(evidence),
    ...points.salesCountedTwice(evidence),
    ...points.salesMiscounted(evidence),
    ...mail.announcedTooOften(evidence, limits),
    ...mail.announcedTooSeldom(evidence),
    ...points.confirmedOnce(evidence),
    ...mail.unwelcomeMail(evidence),
    ...mail.mailInQuietHours(evidence, limits),
    ...mail.balanceMailTwiceADay(evidence, limits),
    ...mail.peopleInAddresses(evidence),
    ...peopleInLogs(evidence),
  ];
}

/** `days` are local dates. */
export const daysWithoutCopy = (
  { backupDays }: Pick<LoyaltyEvidence, 'backupDays'>,
  days: readonly string[],
): readonly string[] =>
  days.filter((day) => !backupDays.includes(day)).map((day) => `Nothing was copied on ${day}`);
