// What the files of the cart recovery stack are handed: everything that exists, made by the stack itself.
import type { Construct } from 'constructs';
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
import type { CartRecoverySettings, ShopSettings } from '../settings/shop-settings.ts';
import type { CartTables } from './tables.ts';

export type CartJob =
  | 'ingest'
  | 'intake'
  | 'waiter'
  | 'sender'
  | 'unsubHandler'
  | 'nightlyExport'
  | 'summary'
  | 'sweep';

export type CartParts = CartTables & {
  readonly scope: Construct;
  readonly product: Product;
  readonly settings: ShopSettings;
  readonly cartRecovery: CartRecoverySettings;
  readonly alerts: OwnerAlerts;
  readonly undelivered: WaitingRoom;
  readonly linkKey: LinkKey;
  readonly webhookSecret: StoredSecret;
  readonly rules: RulesSource;
  readonly mail: Mail;
  /** One for each cart that is waited for. */
  readonly wakeUps: OneOffSchedules;
  readonly unsubUrl: PublicUrl;
} & Readonly<Record<CartJob, SinglePurposeFunction>>;
