// The loyalty tracker on one page: what exists, who may do what to it, and what sets it going.
import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { BackupBucket } from './constructs/backup-bucket.ts';
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
import { grantDesk, grantForm } from './loyalty/desk-and-form.ts';
import { grantMemberMail } from './loyalty/member-mail.ts';
import type { LoyaltyParts } from './loyalty/parts.ts';
import { grantPoints } from './loyalty/points.ts';
import { grantRuns, setTimetable } from './loyalty/runs.ts';
import { loyaltyTables } from './loyalty/tables.ts';
import { mailFromDomain } from './mail-from.ts';
import type { Product } from './product.ts';
import { PREFIXES } from './product-names.ts';
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
      prefix: PREFIXES.loyalty,
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
    const tables = loyaltyTables(this, product);

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

    // Mails wait here for the end of quiet hours.
    const deferrals = new OneOffSchedules(this, 'Deferrals', {
      product,
      name: 'deferrals',
      targets: [dispatch],
      undelivered,
    });

    // Who may do what, and what sets it going.
    const ground = { scope: this, product, settings, loyalty, alerts, undelivered, ...tables };
    const given = { linkKey, posSecret, sessionKey, rules, backups, mail, deferrals, signupUrl, deskUrl };
    const jobs = { posWebhook, earn, signup, redeem, dispatch, nightly, sweep, summary, driveSync };
    const parts: LoyaltyParts = { ...ground, ...given, ...jobs };
    grantPoints(parts);
    grantForm(parts);
    grantDesk(parts);
    grantMemberMail(parts);
    grantRuns(parts);
    setTimetable(parts);
  }
}
