// What points buy. The tiers stand in one sentence or one on each line, points first or reward first.
import { declare, wording } from '../../../../shared/rules/declaration.ts';
import type { Reward } from '../lists.ts';
import { rewardKey } from './agreement.ts';
import { sayPoints } from './points.ts';
import { tiers } from './tiers.ts';

const list = '(reward tier|reward|tier|prize|treat|reward list) [(is|are)]';
const example = '100 points = a free coffee.';

/** Cheapest first; one to fifteen. */
export const rewards = declare<readonly Reward[]>({
  rule: 'rewards',
  about: 'rewards',
  byDefault: () => [{ reward: 'free coffee', points: 100 }],
  wordings: (currency) => [
    wording({
      example,
      stated: 'often',
      patterns: [`${list} {listed}`, '{tiers}'],
      slots: { listed: tiers(currency, { listed: true }), tiers: tiers(currency) },
      states: (read): readonly Reward[] => read.listed ?? read.tiers ?? [],
    }),
    // Below a heading of their own, "Scarf: 300" can only be a reward.
    wording({
      example,
      stated: 'often',
      under: {
        headings: ['Rewards', 'Reward', 'Reward tiers', 'Tiers', 'Our rewards', 'What points buy', 'Prizes'],
        bulletsOnly: false,
      },
      patterns: ['{tiers}'],
      slots: { tiers: tiers(currency, { listed: true }) },
      states: (read): readonly Reward[] => read.tiers ?? [],
    }),
  ],
  means: (stated) => stated.map(explainReward).join(' '),
  handbook: {
    also: [
      'Reward tiers: 100 points = a free coffee, 250 points = a free lunch, 500 points = £25 off.',
      'A free coffee costs 100 points.',
    ],
    limits: '1 to 15 rewards of 1 to 1,000,000 points, also in a list below the heading `Rewards:`',
  },
  combine: (texts) => texts.map(cheapestFirst).findLast((found) => found.length > 0),
});

/** A reward said twice is one reward. */
function cheapestFirst(stated: readonly (readonly Reward[])[]): readonly Reward[] {
  const found = new Map<string, Reward>();
  for (const reward of stated.flat())
    if (!found.has(rewardKey(reward.reward))) found.set(rewardKey(reward.reward), reward);
  return [...found.values()].sort((left, right) => left.points - right.points);
}

const explainReward = ({ reward, points }: Reward): string =>
  `${sayPoints(points)} ${points === 1 ? 'buys' : 'buy'}: ${reward}.`;
