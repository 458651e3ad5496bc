// What somebody gets who joins by the form or at the desk, as the owner's document says.
import type { LoyaltyRules, Reward } from './shape.ts';

/** Undefined where nobody gets anything. */
export const giftForJoining = ({
  joiningPoints,
  rewards,
}: Pick<LoyaltyRules, 'joiningPoints' | 'rewards'>):
  | { readonly points: number; readonly rewards: readonly Reward[] }
  | undefined => (joiningPoints === undefined ? undefined : { points: joiningPoints, rewards });
