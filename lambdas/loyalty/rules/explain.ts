// What rules mean, in plain words: the owner's way to check that the system understood.

import { sayMinutes } from '../../../shared/rules/slots/duration.ts';
import { formatMoney } from '../../../shared/shop/money.ts';
import { giftCardsEarn } from './gift-cards.ts';
import { sayPoints } from './grammar/points.ts';
import type { LoyaltyRule } from './rule.ts';
import type { Bonus, LoyaltyRules, Reward } from './shape.ts';

type Money = { readonly currency: string; readonly locale: string };

/** What one rule means; `rule` names it. */
export type Explained = { readonly rule: LoyaltyRule['rule']; readonly means: string };

/** One line per rule, those at their built-in value included. */
export function explainRules(rules: LoyaltyRules, money: Money): readonly Explained[] {
  const all: readonly LoyaltyRule[] = [
    { rule: 'earn', ...rules.earn },
    ...rules.bonuses.map((bonus) => ({ rule: 'bonus' as const, bonus })),
    { rule: 'rewards', rewards: rules.rewards },
    { rule: 'lapsing', days: rules.lapsingDays },
    { rule: 'regular', visits: rules.regularVisits },
    { rule: 'lapsing-action', action: rules.lapsingAction },
    { rule: 'max-nudges', nudges: rules.maxNudges },
    { rule: 'win-back', points: rules.winBackPoints },
    { rule: 'quiet-hours', quietHours: rules.quietHours },
    { rule: 'hold-basket', times: rules.holdTimesLargest },
    { rule: 'hold-first-sale', minor: rules.holdFirstSaleMinor },
    { rule: 'gift-cards', earn: giftCardsEarn(rules) },
  ];
  const explained = all.map((rule) => ({ rule: rule.rule, means: explainRule(rule, money) }));
  const value: Explained = {
    rule: 'point-value',
    means:
      rules.pointValueMinor === undefined
        ? 'What a point is worth is not known, so the monthly summary counts points and no money.'
        : explainRule({ rule: 'point-value', minor: rules.pointValueMinor }, money),
  };
  return [...explained, value];
}

/** One rule in plain words. */
export function explainRule(rule: LoyaltyRule, money: Money): string {
  switch (rule.rule) {
    case 'earn':
      return `${sayPoints(rule.points)} for every ${say(rule.perMinor, money)} spent.`;
    case 'bonus':
      return explainBonus(rule.bonus);
    case 'rewards':
      return rule.rewards.map(explainReward).join(' ');
    case 'lapsing':
      return `A regular counts as lapsing after ${sayMinutes(rule.days * 1440)} without a visit.`;
    case 'regular':
      return `A member is a regular from ${rule.visits} visits on; only regulars can lapse.`;
    case 'lapsing-action':
      return rule.action === 'list'
        ? 'Lapsing regulars are listed at the desk, and nobody is written to by itself.'
        : 'Lapsing regulars are listed at the desk, and each gets one nudge by itself.';
    case 'max-nudges':
      return `After ${rule.nudges === 1 ? 'one nudge' : `${rule.nudges} nudges`} without a visit a member is rested and left alone.`;
    case 'win-back':
      return `A win-back bonus gives ${sayPoints(rule.points)}.`;
    case 'quiet-hours':
      return rule.quietHours === 'off'
        ? 'No quiet hours: a mail may go out at any hour.'
        : `No mail goes out from ${rule.quietHours.from} to ${rule.quietHours.until}, by the shop's clock.`;
    case 'hold-basket':
      return rule.times === undefined
        ? 'No basket is held for its size.'
        : `A basket of ${rule.times} times the member's largest so far, or more, waits for a person.`;
    case 'hold-first-sale':
      return rule.minor === undefined
        ? 'No first sale is held.'
        : `A new member's first sale of ${say(rule.minor, money)} or more waits for a person.`;
    case 'gift-cards':
      return rule.earn
        ? 'A gift card earns points when it is bought, and again what is bought with it.'
        : 'A gift card earns nothing when it is bought; what is bought with it earns.';
    case 'point-value':
      return `The monthly summary counts 100 points as ${say(Math.round(rule.minor * 100), money)}.`;
  }
}

const say = (minor: number, { currency, locale }: Money): string => formatMoney(minor, currency, locale);

const explainReward = ({ reward, points }: Reward): string =>
  `${sayPoints(points)} ${points === 1 ? 'buys' : 'buy'}: ${reward}.`;

function explainBonus({ items, effect }: Bonus): string {
  const what = items.some(({ value }) => value === '*')
    ? 'Everything'
    : `What has ${items.map(({ kind, value }) => (kind === 'code' ? `the code ${value}` : `"${value}" in its name`)).join(' or ')}`;
  return effect.kind === 'multiplier'
    ? `${what} earns ${effect.times} times the usual points.`
    : `${what} earns ${sayPoints(effect.points)} more for each one sold.`;
}
