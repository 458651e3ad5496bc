// What the owner's two documents come to. The readers are rules.ts and voice.ts; decisions import only this.
import type { QuietHours } from '../../../shared/time/quiet-hours.ts';

export type Reward = {
  /** As the owner calls it, without an article: `free coffee`, `$25 off`. */
  readonly reward: string;
  /** What it costs, in points. */
  readonly points: number;
};

/** Which items a bonus is for: a product code as written in the till, or words of the item's name or code. */
export type ItemMatch = { readonly kind: 'code' | 'any'; readonly value: string };

export type Bonus = {
  readonly items: readonly ItemMatch[];
  /** `times: 2` earns the item's amount twice, one of them extra; `points` is per unit. */
  readonly effect:
    | { readonly kind: 'multiplier'; readonly times: number }
    | { readonly kind: 'flat'; readonly points: number };
};

export type LoyaltyRules = {
  /** So many points for each `perMinor` of the total: 1 point per dollar is { points: 1, perMinor: 100 }. */
  readonly earn: { readonly points: number; readonly perMinor: number };
  readonly bonuses: readonly Bonus[];
  /** Cheapest first; one to fifteen. */
  readonly rewards: readonly Reward[];
  readonly quietHours: QuietHours;
  readonly lapsingDays: number;
  /** From so many visits on a member is a regular who can lapse. */
  readonly regularVisits: number;
  readonly lapsingAction: 'list' | 'nudge-once';
  readonly maxNudges: number;
  readonly winBackPoints: number;
  /** A basket of so many times the member's largest is held; undefined: never. */
  readonly holdTimesLargest?: number;
  /** A member's first sale at or over this is held; undefined: never. */
  readonly holdFirstSaleMinor?: number;
  /** What a sentence says of them; see gift-cards.ts for what holds without one. */
  readonly giftCardsEarn?: boolean;
  /** What one point is worth in minor units, for the owner's summary; undefined: not said and not to be derived. */
  readonly pointValueMinor?: number;
};

/** One mail: placeholders in curly brackets are filled in by code. */
export type MailTemplate = { readonly subject: string; readonly text: string };

/** Placeholders: {name} {balance} {reward} {points} {next} {missing} {shop}; see voice.ts for which mail has which. */
export type LoyaltyVoice = {
  readonly rewardEarned: MailTemplate;
  readonly nightly: MailTemplate;
  readonly nudge: MailTemplate;
  readonly bonus: MailTemplate;
  readonly confirm: MailTemplate;
};
