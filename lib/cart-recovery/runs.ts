// What runs by the clock: the night's list, the month, and the look for what came to nothing.
import { CARTS_BY_DAY, CARTS_BY_WAKEUP } from '../../lambdas/cart-recovery/names.ts';
import { DriveMirror } from '../constructs/drive-mirror.ts';
import { EditedDocuments } from '../constructs/edited-documents.ts';
import { alarmOnRefusals, grantModel } from '../constructs/model-access.ts';
import { Timetable } from '../constructs/timetable.ts';
import { grantContacts } from '../people.ts';
import type { CartParts } from './parts.ts';

/** Who may do what in a run. */
export function grantRuns({
  scope,
  settings,
  alerts,
  linkKey,
  rules,
  mail,
  wakeUps,
  unsubUrl,
  state,
  notices,
  waiter,
  nightlyExport,
  summary,
  sweep,
}: CartParts): void {
  // cr-nightly-export: the day's list. It may read one day, never the whole table.
  state.grant(nightlyExport, {
    actions: ['BatchGetItem', 'UpdateItem'],
    query: [CARTS_BY_DAY],
    as: 'STATE_TABLE',
  });
  notices.grant(nightlyExport, { actions: ['GetItem', 'PutItem', 'DeleteItem'], as: 'NOTICES_TABLE' });
  linkKey.grantMake(nightlyExport);
  rules.grantRead(nightlyExport, ['rules.txt']);
  rules.grantFolder(nightlyExport, 'exports', ['PutObject']);
  mail.grantSend(nightlyExport);
  unsubUrl.tell(nightlyExport, 'UNSUB_URL');

  // cr-summary: the month, and the figures of the owner's page.
  state.grant(summary, { actions: ['BatchGetItem'], query: [CARTS_BY_DAY], as: 'STATE_TABLE' });
  notices.grant(summary, { actions: ['GetItem', 'PutItem', 'DeleteItem'], as: 'NOTICES_TABLE' });
  rules.grantRead(summary);
  linkKey.grantMake(summary);
  unsubUrl.tell(summary, 'UNSUB_URL');
  grantContacts(summary, 'tells', settings);
  mail.grantSend(summary);
  grantModel(summary, settings.model);
  alarmOnRefusals(scope, alerts, settings.model);

  // cr-sweep: carts whose wake-up came to nothing, and documents that nobody would read otherwise.
  state.grant(sweep, { actions: ['BatchGetItem'], query: [CARTS_BY_WAKEUP], as: 'STATE_TABLE' });
  wakeUps.grantSet(sweep, waiter);
  rules.grantRead(sweep);
  // That drafts of the checkout do not come any more is told by when the last one came.
  notices.grant(sweep, { actions: ['GetItem', 'PutItem', 'DeleteItem'], as: 'NOTICES_TABLE' });
  mail.grantSend(sweep);
}

/** When things run. */
export function setTimetable({
  scope,
  product,
  cartRecovery,
  alerts,
  undelivered,
  rules,
  mail,
  notices,
  nightlyExport,
  summary,
  sweep,
}: CartParts): void {
  new EditedDocuments(scope, 'Edited', { product, rules, run: sweep, undelivered });
  const timetable = new Timetable(scope, 'Timetable', { product, undelivered });
  timetable.run(sweep, 'sweep', '30 * * * ? *');
  // At two, and again before the shop opens: a run that finds its list made asks one question.
  timetable.run(nightlyExport, 'nightly-export', '0 2,5,8 * * ? *');
  // Due on the first Monday; asked every morning, for one that failed.
  timetable.run(summary, 'monthly-summary', '0 9 * * ? *');
  if (cartRecovery.drive !== undefined) {
    const { rulesDocument, voiceDocument, sheet } = cartRecovery.drive;
    const drive = new DriveMirror(scope, 'Drive', {
      product,
      alerts,
      documents: { settingsDocument: rulesDocument, voiceDocument },
      rules,
      notices,
      mail,
      timetable,
    });
    if (sheet !== undefined) drive.grantSheet(nightlyExport, sheet);
  }
}
