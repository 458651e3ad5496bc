// What there is to do about a sale of which something new is known. A refund and a correction are decided once
// (refund-plan.ts, correction-plan.ts), whoever asks: the till by its webhook, or a manager who agrees to what was held.
// Both have their plan done by state/points/settling.ts.
import type { LedgerRow, Stamps } from '../rows.ts';
import type { ReviewRow, SaleFigures } from '../sale-rows.ts';
import type { TakenBack } from './refund.ts';

/** How the sale's own row changes with it. */
export type SaleChange =
  | { readonly kind: 'refund'; readonly id: string; readonly taken: TakenBack }
  | {
      readonly kind: 'figures';
      readonly figures: SaleFigures;
      readonly digest: string;
      readonly updatedAt?: string | undefined;
      /** The ledger key of the correction that they came to. */
      readonly correctedAs?: string;
      /** Whose the sale is from now on, and under which ledger key. */
      readonly owner?: { readonly phone: string; readonly ts: string };
    }
  | { readonly kind: 'unchanged' };

/** Of the case of a sale that waits for a person: over with it, or what approving it comes to now. */
export type CaseChange =
  | { readonly kind: 'withdrawn'; readonly row: ReviewRow }
  | {
      readonly kind: 'comes-to';
      readonly row: ReviewRow;
      readonly points: number;
      readonly totalMinor: number;
    };

/** It counts already, was decided already, or a newer word does. */
export type Settled<As extends string> = { readonly kind: 'settled'; readonly as: As };

/** The sale's row says so; no points move. */
export type Note = { readonly kind: 'note'; readonly change: SaleChange; readonly waiting?: CaseChange };

/** Points move, once: the ledger row says why. */
export type MovePoints = {
  readonly kind: 'move-points';
  readonly change: SaleChange;
  readonly row: Pick<
    LedgerRow,
    'phone' | 'ts' | 'points_change' | 'reason' | 'base_points' | 'bonus_points' | 'stamps'
  >;
  /** The purchase behind it, where it counts from here on. */
  readonly visit?: { readonly at: string; readonly totalMinor: number };
  /** A visit that never was. */
  readonly visits?: -1;
  readonly spentMinor: number;
  /** The member whom what was given for the sale is taken from, where it goes to another. */
  readonly from?: {
    readonly phone: string;
    readonly ts: string;
    /** So many go. */
    readonly points: number;
    /** And so many stamps come: below zero. */
    readonly stamps?: Stamps;
    readonly visits?: -1;
    readonly spentMinor: number;
  };
  readonly waiting?: CaseChange;
};

/** Nothing moves before a person has looked; `points` is what agreeing comes to. */
export type Hold<Reason extends string> = {
  readonly kind: 'hold';
  readonly reason: Reason;
  readonly points: number;
  readonly totalMinor: number;
};

/** A person agreed, and the points are not there to be taken. */
export type Short = { readonly kind: 'short'; readonly missing: number };
