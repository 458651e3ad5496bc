// The language of the loyalty tracker's rules document.

import { withQuietDays } from '../../../shared/rules/declared/quiet-days.ts';
import { makeLanguage } from '../../../shared/rules/language.ts';
import { decimalsOf } from '../../../shared/shop/currencies.ts';
import { exact } from '../points.ts';
import { declarations } from './declarations.ts';
import { agreementProblems } from './grammar/agreement.ts';
import { bonusSaid } from './grammar/bonus-said.ts';

import { moneyOffMinor } from './grammar/reward-name.ts';
import { rewardSaid } from './grammar/reward-said.ts';
import { loyaltyTopics } from './grammar/topics.ts';
import type { LoyaltyRules } from './shape.ts';
import { titles } from './titles.ts';

export const loyaltyLanguage = makeLanguage({
  declarations,
  called: titles['rules.txt'],
  // Names of rewards and of items are free text, so they are tried when nothing else fits.
  last: ['rewards', 'stampCards', 'notEarning', 'bonuses'],
  topics: loyaltyTopics,
  writes: (rule, text) => (rule === 'bonus' ? bonusSaid(text) : rule === 'rewards' ? rewardSaid(text) : []),
  check: agreementProblems,
  lacks: (stated) => (stated.some(({ field }) => field === 'rewards') ? undefined : noReward),
  settle: (rules, _, currency) => withQuietDays(withRate(withPointValue(rules, currency), currency)),
});

const noReward = {
  line: 0,
  text: '',
  message: 'No reward is written down, so points would buy nothing',
  nearest: '100 points = a free coffee.',
};

/** A share of the money as points for money, and whole amounts where only those count. */
function withRate(rules: LoyaltyRules, currency: string): LoyaltyRules {
  const { earn, pointValueMinor = 0, wholeUnits } = rules;
  const { backPercent, ...plain } = earn;
  const perMinor = 10 ** decimalsOf(currency);
  const rate =
    backPercent === undefined || pointValueMinor === 0
      ? plain
      : { points: exact((perMinor * backPercent) / 100 / pointValueMinor), perMinor };
  return { ...rules, earn: wholeUnits === true ? { ...rate, whole: true } : rate };
}

/** Where nobody said what a point is worth, the money that points buy says so; of several the least. */
function withPointValue(rules: LoyaltyRules, currency: string): LoyaltyRules {
  if (rules.pointValueMinor !== undefined) return rules;
  const values = rules.rewards.flatMap(({ reward, points }) => {
    const minor = moneyOffMinor(reward, currency);
    return minor === undefined || minor === 0 ? [] : [exact(minor / points)];
  });
  return values.length === 0 ? rules : { ...rules, pointValueMinor: Math.min(...values) };
}
