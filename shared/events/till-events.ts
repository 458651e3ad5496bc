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

export type TillEvent = Sale | Refund | SaleVoided;

export type TillTranslation =
  | { readonly kind: 'event'; readonly event: TillEvent; readonly notes?: Notes }
  | { readonly kind: 'ignored'; readonly reason: string }
  | { readonly kind: 'invalid'; readonly issues: readonly Issue[] };

/** What loy-earn answers to loy-pos-webhook, and so what the till is told. */
export type EarnAnswer = {
  readonly status: 'accepted' | 'duplicate' | 'ignored';
  /** `added`, `held`, `taken-back`, `waiting-for-its-sale`, `no-member`, … */
  readonly reason: string;
};
