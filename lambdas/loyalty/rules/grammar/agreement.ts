// What is wrong between rewards, or between bonuses, that are each right alone.
import type { Rule } from '../../../../shared/rules/grammar.ts';
import type { Problem } from '../../../../shared/rules/reading.ts';
import { fold, singular } from '../../../../shared/rules/tokens.ts';
import type { Bonus, Reward } from '../lists.ts';
import { itemKey } from './items.ts';

/** As many as fit on the till's screen. */
const mostRewards = 15;

type Written = Rule<{ readonly field: string; readonly value: unknown }>;

/** Two prices for one reward, two multipliers for one item, too many rewards. */
export function agreementProblems(rules: readonly Written[]): readonly Problem[] {
  return [...rewardProblems(rules), ...bonusProblems(rules)];
}

/** "Free coffees" and "free coffee" are one reward. */
export const rewardKey = (reward: string): string => fold(reward).split(/\s+/).map(singular).join(' ');

function rewardProblems(rules: readonly Written[]): readonly Problem[] {
  const problems: Problem[] = [];
  const priced = new Map<string, { readonly points: number; readonly line: number }>();
  for (const { line, text, value } of rules) {
    if (value.field !== 'rewards') continue;
    for (const { reward, points } of value.value as readonly Reward[]) {
      const earlier = priced.get(rewardKey(reward));
      if (earlier === undefined) priced.set(rewardKey(reward), { points, line });
      else if (earlier.points !== points)
        problems.push({
          line,
          text,
          message: `"${reward}" costs ${points} points here and ${earlier.points} on line ${earlier.line}. Keep one of them`,
        });
    }
    if (priced.size > mostRewards && problems.length === 0)
      problems.push({ line, text, message: `That is ${priced.size} rewards; ${mostRewards} are the most` });
  }
  return problems;
}

function bonusProblems(rules: readonly Written[]): readonly Problem[] {
  const problems: Problem[] = [];
  const given = new Map<string, { readonly amount: number; readonly rule: Written }>();
  for (const rule of rules) {
    if (rule.value.field !== 'bonuses') continue;
    const { items, effect } = rule.value.value as Bonus;
    const amount = effect.kind === 'multiplier' ? effect.times : effect.points;
    for (const item of items) {
      const key = `${effect.kind} ${itemKey(item)}`;
      const earlier = given.get(key);
      if (earlier === undefined) given.set(key, { amount, rule });
      else if (earlier.amount !== amount) {
        problems.push({
          line: rule.line,
          text: rule.text,
          message: `Line ${rule.line} and line ${earlier.rule.line} disagree about ${item.value === '*' ? 'everything' : `"${item.value}"`}: line ${earlier.rule.line} says "${earlier.rule.text}" Keep one of them`,
        });
        break;
      }
    }
  }
  return problems;
}
