// What a till tells us, in our own words. Every till file translates its webhooks into these shapes. Ids are
// strings, money is integer minor units of the shop's currency, instants are ISO-8601 UTC, phones are E.164.
import type { Issue, Notes } from './store-events.ts';

/** One line of a sale or of a refund. `amountMinor` is what the whole line came to, discounts off. */
export type SaleItem = {
  /** The product's code in the till; absent where the till knows only names. */
  readonly code?: string;
  readonly name: string;
  readonly quantity: number;
  readonly amountMinor: number;
  /** Money that is spent later, and earns its points then. */
  readonly giftCard?: true;
};

type Figures = {
  readonly currency: string;
  /** What was paid, tips left out. */
  readonly totalMinor: number;
  readonly items: readonly SaleItem[];
};

/**
 * A closed sale, or (`sale.updated`) the same sale with other figures. A till that cannot tell the two apart sends
 * `sale.updated`: for a sale nobody has told us of it counts as a new one.
 */
export type Sale = Figures & {
  readonly type: 'sale.completed' | 'sale.updated';
  readonly saleId: string;
  readonly closedAt: string;
  /** When these figures were written down, where the till says so: the newer figures count. */
  readonly updatedAt?: string;
  /** Absent: nobody to give points to. */
  readonly phone?: string;
};

/** Money went back, for some lines or all. `saleId` names the refund, `refundOf` the sale. */
export type Refund = Figures & {
  readonly type: 'sale.refunded';
  readonly saleId: string;
  readonly refundOf: string;
  readonly closedAt: string;
};

/** The sale never was: everything that is left of it goes back. */
export type SaleVoided = {
  readonly type: 'sale.voided';
  readonly saleId: string;
  readonly refundOf: string;
  readonly closedAt: string;
};

/**
 * Money moved, and the till's maker did not say for what until the last time it told of it. Nobody can say whose points
 * they are; a person must look. `saleId` names the payment, the refund or the dispute.
 */
export type MoneyUnread = {
  readonly type: 'money.unread';
  readonly saleId: string;
  readonly what: 'payment' | 'refund';
  readonly closedAt: string;
  readonly currency: string;
  readonly totalMinor: number;
};

export type TillEvent = Sale | Refund | SaleVoided | MoneyUnread;

export type TillTranslation =
  /** `also`: what else the same delivery tells of, after `event`; a refund may be of several sales. */
  | {
      readonly kind: 'event';
      readonly event: TillEvent;
      readonly also?: readonly TillEvent[];
      readonly notes?: Notes;
    }
  | { readonly kind: 'ignored'; readonly reason: string }
  | { readonly kind: 'invalid'; readonly issues: readonly Issue[] };

/** What loy-earn answers to loy-pos-webhook, and so what the till is told. */
export type EarnAnswer = {
  readonly status: 'accepted' | 'duplicate' | 'ignored';
  /** `added`, `held`, `taken-back`, `waiting-for-its-sale`, `no-member`, … */
  readonly reason: string;
};
