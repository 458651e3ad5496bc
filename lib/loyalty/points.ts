// How points come in: the till's webhook and loy-earn, which alone counts.
import { EVENT_SOURCE, HELD_FOR_REVIEW, REWARD_EARNED, SALE_TOLD } from '../../lambdas/loyalty/names.ts';
import { grantPutEvents } from '../constructs/event-access.ts';
import { contactsPlace, tellOfContacts } from '../people.ts';
import type { LoyaltyParts } from './parts.ts';

/** Who may do what on the way of a sale. */
export function grantPoints({
  settings,
  posSecret,
  rules,
  members,
  ledger,
  sales,
  unnamed,
  audit,
  review,
  lapsing,
  notices,
  posWebhook,
  earn,
}: LoyaltyParts): void {
  // loy-pos-webhook: admits, translates, and has the points counted before the till is answered.
  posSecret.grantRead(posWebhook, 'POS_SECRET');
  earn.grantInvoke(posWebhook, 'EARN_FUNCTION');

  // loy-earn: the four moves.
  members.grant(earn, { actions: ['GetItem', 'UpdateItem'], as: 'MEMBERS_TABLE' });
  ledger.grant(earn, { actions: ['GetItem', 'PutItem'], as: 'LEDGER_TABLE' });
  sales.grant(earn, { actions: ['GetItem', 'PutItem', 'UpdateItem'], as: 'SALES_TABLE' });
  // Sales without a number, for the desk; a sale with one never comes near.
  unnamed.grant(earn, { actions: ['GetItem', 'PutItem', 'DeleteItem'], as: 'UNNAMED_TABLE' });
  review.grant(earn, {
    actions: ['GetItem', 'PutItem', 'UpdateItem', 'ConditionCheckItem'],
    as: 'REVIEW_TABLE',
  });
  lapsing.grant(earn, { actions: ['DeleteItem'], as: 'LAPSING_TABLE' });
  // Once a day, that the till is heard.
  notices.grant(earn, { actions: ['GetItem', 'UpdateItem', 'ConditionCheckItem'], as: 'NOTICES_TABLE' });
  audit.grant(earn, { actions: ['PutItem'], as: 'AUDIT_TABLE' });
  rules.grantRead(earn, ['rules.txt']);
  const others = contactsPlace(settings) === undefined ? [] : [SALE_TOLD];
  grantPutEvents(earn, {
    source: EVENT_SOURCE,
    detailTypes: [REWARD_EARNED, HELD_FOR_REVIEW, ...others],
  });
  tellOfContacts(earn, settings);
}
