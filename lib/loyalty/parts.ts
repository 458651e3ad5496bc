// What the files of the loyalty stack are handed: everything that exists, made by the stack itself.
import type { Construct } from 'constructs';
import type { BackupBucket } from '../constructs/backup-bucket.ts';
import type { LinkKey } from '../constructs/link-key.ts';
import type { Mail } from '../constructs/mail.ts';
import type { OneOffSchedules } from '../constructs/one-off-schedules.ts';
import type { OwnerAlerts } from '../constructs/owner-alerts.ts';
import type { PublicUrl } from '../constructs/public-url.ts';
import type { RulesSource } from '../constructs/rules-source.ts';
import type { SinglePurposeFunction } from '../constructs/single-purpose-function.ts';
import type { StoredSecret } from '../constructs/stored-secret.ts';
import type { WaitingRoom } from '../constructs/waiting-room.ts';
import type { Product } from '../product.ts';
import type { LoyaltySettings, ShopSettings } from '../settings/shop-settings.ts';
import type { LoyaltyTables } from './tables.ts';

export type LoyaltyJob =
  | 'posWebhook'
  | 'earn'
  | 'signup'
  | 'redeem'
  | 'dispatch'
  | 'nightly'
  | 'sweep'
  | 'summary'
  | 'driveSync';

export type LoyaltyParts = LoyaltyTables & {
  readonly scope: Construct;
  readonly product: Product;
  readonly settings: ShopSettings;
  readonly loyalty: LoyaltySettings;
  readonly alerts: OwnerAlerts;
  readonly undelivered: WaitingRoom;
  readonly linkKey: LinkKey;
  readonly posSecret: StoredSecret;
  readonly sessionKey: StoredSecret;
  readonly rules: RulesSource;
  readonly backups: BackupBucket;
  readonly mail: Mail;
  /** Mails that wait for the end of quiet hours. */
  readonly deferrals: OneOffSchedules;
  readonly signupUrl: PublicUrl;
  readonly deskUrl: PublicUrl;
} & Readonly<Record<LoyaltyJob, SinglePurposeFunction>>;
