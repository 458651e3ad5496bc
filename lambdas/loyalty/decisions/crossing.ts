// Which rewards come within reach with these points, and for which balances that is so. The write that adds the
// points is made under exactly that condition, so that of many sales that together cross a reward one announces it:
//
//   balance   84 ───── + 24 ─────▶ 108        rewards at 100 and 250
//   crossed   free coffee (100)               true for every balance from 76 up to, not including, 100

import { exact } from '../points.ts';
import type { Reward } from '../rules/shape.ts';

export type Crossing = {
  /** Cheapest first. */
  readonly crossed: readonly Reward[];
  /** The crossing is the same for every balance from `atLeast` up to, not including, `below`. */
  readonly atLeast?: number;
  readonly below?: number;
};

/** `rewards` cheapest first. Points taken away cross nothing, at any balance. */
export function crossingOf(balance: number, points: number, rewards: readonly Reward[]): Crossing {
  if (points <= 0) return { crossed: [] };
  const after = exact(balance + points);
  const crossed = rewards.filter(({ points: cost }) => balance < cost && cost <= after);
  const reached = rewards.filter(({ points: cost }) => cost <= balance).map(({ points: cost }) => cost);
  const beyond = rewards.filter(({ points: cost }) => cost > after).map(({ points: cost }) => cost);
  const costs = crossed.map(({ points: cost }) => cost);
  const atLeast = [...reached, ...costs.map((cost) => exact(cost - points))];
  const below = [...costs, ...beyond.map((cost) => exact(cost - points))];
  return {
    crossed,
    ...(atLeast.length === 0 ? {} : { atLeast: Math.max(...atLeast) }),
    ...(below.length === 0 ? {} : { below: Math.min(...below) }),
  };
}
