// Whether gift cards earn: said in a sentence, or meant by a bonus.
import type { LoyaltyRules } from './shape.ts';

/**
 * A gift card earns nothing when it is bought, because what is bought with it does. A sentence changes that; without one, a
 * bonus that names them says that they earn.
 */
export function giftCardsEarn({
  giftCardsEarn: said,
  bonuses,
}: Pick<LoyaltyRules, 'giftCardsEarn' | 'bonuses'>): boolean {
  return said ?? bonuses.some(({ items }) => items.some(({ value }) => GIFT_CARDS.test(value)));
}

const GIFT_CARDS = /^gift (?:card|voucher|certificate)s?$/i;
