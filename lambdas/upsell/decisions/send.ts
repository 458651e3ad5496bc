// The last look before a nudge goes out. Everything the gate and the pick believed an hour ago is
// asked again, because the shopper may have opted out, the order may be gone and the shelf may be empty.

import type { Channel } from '../../../shared/shop/shop.ts';
import type { QuietHours } from '../../../shared/time/quiet-hours.ts';
import { nextAllowedMinute } from '../../../shared/time/quiet-hours.ts';
import { zoneOr } from '../../../shared/time/zone.ts';
import type { NeverSentReason } from '../rows.ts';
import { isCapped } from './cap.ts';
import type { OwnedSkus } from './owned.ts';
import { isTooLate } from './timing.ts';

export type SendFacts = {
  readonly offer: {
    readonly sku: string;
    readonly priceMinor: number;
    readonly currency: string;
    readonly dueAt: string;
    /** What was bought that brought it. */
    readonly triggerSku?: string;
  };
  readonly order:
    | {
        readonly stoppedReason?: 'cancelled' | 'refunded' | 'edited';
        readonly goneSkus?: ReadonlySet<string>;
      }
    | undefined;
  readonly customer:
    | {
        readonly email?: string;
        readonly phone?: string;
        readonly emailConsent?: boolean;
        readonly smsConsent?: boolean;
        readonly timeZone?: string;
        readonly lastNudgedAt?: string;
        readonly ownedSkus: OwnedSkus;
      }
    | undefined;
  readonly optedOut: boolean;
  readonly product:
    | { readonly priceMinor: number; readonly currency: string; readonly stock?: number }
    | undefined;
  readonly channel: Channel;
  readonly capDays: number;
  readonly quietHours: QuietHours;
  readonly shopTimeZone: string;
};

export type SendDecision =
  /** `emailInstead`: where to write if the words fit no text, to somebody who agreed to that. */
  | { readonly kind: 'send'; readonly to: string; readonly emailInstead?: string }
  | { readonly kind: 'defer'; readonly until: Date }
  | { readonly kind: 'never-send'; readonly reason: NeverSentReason };

const never = (reason: NeverSentReason): SendDecision => ({ kind: 'never-send', reason });

/** Decides on one due offer. Lateness is judged before quiet hours, so that a stale nudge is not deferred first. */
export function decideSend(facts: SendFacts, now: Date): SendDecision {
  const { offer, customer, product, channel } = facts;
  if (facts.optedOut) return never('opted-out');
  // Erasing a shopper deletes the row; what is not there must not be messaged.
  if (customer === undefined) return never('no-contact');
  if ((channel === 'sms' ? customer.smsConsent : customer.emailConsent) !== true) return never('no-consent');
  const to = channel === 'sms' ? customer.phone : customer.email;
  if (to === undefined) return never('no-contact');

  if (isCapped(customer.lastNudgedAt, facts.capDays, now)) return never('capped');
  if (facts.order?.stoppedReason !== undefined) return never(facts.order.stoppedReason);
  if (offer.triggerSku !== undefined && facts.order?.goneSkus?.has(offer.triggerSku)) return never('edited');

  if (product === undefined || (product.stock !== undefined && product.stock <= 0)) return never('sold-out');
  if (product.priceMinor !== offer.priceMinor || product.currency !== offer.currency)
    return never('price-changed');
  if (customer.ownedSkus.has(offer.sku)) return never('already-owned');

  if (isTooLate(new Date(offer.dueAt), now)) return never('too-late');
  const allowed = nextAllowedMinute(now, facts.quietHours, zoneOr(customer.timeZone, facts.shopTimeZone));
  if (allowed > now) return { kind: 'defer', until: allowed };
  const mayWrite = channel === 'sms' && customer.emailConsent === true && customer.email !== undefined;
  return { kind: 'send', to, ...(mayWrite ? { emailInstead: customer.email } : {}) };
}
