// What a store tells us, in our own words. Every platform file translates its webhooks into these shapes,
// so that nothing behind the translation knows which platform the shop uses. Ids are strings (stores use
// ids above 2^53), money is integer minor units, instants are ISO-8601 UTC.

export type BasketItem = {
  /** The store's SKU; where the store has none, its variant or product id. */
  readonly sku: string;
  readonly name: string;
  readonly quantity: number;
  readonly priceMinor: number;
};

/** A shopper as the event names them. Absent members are unknown, not empty. */
export type Person = {
  /** The store's customer id; for a guest a digest of the address (see `digestOfAddress`). */
  readonly id: string;
  readonly name?: string;
  /** Lower-cased. */
  readonly email?: string;
  /** E.164. */
  readonly phone?: string;
  /** Which of them the store's own record of the customer has too, and not only the order. */
  readonly recorded?: readonly ('email' | 'phone')[];
  readonly locale?: string;
  /** IANA zone, where the store knows it. */
  readonly timeZone?: string;
  readonly emailConsent?: boolean;
  readonly smsConsent?: boolean;
  /** When that was said, where the store tells; else it was said with the order. */
  readonly emailConsentAt?: string;
  readonly smsConsentAt?: string;
  /** What is agreed to by nothing but a box that was ticked in the checkout. */
  readonly ticked?: readonly ConsentChannel[];
  /** What they were asked to confirm and have not, and what they want no more; the consent itself is then false. */
  readonly pending?: readonly ConsentChannel[];
  readonly refused?: readonly ConsentChannel[];
};

export type ConsentChannel = 'email' | 'sms';

/** What somebody said of a channel; `shared/people/consent.ts` says which of two counts. */
export type ConsentWord = {
  readonly agrees: boolean;
  /** UTC text. */
  readonly at: string;
  /** A box in the checkout of an order or a cart. */
  readonly ticked?: true;
  /** Asked for and not confirmed yet; only where `agrees` is false. */
  readonly pending?: true;
  /** They said that they want no more; only where `agrees` is false. */
  readonly refused?: true;
};

export type Order = {
  readonly orderId: string;
  readonly placedAt: string;
  /** When the shopper was there, where that was before: an order that was paid later says of them what it said then. */
  readonly saidAt?: string;
  readonly currency: string;
  readonly totalMinor: number;
  /** Absent when the order names nobody at all (a till sale). */
  readonly customer?: Person;
  readonly items: readonly BasketItem[];
  /** Made by a subscription that renews itself: nobody is shopping at the moment. */
  readonly renews?: true;
  /** SKUs that were taken off the order since it was placed. */
  readonly gone?: readonly string[];
  /** News of an order some time after it was placed: nothing to begin with, where nobody knows of it. */
  readonly changed?: true;
};

/** How an event names a shopper; at least one member is present. */
export type PersonReference = { readonly id?: string; readonly email?: string; readonly phone?: string };

type SaidOfConsent = {
  readonly customer: PersonReference;
  readonly channel: ConsentChannel;
  /** When it was said; absent where the store does not tell, and then it was said when it was heard. */
  readonly at?: string;
};

/** A customer as the store now knows them. */
export type CustomerChanged = {
  readonly type: 'customer.changed';
  readonly customerId: string;
  readonly at?: string;
  readonly name?: string;
  /** `none`: the store has none any more. Absent: it says nothing of it. */
  readonly email?: string | 'none';
  readonly phone?: string | 'none';
  /** What it says of consent beside that. */
  readonly consents?: Readonly<Partial<Record<ConsentChannel, ConsentWord>>>;
};

export type StoreEvent =
  | { readonly type: 'order.created'; readonly order: Order }
  | { readonly type: 'order.cancelled'; readonly orderId: string }
  | { readonly type: 'order.refunded'; readonly orderId: string }
  /** Lines were taken off it, and the store does not say which. */
  | { readonly type: 'order.edited'; readonly orderId: string }
  | (SaidOfConsent & { readonly type: 'customer.consented' })
  /** They agree no more, or not yet; unlike an opt-out this is no word for good. */
  | (SaidOfConsent & { readonly type: 'customer.consent_ended'; readonly pending?: true })
  /** For good, and for every channel. `said` is what it was said of, where the store tells. */
  | {
      readonly type: 'customer.opted_out';
      readonly customer: PersonReference;
      readonly said?: { readonly channel: ConsentChannel; readonly at?: string };
    }
  | { readonly type: 'customer.erased'; readonly customer: PersonReference }
  | CustomerChanged
  /** The store has no such customer any more; nobody asked to be forgotten. */
  | { readonly type: 'customer.deleted'; readonly customerId: string }
  /** Two customers were one and the same; the store keeps one of them. */
  | { readonly type: 'customer.merged'; readonly keptId: string; readonly goneId: string };

/** One field of a body that does not fit. `path` is dotted, as in `items.0.price`. */
export type Issue = { readonly path: string; readonly message: string };

/** What of a delivery could not be used though the rest of it counts, in words for the log: `email-not-ascii`. */
export type Notes = readonly string[];

export type Translation =
  | { readonly kind: 'event'; readonly event: StoreEvent; readonly notes?: Notes }
  /** A well-formed delivery that is none of our business, for example a draft order. */
  | { readonly kind: 'ignored'; readonly reason: string }
  | { readonly kind: 'invalid'; readonly issues: readonly Issue[] };

/** A product as the store lists it, one per variant. */
export type Product = {
  readonly sku: string;
  readonly name: string;
  readonly priceMinor: number;
  readonly currency: string;
  /** Units on hand; absent where the store does not count them and always sells. */
  readonly stock?: number;
  readonly category: string;
  readonly tags: readonly string[];
  /** Tags, categories or SKUs of the things this product goes with. */
  readonly complements: readonly string[];
  /** What the store's cart link needs: a variant or product id; the SKU where the store uses that. */
  readonly storeRef: string;
};
