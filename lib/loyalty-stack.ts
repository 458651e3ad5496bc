// The loyalty tracker on one page: what exists, who may do what to it, and what sets it going.
import type { Construct } from 'constructs';
import { AlarmLetters } from './constructs/alarm-letters.ts';
import { BackupBucket } from './constructs/backup-bucket.ts';
import { LinkKey } from './constructs/link-key.ts';
import { OneOffSchedules } from './constructs/one-off-schedules.ts';
import { RulesSource } from './constructs/rules-source.ts';
import { StoredSecret } from './constructs/stored-secret.ts';
import { grantDesk, grantForm } from './loyalty/desk-and-form.ts';
import { grantMemberMail } from './loyalty/member-mail.ts';
import type { LoyaltyParts } from './loyalty/parts.ts';
import { grantPoints } from './loyalty/points.ts';
import { grantRuns, setTimetable } from './loyalty/runs.ts';
import { loyaltyTables } from './loyalty/tables.ts';
import { ProductStack, type ProductStackProps } from './product-stack.ts';
import { loyaltyFacts } from './settings/shop-facts.ts';
import type { LoyaltySettings } from './settings/shop-settings.ts';

export class LoyaltyStack extends ProductStack<LoyaltySettings> {
  constructor(scope: Construct, id: string, props: ProductStackProps<LoyaltySettings>) {
    const { settings, own: loyalty } = props;
    super(scope, id, props, {
      name: 'loyalty',
      promise: `Loyalty tracker of ${settings.name}: exact points on every sale, a reward in one tap.`,
      shop: loyaltyFacts(settings, loyalty),
      undelivered: 'AWS could not hand an event or a scheduled run to its function.',
    });
    const { product, alerts, undelivered } = this;

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
    const posWebhook = this.job('PosWebhook', 'pos-webhook', 15);
    const earn = this.job('Earn', 'earn', 15);
    const signup = this.job('Signup', 'signup', 15);
    const redeem = this.job('Redeem', 'redeem-handler', 15);
    const dispatch = this.job('EmailDispatch', 'email-dispatch', 60, { sendsMessages: true });
    const nightly = this.job('NightlyBalance', 'nightly-balance', 300);
    const sweep = this.job('LapsingSweep', 'lapsing-sweep', 300);
    const summary = this.job('Summary', 'summary', 120);
    const driveSync = this.job('DriveSync', 'drive-sync', 300);
    dispatch.keepFailedEvents(undelivered);

    // The ways in: the till, the sign-up form, the desk.
    this.publicUrl('PosUrl', {
      for: posWebhook,
      output: 'TillWebhookUrl',
      description: 'Give this address to the till as its webhook for sales and refunds.',
    });
    const signupUrl = this.publicUrl('SignupUrl', {
      for: signup,
      output: 'SignUpUrl',
      description: 'The sign-up form: print it as a QR code for the counter. Also confirms and unsubscribes.',
    });
    const deskUrl = this.publicUrl('DeskUrl', {
      for: redeem,
      output: 'DeskUrl',
      description: 'The staff desk: open it in the browser of the till.',
    });

    const mail = this.mail();

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
    new AlarmLetters(this, 'AlarmLetters', { ...parts, pages: signup, pagesUrl: signupUrl });
  }
}
