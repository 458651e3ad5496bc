// The upsell recommender on one page: what exists, who may do what to it, and what sets it going.
import type { Construct } from 'constructs';
import { AlarmLetters } from './constructs/alarm-letters.ts';
import { LinkKey } from './constructs/link-key.ts';
import { RulesSource } from './constructs/rules-source.ts';
import { StoredSecret } from './constructs/stored-secret.ts';
import { ProductStack, type ProductStackProps } from './product-stack.ts';
import { upsellFacts } from './settings/shop-facts.ts';
import type { UpsellSettings } from './settings/shop-settings.ts';
import { grantNudging } from './upsell/nudging.ts';
import { grantOptingOut } from './upsell/opting-out.ts';
import { grantOrdering } from './upsell/ordering.ts';
import type { UpsellParts } from './upsell/parts.ts';
import { grantRuns, setTimetable } from './upsell/runs.ts';
import { upsellTables } from './upsell/tables.ts';

export class UpsellStack extends ProductStack<UpsellSettings> {
  constructor(scope: Construct, id: string, props: ProductStackProps<UpsellSettings>) {
    const { settings, own: upsell } = props;
    super(scope, id, props, {
      name: 'upsell',
      promise: `Upsell recommender of ${settings.name}: one placed order, at most one well-judged nudge.`,
      shop: upsellFacts(settings, upsell),
      undelivered: 'AWS could not hand an event or a scheduled run to its function.',
    });
    const { product, alerts, undelivered } = this;

    // What is remembered.
    const tables = upsellTables(this, product);

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
    const order = this.job('Order', 'order', 10);
    const picker = this.job('Picker', 'picker', 30);
    const sender = this.job('Sender', 'sender', 60, { sendsMessages: true });
    const addLink = this.job('AddLink', 'addlink', 10);
    const sweep = this.job('Sweep', 'sweep', 60);
    const catalogSync = this.job('CatalogSync', 'catalog-sync', 900);
    const optOut = this.job('OptOutDesk', 'optout', 10);

    // The two ways in for stores and shoppers, and the way out.
    this.publicUrl('OrderUrl', {
      for: order,
      output: 'OrderWebhookUrl',
      description: 'Give this address to the store as its webhook for orders, customers and consent.',
    });
    const addLinkUrl = this.publicUrl('AddLinkUrl', {
      for: addLink,
      output: 'AddLinkUrl',
      description: 'Starts the one-tap links in messages. Nothing to do.',
    });
    const optOutUrl = this.publicUrl('OptOutUrl', {
      for: optOut,
      output: 'OptOutUrl',
      description: 'Starts the unsubscribe links in e-mails. Nothing to do.',
    });

    const mail = this.mail();

    // Who may do what, and what sets it going.
    const ground = { scope: this, product, settings, upsell, alerts, undelivered, ...tables };
    const given = { linkKey, webhookSecret, storeApi, rules, mail, addLinkUrl, optOutUrl };
    const jobs = { order, picker, sender, addLink, sweep, catalogSync, optOut };
    const parts: UpsellParts = { ...ground, ...given, ...jobs };
    grantOrdering(parts);
    grantNudging(parts);
    grantOptingOut(parts);
    grantRuns(parts);
    setTimetable(parts);
    new AlarmLetters(this, 'AlarmLetters', { ...parts, pages: optOut, pagesUrl: optOutUrl });
  }
}
