// What runs by the clock: the evening, the week, the month, and the copies.
import {
  AUDIT_BY_DAY,
  BIRTHDAY,
  EVENT_SOURCE,
  LEDGER_BY_DAY,
  MEMBERS_BY_BIRTHDAY,
  NIGHTLY_EMAIL,
  REVIEW_BY_OPEN,
  REWARD_EARNED,
  SALES_BY_DAY,
  WIN_BACK,
} from '../../lambdas/loyalty/names.ts';
import { DriveMirror } from '../constructs/drive-mirror.ts';
import { EditedDocuments } from '../constructs/edited-documents.ts';
import { grantPutEvents } from '../constructs/event-access.ts';
import { alarmOnRefusals, grantModel } from '../constructs/model-access.ts';
import { Timetable } from '../constructs/timetable.ts';
import { grantContacts } from '../people.ts';
import type { LoyaltyParts } from './parts.ts';

/** Who may do what in a run. */
export function grantRuns({
  scope,
  settings,
  alerts,
  rules,
  backups,
  mail,
  deferrals,
  members,
  ledger,
  sales,
  audit,
  review,
  lapsing,
  staff,
  notices,
  earn,
  dispatch,
  nightly,
  sweep,
  summary,
  driveSync,
  linkKey,
  signupUrl,
}: LoyaltyParts): void {
  // loy-nightly-balance: whose balance changed today, and what of it was left half done. It reads days, never all members.
  sales.grant(nightly, { query: [SALES_BY_DAY], as: 'SALES_TABLE' });
  ledger.grant(nightly, { actions: ['BatchGetItem'], query: [LEDGER_BY_DAY], as: 'LEDGER_TABLE' });
  review.grant(nightly, { actions: ['BatchGetItem'], as: 'REVIEW_TABLE' });
  earn.grantInvoke(nightly, 'EARN_FUNCTION');
  members.grant(nightly, { actions: ['BatchGetItem', 'UpdateItem'], as: 'MEMBERS_TABLE' });
  deferrals.grantSet(nightly, dispatch, ['CreateSchedule']);
  notices.grant(nightly, { actions: ['GetItem', 'PutItem', 'DeleteItem'], as: 'NOTICES_TABLE' });
  mail.grantSend(nightly);
  grantPutEvents(nightly, { source: EVENT_SOURCE, detailTypes: [NIGHTLY_EMAIL] });

  // loy-lapsing-sweep: who slipped away, with what the rules give them, and whose birthday it is. It reads the days that just
  // passed the window.
  sales.grant(sweep, { query: [SALES_BY_DAY], as: 'SALES_TABLE' });
  ledger.grant(sweep, { actions: ['PutItem'], query: [LEDGER_BY_DAY], as: 'LEDGER_TABLE' });
  members.grant(sweep, {
    actions: ['GetItem', 'BatchGetItem', 'UpdateItem'],
    query: [MEMBERS_BY_BIRTHDAY],
    as: 'MEMBERS_TABLE',
  });
  lapsing.grant(sweep, {
    actions: ['Scan', 'GetItem', 'PutItem', 'UpdateItem', 'DeleteItem'],
    as: 'LAPSING_TABLE',
  });
  audit.grant(sweep, { actions: ['PutItem'], as: 'AUDIT_TABLE' });
  notices.grant(sweep, { actions: ['GetItem', 'PutItem', 'DeleteItem'], as: 'NOTICES_TABLE' });
  mail.grantSend(sweep);
  // No present for somebody who would not hear of it.
  grantContacts(sweep, 'looks', settings);
  rules.grantRead(sweep, ['rules.txt']);
  grantPutEvents(sweep, { source: EVENT_SOURCE, detailTypes: [WIN_BACK, BIRTHDAY, REWARD_EARNED] });

  // loy-summary: the month, and the figures of the owner's page.
  sales.grant(summary, { query: [SALES_BY_DAY], as: 'SALES_TABLE' });
  ledger.grant(summary, { query: [LEDGER_BY_DAY], as: 'LEDGER_TABLE' });
  audit.grant(summary, { query: [AUDIT_BY_DAY], as: 'AUDIT_TABLE' });
  notices.grant(summary, {
    actions: ['BatchGetItem', 'GetItem', 'PutItem', 'DeleteItem'],
    as: 'NOTICES_TABLE',
  });
  review.grant(summary, { query: [REVIEW_BY_OPEN], as: 'REVIEW_TABLE' });
  rules.grantRead(summary);
  linkKey.grantMake(summary);
  signupUrl.tell(summary, 'SIGNUP_URL');
  grantContacts(summary, 'tells', settings);
  mail.grantSend(summary);
  grantModel(summary, settings.model);
  alarmOnRefusals(scope, alerts, settings.model);

  // loy-drive-sync: the documents, and once a day a copy of everything.
  for (const [one, as] of [
    [members, 'MEMBERS_TABLE'],
    [ledger, 'LEDGER_TABLE'],
    [sales, 'SALES_TABLE'],
    [audit, 'AUDIT_TABLE'],
    [review, 'REVIEW_TABLE'],
    [lapsing, 'LAPSING_TABLE'],
    [staff, 'STAFF_TABLE'],
  ] as const)
    one.grant(driveSync, { actions: ['Scan'], as });
  backups.grantAdd(driveSync);
  rules.grantRead(driveSync);
  notices.grant(driveSync, { actions: ['Scan', 'GetItem', 'PutItem', 'DeleteItem'], as: 'NOTICES_TABLE' });
  mail.grantSend(driveSync);
}

/** When things run. */
export function setTimetable({
  scope,
  product,
  loyalty,
  alerts,
  undelivered,
  rules,
  mail,
  notices,
  nightly,
  sweep,
  summary,
  driveSync,
}: LoyaltyParts): void {
  // When things run.
  new EditedDocuments(scope, 'Edited', { product, rules, run: driveSync, undelivered });
  const timetable = new Timetable(scope, 'Timetable', { product, undelivered });
  // At seven in the evening; the other hours make up for one that failed, that evening or the next morning.
  timetable.run(nightly, 'nightly-balance', '0 8-10,19-21 * * ? *');
  // Both are due on a Monday, the summary on the first; asked every morning, for one that failed.
  // The sweep also gives for birthdays, of every day: it is asked three times, because tomorrow is too late for that.
  timetable.run(sweep, 'lapsing-sweep', '0 9-11 * * ? *');
  timetable.run(summary, 'monthly-summary', '0 9 * * ? *');
  timetable.run(driveSync, 'drive-sync', '0/15 * * * ? *');
  if (loyalty.drive !== undefined) {
    const { rulesDocument, voiceDocument } = loyalty.drive;
    new DriveMirror(scope, 'Drive', {
      product,
      alerts,
      documents: { settingsDocument: rulesDocument, voiceDocument },
      rules,
      notices,
      mail,
      timetable,
      by: driveSync,
    });
  }
}
