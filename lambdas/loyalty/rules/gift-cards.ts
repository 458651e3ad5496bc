// Whether gift cards earn: said in a sentence, or meant by a bonus.
import type { Bonus } from './lists.ts';

/**
 * A gift card earns nothing when it is bought, because what is bought with it does. A sentence changes that; without one, a
 * bonus that names them says that they earn.
 */
export function giftCardsEarn({
  giftCardsEarn: said,
  bonuses,
}: {
  readonly giftCardsEarn?: boolean;
  readonly bonuses: readonly Bonus[];
}): boolean {
  return said ?? bonuses.some(({ items }) => items.some(namesGiftCards));
}

export const namesGiftCards = ({ value }: { readonly value: string }): boolean => GIFT_CARDS.test(value);

const GIFT_CARDS = /^gift (?:card|voucher|certificate)s?$/i;
