// Mails to members: what they are told of, and who sends it.
import {
  ADDRESS_NOTE,
  BIRTHDAY,
  CONDITION_FAILED,
  CONFIRM_EMAIL,
  EVENT_SOURCE,
  HELD_FOR_REVIEW,
  MAIL_FAILED,
  MEMBERS_BY_EMAIL,
  NIGHTLY_EMAIL,
  REWARD_EARNED,
  SALE_TOLD,
  WIN_BACK,
} from '../../lambdas/loyalty/names.ts';
import { BusRule, mailTrouble } from '../constructs/bus-rule.ts';
import { contactsPlace, grantContacts } from '../people.ts';
import type { LoyaltyParts } from './parts.ts';

/** Every mail to a member, by day. */
export function grantMemberMail({
  scope,
  settings,
  product,
  alerts,
  undelivered,
  linkKey,
  rules,
  mail,
  deferrals,
  signupUrl,
  deskUrl,
  review,
  members,
  audit,
  sends,
  notices,
  dispatch,
}: LoyaltyParts): void {
  // loy-email-dispatch: every mail to a member, by day.
  members.grant(dispatch, {
    actions: ['GetItem', 'UpdateItem'],
    query: [MEMBERS_BY_EMAIL],
    as: 'MEMBERS_TABLE',
  });
  audit.grant(dispatch, { actions: ['PutItem'], as: 'AUDIT_TABLE' });
  notices.grant(dispatch, {
    actions: ['GetItem', 'PutItem', 'UpdateItem', 'DeleteItem', 'BatchGetItem'],
    as: 'NOTICES_TABLE',
  });
  grantContacts(dispatch, 'asks', settings);
  linkKey.grantMake(dispatch);
  rules.grantRead(dispatch);
  mail.grantSend(dispatch);
  sends.grant(dispatch, { actions: ['PutItem', 'UpdateItem'], as: 'SENDS_TABLE' });
  signupUrl.tell(dispatch, 'SIGNUP_URL');
  // The letter about a held sale says whose and how much, and leads to the desk.
  review.grant(dispatch, { actions: ['GetItem'], as: 'REVIEW_TABLE' });
  deskUrl.tell(dispatch, 'DESK_URL');
  deferrals.grantSet(dispatch, dispatch, ['CreateSchedule']);
  new BusRule(scope, 'Letters', {
    product,
    name: 'letters',
    when: {
      source: [EVENT_SOURCE],
      detailType: [
        REWARD_EARNED,
        HELD_FOR_REVIEW,
        NIGHTLY_EMAIL,
        WIN_BACK,
        BIRTHDAY,
        CONFIRM_EMAIL,
        ADDRESS_NOTE,
        MAIL_FAILED,
        ...(contactsPlace(settings) === undefined ? [] : [SALE_TOLD]),
      ],
    },
    run: dispatch,
    undelivered,
  });
  // Nobody is written to: the event is there to be counted, by a rule of its own.
  const conditionFailed = new BusRule(scope, 'ConditionFailed', {
    product,
    name: 'condition-failed',
    when: { source: [EVENT_SOURCE], detailType: [CONDITION_FAILED] },
    run: dispatch,
    undelivered,
  });
  alerts.alarm(conditionFailed, {
    name: 'redeem-conditions',
    metric: conditionFailed.handedOverPerHour,
    threshold: 10,
    means: 'Ten times in an hour what a page of the desk said did not hold any more when it was confirmed.',
  });
  new BusRule(scope, 'MailTrouble', {
    product,
    name: 'mail-trouble',
    when: mailTrouble(mail.configurationSetName),
    run: dispatch,
    undelivered,
  });
}
