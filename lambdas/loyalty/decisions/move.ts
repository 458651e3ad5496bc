// The four moves: skip, add, add and announce, hold for review. Whether an addition announces is decided by the
// write itself (crossing.ts); everything else is decided here.

import type { MemberRow } from '../rows.ts';
import type { LoyaltyRules } from '../rules/shape.ts';

export type Move =
  | { readonly move: 'skip'; readonly reason: 'no-member' }
  | { readonly move: 'add' }
  | { readonly move: 'hold'; readonly reason: 'far-larger-basket' | 'large-first-sale' | 'large-sale' };

/**
 * `member` is undefined for a phone nobody has seen. A member whose baskets are not known (new, or brought in from
 * another programme) is measured by the limit for first sales.
 */
export function decideMove(
  sale: { readonly phone?: string; readonly totalMinor: number },
  member: Pick<MemberRow, 'visit_count' | 'largest_minor'> | undefined,
  rules: Pick<LoyaltyRules, 'holdTimesLargest' | 'holdFirstSaleMinor' | 'holdOverMinor'>,
): Move {
  if (sale.phone === undefined) return { move: 'skip', reason: 'no-member' };
  const { holdOverMinor } = rules;
  if (holdOverMinor !== undefined && sale.totalMinor >= holdOverMinor)
    return { move: 'hold', reason: 'large-sale' };
  const largest = member?.largest_minor ?? 0;
  if (largest > 0) {
    const { holdTimesLargest } = rules;
    return holdTimesLargest !== undefined && sale.totalMinor >= holdTimesLargest * largest
      ? { move: 'hold', reason: 'far-larger-basket' }
      : { move: 'add' };
  }
  const { holdFirstSaleMinor } = rules;
  return holdFirstSaleMinor !== undefined && sale.totalMinor >= holdFirstSaleMinor
    ? { move: 'hold', reason: 'large-first-sale' }
    : { move: 'add' };
}
