// What a store tells us of a cart, in our own words. Every platform file translates its webhooks into these
// shapes. Ids are strings, money is integer minor units, instants are ISO-8601 UTC, e-mail is lower-case.
import type { BasketItem, Issue, Notes } from './store-events.ts';

export type CartItem = BasketItem & {
  /** What the whole line costs, where that is not the pieces' price times their number. */
  readonly lineMinor?: number;
  readonly imageUrl?: string;
};

/** What stands between the lines and the total, by its name: `Shipping`, `Tax`; below zero for what was taken off. */
export type Extra = { readonly name: string; readonly minor: number };

type Common = {
  /** The store's id of this event or delivery; with the cart's id it names one happening. */
  readonly eventId: string;
  readonly cartId: string;
  /** When it happened in the store, not when we heard of it. */
  readonly occurredAt: string;
  /** The store dated it far into the future; `occurredAt` is then when this delivery of it was heard. */
  readonly ahead?: true;
};

/** The cart as it stands after a change. `cart.saved` says that the shopper keeps it on purpose. */
export type CartChanged = Common & {
  readonly type: 'cart.updated' | 'cart.saved';
  /** When the cart began, where the store says so; else the earliest event counts. */
  readonly beganAt?: string;
  readonly email?: string;
  /** First name. */
  readonly name?: string;
  /** IANA zone. */
  readonly timeZone?: string;
  /** BCP 47. */
  readonly locale?: string;
  /** What the shopper saw; it need not be the shop's. */
  readonly currency: string;
  readonly totalMinor: number;
  /** The total in the shop's currency, where the store says it beside another one's. */
  readonly shopTotalMinor?: number;
  /** With them the lines come to the total. Absent where the lines do so alone. */
  readonly extras?: readonly Extra[];
  /** Puts the shopper back into this very cart. */
  readonly returnUrl?: string;
  readonly savedLink: boolean;
  readonly items: readonly CartItem[];
  /** How many lines there are, where `items` holds only the first of them. */
  readonly itemCount?: number;
};

/** The cart was bought. It may name a cart nobody has told us of, and arrive before the cart's own events. */
export type CheckoutCompleted = Common & {
  readonly type: 'checkout.completed';
  readonly orderId: string;
  readonly email?: string;
  readonly currency?: string;
  readonly totalMinor?: number;
};

/** A shopper wants to be forgotten; it is about an address, not about a cart. */
export type ShopperErased = {
  readonly type: 'shopper.erased';
  readonly eventId: string;
  readonly occurredAt: string;
  readonly ahead?: true;
  readonly email: string;
};

export type CartEvent = CartChanged | CheckoutCompleted | ShopperErased;

export type CartTranslation =
  | { readonly kind: 'events'; readonly events: readonly CartEvent[]; readonly notes?: Notes }
  | { readonly kind: 'ignored'; readonly reason: string }
  | { readonly kind: 'invalid'; readonly issues: readonly Issue[] };
