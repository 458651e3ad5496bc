// What a store tells us of a cart, in our own words. Every platform file translates its webhooks into these
// shapes. Ids are strings, money is integer minor units, instants are ISO-8601 UTC, e-mail is lower-case.
import type { BasketItem, ConsentWord, Issue, Notes } from './store-events.ts';

export type CartItem = BasketItem & {
  /** What the whole line costs, where that is not the pieces' price times their number. */
  readonly lineMinor?: number;
  /** Puts this one thing into the basket, where no one link puts all of them. */
  readonly addUrl?: string;
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
  /** The store's own record of the customer has that address too, and not only the checkout. */
  readonly emailIsRecorded?: true;
  /** The store's id of the customer, for when it knows them by another address. */
  readonly customerId?: string;
  /** What the body says of getting mail; absent where it says nothing. */
  readonly consent?: ConsentWord;
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
  /** No link leads back to this cart as it was; a reminder must not say that it is kept. */
  readonly notKept?: true;
  readonly savedLink: boolean;
  /** The cart is an order of the store: it is bought once, and its id is never another cart's. */
  readonly isOrder?: true;
  /** The cart is a draft that the store's checkout keeps; a store may stop telling of these. */
  readonly isDraft?: true;
  readonly items: readonly CartItem[];
  /** How many lines there are, where `items` holds only the first of them. */
  readonly itemCount?: number;
};

/** The cart is no cart any more: the shopper, the shop or the store itself gave it up. */
export type CartCancelled = Common & {
  readonly type: 'cart.cancelled';
  /**
   * Stores give up by themselves what nobody touched for a while. What comes after so many minutes without a change is
   * nobody's word: the shopper's cart is as it was.
   */
  readonly byItself?: { readonly fromMinutes: number; readonly toMinutes?: number };
  /** The cart is an order of the store. Most orders that are cancelled or deleted never were a cart of ours. */
  readonly isOrder?: true;
  /** The order that the cart became: it was cancelled or refunded, and the cart with it. */
  readonly orderId?: string;
};

/** The cart was bought. It may name a cart nobody has told us of, and arrive before the cart's own events. */
export type CheckoutCompleted = Common & {
  readonly type: 'checkout.completed';
  readonly orderId: string;
  readonly email?: string;
  readonly emailIsRecorded?: true;
  readonly customerId?: string;
  readonly consent?: ConsentWord;
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

/** What an address says of getting mail, told apart from any cart. */
export type ShopperConsent = {
  readonly type: 'shopper.consent';
  readonly eventId: string;
  readonly occurredAt: string;
  readonly ahead?: true;
  readonly email: string;
  readonly word: ConsentWord;
};

/** The store knows a customer by another address (`none`: by no address any more). */
export type ShopperChanged = {
  readonly type: 'shopper.changed';
  readonly eventId: string;
  readonly occurredAt: string;
  readonly ahead?: true;
  readonly customerId: string;
  readonly email: string | 'none';
};

/** The store has no such customer any more; nobody asked to be forgotten. */
export type ShopperDeleted = {
  readonly type: 'shopper.deleted';
  readonly eventId: string;
  readonly occurredAt: string;
  readonly ahead?: true;
  readonly customerId: string;
};

/** Two customers were one; the store keeps one of them. */
export type ShopperMerged = {
  readonly type: 'shopper.merged';
  readonly eventId: string;
  readonly occurredAt: string;
  readonly ahead?: true;
  readonly keptId: string;
  readonly goneId: string;
};

export type ShopperEvent = ShopperErased | ShopperConsent | ShopperChanged | ShopperDeleted | ShopperMerged;

export type CartEvent = CartChanged | CartCancelled | CheckoutCompleted | ShopperEvent;

export type CartTranslation =
  | { readonly kind: 'events'; readonly events: readonly CartEvent[]; readonly notes?: Notes }
  | { readonly kind: 'ignored'; readonly reason: string }
  | { readonly kind: 'invalid'; readonly issues: readonly Issue[] };
