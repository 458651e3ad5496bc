// The nudge: who sends it, and what is behind its link.
import { OFFERS_BY_LINK, OFFERS_BY_STATE } from '../../lambdas/upsell/names.ts';
import { grantContacts } from '../people.ts';
import type { UpsellParts } from './parts.ts';

/** From the offer to the tap. */
export function grantNudging({
  settings,
  linkKey,
  rules,
  mail,
  addLinkUrl,
  optOutUrl,
  orders,
  offers,
  catalogue,
  customers,
  optout,
  notices,
  sender,
  addLink,
}: UpsellParts): void {
  // upsr-sender: the message.
  offers.grant(sender, {
    actions: ['GetItem', 'UpdateItem'],
    query: [OFFERS_BY_STATE],
    as: 'OFFERS_TABLE',
  });
  orders.grant(sender, { actions: ['GetItem', 'ConditionCheckItem'], as: 'ORDERS_TABLE' });
  customers.grant(sender, { actions: ['GetItem', 'BatchGetItem', 'UpdateItem'], as: 'CUSTOMERS_TABLE' });
  optout.grant(sender, { actions: ['BatchGetItem', 'ConditionCheckItem'], as: 'OPTOUT_TABLE' });
  // The whole of it for the letter about a document that was edited, which shows the rules in force on real things.
  catalogue.grant(sender, { actions: ['BatchGetItem', 'Scan'], as: 'CATALOGUE_TABLE' });
  notices.grant(sender, {
    actions: ['PutItem', 'DeleteItem', 'UpdateItem', 'BatchGetItem'],
    as: 'NOTICES_TABLE',
  });
  linkKey.grantMake(sender);
  rules.grantRead(sender);
  mail.grantSend(sender);
  grantContacts(sender, 'asks', settings);
  addLinkUrl.tell(sender, 'ADDLINK_URL');
  optOutUrl.tell(sender, 'OPTOUT_URL');

  // upsr-addlink: the tap.
  offers.grant(addLink, {
    actions: ['GetItem', 'UpdateItem'],
    query: [OFFERS_BY_LINK],
    as: 'OFFERS_TABLE',
  });
  linkKey.grantOpen(addLink);
}
