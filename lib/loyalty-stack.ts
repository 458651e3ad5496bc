// The loyalty tracker on one page: what exists, who may do what to it, and what sets it going.
import { Duration, Stack } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import {
  ADDRESS_NOTE,
  AUDIT_BY_DAY,
  AUDIT_BY_DAY_ATTRIBUTES,
  CONDITION_FAILED,
  CONFIRM_EMAIL,
  EVENT_SOURCE,
  HELD_FOR_REVIEW,
  LEDGER_BY_DAY,
  LEDGER_BY_DAY_ATTRIBUTES,
  MAIL_FAILED,
  MEMBERS_BY_EMAIL,
  NIGHTLY_EMAIL,
  REVIEW_BY_OPEN,
  REWARD_EARNED,
  SALES_BY_DAY,
  SALES_BY_DAY_ATTRIBUTES,
  WIN_BACK,
} from '../lambdas/loyalty/names.ts';
import { BackupBucket } from './constructs/backup-bucket.ts';
import { BusRule, mailTrouble } from './constructs/bus-rule.ts';
import { CostAlarm } from './constructs/cost-alarm.ts';
import { DriveMirror } from './constructs/drive-mirror.ts';
import { EditedDocuments } from './constructs/edited-documents.ts';
import { grantPutEvents } from './constructs/event-access.ts';
import { LinkKey } from './constructs/link-key.ts';
import { Mail } from './constructs/mail.ts';
import { alarmOnRefusals, grantModel } from './constructs/model-access.ts';
import { OnDemandTable, type OnDemandTableProps } from './constructs/on-demand-table.ts';
import { OneOffSchedules } from './constructs/one-off-schedules.ts';
import { OwnerAlerts } from './constructs/owner-alerts.ts';
import { PublicUrl } from './constructs/public-url.ts';
import { RegionWatch } from './constructs/region-watch.ts';
import { RulesSource } from './constructs/rules-source.ts';
import { SinglePurposeFunction } from './constructs/single-purpose-function.ts';
import { StoredSecret } from './constructs/stored-secret.ts';
import { Timetable } from './constructs/timetable.ts';
import { WaitingRoom } from './constructs/waiting-room.ts';
import { mailFromDomain } from './mail-from.ts';
import type { Product } from './product.ts';
import { loyaltyFacts } from './settings/shop-facts.ts';
import type { LoyaltySettings, ShopSettings } from './settings/shop-settings.ts';

export interface LoyaltyStackProps {
  readonly settings: ShopSettings;
  readonly loyalty: LoyaltySettings;
  /** False where another stack of this shop in the same region has SES verify the sender, and watches the region. */
  readonly isFirstInRegion: boolean;
  /** What the account may cost in a month, where this stack is the one that watches it. */
  readonly accountBudgetUsd?: number;
}

export class LoyaltyStack extends Stack {
  constructor(scope: Construct, id: string, props: LoyaltyStackProps) {
    const { settings, loyalty, isFirstInRegion, accountBudgetUsd } = props;
    super(scope, id, {
      env: { region: loyalty.region },
      description: `Loyalty tracker of ${settings.name}: exact points on every sale, a reward in one tap.`,
      terminationProtection: !settings.ephemeral,
    });
    const product: Product = {
      name: 'loyalty',
      prefix: 'loy',
      stage: settings.stage,
      ephemeral: settings.ephemeral,
      shop: loyaltyFacts(settings, loyalty),
    };

    // Who hears of trouble, and where things wait that went wrong.
    const alerts = new OwnerAlerts(this, 'OwnerAlerts', {
      product,
      ownerEmails: settings.ownerEmails,
    });
    new CostAlarm(this, 'CostAlarm', {
      product,
      ownerEmails: settings.ownerEmails,
      budgetUsd: loyalty.budgetUsd,
      ...(accountBudgetUsd === undefined ? {} : { accountBudgetUsd }),
    });
    const undelivered = new WaitingRoom(this, 'Undelivered', {
      product,
      alerts,
      name: 'undelivered',
      means: 'AWS could not hand an event or a scheduled run to its function.',
    });

    if (isFirstInRegion) new RegionWatch(this, 'RegionWatch', alerts);

    // What is remembered.
    const table = (tableId: string, props: Omit<OnDemandTableProps, 'product'>) =>
      new OnDemandTable(this, tableId, { product, ...props });
    const members = table('Members', {
      name: 'members',
      key: 'phone',
      indexes: { [MEMBERS_BY_EMAIL]: { key: 'email', carries: [] } },
    });
    const ledger = table('Ledger', {
      name: 'ledger',
      key: 'phone',
      sortKey: 'ts',
      indexes: { [LEDGER_BY_DAY]: { key: 'day', carries: LEDGER_BY_DAY_ATTRIBUTES } },
    });
    const sales = table('Sales', {
      name: 'sales',
      key: 'sale_id',
      indexes: { [SALES_BY_DAY]: { key: 'day', carries: SALES_BY_DAY_ATTRIBUTES } },
    });
    const audit = table('Audit', {
      name: 'audit',
      key: 'phone',
      sortKey: 'ts',
      indexes: { [AUDIT_BY_DAY]: { key: 'day', carries: AUDIT_BY_DAY_ATTRIBUTES } },
    });
    const review = table('Review', {
      name: 'review',
      key: 'phone',
      sortKey: 'sale_id',
      indexes: { [REVIEW_BY_OPEN]: { key: 'open', sortKey: 'held_at', carries: [] } },
    });
    const lapsing = table('Lapsing', { name: 'lapsing', key: 'phone' });
    const staff = table('Staff', { name: 'staff', key: 'name' });
    const sends = table('Sends', { name: 'sends', key: 'phone', sortKey: 'letter', expires: true });
    const notices = table('Notices', { name: 'notices', key: 'notice_id', expires: true });

    // What is secret, what the owner writes, and the copies of it all.
    const linkKey = new LinkKey(this, 'LinkKey', { product });
    const posSecret = new StoredSecret(this, 'PosSecret', {
      product,
      name: 'pos/secret',
      description:
        'JSON: signingSecret (shared with the till; put it in), and for ' +
        'Square accessToken and notificationUrl.',
    });
    const sessionKey = new StoredSecret(this, 'SessionKey', {
      product,
      name: 'staff-session/key',
      description: 'JSON: sessionKey (generated, signs the sessions of the redeem desk). Nothing to do.',
      generated: 'sessionKey',
    });
    const rules = new RulesSource(this, 'Rules', { product, documents: ['rules.txt', 'voice.txt'] });
    const backups = new BackupBucket(this, 'Backups', { product });

    // One function per job.
    const job = (jobId: string, name: string, timeoutSeconds: number) =>
      new SinglePurposeFunction(this, jobId, { product, alerts, name, timeoutSeconds });
    const posWebhook = job('PosWebhook', 'pos-webhook', 15);
    const earn = job('Earn', 'earn', 15);
    const signup = job('Signup', 'signup', 15);
    const redeem = job('Redeem', 'redeem-handler', 15);
    const dispatch = job('EmailDispatch', 'email-dispatch', 60);
    const nightly = job('NightlyBalance', 'nightly-balance', 300);
    const sweep = job('LapsingSweep', 'lapsing-sweep', 300);
    const summary = job('Summary', 'summary', 120);
    const driveSync = job('DriveSync', 'drive-sync', 300);
    dispatch.keepFailedEvents(undelivered);

    // The ways in: the till, the sign-up form, the desk.
    new PublicUrl(this, 'PosUrl', {
      for: posWebhook,
      output: 'TillWebhookUrl',
      description: 'Give this address to the till as its webhook for sales and refunds.',
    });
    const signupUrl = new PublicUrl(this, 'SignupUrl', {
      for: signup,
      output: 'SignUpUrl',
      description: 'The sign-up form: print it as a QR code for the counter. Also confirms and unsubscribes.',
    });
    const deskUrl = new PublicUrl(this, 'DeskUrl', {
      for: redeem,
      output: 'DeskUrl',
      description: 'The staff desk: open it in the browser of the till.',
    });

    const mail = new Mail(this, 'Mail', {
      product,
      identity: isFirstInRegion ? settings.senderIdentity : 'existing',
      mailFrom: mailFromDomain(settings, loyalty.region),
      ownerEmail: settings.ownerEmails[0] ?? settings.sender,
      sandboxRecipients: settings.sandboxRecipients,
    });

    // loy-pos-webhook: admits, translates, and has the points counted before the till is answered.
    posSecret.grantRead(posWebhook, 'POS_SECRET');
    earn.grantInvoke(posWebhook, 'EARN_FUNCTION');

    // loy-earn: the four moves.
    members.grant(earn, { actions: ['GetItem', 'UpdateItem'], as: 'MEMBERS_TABLE' });
    ledger.grant(earn, { actions: ['GetItem', 'PutItem'], as: 'LEDGER_TABLE' });
    sales.grant(earn, { actions: ['GetItem', 'PutItem', 'UpdateItem'], as: 'SALES_TABLE' });
    review.grant(earn, {
      actions: ['GetItem', 'PutItem', 'UpdateItem', 'ConditionCheckItem'],
      as: 'REVIEW_TABLE',
    });
    lapsing.grant(earn, { actions: ['DeleteItem'], as: 'LAPSING_TABLE' });
    notices.grant(earn, { actions: ['GetItem', 'ConditionCheckItem'], as: 'NOTICES_TABLE' });
    audit.grant(earn, { actions: ['PutItem'], as: 'AUDIT_TABLE' });
    rules.grantRead(earn, ['rules.txt']);
    grantPutEvents(earn, { source: EVENT_SOURCE, detailTypes: [REWARD_EARNED, HELD_FOR_REVIEW] });

    // loy-signup: the form, the confirmation and the way out.
    members.grant(signup, { actions: ['GetItem', 'PutItem', 'UpdateItem'], as: 'MEMBERS_TABLE' });
    audit.grant(signup, { actions: ['PutItem'], as: 'AUDIT_TABLE' });
    notices.grant(signup, {
      actions: ['GetItem', 'PutItem', 'UpdateItem', 'DeleteItem', 'ConditionCheckItem'],
      as: 'NOTICES_TABLE',
    });
    linkKey.grantMake(signup);
    rules.grantRead(signup, ['voice.txt']);
    mail.grantSend(signup);
    grantPutEvents(signup, { source: EVENT_SOURCE, detailTypes: [ADDRESS_NOTE, CONFIRM_EMAIL, MAIL_FAILED] });

    sends.grant(signup, { actions: ['PutItem', 'UpdateItem'], as: 'SENDS_TABLE' });

    // loy-redeem-handler: the staff desk.
    members.grant(redeem, {
      actions: ['GetItem', 'BatchGetItem', 'PutItem', 'UpdateItem'],
      as: 'MEMBERS_TABLE',
    });
    ledger.grant(redeem, { actions: ['GetItem', 'PutItem', 'Query'], as: 'LEDGER_TABLE' });
    sales.grant(redeem, { actions: ['GetItem', 'UpdateItem'], as: 'SALES_TABLE' });
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
    // The desk answers lost races and wrong PINs as 4xx, and its own failures as a page with 500, so that no error of
    // the function is left to see. Lambda counts both by itself and free of charge.
    const answers = (
      by: SinglePurposeFunction,
      metricName: 'Url4xxCount' | 'Url5xxCount',
      period: Duration,
    ) =>
      new Metric({
        namespace: 'AWS/Lambda',
        metricName,
        dimensionsMap: { FunctionName: by.functionName },
        statistic: 'Sum',
        period,
      });
    alerts.alarm(redeem.lambda, {
      name: 'redeem-refusals',
      metric: answers(redeem, 'Url4xxCount', Duration.hours(1)),
      threshold: 30,
      means: 'The desk refused thirty requests in an hour: somebody guessing PINs, or forms from elsewhere.',
    });
    alerts.alarm(deskUrl, {
      name: 'redeem-failures',
      metric: answers(redeem, 'Url5xxCount', Duration.minutes(5)),
      means: 'A page of the desk failed; staff saw that something went wrong.',
    });

    // The form answers a mistake and a mail that has to wait as 4xx; few people make mistakes, robots many posts.
    alerts.alarm(signup.lambda, {
      name: 'signup-refusals',
      metric: answers(signup, 'Url4xxCount', Duration.hours(1)),
      threshold: 40,
      means:
        'The sign-up form sent forty answers in an hour that somebody has to wait or look again: a flood of posts.',
    });

    // loy-email-dispatch: every mail to a member, by day.
    const deferrals = new OneOffSchedules(this, 'Deferrals', {
      product,
      name: 'deferrals',
      targets: [dispatch],
      undelivered,
    });
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
    linkKey.grantMake(dispatch);
    rules.grantRead(dispatch);
    mail.grantSend(dispatch);
    sends.grant(dispatch, { actions: ['PutItem', 'UpdateItem'], as: 'SENDS_TABLE' });
    signupUrl.tell(dispatch, 'SIGNUP_URL');
    deferrals.grantSet(dispatch, dispatch, ['CreateSchedule']);
    new BusRule(this, 'Letters', {
      product,
      name: 'letters',
      when: {
        source: [EVENT_SOURCE],
        detailType: [
          REWARD_EARNED,
          HELD_FOR_REVIEW,
          NIGHTLY_EMAIL,
          WIN_BACK,
          CONFIRM_EMAIL,
          ADDRESS_NOTE,
          MAIL_FAILED,
        ],
      },
      run: dispatch,
      undelivered,
    });
    // Nobody is written to: the event is there to be counted, by a rule of its own.
    const conditionFailed = new BusRule(this, 'ConditionFailed', {
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
    new BusRule(this, 'MailTrouble', {
      product,
      name: 'mail-trouble',
      when: mailTrouble(mail.configurationSetName),
      run: dispatch,
      undelivered,
    });

    // loy-nightly-balance: whose balance changed today, and what of it was left half done. It reads days, never all members.
    sales.grant(nightly, { query: [SALES_BY_DAY], as: 'SALES_TABLE' });
    ledger.grant(nightly, { actions: ['BatchGetItem'], query: [LEDGER_BY_DAY], as: 'LEDGER_TABLE' });
    review.grant(nightly, { actions: ['BatchGetItem'], as: 'REVIEW_TABLE' });
    earn.grantInvoke(nightly, 'EARN_FUNCTION');
    members.grant(nightly, { actions: ['BatchGetItem'], as: 'MEMBERS_TABLE' });
    deferrals.grantSet(nightly, dispatch, ['CreateSchedule']);
    notices.grant(nightly, { actions: ['GetItem', 'PutItem', 'DeleteItem'], as: 'NOTICES_TABLE' });
    mail.grantSend(nightly);
    grantPutEvents(nightly, { source: EVENT_SOURCE, detailTypes: [NIGHTLY_EMAIL] });

    // loy-lapsing-sweep: who slipped away. It reads the days that just passed the window.
    sales.grant(sweep, { query: [SALES_BY_DAY], as: 'SALES_TABLE' });
    ledger.grant(sweep, { query: [LEDGER_BY_DAY], as: 'LEDGER_TABLE' });
    members.grant(sweep, { actions: ['BatchGetItem', 'UpdateItem'], as: 'MEMBERS_TABLE' });
    lapsing.grant(sweep, {
      actions: ['Scan', 'GetItem', 'PutItem', 'UpdateItem', 'DeleteItem'],
      as: 'LAPSING_TABLE',
    });
    audit.grant(sweep, { actions: ['PutItem'], as: 'AUDIT_TABLE' });
    notices.grant(sweep, { actions: ['GetItem', 'PutItem', 'DeleteItem'], as: 'NOTICES_TABLE' });
    mail.grantSend(sweep);
    rules.grantRead(sweep, ['rules.txt']);
    grantPutEvents(sweep, { source: EVENT_SOURCE, detailTypes: [WIN_BACK] });

    // loy-summary: the month.
    sales.grant(summary, { query: [SALES_BY_DAY], as: 'SALES_TABLE' });
    ledger.grant(summary, { query: [LEDGER_BY_DAY], as: 'LEDGER_TABLE' });
    audit.grant(summary, { query: [AUDIT_BY_DAY], as: 'AUDIT_TABLE' });
    notices.grant(summary, {
      actions: ['BatchGetItem', 'GetItem', 'PutItem', 'DeleteItem'],
      as: 'NOTICES_TABLE',
    });
    rules.grantRead(summary, ['rules.txt']);
    mail.grantSend(summary);
    grantModel(summary, settings.model);
    alarmOnRefusals(this, alerts, settings.model);

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

    // When things run.
    new EditedDocuments(this, 'Edited', { product, rules, run: driveSync, undelivered });
    const timetable = new Timetable(this, 'Timetable', { product, undelivered });
    // At seven in the evening; the other hours make up for one that failed, that evening or the next morning.
    timetable.run(nightly, 'nightly-balance', '0 8-10,19-21 * * ? *');
    // Both are due on a Monday, the summary on the first; asked every morning, for one that failed.
    timetable.run(sweep, 'lapsing-sweep', '0 9 * * ? *');
    timetable.run(summary, 'monthly-summary', '0 9 * * ? *');
    timetable.run(driveSync, 'drive-sync', '0/15 * * * ? *');
    if (loyalty.drive !== undefined) {
      const { rulesDocument, voiceDocument } = loyalty.drive;
      new DriveMirror(this, 'Drive', {
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
}
