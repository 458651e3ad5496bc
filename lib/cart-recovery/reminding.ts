// The reminders: who decides that one is due, and who sends it.
import { EVENT_SOURCE, FIRST_REMINDER, SECOND_REMINDER } from '../../lambdas/cart-recovery/names.ts';
import { BusRule } from '../constructs/bus-rule.ts';
import { grantPutEvents } from '../constructs/event-access.ts';
import { grantModel } from '../constructs/model-access.ts';
import { grantContacts } from '../people.ts';
import type { CartParts } from './parts.ts';

/** From the wake-up to the mail. */
export function grantReminding({
  scope,
  product,
  settings,
  undelivered,
  linkKey,
  rules,
  mail,
  wakeUps,
  unsubUrl,
  state,
  sends,
  audit,
  unsub,
  people,
  notices,
  waiter,
  sender,
}: CartParts): void {
  // cr-waiter: the four moves.
  state.grant(waiter, { actions: ['GetItem', 'UpdateItem'], as: 'STATE_TABLE' });
  people.grant(waiter, { actions: ['GetItem'], as: 'PEOPLE_TABLE' });
  audit.grant(waiter, { actions: ['PutItem'], as: 'AUDIT_TABLE' });
  notices.grant(waiter, { actions: ['GetItem'], as: 'NOTICES_TABLE' });
  wakeUps.grantSet(waiter, waiter);
  rules.grantRead(waiter, ['rules.txt']);
  grantPutEvents(waiter, { source: EVENT_SOURCE, detailTypes: [FIRST_REMINDER, SECOND_REMINDER] });

  // cr-sender: the mail.
  state.grant(sender, { actions: ['GetItem', 'UpdateItem'], as: 'STATE_TABLE' });
  people.grant(sender, { actions: ['GetItem', 'UpdateItem'], as: 'PEOPLE_TABLE' });
  sends.grant(sender, { actions: ['PutItem', 'UpdateItem', 'DeleteItem'], as: 'SENDS_TABLE' });
  unsub.grant(sender, { actions: ['BatchGetItem', 'ConditionCheckItem'], as: 'UNSUB_TABLE' });
  // A reminder that is not sent for want of consent is on record.
  audit.grant(sender, { actions: ['PutItem'], as: 'AUDIT_TABLE' });
  notices.grant(sender, {
    actions: ['PutItem', 'DeleteItem', 'UpdateItem', 'BatchGetItem'],
    as: 'NOTICES_TABLE',
  });
  grantContacts(sender, 'asks', settings);
  linkKey.grantMake(sender);
  wakeUps.grantSet(sender, waiter);
  rules.grantRead(sender);
  mail.grantSend(sender);
  grantModel(sender, settings.model);
  unsubUrl.tell(sender, 'UNSUB_URL');
  new BusRule(scope, 'Reminders', {
    product,
    name: 'reminders',
    when: { source: [EVENT_SOURCE], detailType: [FIRST_REMINDER, SECOND_REMINDER] },
    run: sender,
    undelivered,
  });
}
