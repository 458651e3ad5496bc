// How the tables' rows look. Attribute names are the field's own words; instants are ISO-8601 UTC.

export type ConsentWord = {
  readonly agrees: boolean;
  readonly at: string;
  readonly ticked?: true;
  readonly pending?: true;
  readonly refused?: true;
};

export type CartStatus = 'open' | 'bought' | 'closed';
export type Step = 'first' | 'second';
/**
 * `unknown` from the claim until SES has answered, and for ever where it never did: the mail may have gone out. Only
 * `sent` is sent. `refused`: it certainly did not go out, and would not at another try.
 */
export type StepOutcome = 'sent' | 'refused' | 'unknown' | SkippedOutcome;
export type SkippedOutcome =
  | 'skipped-do-not-disturb'
  | 'skipped-unsubscribed'
  | 'skipped-no-consent'
  | 'skipped-too-late'
  /** Of somebody whom the owner's rules hold out, who would have got it. */
  | 'skipped-held-out'
  | 'skipped-silent-elsewhere'
  | 'skipped-enough-messages'
  /** Would have been sent, if the product were live for its person. */
  | 'skipped-not-live'
  /** The same; the owner got it in their stead. */
  | 'skipped-owner-only';
export type CloseReason =
  | 'gave-up'
  | 'bought-elsewhere'
  | 'suppressed'
  | 'written-off'
  | 'erased'
  | 'customer-deleted'
  | 'cancelled'
  | 'before-go-live';

export type CartItemRow = {
  readonly sku: string;
  readonly name: string;
  readonly quantity: number;
  readonly price_minor: number;
  /** What the whole line costs, where that is not the price times the quantity. */
  readonly line_minor?: number;
  readonly image_url?: string;
  readonly add_url?: string;
};

/** cr-state. Some attributes carry the moment they were learnt (`…_at`), so that events may come in any order. */
export type CartRow = {
  readonly cart_id: string;
  readonly status: CartStatus;
  readonly closed_reason?: CloseReason;
  readonly closed_at?: string;
  /** Grows with every write: the condition of every read-modify-write. */
  readonly version: number;

  /** Of the newest change: the moment of abandonment, from which both waits count. Absent before any. */
  readonly changed_at?: string;
  readonly changed_event?: string;
  /** Events that the store dated into the future, each with the moment of its first delivery: a repeat counts as that. */
  readonly heard_ahead?: readonly { readonly event_id: string; readonly at: string }[];
  /** The cart's short name in links; index. Absent on a row that was not written since links carry it. */
  readonly link_id?: string;
  /** The earliest moment known of the cart. */
  readonly began_at: string;
  readonly currency?: string;
  readonly total_minor?: number;
  /** The total in the shop's currency, where the cart is in another and the store said both. */
  readonly shop_total_minor?: number;
  /** What stands between the items and the total, by name. */
  readonly extras?: readonly { readonly name: string; readonly minor: number }[];
  readonly items?: readonly CartItemRow[];
  /** How many lines the cart has, where `items` holds only the first of them. */
  readonly item_count?: number;
  readonly saved_link: boolean;
  /** No link leads back to the cart as it stands: no words may say that it is kept, and an earlier `return_url` is another cart's. */
  readonly not_kept?: true;
  /** The cart is an order of the store, which is bought once; other ids may be used again after a purchase. */
  readonly is_order?: true;
  /** When the cart was last given up, and the minutes without a change after which the store does so by itself. */
  readonly cancelled_at?: string;
  readonly cancels_itself?: { readonly from: number; readonly to?: number };
  /** The order that the store last said was cancelled or refunded, and when. Of a cart that is an order `cancelled_at` says so. */
  readonly taken_back_order?: string;
  readonly taken_back_at?: string;

  /** Lower-case. */
  readonly email?: string;
  readonly email_at?: string;
  /** The store's own record of the customer has it; else the checkout alone, which the record cannot take away. */
  readonly email_from?: 'customer';
  /** The store's id of the customer; index. */
  readonly customer_id?: string;
  readonly customer_id_at?: string;
  /** Events named more than one address, whichever the cart has. */
  readonly had_another_address?: true;
  /** The newest word on getting mail of events that name nobody: it is the person's who turns out to be the cart's. */
  readonly nameless_consent?: ConsentWord;
  readonly name?: string;
  readonly name_at?: string;
  readonly return_url?: string;
  readonly return_url_at?: string;
  readonly time_zone?: string;
  readonly time_zone_at?: string;
  readonly locale?: string;
  readonly locale_at?: string;

  /** Two values, in hours: the waits of this cart instead of its size's. */
  readonly wait_override?: readonly [number, number];

  readonly first_at?: string;
  readonly first_outcome?: StepOutcome;
  readonly second_at?: string;
  readonly second_outcome?: StepOutcome;
  /** Since when SES puts the next reminder off. */
  readonly put_off_at?: string;
  /** Whose claim of the step it is. */
  readonly first_claimed_by?: string;
  readonly second_claimed_by?: string;

  /** Its shopper was erased: the cart never learns of a person again. */
  readonly erased_at?: string;
  /** The shopper's or the owner's link to this cart took its address off. */
  readonly unsubscribed_at?: string;

  readonly bought_at?: string;
  readonly order_id?: string;
  readonly order_total_minor?: number;
  /** Of that total; it need not be the cart's. Absent on a row of the time before. */
  readonly order_currency?: string;

  /** The shop's local date of the later of `changed_at` and `bought_at`; index. */
  readonly day: string;
  /** `open` while the cart is open and has an address; index. */
  readonly waits?: 'open';
  /** When the cart is next looked at; kept while `waits` is set. */
  readonly wakeup_at?: string;
};

/** cr-people (ours): what must be known of a person whichever cart is looked at, strongly consistent. */
export type PersonRow = {
  readonly email: string;
  readonly last_bought_at?: string;
  /** Whether they accepted marketing, as the newest word has it, and from when that counts. */
  readonly consent?: boolean;
  readonly consent_at?: string;
  /** Asked for and not confirmed yet. */
  readonly consent_pending?: true;
  /** They said that they want no more. */
  readonly consent_refused?: true;
  readonly last_reminded_at?: string;
  readonly last_reminded_cart?: string;
};

/** cr-sends: one row per cart and step, whether sent or skipped. */
export type SendRow = {
  readonly cart_id: string;
  readonly step: Step;
  readonly sent_at: string;
  readonly outcome: StepOutcome;
  readonly channel: 'email';
  readonly move: 'first_reminder' | 'second_reminder';
  readonly recipient: string;
  /** The cart's total at that moment. */
  readonly total_minor: number;
  readonly currency: string;
  /** What the recipient had said of getting mail, by which they were or were not reminded. */
  readonly consent?: ConsentWord;
};

/** cr-unsub. `email` is the address in lower case, or the digest of an erased one. */
export type UnsubRow = {
  readonly email: string;
  readonly unsubscribed_at: string;
  readonly source: 'shopper' | 'owner' | 'complaint' | 'bounce' | 'erased';
};

/** cr-audit: one row per stop and per action, of whoever. */
export type AuditRow = {
  readonly cart_id: string;
  /** Instant, `#`, action: of one cart no action happens twice in one millisecond. */
  readonly ts: string;
  readonly action:
    | 'bought'
    | 'bought-elsewhere'
    | 'gave-up'
    | 'suppress'
    | 'unsubscribe'
    | 'opt-in'
    | 'write-off'
    | 'own-waits'
    | 'erase'
    | 'customer-deleted'
    | 'cancelled'
    | 'no-consent'
    | 'before-go-live';
  /** Who did it: the owner's address for what the owner did, `command` and a name for what was typed. */
  readonly by_user: string;
  readonly before: Readonly<Record<string, unknown>>;
  readonly after: Readonly<Record<string, unknown>>;
};
