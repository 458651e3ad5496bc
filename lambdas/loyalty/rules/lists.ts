// What the owner may list: rewards, and bonuses of items. Each list is one field of the rules.
import type { When } from '../../../shared/time/when.ts';

export type Reward = {
  /** As the owner calls it, without an article: `free coffee`, `$25 off`. */
  readonly reward: string;
  /** What it costs, in points. */
  readonly points: number;
};

/** Which items a bonus is for: a product code as written in the till, or words of the item's name or code. */
export type ItemMatch = { readonly kind: 'code' | 'any'; readonly value: string };

/** A stamp card: so many pieces are paid for, and the next one is free. */
export type StampCard = {
  /** What its items are called, whatever their number and order: stamps stay on it when the owner writes another number. */
  readonly name: string;
  readonly items: readonly ItemMatch[];
  /** So many stamps fill it. */
  readonly stamps: number;
  /** A stamp counts in the month in which it came and so many after it; absent: for good. */
  readonly months?: number;
};

export type Bonus = {
  readonly items: readonly ItemMatch[];
  /** Absent: always. */
  readonly when?: When;
  /** `times: 2` earns the item's amount twice, one of them extra; `points` is per unit. */
  readonly effect:
    | { readonly kind: 'multiplier'; readonly times: number }
    | { readonly kind: 'flat'; readonly points: number }
    /** Instead of what other things earn, and more than that. */
    | { readonly kind: 'rate'; readonly points: number; readonly perMinor: number };
};
