// The order gate: may this order earn a nudge at all? Asked after the signature and the dedup,
// before anything that costs money. The order of the checks is the order of the outcomes below.

import type { Order } from '../../../shared/events/store-events.ts';
import { agreesNow } from '../../../shared/people/consent.ts';
import type { Channel } from '../../../shared/shop/shop.ts';
import { isCapped } from './cap.ts';
import { orderConsents, type RememberedConsents } from './order-consents.ts';

/** What is already known of the shopper; every member absent for somebody new. */
export type KnownCustomer = {
  readonly consents?: RememberedConsents;
  readonly email?: string;
  readonly phone?: string;
  /** ISO instant of the last nudge. */
  readonly lastNudgedAt?: string;
  /** An earlier order's nudge is on its way until this instant. */
  readonly nudgePendingUntil?: string;
};

export type GateFacts = {
  readonly order: Order;
  readonly customer: KnownCustomer | undefined;
  readonly optedOut: boolean;
  /** The store already told us the order is cancelled or refunded. */
  readonly stopped: boolean;
  readonly channel: Channel;
  readonly capDays: number;
};

export type GateOutcome =
  | 'queue'
  | 'opted-out'
  | 'no-consent'
  | 'no-contact'
  | 'capped'
  | 'stopped'
  | 'renewal';

/** Decides on one order that is seen for the first time. */
export function decideGate(facts: GateFacts, now: Date): GateOutcome {
  const { order, customer, channel } = facts;
  const person = order.customer;
  if (facts.stopped) return 'stopped';
  // What somebody bought counts; but they are not in the shop now, and may not even know that it happened.
  if (order.renews === true) return 'renewal';
  if (person === undefined) return 'no-contact';
  if (facts.optedOut) return 'opted-out';

  const said = orderConsents(order)[channel];
  if (agreesNow(said, customer?.consents?.[channel]) !== true) return 'no-consent';

  const address = channel === 'sms' ? (person.phone ?? customer?.phone) : (person.email ?? customer?.email);
  if (address === undefined) return 'no-contact';

  if (isCapped(customer?.lastNudgedAt, facts.capDays, now)) return 'capped';
  if (customer?.nudgePendingUntil !== undefined && new Date(customer.nudgePendingUntil) > now)
    return 'capped';
  return 'queue';
}
