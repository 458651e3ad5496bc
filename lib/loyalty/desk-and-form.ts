// The two pages that people open: the sign-up form, and the staff desk.
import { Duration } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import {
  ADDRESS_NOTE,
  AUDIT_BY_DAY,
  CONDITION_FAILED,
  CONFIRM_EMAIL,
  EVENT_SOURCE,
  LEDGER_BY_DAY,
  MAIL_FAILED,
  MEMBERS_BY_EMAIL,
  MEMBERS_BY_SHELF,
  REVIEW_BY_OPEN,
  REWARD_EARNED,
  SALES_BY_DAY,
  WIN_BACK,
} from '../../lambdas/loyalty/names.ts';
import { grantPutEvents } from '../constructs/event-access.ts';
import type { SinglePurposeFunction } from '../constructs/single-purpose-function.ts';
import { frontFacts } from '../front.ts';
import { grantContacts } from '../people.ts';
import type { LoyaltyParts } from './parts.ts';

/** The form, the confirmation and the way out. */
export function grantForm({
  settings,
  alerts,
  linkKey,
  rules,
  mail,
  members,
  ledger,
  sales,
  audit,
  review,
  sends,
  notices,
  signup,
}: LoyaltyParts): void {
  // loy-signup: the form, the confirmation and the way out.
  members.grant(signup, { actions: ['GetItem', 'PutItem', 'UpdateItem'], as: 'MEMBERS_TABLE' });
  ledger.grant(signup, { actions: ['PutItem'], as: 'LEDGER_TABLE' });
  audit.grant(signup, { actions: ['PutItem'], as: 'AUDIT_TABLE' });
  notices.grant(signup, {
    actions: ['GetItem', 'PutItem', 'UpdateItem', 'DeleteItem', 'ConditionCheckItem'],
    as: 'NOTICES_TABLE',
  });
  grantContacts(signup, 'tells', settings);
  grantContacts(signup, 'looks', settings);
  linkKey.grantMake(signup);
  rules.grantRead(signup);
  mail.grantSend(signup);
  grantPutEvents(signup, { source: EVENT_SOURCE, detailTypes: [ADDRESS_NOTE, CONFIRM_EMAIL, MAIL_FAILED] });

  sends.grant(signup, { actions: ['PutItem', 'UpdateItem'], as: 'SENDS_TABLE' });

  // And the owner's page: what is behind its numbers, a day at a time, and what waits for a manager.
  sales.grant(signup, { query: [SALES_BY_DAY], as: 'SALES_TABLE' });
  ledger.grant(signup, { query: [LEDGER_BY_DAY], as: 'LEDGER_TABLE' });
  audit.grant(signup, { query: [AUDIT_BY_DAY], as: 'AUDIT_TABLE' });
  review.grant(signup, { query: [REVIEW_BY_OPEN], as: 'REVIEW_TABLE' });
  if (settings.front !== undefined) signup.setEnvironment('FRONT', frontFacts(settings.front));

  // The form answers a mistake and a mail that has to wait as 4xx; few people make mistakes, robots many posts.
  alerts.alarm(signup.lambda, {
    name: 'signup-refusals',
    metric: answers(signup, 'Url4xxCount', Duration.hours(1)),
    threshold: 40,
    means:
      'The sign-up form sent forty answers in an hour that somebody has to wait or look again: a flood of posts.',
  });
}

/** The staff desk. */
export function grantDesk({
  alerts,
  sessionKey,
  rules,
  deskUrl,
  members,
  ledger,
  sales,
  unnamed,
  earn,
  audit,
  review,
  lapsing,
  staff,
  sends,
  notices,
  redeem,
}: LoyaltyParts): void {
  // loy-redeem-handler: the staff desk.
  members.grant(redeem, {
    actions: ['GetItem', 'BatchGetItem', 'PutItem', 'UpdateItem'],
    query: [MEMBERS_BY_EMAIL, MEMBERS_BY_SHELF],
    as: 'MEMBERS_TABLE',
  });
  ledger.grant(redeem, { actions: ['GetItem', 'PutItem', 'Query'], as: 'LEDGER_TABLE' });
  sales.grant(redeem, { actions: ['GetItem', 'BatchGetItem', 'UpdateItem'], as: 'SALES_TABLE' });
  unnamed.grant(redeem, { actions: ['GetItem', 'Query'], as: 'UNNAMED_TABLE' });
  // A sale that was rung up without a number is counted where every sale is.
  earn.grantInvoke(redeem, 'EARN_FUNCTION');
  review.grant(redeem, {
    actions: ['GetItem', 'BatchGetItem', 'UpdateItem'],
    query: [REVIEW_BY_OPEN],
    as: 'REVIEW_TABLE',
  });
  lapsing.grant(redeem, {
    actions: ['GetItem', 'PutItem', 'UpdateItem', 'DeleteItem', 'Scan'],
    as: 'LAPSING_TABLE',
  });
  audit.grant(redeem, { actions: ['PutItem'], as: 'AUDIT_TABLE' });
  staff.grant(redeem, {
    actions: ['GetItem', 'PutItem', 'UpdateItem', 'DeleteItem', 'ConditionCheckItem', 'Scan'],
    as: 'STAFF_TABLE',
  });
  notices.grant(redeem, { actions: ['GetItem', 'ConditionCheckItem'], as: 'NOTICES_TABLE' });
  sends.grant(redeem, { actions: ['Query'], as: 'SENDS_TABLE' });
  sessionKey.grantRead(redeem, 'SESSION_SECRET');
  rules.grantRead(redeem, ['rules.txt']);
  grantPutEvents(redeem, {
    source: EVENT_SOURCE,
    detailTypes: [REWARD_EARNED, WIN_BACK, CONFIRM_EMAIL, CONDITION_FAILED],
  });
  alerts.alarm(redeem.lambda, {
    name: 'redeem-refusals',
    metric: answers(redeem, 'Url4xxCount', Duration.hours(1)),
    threshold: 30,
    means: 'The desk refused thirty requests in an hour: somebody guessing PINs, or forms from elsewhere.',
  });
  alerts.alarm(deskUrl, {
    name: 'redeem-failures',
    metric: answers(redeem, 'Url5xxCount', Duration.hours(1)),
    means: 'A page of the desk failed; staff saw that something went wrong.',
  });
}

/**
 * The desk answers lost races and wrong PINs as 4xx, and its own failures as a page with 500, so that no error of the
 * function is left to see. Lambda counts both by itself and free of charge.
 */
const answers = (by: SinglePurposeFunction, metricName: 'Url4xxCount' | 'Url5xxCount', period: Duration) =>
  new Metric({
    namespace: 'AWS/Lambda',
    metricName,
    dimensionsMap: { FunctionName: by.functionName },
    statistic: 'Sum',
    period,
  });
