// What runs by the clock: the windows, the week, and the mirror of the store's products.
import { OFFERS_BY_STATE, ORDERS_BY_ENDING } from '../../lambdas/upsell/names.ts';
import { DriveMirror } from '../constructs/drive-mirror.ts';
import { EditedDocuments } from '../constructs/edited-documents.ts';
import { Timetable } from '../constructs/timetable.ts';
import { grantContacts } from '../people.ts';
import type { UpsellParts } from './parts.ts';

/** Who may do what in a run. */
export function grantRuns({
  settings,
  upsell,
  storeApi,
  rules,
  mail,
  offers,
  orders,
  catalogue,
  pairings,
  notices,
  sweep,
  catalogSync,
  addLinkUrl,
  linkKey,
  optOutUrl,
}: UpsellParts): void {
  // upsr-sweep: the closing of windows, the weekly report, and the figures of the owner's page.
  offers.grant(sweep, {
    actions: ['UpdateItem', 'BatchGetItem'],
    query: [OFFERS_BY_STATE],
    as: 'OFFERS_TABLE',
  });
  orders.grant(sweep, { query: [ORDERS_BY_ENDING], as: 'ORDERS_TABLE' });
  notices.grant(sweep, {
    actions: ['GetItem', 'BatchGetItem', 'PutItem', 'UpdateItem', 'DeleteItem'],
    as: 'NOTICES_TABLE',
  });
  mail.grantSend(sweep);
  rules.grantRead(sweep);
  linkKey.grantMake(sweep);
  optOutUrl.tell(sweep, 'OPTOUT_URL');
  grantContacts(sweep, 'tells', settings);

  // upsr-catalog-sync: the mirror of the store's products.
  catalogue.grant(catalogSync, { actions: ['Scan', 'BatchWriteItem'], as: 'CATALOGUE_TABLE' });
  pairings.grant(catalogSync, { actions: ['Scan', 'BatchWriteItem'], as: 'PAIRINGS_TABLE' });
  notices.grant(catalogSync, { actions: ['PutItem', 'DeleteItem'], as: 'NOTICES_TABLE' });
  mail.grantSend(catalogSync);
  storeApi.grantRead(catalogSync, 'STORE_API_SECRET');
  if (upsell.smsNumber !== undefined) {
    // Which products' texts would cost more follows from the owner's words and the length of the link.
    rules.grantRead(catalogSync);
    addLinkUrl.tell(catalogSync, 'ADDLINK_URL');
  }
  if (upsell.platform === 'generic' && upsell.catalogueUrl === undefined) {
    rules.grantReadObject(catalogSync, 'catalogue.csv');
  }
}

/** When things run. */
export function setTimetable({
  scope,
  product,
  upsell,
  alerts,
  undelivered,
  rules,
  mail,
  notices,
  sender,
  sweep,
  catalogSync,
}: UpsellParts): void {
  new EditedDocuments(scope, 'Edited', { product, rules, run: sender, undelivered });
  const timetable = new Timetable(scope, 'Timetable', { product, undelivered });
  timetable.run(sender, 'sender', '0/5 * * * ? *');
  timetable.run(sweep, 'sweep', '0 * * * ? *');
  timetable.run(catalogSync, 'catalog-sync', '0/15 * * * ? *');
  if (upsell.drive !== undefined) {
    new DriveMirror(scope, 'Drive', {
      product,
      alerts,
      documents: upsell.drive,
      rules,
      notices,
      mail,
      timetable,
    });
  }
}
