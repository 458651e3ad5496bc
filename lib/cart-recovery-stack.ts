// Cart recovery on one page: what exists, who may do what to it, and what sets it going.
import type { Construct } from 'constructs';
import { grantLinks } from './cart-recovery/links.ts';
import type { CartParts } from './cart-recovery/parts.ts';
import { grantReminding } from './cart-recovery/reminding.ts';
import { grantRuns, setTimetable } from './cart-recovery/runs.ts';
import { cartTables } from './cart-recovery/tables.ts';
import { grantTakingIn } from './cart-recovery/taking-in.ts';
import { AlarmLetters } from './constructs/alarm-letters.ts';
import { LinkKey } from './constructs/link-key.ts';
import { OneOffSchedules } from './constructs/one-off-schedules.ts';
import { RulesSource } from './constructs/rules-source.ts';
import { StoredSecret } from './constructs/stored-secret.ts';
import { ProductStack, type ProductStackProps } from './product-stack.ts';
import { cartRecoveryFacts } from './settings/shop-facts.ts';
import type { CartRecoverySettings } from './settings/shop-settings.ts';

export class CartRecoveryStack extends ProductStack<CartRecoverySettings> {
  constructor(scope: Construct, id: string, props: ProductStackProps<CartRecoverySettings>) {
    const { settings, own: cartRecovery } = props;
    super(scope, id, props, {
      name: 'cart-recovery',
      promise: `Cart recovery of ${settings.name}: an abandoned cart, at most two friendly reminders.`,
      shop: cartRecoveryFacts(settings, cartRecovery),
      undelivered: 'AWS could not hand an event or a wake-up to its function.',
    });
    const { product, alerts, undelivered } = this;

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
    const ingest = this.job('Ingest', 'ingest-webhook', 10);
    const intake = this.job('Intake', 'intake', 30);
    const waiter = this.job('Waiter', 'waiter', 30);
    const sender = this.job('Sender', 'sender', 30, { sendsMessages: true });
    const unsubHandler = this.job('UnsubHandler', 'unsub-handler', 15);
    const nightlyExport = this.job('NightlyExport', 'nightly-export', 60);
    const summary = this.job('Summary', 'summary', 60);
    const sweep = this.job('Sweep', 'sweep', 60);
    // A wake-up or a reminder that failed three times must not be lost without a word.
    for (const fn of [waiter, sender, unsubHandler]) fn.keepFailedEvents(undelivered);

    // The way in for the store, and the way out for shoppers.
    this.publicUrl('IngestUrl', {
      for: ingest,
      output: 'CartWebhookUrl',
      description: 'Give this address to the store as its webhook for carts, checkouts and orders.',
    });
    const unsubUrl = this.publicUrl('UnsubUrl', {
      for: unsubHandler,
      output: 'UnsubUrl',
      description:
        'Starts the unsubscribe links in reminders and the links of the nightly list. Nothing to do.',
    });

    const mail = this.mail({ configurationSet: 'sends-config' });

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
    new AlarmLetters(this, 'AlarmLetters', { ...parts, pages: unsubHandler, pagesUrl: unsubUrl });
  }
}
