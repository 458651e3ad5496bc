// Which rewards a balance is enough for. The till screen, the mails and the summary all ask here, so that no two of
// them can disagree about somebody who stands on the very edge.

import { exact } from '../points.ts';
import type { Reward } from '../rules/shape.ts';

/** What is missing for a reward, in whole points rounded up: with 99.5 of 100 people see 99, and 1 is missing. */
export const missingPoints = (balance: number, cost: number): number =>
  Math.max(0, Math.ceil(exact(cost - balance)));

/** The rewards that this balance pays for, in the order given (cheapest first in the rules). */
export const affordable = (balance: number, rewards: readonly Reward[]): readonly Reward[] =>
  rewards.filter(({ points }) => exact(points - balance) <= 0);

/** The cheapest reward still out of reach; undefined when the balance pays for every one. */
export function nextReward(
  balance: number,
  rewards: readonly Reward[],
): { readonly reward: Reward; readonly missing: number } | undefined {
  const [reward] = rewards
    .filter(({ points }) => exact(points - balance) > 0)
    .toSorted((one, other) => one.points - other.points);
  return reward === undefined ? undefined : { reward, missing: missingPoints(balance, reward.points) };
}
