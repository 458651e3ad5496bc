// What is behind the links of reminders and lists, and what becomes of a bounce.
import { CARTS_BY_DAY, CARTS_BY_LINK } from '../../lambdas/cart-recovery/names.ts';
import { BusRule, mailTrouble } from '../constructs/bus-rule.ts';
import { grantContacts } from '../people.ts';
import type { CartParts } from './parts.ts';

/** Unsubscribing, and the owner's actions. */
export function grantLinks({
  settings,
  scope,
  product,
  undelivered,
  linkKey,
  rules,
  mail,
  wakeUps,
  state,
  audit,
  unsub,
  waiter,
  unsubHandler,
}: CartParts): void {
  // cr-unsub-handler: the one list, and the owner's actions.
  unsub.grant(unsubHandler, {
    actions: ['BatchGetItem', 'PutItem', 'DeleteItem', 'ConditionCheckItem'],
    as: 'UNSUB_TABLE',
  });
  state.grant(unsubHandler, {
    // A week's carts are what is behind the numbers of the owner's page.
    actions: ['GetItem', 'BatchGetItem', 'UpdateItem'],
    query: [CARTS_BY_LINK, CARTS_BY_DAY],
    as: 'STATE_TABLE',
  });
  audit.grant(unsubHandler, { actions: ['PutItem'], as: 'AUDIT_TABLE' });
  grantContacts(unsubHandler, 'tells', settings);
  grantContacts(unsubHandler, 'looks', settings);
  linkKey.grantOpen(unsubHandler);
  wakeUps.grantSet(unsubHandler, waiter);
  wakeUps.grantRemove(unsubHandler);
  rules.grantFolder(unsubHandler, 'exports', ['GetObject']);
  new BusRule(scope, 'MailTrouble', {
    product,
    name: 'mail-trouble',
    when: mailTrouble(mail.configurationSetName),
    run: unsubHandler,
    undelivered,
  });
}
