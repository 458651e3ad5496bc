// What a reward takes: so much money spent, and what a balance of its price pays for.
import { type AtWorkTable, sayMoney } from '../../../shared/rules/at-work/at-work.ts';
import { crossingOf } from '../decisions/crossing.ts';
import { affordable } from '../decisions/rewards.ts';
import type { Reward } from '../rules/shape.ts';
import { type LoyaltySetting, pointsForMoney, sayEarned } from './sample-sale.ts';

/** Nobody saves for longer than that for a coffee. */
const MOST_YEARS = 5;

export const rewardsAtWork = {
  rewards: {
    example([reward]: readonly Reward[], setting: LoyaltySetting) {
      if (reward === undefined) return undefined;
      const minor = moneyFor(reward.points, setting);
      const can = affordable(reward.points, setting.rules.rewards).map((one) => one.reward);
      return minor === undefined || can.length === 0
        ? undefined
        : `Whoever has spent ${sayMoney(minor, setting)} has ${sayEarned(pointsForMoney(minor, setting))}, enough for: ${can.join(', ')}.`;
    },
    doubts: (rewards: readonly Reward[], setting: LoyaltySetting) =>
      rewards.flatMap(({ reward, points }) => {
        const perYear = yearly(setting);
        if (perYear === undefined || points <= perYear * MOST_YEARS) return [];
        const years = perYear === 0 ? undefined : Math.ceil(points / perYear);
        return [
          `Nobody will reach “${reward}”: the member who spends the most gathers ${sayEarned(Math.round(perYear))} a year${years === undefined ? '' : `, and would save for ${years} years`}`,
        ];
      }),
  },

  winBackPoints: {
    example(points: number, { rules }: LoyaltySetting) {
      const [first] = rules.rewards;
      if (first === undefined) return undefined;
      const balance = Math.max(0, first.points - Math.min(points, Math.ceil(first.points / 2)));
      const { crossed } = crossingOf(balance, points, rules.rewards);
      const reached = crossed.map(({ reward }) => reward).join(', ');
      return `Somebody with ${sayEarned(balance)} then has ${sayEarned(balance + points)}${reached === '' ? '' : `, enough for: ${reached}`}.`;
    },
  },
} satisfies AtWorkTable;

/** What the quickest member gathers in a year under these rules; undefined where nobody is known. */
function yearly(setting: LoyaltySetting): number | undefined {
  const spent = setting.shop.goods?.mostSpentPerYearMinor ?? 0;
  return spent === 0 ? undefined : pointsForMoney(spent, setting);
}

/** The least money, in the steps in which it earns, that comes to so many points. */
function moneyFor(points: number, setting: LoyaltySetting): number | undefined {
  const { perMinor } = setting.rules.earn;
  const each = pointsForMoney(1_000 * perMinor, setting) / 1_000;
  const minor = each <= 0 ? undefined : Math.ceil(points / each) * perMinor;
  return minor === undefined || pointsForMoney(minor, setting) < points ? undefined : minor;
}
