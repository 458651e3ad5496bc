// What the files of the upsell stack are handed: everything that exists, made by the stack itself.
import type { Construct } from 'constructs';
import type { LinkKey } from '../constructs/link-key.ts';
import type { Mail } from '../constructs/mail.ts';
import type { OwnerAlerts } from '../constructs/owner-alerts.ts';
import type { PublicUrl } from '../constructs/public-url.ts';
import type { RulesSource } from '../constructs/rules-source.ts';
import type { SinglePurposeFunction } from '../constructs/single-purpose-function.ts';
import type { StoredSecret } from '../constructs/stored-secret.ts';
import type { WaitingRoom } from '../constructs/waiting-room.ts';
import type { Product } from '../product.ts';
import type { ShopSettings, UpsellSettings } from '../settings/shop-settings.ts';
import type { UpsellTables } from './tables.ts';

export type UpsellJob = 'order' | 'picker' | 'sender' | 'addLink' | 'sweep' | 'catalogSync' | 'optOut';

export type UpsellParts = UpsellTables & {
  readonly scope: Construct;
  readonly product: Product;
  readonly settings: ShopSettings;
  readonly upsell: UpsellSettings;
  readonly alerts: OwnerAlerts;
  readonly undelivered: WaitingRoom;
  readonly linkKey: LinkKey;
  readonly webhookSecret: StoredSecret;
  readonly storeApi: StoredSecret;
  readonly rules: RulesSource;
  readonly mail: Mail;
  readonly addLinkUrl: PublicUrl;
  readonly optOutUrl: PublicUrl;
} & Readonly<Record<UpsellJob, SinglePurposeFunction>>;
