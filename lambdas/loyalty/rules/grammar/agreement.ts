// What is wrong between rewards, or between bonuses, that are each right alone.
import type { Rule } from '../../../../shared/rules/grammar.ts';
import type { Problem } from '../../../../shared/rules/reading.ts';
import { fold, singular } from '../../../../shared/rules/tokens.ts';
import { decimalsOf } from '../../../../shared/shop/currencies.ts';
import type { Bonus, ItemMatch, Reward, StampCard } from '../lists.ts';
import { itemKey } from './items.ts';
import { moneyOffMinor } from './reward-name.ts';

/** As many as fit on the till's screen. */
const mostRewards = 15;

type Written = Rule<{ readonly field: string; readonly value: unknown }>;

/** Two prices for one reward, two multipliers for one item, too many rewards. */
export function agreementProblems(rules: readonly Written[], currency: string): readonly Problem[] {
  return [
    ...rewardProblems(rules),
    ...bonusProblems(rules),
    ...rateProblems(rules, currency),
    ...stampProblems(rules),
  ];
}

type Rate = { readonly points: number; readonly perMinor: number };

/** An item that would earn less than everything else, and a share of the money where nobody knows what a point is worth. */
function rateProblems(rules: readonly Written[], currency: string): readonly Problem[] {
  const earn = rules.find(({ value }) => value.field === 'earn');
  const rate = (earn?.value.value ?? { points: 1, perMinor: 10 ** decimalsOf(currency) }) as Rate & {
    readonly backPercent?: number;
  };
  if (earn !== undefined && rate.backPercent !== undefined && !saysWorth(rules, currency))
    return [
      {
        line: earn.line,
        text: earn.text,
        message:
          'How many points that is depends on what a point is worth, which nobody has said: add such a sentence',
        nearest: `100 points are worth ${currency} 1.`,
      },
    ];
  return rules.flatMap(({ line, text, value }) => {
    const effect = value.field === 'bonuses' ? (value.value as Bonus).effect : undefined;
    if (effect?.kind !== 'rate' || rate.backPercent !== undefined) return [];
    if (effect.points * rate.perMinor > rate.points * effect.perMinor) return [];
    const message =
      'Every item earns the points for its price, and a rule for some items can only add to them: name a higher rate than that of everything else';
    return [{ line, text, message }];
  });
}

const saysWorth = (rules: readonly Written[], currency: string): boolean =>
  rules.some(
    ({ value }) =>
      value.field === 'pointValueMinor' ||
      (value.field === 'rewards' &&
        (value.value as readonly Reward[]).some(({ reward }) => (moneyOffMinor(reward, currency) ?? 0) > 0)),
  );

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

/** A card of what earns nothing would stay empty: its lines are not counted. */
function stampProblems(rules: readonly Written[]): readonly Problem[] {
  const barred = new Map(
    rules.flatMap(({ line, value }) =>
      value.field === 'notEarning'
        ? (value.value as readonly ItemMatch[]).map((item) => [itemKey(item), line] as const)
        : [],
    ),
  );
  return rules.flatMap(({ line, text, value }) => {
    const items = value.field === 'stampCards' ? (value.value as StampCard).items : [];
    const empty = items.find((item) => barred.has(itemKey(item)));
    return empty === undefined
      ? []
      : [
          {
            line,
            text,
            message: `"${empty.value}" earns nothing on line ${barred.get(itemKey(empty))}, so it would bring no stamps either. Keep one of the two`,
          },
        ];
  });
}

const amountOf = (effect: Bonus['effect']): number =>
  effect.kind === 'multiplier'
    ? effect.times
    : effect.kind === 'flat'
      ? effect.points
      : effect.points / effect.perMinor;

function bonusProblems(rules: readonly Written[]): readonly Problem[] {
  const problems: Problem[] = [];
  const given = new Map<string, { readonly amount: number; readonly rule: Written }>();
  for (const rule of rules) {
    if (rule.value.field !== 'bonuses') continue;
    const { items, effect, when } = rule.value.value as Bonus;
    const amount = amountOf(effect);
    for (const item of items) {
      const key = `${effect.kind} ${itemKey(item)} ${JSON.stringify(when)}`;
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
