// What points buy. The tiers stand in one sentence or one on each line, points first or reward first.
import { formsOf } from '../../../../shared/rules/grammar.ts';
import type { LoyaltyForm, LoyaltyRule } from '../rule.ts';
import type { Reward } from '../shape.ts';
import { tiers } from './tiers.ts';

const form = formsOf<LoyaltyRule>();

const rewards = '(reward tier|reward|tier|prize|treat|reward list) [(is|are)]';

/** The forms of a shop that sells in `currency`. */
export function rewardForms(currency: string): readonly LoyaltyForm[] {
  const example = '100 points = a free coffee.';
  const toRule = (read: { readonly tiers?: readonly Reward[]; readonly listed?: readonly Reward[] }) => ({
    rule: 'rewards' as const,
    rewards: read.listed ?? read.tiers ?? [],
  });
  return [
    form({
      id: 'rewards',
      example,
      stated: 'often',
      patterns: [`${rewards} {listed}`, '{tiers}'],
      slots: { listed: tiers(currency, { listed: true }), tiers: tiers(currency) },
      toRule,
    }),
    // Below a heading of their own, "Scarf: 300" can only be a reward.
    form({
      id: 'rewards',
      example,
      stated: 'often',
      under: {
        headings: ['Rewards', 'Reward', 'Reward tiers', 'Tiers', 'Our rewards', 'What points buy', 'Prizes'],
        bulletsOnly: false,
      },
      patterns: ['{tiers}'],
      slots: { tiers: tiers(currency, { listed: true }) },
      toRule,
    }),
  ];
}
