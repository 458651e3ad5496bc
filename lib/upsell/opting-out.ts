// What shoppers answer, and what becomes of a bounce.
import { CUSTOMERS_BY_PHONE, OFFERS_BY_STATE, ORDERS_BY_ENDING } from '../../lambdas/upsell/names.ts';
import { BusRule, mailTrouble } from '../constructs/bus-rule.ts';
import { TextMessages } from '../constructs/text-messages.ts';
import { grantContacts } from '../people.ts';
import type { UpsellParts } from './parts.ts';

/** STOP, unsubscribe, bounce and complaint. */
export function grantOptingOut({
  settings,
  scope,
  product,
  upsell,
  undelivered,
  linkKey,
  mail,
  offers,
  orders,
  customers,
  optout,
  notices,
  sender,
  optOut,
}: UpsellParts): void {
  // upsr-optout: STOP, unsubscribe, bounce and complaint. None of these may be lost.
  optout.grant(optOut, { actions: ['PutItem'], as: 'OPTOUT_TABLE' });
  customers.grant(optOut, { actions: ['GetItem'], query: [CUSTOMERS_BY_PHONE], as: 'CUSTOMERS_TABLE' });
  offers.grant(optOut, { actions: ['GetItem'], as: 'OFFERS_TABLE' });
  // And the owner's page: what is behind its numbers, a week at a time.
  offers.grant(optOut, { actions: ['BatchGetItem'], query: [OFFERS_BY_STATE], as: 'OFFERS_TABLE' });
  orders.grant(optOut, { query: [ORDERS_BY_ENDING], as: 'ORDERS_TABLE' });
  grantContacts(optOut, 'tells', settings);
  grantContacts(optOut, 'looks', settings);
  linkKey.grantOpen(optOut);
  optOut.keepFailedEvents(undelivered);
  // And the letter about an answer that is more than a stop. Where no texts are sent, none come.
  if (upsell.smsNumber !== undefined) {
    notices.grant(optOut, { actions: ['PutItem', 'UpdateItem', 'DeleteItem'], as: 'NOTICES_TABLE' });
    mail.grantSend(optOut);
  }
  new BusRule(scope, 'MailTrouble', {
    product,
    name: 'mail-trouble',
    when: mailTrouble(mail.configurationSetName),
    run: optOut,
    undelivered,
  });
  if (upsell.smsNumber !== undefined) {
    new TextMessages(scope, 'Texts', { product, replies: optOut, undelivered }).grantSend(sender);
  }
}
