// Cart recovery on one page: what exists, who may do what to it, and what sets it going.
import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import {
  CARTS_BY_DAY,
  CARTS_BY_EMAIL,
  CARTS_BY_EMAIL_ATTRIBUTES,
  CARTS_BY_LINK,
  CARTS_BY_WAKEUP,
  EVENT_SOURCE,
  FIRST_REMINDER,
  SECOND_REMINDER,
  SENDS_BY_RECIPIENT,
} from '../lambdas/cart-recovery/names.ts';
import { BusRule, mailTrouble } from './constructs/bus-rule.ts';
import { CostAlarm } from './constructs/cost-alarm.ts';
import { DriveMirror } from './constructs/drive-mirror.ts';
import { EditedDocuments } from './constructs/edited-documents.ts';
import { grantPutEvents } from './constructs/event-access.ts';
import { JobQueue } from './constructs/job-queue.ts';
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
import { cartRecoveryFacts } from './settings/shop-facts.ts';
import type { CartRecoverySettings, ShopSettings } from './settings/shop-settings.ts';

export interface CartRecoveryStackProps {
  readonly settings: ShopSettings;
  readonly cartRecovery: CartRecoverySettings;
  /** False where another stack of this shop in the same region has SES verify the sender, and watches the region. */
  readonly isFirstInRegion: boolean;
  /** What the account may cost in a month, where this stack is the one that watches it. */
  readonly accountBudgetUsd?: number;
}

export class CartRecoveryStack extends Stack {
  constructor(scope: Construct, id: string, props: CartRecoveryStackProps) {
    const { settings, cartRecovery, isFirstInRegion, accountBudgetUsd } = props;
    super(scope, id, {
      env: { region: cartRecovery.region },
      description: `Cart recovery of ${settings.name}: an abandoned cart, at most two friendly reminders.`,
      terminationProtection: !settings.ephemeral,
    });
    const product: Product = {
      name: 'cart-recovery',
      prefix: 'cr',
      stage: settings.stage,
      ephemeral: settings.ephemeral,
      shop: cartRecoveryFacts(settings, cartRecovery),
    };

    // Who hears of trouble, and where things wait that went wrong.
    const alerts = new OwnerAlerts(this, 'OwnerAlerts', {
      product,
      ownerEmails: settings.ownerEmails,
    });
    new CostAlarm(this, 'CostAlarm', {
      product,
      ownerEmails: settings.ownerEmails,
      budgetUsd: cartRecovery.budgetUsd,
      ...(accountBudgetUsd === undefined ? {} : { accountBudgetUsd }),
    });
    const undelivered = new WaitingRoom(this, 'Undelivered', {
      product,
      alerts,
      name: 'undelivered',
      means: 'AWS could not hand an event or a wake-up to its function.',
    });

    if (isFirstInRegion) new RegionWatch(this, 'RegionWatch', alerts);

    // What is remembered.
    const table = (tableId: string, props: Omit<OnDemandTableProps, 'product'>) =>
      new OnDemandTable(this, tableId, { product, ...props });
    const state = table('State', {
      name: 'state',
      key: 'cart_id',
      indexes: {
        [CARTS_BY_EMAIL]: { key: 'email', carries: CARTS_BY_EMAIL_ATTRIBUTES },
        [CARTS_BY_DAY]: { key: 'day', carries: [] },
        [CARTS_BY_LINK]: { key: 'link_id', carries: [] },
        [CARTS_BY_WAKEUP]: { key: 'waits', sortKey: 'wakeup_at', carries: [] },
      },
    });
    const sends = table('Sends', {
      name: 'sends',
      key: 'cart_id',
      sortKey: 'step',
      indexes: { [SENDS_BY_RECIPIENT]: { key: 'recipient', sortKey: 'sent_at', carries: [] } },
    });
    const audit = table('Audit', { name: 'audit', key: 'cart_id', sortKey: 'ts' });
    const unsub = table('Unsub', { name: 'unsub', key: 'email' });
    const people = table('People', { name: 'people', key: 'email' });
    const notices = table('Notices', { name: 'notices', key: 'notice_id', expires: true });

    // What is secret, and what the owner writes.
    const linkKey = new LinkKey(this, 'LinkKey', { product });
    const webhookSecret = new StoredSecret(this, 'WebhookSecret', {
      product,
      name: 'webhook/secret',
      description: 'JSON: signingSecret (shared with the store; put it in).',
    });
    const rules = new RulesSource(this, 'Rules', { product, documents: ['rules.txt', 'voice.txt'] });

    // One function per job.
    const job = (jobId: string, name: string, timeoutSeconds: number) =>
      new SinglePurposeFunction(this, jobId, { product, alerts, name, timeoutSeconds });
    const ingest = job('Ingest', 'ingest-webhook', 10);
    const intake = job('Intake', 'intake', 30);
    const waiter = job('Waiter', 'waiter', 30);
    const sender = job('Sender', 'sender', 30);
    const unsubHandler = job('UnsubHandler', 'unsub-handler', 15);
    const nightlyExport = job('NightlyExport', 'nightly-export', 60);
    const summary = job('Summary', 'summary', 60);
    const sweep = job('Sweep', 'sweep', 60);
    // A wake-up or a reminder that failed three times must not be lost without a word.
    for (const fn of [waiter, sender, unsubHandler]) fn.keepFailedEvents(undelivered);

    // The way in for the store, and the way out for shoppers.
    new PublicUrl(this, 'IngestUrl', {
      for: ingest,
      output: 'CartWebhookUrl',
      description: 'Give this address to the store as its webhook for carts, checkouts and orders.',
    });
    const unsubUrl = new PublicUrl(this, 'UnsubUrl', {
      for: unsubHandler,
      output: 'UnsubUrl',
      description:
        'Starts the unsubscribe links in reminders and the links of the nightly list. Nothing to do.',
    });

    // cr-ingest-webhook: fast, and writes nothing but to the queue.
    const events = new JobQueue(this, 'Events', {
      product,
      alerts,
      name: 'events',
      consumer: intake,
      batchSize: 10,
    });
    events.grantSend(ingest, 'EVENTS_QUEUE_URL');
    webhookSecret.grantRead(ingest, 'WEBHOOK_SECRET');
    // A repeat whose signature is too old is told from a forgery by what is recorded.
    state.grant(ingest, { actions: ['GetItem'], as: 'STATE_TABLE' });
    unsub.grant(ingest, { actions: ['GetItem'], as: 'UNSUB_TABLE' });

    // cr-intake: one row per cart, one wake-up per row, and the stop on a purchase.
    const wakeUps = new OneOffSchedules(this, 'WakeUps', {
      product,
      name: 'wakeups',
      targets: [waiter],
      undelivered,
    });
    state.grant(intake, {
      actions: ['GetItem', 'PutItem', 'UpdateItem'],
      query: [CARTS_BY_EMAIL],
      as: 'STATE_TABLE',
    });
    people.grant(intake, { actions: ['UpdateItem', 'DeleteItem'], as: 'PEOPLE_TABLE' });
    sends.grant(intake, { actions: ['UpdateItem'], query: [SENDS_BY_RECIPIENT], as: 'SENDS_TABLE' });
    unsub.grant(intake, { actions: ['BatchGetItem', 'PutItem', 'DeleteItem'], as: 'UNSUB_TABLE' });
    audit.grant(intake, { actions: ['PutItem'], as: 'AUDIT_TABLE' });
    notices.grant(intake, { actions: ['PutItem'], as: 'NOTICES_TABLE' });
    wakeUps.grantSet(intake, waiter);
    wakeUps.grantRemove(intake);
    rules.grantRead(intake, ['rules.txt']);
    // A delivery that could not be read goes through the door again.
    ingest.grantInvoke(intake, 'INGEST_FUNCTION');

    // cr-waiter: the four moves.
    state.grant(waiter, { actions: ['GetItem', 'UpdateItem'], as: 'STATE_TABLE' });
    people.grant(waiter, { actions: ['GetItem'], as: 'PEOPLE_TABLE' });
    audit.grant(waiter, { actions: ['PutItem'], as: 'AUDIT_TABLE' });
    notices.grant(waiter, { actions: ['GetItem'], as: 'NOTICES_TABLE' });
    wakeUps.grantSet(waiter, waiter);
    rules.grantRead(waiter, ['rules.txt']);
    grantPutEvents(waiter, { source: EVENT_SOURCE, detailTypes: [FIRST_REMINDER, SECOND_REMINDER] });

    // cr-sender: the mail.
    const mail = new Mail(this, 'Mail', {
      product,
      configurationSet: 'sends-config',
      identity: isFirstInRegion ? settings.senderIdentity : 'existing',
      mailFrom: mailFromDomain(settings, cartRecovery.region),
      ownerEmail: settings.ownerEmails[0] ?? settings.sender,
      sandboxRecipients: settings.sandboxRecipients,
    });
    state.grant(sender, { actions: ['GetItem', 'UpdateItem'], as: 'STATE_TABLE' });
    people.grant(sender, { actions: ['GetItem', 'UpdateItem'], as: 'PEOPLE_TABLE' });
    sends.grant(sender, { actions: ['PutItem', 'UpdateItem', 'DeleteItem'], as: 'SENDS_TABLE' });
    unsub.grant(sender, { actions: ['BatchGetItem', 'ConditionCheckItem'], as: 'UNSUB_TABLE' });
    notices.grant(sender, {
      actions: ['PutItem', 'DeleteItem', 'UpdateItem', 'BatchGetItem'],
      as: 'NOTICES_TABLE',
    });
    linkKey.grantMake(sender);
    wakeUps.grantSet(sender, waiter);
    rules.grantRead(sender);
    mail.grantSend(sender);
    grantModel(sender, settings.model);
    unsubUrl.tell(sender, 'UNSUB_URL');
    new BusRule(this, 'Reminders', {
      product,
      name: 'reminders',
      when: { source: [EVENT_SOURCE], detailType: [FIRST_REMINDER, SECOND_REMINDER] },
      run: sender,
      undelivered,
    });

    // cr-unsub-handler: the one list, and the owner's actions.
    unsub.grant(unsubHandler, {
      actions: ['BatchGetItem', 'PutItem', 'DeleteItem', 'ConditionCheckItem'],
      as: 'UNSUB_TABLE',
    });
    state.grant(unsubHandler, {
      actions: ['GetItem', 'UpdateItem'],
      query: [CARTS_BY_LINK],
      as: 'STATE_TABLE',
    });
    audit.grant(unsubHandler, { actions: ['PutItem'], as: 'AUDIT_TABLE' });
    linkKey.grantOpen(unsubHandler);
    wakeUps.grantSet(unsubHandler, waiter);
    wakeUps.grantRemove(unsubHandler);
    rules.grantFolder(unsubHandler, 'exports', ['GetObject']);
    new BusRule(this, 'MailTrouble', {
      product,
      name: 'mail-trouble',
      when: mailTrouble(mail.configurationSetName),
      run: unsubHandler,
      undelivered,
    });

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

    // cr-summary: the month.
    state.grant(summary, { actions: ['BatchGetItem'], query: [CARTS_BY_DAY], as: 'STATE_TABLE' });
    notices.grant(summary, { actions: ['GetItem', 'PutItem', 'DeleteItem'], as: 'NOTICES_TABLE' });
    rules.grantRead(summary, ['rules.txt']);
    mail.grantSend(summary);
    grantModel(summary, settings.model);
    alarmOnRefusals(this, alerts, settings.model);

    // cr-sweep: carts whose wake-up came to nothing, and documents that nobody would read otherwise.
    state.grant(sweep, { actions: ['BatchGetItem'], query: [CARTS_BY_WAKEUP], as: 'STATE_TABLE' });
    wakeUps.grantSet(sweep, waiter);
    rules.grantRead(sweep);
    notices.grant(sweep, { actions: ['PutItem', 'DeleteItem'], as: 'NOTICES_TABLE' });
    mail.grantSend(sweep);

    // When things run.
    new EditedDocuments(this, 'Edited', { product, rules, run: sweep, undelivered });
    const timetable = new Timetable(this, 'Timetable', { product, undelivered });
    timetable.run(sweep, 'sweep', '30 * * * ? *');
    // At two, and again before the shop opens: a run that finds its list made asks one question.
    timetable.run(nightlyExport, 'nightly-export', '0 2,5,8 * * ? *');
    // Due on the first Monday; asked every morning, for one that failed.
    timetable.run(summary, 'monthly-summary', '0 9 * * ? *');
    if (cartRecovery.drive !== undefined) {
      const { rulesDocument, voiceDocument, sheet } = cartRecovery.drive;
      const drive = new DriveMirror(this, 'Drive', {
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
}
