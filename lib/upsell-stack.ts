// The upsell recommender on one page: what exists, who may do what to it, and what sets it going.
import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { CUSTOMERS_BY_EMAIL, CUSTOMERS_BY_PHONE, OFFERS_BY_STATE } from '../lambdas/upsell/names.ts';
import { BusRule, mailTrouble } from './constructs/bus-rule.ts';
import { CostAlarm } from './constructs/cost-alarm.ts';
import { DriveMirror } from './constructs/drive-mirror.ts';
import { EditedDocuments } from './constructs/edited-documents.ts';
import { JobQueue } from './constructs/job-queue.ts';
import { LinkKey } from './constructs/link-key.ts';
import { Mail } from './constructs/mail.ts';
import { alarmOnRefusals, grantModel } from './constructs/model-access.ts';
import { OwnerAlerts } from './constructs/owner-alerts.ts';
import { PublicUrl } from './constructs/public-url.ts';
import { RegionWatch } from './constructs/region-watch.ts';
import { RulesSource } from './constructs/rules-source.ts';
import { SinglePurposeFunction } from './constructs/single-purpose-function.ts';
import { StoredSecret } from './constructs/stored-secret.ts';
import { TextMessages } from './constructs/text-messages.ts';
import { Timetable } from './constructs/timetable.ts';
import { WaitingRoom } from './constructs/waiting-room.ts';
import { mailFromDomain } from './mail-from.ts';
import type { Product } from './product.ts';
import { PREFIXES } from './product-names.ts';
import { upsellFacts } from './settings/shop-facts.ts';
import type { ShopSettings, UpsellSettings } from './settings/shop-settings.ts';
import { upsellTables } from './upsell/tables.ts';

export interface UpsellStackProps {
  readonly settings: ShopSettings;
  readonly upsell: UpsellSettings;
  /** False where another stack of this shop in the same region has SES verify the sender, and watches the region. */
  readonly isFirstInRegion: boolean;
  /** What the account may cost in a month, where this stack is the one that watches it. */
  readonly accountBudgetUsd?: number;
}

export class UpsellStack extends Stack {
  constructor(scope: Construct, id: string, props: UpsellStackProps) {
    const { settings, upsell, isFirstInRegion, accountBudgetUsd } = props;
    super(scope, id, {
      env: { region: upsell.region },
      description: `Upsell recommender of ${settings.name}: one placed order, at most one well-judged nudge.`,
      terminationProtection: !settings.ephemeral,
    });
    const product: Product = {
      name: 'upsell',
      prefix: PREFIXES.upsell,
      stage: settings.stage,
      ephemeral: settings.ephemeral,
      shop: upsellFacts(settings, upsell),
    };

    // Who hears of trouble, and where things wait that went wrong.
    const alerts = new OwnerAlerts(this, 'OwnerAlerts', {
      product,
      ownerEmails: settings.ownerEmails,
    });
    new CostAlarm(this, 'CostAlarm', {
      product,
      ownerEmails: settings.ownerEmails,
      budgetUsd: upsell.budgetUsd,
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
    const { orders, offers, catalogue, pairings, customers, optout, notices } = upsellTables(this, product);

    // What is secret, and what the owner writes.
    const linkKey = new LinkKey(this, 'LinkKey', { product });
    const webhookSecret = new StoredSecret(this, 'WebhookSecret', {
      product,
      name: 'webhook',
      description: 'JSON: signingSecret (shared with the store; put it in).',
    });
    const storeApi = new StoredSecret(this, 'StoreApiSecret', {
      product,
      name: 'store-api',
      description: "JSON: the credentials of the store platform's API; put them in.",
    });
    const rules = new RulesSource(this, 'Rules', { product, documents: ['settings.txt', 'voice.txt'] });

    // One function per job.
    const job = (jobId: string, name: string, timeoutSeconds: number) =>
      new SinglePurposeFunction(this, jobId, { product, alerts, name, timeoutSeconds });
    const order = job('Order', 'order', 10);
    const picker = job('Picker', 'picker', 30);
    const sender = job('Sender', 'sender', 60);
    const addLink = job('AddLink', 'addlink', 10);
    const sweep = job('Sweep', 'sweep', 60);
    const catalogSync = job('CatalogSync', 'catalog-sync', 900);
    const optOut = job('OptOutDesk', 'optout', 10);

    // The two ways in for stores and shoppers, and the way out.
    new PublicUrl(this, 'OrderUrl', {
      for: order,
      output: 'OrderWebhookUrl',
      description: 'Give this address to the store as its webhook for orders, customers and consent.',
    });
    const addLinkUrl = new PublicUrl(this, 'AddLinkUrl', {
      for: addLink,
      output: 'AddLinkUrl',
      description: 'Starts the one-tap links in messages. Nothing to do.',
    });
    const optOutUrl = new PublicUrl(this, 'OptOutUrl', {
      for: optOut,
      output: 'OptOutUrl',
      description: 'Starts the unsubscribe links in e-mails. Nothing to do.',
    });

    // upsr-order: the gate.
    const jobs = new JobQueue(this, 'Jobs', {
      product,
      alerts,
      name: 'jobs',
      consumer: picker,
      batchSize: 5,
    });
    orders.grant(order, { actions: ['BatchGetItem', 'GetItem', 'UpdateItem'], as: 'ORDERS_TABLE' });
    customers.grant(order, {
      actions: ['BatchGetItem', 'GetItem', 'UpdateItem', 'DeleteItem'],
      query: [CUSTOMERS_BY_PHONE, CUSTOMERS_BY_EMAIL],
      as: 'CUSTOMERS_TABLE',
    });
    optout.grant(order, { actions: ['BatchGetItem', 'PutItem', 'ConditionCheckItem'], as: 'OPTOUT_TABLE' });
    webhookSecret.grantRead(order, 'WEBHOOK_SECRET');
    rules.grantRead(order, ['settings.txt']);
    jobs.grantSend(order, 'JOBS_QUEUE_URL');

    // upsr-picker: the choice. The only one that may ask the model.
    offers.grant(picker, { actions: ['GetItem', 'PutItem'], as: 'OFFERS_TABLE' });
    catalogue.grant(picker, { actions: ['BatchGetItem'], as: 'CATALOGUE_TABLE' });
    pairings.grant(picker, { actions: ['BatchGetItem'], as: 'PAIRINGS_TABLE' });
    orders.grant(picker, { actions: ['UpdateItem'], as: 'ORDERS_TABLE' });
    customers.grant(picker, { actions: ['GetItem', 'UpdateItem'], as: 'CUSTOMERS_TABLE' });
    rules.grantRead(picker, ['settings.txt']);
    // What a store told once and will not tell again goes back to the door.
    order.grantInvoke(picker, 'ORDER_FUNCTION');
    grantModel(picker, settings.model);
    alarmOnRefusals(this, alerts, settings.model);

    // upsr-sender: the message.
    const mail = new Mail(this, 'Mail', {
      product,
      identity: isFirstInRegion ? settings.senderIdentity : 'existing',
      mailFrom: mailFromDomain(settings, upsell.region),
      ownerEmail: settings.ownerEmails[0] ?? settings.sender,
      sandboxRecipients: settings.sandboxRecipients,
    });
    offers.grant(sender, {
      actions: ['GetItem', 'UpdateItem'],
      query: [OFFERS_BY_STATE],
      as: 'OFFERS_TABLE',
    });
    orders.grant(sender, { actions: ['GetItem', 'ConditionCheckItem'], as: 'ORDERS_TABLE' });
    customers.grant(sender, { actions: ['GetItem', 'BatchGetItem', 'UpdateItem'], as: 'CUSTOMERS_TABLE' });
    optout.grant(sender, { actions: ['BatchGetItem', 'ConditionCheckItem'], as: 'OPTOUT_TABLE' });
    catalogue.grant(sender, { actions: ['BatchGetItem'], as: 'CATALOGUE_TABLE' });
    notices.grant(sender, {
      actions: ['PutItem', 'DeleteItem', 'UpdateItem', 'BatchGetItem'],
      as: 'NOTICES_TABLE',
    });
    linkKey.grantMake(sender);
    rules.grantRead(sender);
    mail.grantSend(sender);
    addLinkUrl.tell(sender, 'ADDLINK_URL');
    optOutUrl.tell(sender, 'OPTOUT_URL');

    // upsr-addlink: the tap.
    offers.grant(addLink, { actions: ['GetItem', 'UpdateItem'], as: 'OFFERS_TABLE' });
    linkKey.grantOpen(addLink);

    // upsr-sweep: the closing of windows and the weekly report.
    offers.grant(sweep, { actions: ['UpdateItem'], query: [OFFERS_BY_STATE], as: 'OFFERS_TABLE' });
    notices.grant(sweep, { actions: ['GetItem', 'PutItem', 'DeleteItem'], as: 'NOTICES_TABLE' });
    mail.grantSend(sweep);

    // upsr-catalog-sync: the mirror of the store's products.
    catalogue.grant(catalogSync, { actions: ['Scan', 'BatchWriteItem'], as: 'CATALOGUE_TABLE' });
    pairings.grant(catalogSync, { actions: ['Scan', 'BatchWriteItem'], as: 'PAIRINGS_TABLE' });
    notices.grant(catalogSync, { actions: ['PutItem', 'DeleteItem'], as: 'NOTICES_TABLE' });
    mail.grantSend(catalogSync);
    storeApi.grantRead(catalogSync, 'STORE_API_SECRET');
    if (upsell.platform === 'generic' && upsell.catalogueUrl === undefined) {
      rules.grantReadObject(catalogSync, 'catalogue.csv');
    }

    // upsr-optout: STOP, unsubscribe, bounce and complaint. None of these may be lost.
    optout.grant(optOut, { actions: ['PutItem'], as: 'OPTOUT_TABLE' });
    customers.grant(optOut, { actions: ['GetItem'], query: [CUSTOMERS_BY_PHONE], as: 'CUSTOMERS_TABLE' });
    offers.grant(optOut, { actions: ['GetItem'], as: 'OFFERS_TABLE' });
    linkKey.grantOpen(optOut);
    optOut.keepFailedEvents(undelivered);
    // And the letter about an answer that is more than a stop. Where no texts are sent, none come.
    if (upsell.smsNumber !== undefined) {
      notices.grant(optOut, { actions: ['PutItem', 'UpdateItem', 'DeleteItem'], as: 'NOTICES_TABLE' });
      mail.grantSend(optOut);
    }
    new BusRule(this, 'MailTrouble', {
      product,
      name: 'mail-trouble',
      when: mailTrouble(mail.configurationSetName),
      run: optOut,
      undelivered,
    });
    if (upsell.smsNumber !== undefined) {
      new TextMessages(this, 'Texts', { product, replies: optOut, undelivered }).grantSend(sender);
    }

    // When things run.
    new EditedDocuments(this, 'Edited', { product, rules, run: sender, undelivered });
    const timetable = new Timetable(this, 'Timetable', { product, undelivered });
    timetable.run(sender, 'sender', '0/5 * * * ? *');
    timetable.run(sweep, 'sweep', '0 * * * ? *');
    timetable.run(catalogSync, 'catalog-sync', '0/15 * * * ? *');
    if (upsell.drive !== undefined) {
      new DriveMirror(this, 'Drive', {
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
}
