// The owner's rules for the loyalty tracker, read from sentences, with the defaults where they are silent.

import type { Rule } from '../../../shared/rules/grammar.ts';
import { readBoth } from '../../../shared/rules/owner-documents.ts';
import type { ReadResult } from '../../../shared/rules/reading.ts';
import { decimalsOf } from '../../../shared/shop/currencies.ts';
import { exact } from '../points.ts';
import { rewardKey } from './grammar/agreement.ts';
import { itemKey } from './grammar/items.ts';
import { moneyOffMinor } from './grammar/reward-name.ts';
import { loyaltyGrammar } from './grammar.ts';
import type { LoyaltyRule } from './rule.ts';
import type { Bonus, LoyaltyRules, Reward } from './shape.ts';

/** What holds where a document says nothing; amounts in units of the shop's currency. Only rewards must be said. */
export function defaultLoyaltyRules(currency: string): LoyaltyRules {
  const unit = 10 ** decimalsOf(currency);
  return {
    earn: { points: 1, perMinor: unit },
    bonuses: [],
    rewards: [{ reward: 'free coffee', points: 100 }],
    quietHours: { from: '21:00', until: '08:00' },
    lapsingDays: 60,
    regularVisits: 5,
    lapsingAction: 'nudge-once',
    maxNudges: 2,
    winBackPoints: 50,
    holdTimesLargest: 10,
    holdFirstSaleMinor: 200 * unit,
  };
}

/** Reads a rules document. `currency` is the shop's; an amount in another one is a problem. Never throws. */
export function readLoyaltyRules(text: string, currency: string): ReadResult<LoyaltyRules> {
  return mergeLoyaltyRules('', text, currency);
}

/**
 * The document's rules over those of the parameter, which is written in the same language: where both name the same
 * knob the document wins. All rewards together are one knob, and so are all bonuses.
 */
export function mergeLoyaltyRules(
  parameterText: string,
  documentText: string,
  currency: string,
): ReadResult<LoyaltyRules> {
  const read = readBoth(parameterText, documentText, loyaltyGrammar(currency));
  if (!read.ok) return read;
  const stated = read.rules;
  const rewards = stated.map(rewardsOf).findLast((found) => found.length > 0);
  if (rewards === undefined) return { ok: false, problems: [noReward] };
  const bonuses = stated.map(bonusesOf).findLast((found) => found.length > 0) ?? [];
  const rules = stated.flat().reduce(applyRule, defaultLoyaltyRules(currency));
  return { ok: true, rules: withPointValue({ ...rules, rewards, bonuses }, currency) };
}

const noReward = {
  line: 0,
  text: '',
  message: 'No reward is written down, so points would buy nothing',
  nearest: '100 points = a free coffee.',
};

/** Cheapest first; a reward said twice is one reward. */
function rewardsOf(rules: readonly Rule<LoyaltyRule>[]): readonly Reward[] {
  const rewards = new Map<string, Reward>();
  for (const { value } of rules)
    for (const reward of value.rule === 'rewards' ? value.rewards : [])
      if (!rewards.has(rewardKey(reward.reward))) rewards.set(rewardKey(reward.reward), reward);
  return [...rewards.values()].sort((left, right) => left.points - right.points);
}

/** An item that has the same bonus twice has it once. */
function bonusesOf(rules: readonly Rule<LoyaltyRule>[]): readonly Bonus[] {
  const seen = new Set<string>();
  return rules.flatMap(({ value }) => {
    if (value.rule !== 'bonus') return [];
    const { effect } = value.bonus;
    const items = value.bonus.items.filter((item) => {
      const key = `${effect.kind} ${itemKey(item)}`;
      if (seen.has(key)) return false;
      seen.add(key);
      return true;
    });
    return items.length === 0 ? [] : [{ items, effect }];
  });
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

function applyRule(rules: LoyaltyRules, { value: rule }: Rule<LoyaltyRule>): LoyaltyRules {
  switch (rule.rule) {
    case 'rewards':
    case 'bonus':
      return rules;
    case 'earn':
      return { ...rules, earn: { points: rule.points, perMinor: rule.perMinor } };
    case 'lapsing':
      return { ...rules, lapsingDays: rule.days };
    case 'regular':
      return { ...rules, regularVisits: rule.visits };
    case 'lapsing-action':
      return { ...rules, lapsingAction: rule.action };
    case 'max-nudges':
      return { ...rules, maxNudges: rule.nudges };
    case 'win-back':
      return { ...rules, winBackPoints: rule.points };
    case 'quiet-hours':
      return { ...rules, quietHours: rule.quietHours };
    case 'hold-basket': {
      const { holdTimesLargest: _, ...others } = rules;
      return rule.times === undefined ? others : { ...others, holdTimesLargest: rule.times };
    }
    case 'hold-first-sale': {
      const { holdFirstSaleMinor: _, ...others } = rules;
      return rule.minor === undefined ? others : { ...others, holdFirstSaleMinor: rule.minor };
    }
    case 'gift-cards':
      return { ...rules, giftCardsEarn: rule.earn };
    case 'point-value':
      return { ...rules, pointValueMinor: exact(rule.minor) };
  }
}
