// How the tables' rows look. Attribute names are the field's own words; instants are ISO-8601 UTC, money is minor units.

export type RecordedOutcome =
  | 'queueing'
  | 'queued'
  | 'opted-out'
  | 'no-consent'
  | 'no-contact'
  | 'capped'
  | 'stopped'
  | 'renewal'
  | 'imported';

/** Why an order got no further than the gate. */
export const GATE_ENDINGS = [
  'capped',
  'no-consent',
  'no-contact',
  'opted-out',
  'stopped',
  'renewal',
] as const satisfies readonly RecordedOutcome[];
export type GateEnding = (typeof GATE_ENDINGS)[number];

export type StopReason = 'cancelled' | 'refunded' | 'edited';

/** upsr-orders. */
export type OrderRow = {
  readonly order_id: string;
  readonly customer_id?: string;
  readonly placed_at?: string;
  readonly recorded_at?: string;
  readonly currency?: string;
  readonly total_minor?: number;
  readonly items?: readonly {
    readonly sku: string;
    readonly name: string;
    readonly quantity: number;
    readonly price_minor: number;
  }[];
  /** How many lines the order has, where `items` holds only the first of them. */
  readonly line_count?: number;
  /** Absent on a row that so far only knows its order was cancelled or refunded. */
  readonly gate_outcome?: RecordedOutcome;
  /** Index: the same, of an order that got no further. */
  readonly ended_as?: GateEnding;
  /** The job that was begun; any other of this order is dropped. */
  readonly job_id?: string;
  readonly stopped_reason?: StopReason;
  /** SKUs that were taken off the order since it was placed. */
  readonly gone_skus?: ReadonlySet<string>;
  /** The offers whose add-on it bought; a later cancellation or refund takes it off them. */
  readonly came_of?: ReadonlySet<string>;
  readonly stopped_at?: string;
  readonly expires_at?: number;
};

export type Rejection =
  | 'unknown-sku'
  | 'never-offered'
  | 'out-of-stock'
  | 'not-complementary'
  | 'outside-price-band'
  | 'other-currency'
  | 'in-basket'
  | 'already-owned';

/** One line of the trace: what became of one proposal. */
export type TraceLine = {
  readonly sku: string;
  readonly outcome: 'chosen' | 'not-reached' | 'nothing-complements-it' | 'order-below-minimum' | Rejection;
};

export type NeverSentReason =
  | 'opted-out'
  | 'no-consent'
  | 'no-contact'
  | 'capped'
  | 'cancelled'
  | 'refunded'
  /** What it goes with was taken off the order. */
  | 'edited'
  | 'sold-out'
  | 'price-changed'
  | 'already-owned'
  | 'too-late'
  /** Of somebody whom the owner's rules hold out, who would have got it. */
  | 'held-out'
  /** Opted out of another product, where the products share what they know. */
  | 'silent-elsewhere'
  /** Had as many messages of all products as the owner allows. */
  | 'enough-messages'
  /** Would have been sent, if the product were live for its person. */
  | 'not-live'
  /** The same; the owner got it in their stead. */
  | 'owner-only'
  /** As a text, however short; and the customer did not agree to e-mail. */
  | 'message-does-not-fit'
  /** Something in it cannot be; the owner was told. */
  | 'impossible'
  | 'refused';

export type OfferState = 'chosen' | 'sent' | 'taken' | 'out-of-window' | 'ignored' | 'no-fit' | 'never-sent';

/** upsr-offers. */
export type OfferRow = {
  readonly offer_id: string;
  readonly order_id: string;
  readonly customer_id: string;
  readonly state: OfferState;
  /**
   * Why it was never sent; or, of one that was sent, `fate-unknown` where nobody knows whether it went out, and
   * `opened-unclear` where it did and nobody can tell who opened it.
   */
  readonly reason?: NeverSentReason | 'fate-unknown' | 'opened-unclear';
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
  /** Until when buying the add-on is counted; absent on one that was never sent, nor would have been, and of the time before. */
  readonly followed_until?: string;
  /** The orders that bought it by then, and what each paid for it in the shop's currency; those taken back since are off. */
  readonly bought_orders?: Readonly<Record<string, number>>;
  readonly tapped_at?: string;
  readonly late_tapped_at?: string;
  readonly opened_unclear_at?: string;
  readonly closed_at?: string;
  /** Epoch seconds; 13 months after the offer closed. Never a timer, only housekeeping. */
  readonly expires_at?: number;
};

/** What a customer's row remembers of consent. */
export type ConsentRow = {
  readonly email_consent?: boolean;
  readonly sms_consent?: boolean;
  /** From when the consent counts; absent where it was said before we noted when. */
  readonly email_consent_at?: string;
  readonly sms_consent_at?: string;
  /** Asked for and not confirmed yet. */
  readonly email_consent_pending?: true;
  readonly sms_consent_pending?: true;
  /** They said that they want no more. */
  readonly email_consent_refused?: true;
  readonly sms_consent_refused?: true;
};

/** What somebody was offered, or would have been, and from when to when buying it is counted. */
export type Asked = {
  readonly offer_id: string;
  readonly sku: string;
  readonly from: string;
  readonly until: string;
  readonly held_out?: true;
};

/** What the row of any of a person's keys says of the cap. */
export type CapRow = {
  readonly customer_id: string;
  readonly last_nudged_at?: string;
  readonly nudge_pending_order?: string;
  readonly nudge_pending_until?: string;
  readonly asked?: readonly Asked[];
};

/** upsr-customers. */
export type CustomerRow = ConsentRow & {
  readonly customer_id: string;
  readonly name?: string;
  readonly email?: string;
  readonly phone?: string;
  readonly locale?: string;
  readonly time_zone?: string;
  /** How old what is known of their name and addresses is. */
  readonly contact_at?: string;
  /** The store's own record of the customer has it; else an order brought it, which the record cannot take away. */
  readonly email_from?: 'customer';
  readonly phone_from?: 'customer';
  readonly owned_skus?: ReadonlySet<string>;
  /** Of SKUs for which the set grew too large; see decisions/owned.ts. */
  readonly owned_digests?: string;
  /** How often the set was emptied into the digests. */
  readonly owned_folds?: number;
  readonly order_count?: number;
  /** In the shop's currency. */
  readonly spent_minor?: number;
  readonly last_order_at?: string;
  readonly last_nudged_at?: string;
  readonly nudge_count?: number;
  /** The newest at the end; every key of a person has it. Absent before the first, and of the time before. */
  readonly asked?: readonly Asked[];
  /** The order whose nudge is on its way, and until when it counts. */
  readonly nudge_pending_order?: string;
  readonly nudge_pending_until?: string;
};
