// How a row of the offers table looks, how long it is kept, and what holds of one in a state.
import type { TraceLine } from '../decisions/pick.ts';
import type { NeverSentReason } from '../decisions/send.ts';

/** From the claim until the message service has answered, and for ever where it never did. A tap proves that it arrived. */
export const FATE_UNKNOWN = 'fate-unknown';

/** On one that was sent and opened by something that may have been a person. A tap takes it away. */
export const OPENED_UNCLEAR = 'opened-unclear';

export type OfferState = 'chosen' | 'sent' | 'taken' | 'out-of-window' | 'ignored' | 'no-fit' | 'never-sent';

export type OfferRow = {
  readonly offer_id: string;
  readonly order_id: string;
  readonly customer_id: string;
  readonly state: OfferState;
  /**
   * Why it was never sent; or, of one that was sent, `fate-unknown` where nobody knows whether it went out, and
   * `opened-unclear` where it did and nobody can tell who opened it.
   */
  readonly reason?: NeverSentReason | typeof FATE_UNKNOWN | typeof OPENED_UNCLEAR;
  readonly sku?: string;
  readonly product_name?: string;
  readonly price_minor?: number;
  readonly currency?: string;
  readonly store_ref?: string;
  /** The model's line; absent when the shop's own ranking chose. */
  readonly line?: string;
  readonly ranked_by?: 'model' | 'shop';
  readonly trigger_sku?: string;
  readonly trigger_name?: string;
  readonly trace: readonly TraceLine[];
  readonly chosen_at: string;
  readonly due_at: string;
  /** Index sort key: when to send; for offers that never had one, when they were decided. */
  readonly send_at: string;
  readonly sent_at?: string;
  readonly channel?: string;
  /** The short word in a text's link, by which the tap finds the offer; index. */
  readonly link_token?: string;
  /** Since when the message service puts it off. */
  readonly put_off_at?: string;
  /** Whose claim it is. */
  readonly claimed_by?: string;
  /** The customer's last nudge before this one, put back if this message certainly failed. */
  readonly previous_nudged_at?: string;
  readonly window_ends_at?: string;
  readonly tapped_at?: string;
  readonly late_tapped_at?: string;
  readonly opened_unclear_at?: string;
  readonly closed_at?: string;
  /** Epoch seconds; 13 months after the offer closed. Never a timer, only housekeeping. */
  readonly expires_at?: number;
};

/** Thirteen months, so that a year-on-year look stays possible. */
const KEEP_DAYS = 396;
export const expiryOf = (now: Date): number => Math.floor(now.getTime() / 1000) + KEEP_DAYS * 86_400;

export const offerIsStillChosen = '#state = :chosen';
export const offerIsStillSent = '#state = :sent';
