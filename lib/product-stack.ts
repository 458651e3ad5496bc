// What every product's stack begins with: its name and its fate, who hears of trouble, and where things wait that went wrong.
import { CfnOutput, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Shop } from '../shared/shop/shop.ts';
import { CostAlarm } from './constructs/cost-alarm.ts';
import { Mail, type MailProps } from './constructs/mail.ts';
import { OwnerAlerts } from './constructs/owner-alerts.ts';
import { PublicUrl, type PublicUrlProps } from './constructs/public-url.ts';
import { RegionWatch } from './constructs/region-watch.ts';
import {
  SinglePurposeFunction,
  type SinglePurposeFunctionProps,
} from './constructs/single-purpose-function.ts';
import { WaitingRoom } from './constructs/waiting-room.ts';
import { frontAddress } from './front.ts';
import { mailFromDomain } from './mail-from.ts';
import type { Product } from './product.ts';
import { PREFIXES, type ProductName } from './product-names.ts';
import type { ShopSettings } from './settings/shop-settings.ts';
import { VERSION, VERSION_OUTPUT } from './version.ts';

/** What the settings of any product say. */
export type OwnSettings = {
  readonly enabled: boolean;
  readonly region: string;
  readonly budgetUsd: number | 'off';
};

export interface ProductStackProps<Own extends OwnSettings> {
  readonly settings: ShopSettings;
  /** The product's own settings. */
  readonly own: Own;
  /** False where another stack of this shop in the same region has SES verify the sender, and watches the region. */
  readonly isFirstInRegion: boolean;
  /** What the account may cost in a month, where this stack is the one that watches it. */
  readonly accountBudgetUsd?: number;
}

/** What one product says of itself, before anything is made. */
export type ProductWords = {
  readonly name: ProductName;
  /** Ends the sentence that AWS shows of the stack: what the product is for. */
  readonly promise: string;
  /** The facts that its functions may know. */
  readonly shop: Shop;
  /** What it is that AWS could not hand on, where something lies in the waiting room. */
  readonly undelivered: string;
};

export abstract class ProductStack<Own extends OwnSettings> extends Stack {
  protected readonly product: Product;
  protected readonly alerts: OwnerAlerts;
  protected readonly undelivered: WaitingRoom;
  readonly #props: ProductStackProps<Own>;

  protected constructor(scope: Construct, id: string, props: ProductStackProps<Own>, words: ProductWords) {
    const { settings, own, isFirstInRegion, accountBudgetUsd } = props;
    super(scope, id, {
      env: { region: own.region },
      description: words.promise,
      terminationProtection: !settings.ephemeral,
    });
    this.#props = props;
    const { name, shop } = words;
    const { stage, ephemeral } = settings;
    const product: Product = { name, prefix: PREFIXES[name], stage, ephemeral, shop };
    const alerts = new OwnerAlerts(this, 'OwnerAlerts', { product, ownerEmails: settings.ownerEmails });
    new CostAlarm(this, 'CostAlarm', {
      product,
      ownerEmails: settings.ownerEmails,
      budgetUsd: own.budgetUsd,
      ...(accountBudgetUsd === undefined ? {} : { accountBudgetUsd }),
    });
    this.undelivered = new WaitingRoom(this, 'Undelivered', {
      product,
      alerts,
      name: 'undelivered',
      means: words.undelivered,
      isAboutOurMail: true,
    });
    if (isFirstInRegion) new RegionWatch(this, 'RegionWatch', alerts);
    // An output and no tag: a tag would touch every resource with every version.
    new CfnOutput(this, VERSION_OUTPUT, {
      value: VERSION,
      description: 'Which version of the suite this is. Nothing to do.',
    });
    this.product = product;
    this.alerts = alerts;
  }

  /** One function per job: `name` is its file in the product's `functions/`. */
  protected job(
    id: string,
    name: string,
    timeoutSeconds: number,
    more: Pick<SinglePurposeFunctionProps, 'sendsMessages'> = {},
  ): SinglePurposeFunction {
    const { product, alerts } = this;
    return new SinglePurposeFunction(this, id, { product, alerts, name, timeoutSeconds, ...more });
  }

  /** A function's address on the open internet; messages have the shop's own in its place, where there is one before it. */
  protected publicUrl(id: string, props: Omit<PublicUrlProps, 'front'>): PublicUrl {
    const { front } = this.#props.settings;
    return new PublicUrl(this, id, { ...props, front: front && frontAddress(front, props.output) });
  }

  /** How the product sends mail; SES verifies the sender once in each region. */
  protected mail(more: Pick<MailProps, 'configurationSet'> = {}): Mail {
    const { settings, own, isFirstInRegion } = this.#props;
    return new Mail(this, 'Mail', {
      product: this.product,
      identity: isFirstInRegion ? settings.senderIdentity : 'existing',
      mailFrom: mailFromDomain(settings, own.region),
      ownerEmail: settings.ownerEmails[0] ?? settings.sender,
      sandboxRecipients: settings.sandboxRecipients,
      ...more,
    });
  }
}
