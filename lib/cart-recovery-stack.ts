// Cart recovery on one page: what exists, who may do what to it, and what sets it going.
import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { grantLinks } from './cart-recovery/links.ts';
import type { CartParts } from './cart-recovery/parts.ts';
import { grantReminding } from './cart-recovery/reminding.ts';
import { grantRuns, setTimetable } from './cart-recovery/runs.ts';
import { cartTables } from './cart-recovery/tables.ts';
import { grantTakingIn } from './cart-recovery/taking-in.ts';
import { CostAlarm } from './constructs/cost-alarm.ts';
import { LinkKey } from './constructs/link-key.ts';
import { Mail } from './constructs/mail.ts';
import { OneOffSchedules } from './constructs/one-off-schedules.ts';
import { OwnerAlerts } from './constructs/owner-alerts.ts';
import { PublicUrl } from './constructs/public-url.ts';
import { RegionWatch } from './constructs/region-watch.ts';
import { RulesSource } from './constructs/rules-source.ts';
import { SinglePurposeFunction } from './constructs/single-purpose-function.ts';
import { StoredSecret } from './constructs/stored-secret.ts';
import { WaitingRoom } from './constructs/waiting-room.ts';
import { mailFromDomain } from './mail-from.ts';
import type { Product } from './product.ts';
import { PREFIXES } from './product-names.ts';
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
      prefix: PREFIXES['cart-recovery'],
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
    const tables = cartTables(this, product);

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

    const mail = new Mail(this, 'Mail', {
      product,
      configurationSet: 'sends-config',
      identity: isFirstInRegion ? settings.senderIdentity : 'existing',
      mailFrom: mailFromDomain(settings, cartRecovery.region),
      ownerEmail: settings.ownerEmails[0] ?? settings.sender,
      sandboxRecipients: settings.sandboxRecipients,
    });

    // Carts wait here for their look.
    const wakeUps = new OneOffSchedules(this, 'WakeUps', {
      product,
      name: 'wakeups',
      targets: [waiter],
      undelivered,
    });

    // Who may do what, and what sets it going.
    const ground = { scope: this, product, settings, cartRecovery, alerts, undelivered, ...tables };
    const given = { linkKey, webhookSecret, rules, mail, wakeUps, unsubUrl };
    const jobs = { ingest, intake, waiter, sender, unsubHandler, nightlyExport, summary, sweep };
    const parts: CartParts = { ...ground, ...given, ...jobs };
    grantTakingIn(parts);
    grantReminding(parts);
    grantLinks(parts);
    grantRuns(parts);
    setTimetable(parts);
  }
}
