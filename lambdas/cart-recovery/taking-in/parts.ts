// What taking an event in and erasing a shopper have in common.

import type { OneOffs } from '../../../shared/aws/one-off-schedules.ts';
import type { Clock } from '../../../shared/handlers/clock.ts';
import type { Log } from '../../../shared/handlers/log.ts';
import type { Contacts } from '../../../shared/people/contacts.ts';
import type { Shop } from '../../../shared/shop/shop.ts';
import type { CartRules } from '../rules/shape.ts';
import type { Audit } from '../state/audit.ts';
import type { Carts } from '../state/carts.ts';
import type { DraftsSeen } from '../state/drafts-seen.ts';
import type { People } from '../state/people.ts';
import { wakeUpName } from '../state/schedule-names.ts';
import type { Sends } from '../state/sends.ts';
import type { Unsub } from '../state/unsub.ts';
import type { GoLive } from './go-live.ts';

export type CartParts = {
  readonly shop: Shop;
  readonly log: Log;
  readonly now: Clock;
  readonly rules: () => Promise<CartRules>;
  readonly carts: Carts;
  readonly people: People;
  readonly sends: Sends;
  readonly unsub: Unsub;
  readonly audit: Audit;
  readonly goLive: GoLive;
  /** Where the products share what they know of people. */
  readonly contacts?: Contacts;
  readonly schedules: Pick<OneOffs, 'set' | 'remove'>;
  /** Of a store whose carts are drafts. */
  readonly drafts?: Pick<DraftsSeen, 'note'>;
};

/** For a cart that stops: nothing wakes up for it any more. */
export async function removeSchedules(
  cartId: string,
  parts: { readonly schedules: Pick<OneOffs, 'remove'> },
): Promise<void> {
  await parts.schedules.remove(wakeUpName(cartId));
}
